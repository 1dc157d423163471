"""A seccomp filter: system calls that no honest notebook makes are refused.

The filter is a deny list, closed at the top: a call younger than the list does
not exist for the guest. Refusals are plain errors, so that a program which only
tries goes on.

``chmod`` and ``utime`` are answered with success and *not* carried out. Neither
Landlock nor a private root can hold them back: with them a process could change
every file of the same user that it can name (the first), or the interpreter's
through ``/proc/self/exe`` (both). Copying a file and unpacking an archive go on.
"""

from __future__ import annotations

import errno
from functools import cache

from autograder.isolation import bpf, privileges
from autograder.isolation.bpf import Program, error

_AF_UNIX, _SOCK_STREAM, _SOCK_SEQPACKET = 1, 1, 5
_NEW_NAMESPACE_OR_SIBLING = 0x7E028000  # CLONE_NEW*, CLONE_PARENT
_O_TRUNC, _O_ACCMODE = 0o1000, 0o3
_SO_PASSPIDFD, _SO_PEERPIDFD = 76, 77

#: Of other processes, of cores that are another submission's, of the machine, of files behind
#: Landlock's back, of wide open kernel parts, of memory that no limit counts.
REFUSED = """
    ptrace process_vm_readv process_vm_writev process_madvise process_mrelease kcmp pidfd_getfd
    migrate_pages move_pages ioprio_set sched_setaffinity
    mount umount2 pivot_root chroot mount_setattr move_mount open_tree unshare setns
    fsopen fsconfig fsmount fspick open_by_handle_at name_to_handle_at quotactl quotactl_fd
    fanotify_init fanotify_mark inotify_init inotify_init1 chown lchown fchown fchownat
    init_module finit_module delete_module create_module kexec_load kexec_file_load reboot
    swapon swapoff acct syslog settimeofday clock_settime clock_adjtime adjtimex sethostname
    setdomainname vhangup iopl ioperm
    bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register memfd_secret
    keyctl add_key request_key personality modify_ldt uselib sysfs _sysctl nfsservctl lookup_dcookie
    shmget msgget semget mq_open mq_unlink memfd_create
"""
#: Answered with success, not carried out.
IGNORED = "chmod fchmod fchmodat fchmodat2 utime utimes futimesat utimensat"
#: Calls by which "set the date to now" names a file, and the argument that is then null.
#: Success would tell :meth:`pathlib.Path.touch` that the file exists and need not be made.
TOUCHING = {"utime": 1, "utimes": 1, "futimesat": 2, "utimensat": 2}
#: Extended attributes, which copying programs know how to do without.
UNSUPPORTED = "setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr"
#: Calls that name a process; 0 is the caller, and no other is allowed.
ONLY_ON_ITSELF = "prlimit64 sched_setattr sched_setparam sched_setscheduler"
SIGNALS = "tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open"
#: Typing into a terminal, its line discipline; signals to the owner; flags of files.
REFUSED_IOCTLS = (
    *(0x5412, 0x541C, 0x5423),  # TIOCSTI, TIOCLINUX, TIOCSETD
    *(0x8901, 0x8902),  # FIOSETOWN, SIOCSPGRP
    *(0x40086602, 0x40046602, 0x401C5820),  # FS_IOC_SETFLAGS and its 32-bit form, FSSETXATTR
    *(0x40087602, 0x40806685),  # FS_IOC_SETVERSION, FS_IOC_ENABLE_VERITY
)
#: F_SETOWN, F_SETSIG, F_SETOWN_EX send any signal to any process; F_SETLEASE, F_NOTIFY.
REFUSED_FCNTLS = (8, 10, 15, 1024, 1026)


def install(*, allow_signals: bool, allow_sockets: bool, allow_truncate: bool) -> None:
    """Filter the system calls of this process and of all that it will start, for good.

    Parameters
    ----------
    allow_signals : bool
        Whether ``kill`` and its kin may be called: where a pid namespace, or Landlock from
        ABI 6 on, lets them reach the submission's own processes only. Otherwise all are
        refused but ``kill(0, ...)``, which reaches the caller's process group: a filter sees
        numbers, and cannot know which of them are children born after it was installed. A
        parent ends its child through the handle of
        :func:`~autograder.isolation.namespaces.fork_with_handle`; a handle comes from birth
        only, since opening and being passed one is refused too.
    allow_sockets : bool
        Whether ``socket`` may make AF_UNIX ones: where the root is private. Elsewhere the
        sockets of the host's services (a session bus, a container daemon) would obey the
        same user, and no version of Landlock so far covers them; stream pairs are always
        fine. Other families are refused always.
    allow_truncate : bool
        Whether a file may be cut by its name: where the root is private, or Landlock (from
        ABI 3 on) looks.

    Raises
    ------
    OSError
        If the kernel has no seccomp filters, or the machine is one we have no numbers of.
    """
    privileges.no_new_privileges()
    bpf.install(
        prepare(
            allow_signals=allow_signals, allow_sockets=allow_sockets, allow_truncate=allow_truncate
        )
    )


@cache
def prepare(*, allow_signals: bool, allow_sockets: bool, allow_truncate: bool) -> bytes:
    """Assemble the filter; a zygote does so once for all of its forks, which takes a millisecond.

    Parameters are those of :func:`install`.
    """
    return program(
        allow_signals=allow_signals, allow_sockets=allow_sockets, allow_truncate=allow_truncate
    ).code()


def program(*, allow_signals: bool, allow_sockets: bool, allow_truncate: bool) -> Program:
    """Return the rules that :func:`install` installs."""
    rules = Program()
    _refuse_by_name(rules, allow_signals, allow_sockets, allow_truncate)
    _refuse_by_argument(rules)
    if not allow_sockets:  # a datagram pair can be turned to any address
        kinds = (_SOCK_STREAM, _SOCK_SEQPACKET)
        rules.answer_unless("socketpair", 1, kinds, error(errno.EACCES), mask=0xF)
    if not allow_signals:
        rules.answer_unless("kill", 0, (0,), error(errno.EPERM))
        rules.answer_if("getsockopt", 2, (_SO_PEERPIDFD,), error(errno.EPERM))
        rules.answer_if("setsockopt", 2, (_SO_PASSPIDFD,), error(errno.EPERM))
    if not allow_truncate:  # Landlock before ABI 3 sees an opening to read
        mask = _O_TRUNC | _O_ACCMODE
        cut = (_O_TRUNC, _O_TRUNC | _O_ACCMODE)
        rules.answer_if("open", 1, cut, error(errno.EACCES), mask=mask)
        rules.answer_if("openat", 2, cut, error(errno.EACCES), mask=mask)
    return rules


def _refuse_by_name(
    rules: Program, allow_signals: bool, allow_sockets: bool, allow_truncate: bool
) -> None:
    """Add the rules that a call's name decides, and those that must come before them."""
    rules.answer_above("mseal", error(errno.ENOSYS))
    rules.answer_if("utimensat", 1, (0,), error(0))  # names no file but a descriptor: touch(1)
    for name, argument in TOUCHING.items():
        rules.answer_if(name, argument, (0,), error(errno.EPERM))
    for names, code in (
        (REFUSED, errno.EPERM),
        (IGNORED, 0),
        (UNSUPPORTED, errno.ENOTSUP),
        ("clone3", errno.ENOSYS),  # its flags are out of sight; the C library then uses clone
        ("" if allow_signals else SIGNALS, errno.EPERM),
        ("" if allow_truncate else "truncate", errno.EACCES),
        ("" if allow_truncate else "openat2", errno.ENOSYS),  # as clone3
        ("" if allow_sockets else "socket", errno.EACCES),
    ):
        for name in names.split():
            rules.answer(name, error(code))


def _refuse_by_argument(rules: Program) -> None:
    """Add the rules that hold always and look at one argument."""
    refused = error(errno.EPERM)
    rules.answer_if_any_bit("clone", 0, _NEW_NAMESPACE_OR_SIBLING, refused)
    rules.answer_if("ioctl", 1, REFUSED_IOCTLS, refused)
    rules.answer_if("fcntl", 1, REFUSED_FCNTLS, refused)
    for name in ONLY_ON_ITSELF.split():
        rules.answer_unless(name, 0, (0,), refused)
    for argument in (0, 1):  # setpriority(PRIO_PROCESS, 0, ...)
        rules.answer_unless("setpriority", argument, (0,), refused)
    for name in ("socket", "socketpair"):
        rules.answer_unless(name, 0, (_AF_UNIX,), error(errno.EACCES))
