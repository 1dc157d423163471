"""Namespaces: a process sees a machine of its own, without network and without the others."""

from __future__ import annotations

import ctypes
import os
import signal
from pathlib import Path

from autograder.isolation import privileges
from autograder.isolation.syscalls import call, call_holding_the_interpreter

CLONE_PIDFD = 0x00001000
CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
INSIDE_ID = 1000  # not 0: starting a program as user 0 would bring the capabilities back


def enter_mounts() -> None:
    """Give this process a mount table of its own; as root only, see :func:`enter`."""
    call("unshare", CLONE_NEWNS)


def enter() -> None:
    """Move this process into its own user, mount, network, IPC, host name and cgroup namespaces.

    It holds all capabilities there and none outside. Works for every user whom the machine
    allows user namespaces. Root had better call :func:`~.privileges.drop_root` before, or the
    files of root would still be its own.

    Raises
    ------
    OSError
        If the machine forbids it, or this process has more than one thread.
    """
    threads = _threads()
    if threads > 1:
        raise OSError(f"a process of {threads} threads cannot enter namespaces")
    uid, gid = os.geteuid(), os.getegid()
    privileges.dumpable()
    others = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP
    call("unshare", CLONE_NEWUSER | others)
    _write("/proc/self/setgroups", "deny")  # without it an ordinary user may not map a group
    _write("/proc/self/uid_map", f"{INSIDE_ID} {uid} 1")
    _write("/proc/self/gid_map", f"{INSIDE_ID} {gid} 1")


def fork_into_pid_namespace() -> int:
    """Fork as :func:`os.fork` does; the child is process 1 of a pid namespace of its own.

    All that it starts sees no process outside, and dies with it. It also gets copies of the
    mount table, so that what is mounted for one submission is gone with it, and an IPC
    namespace, so that no queue or shared memory stays for the next.

    Returns
    -------
    pid : int
        0 in the child; in the parent the child's process id as the parent sees it.

    Raises
    ------
    OSError
        If the caller is not in a user namespace of its own, see :func:`enter`.
    """
    return _fork(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC)


def fork_with_handle() -> tuple[int, int]:
    """Fork as :func:`os.fork` does, with a handle for :func:`signal.pidfd_send_signal`.

    Under a seccomp filter with ``allow_signals=False`` a parent can end its child only so.

    Returns
    -------
    pid, handle : int
        0 and -1 in the child.
    """
    place = ctypes.c_int(-1)
    pid = _fork(CLONE_PIDFD, ctypes.addressof(place))
    return pid, place.value if pid else -1


def _fork(flags: int, handle_address: int = 0) -> int:
    """Fork by a raw ``clone``: no C library function forks with flags and returns twice."""
    api = ctypes.pythonapi
    for hook in (api.PyOS_BeforeFork, api.PyOS_AfterFork_Parent, api.PyOS_AfterFork_Child):
        hook.restype = None
    api.PyOS_BeforeFork()
    try:
        pid = call_holding_the_interpreter("clone", flags | signal.SIGCHLD, 0, handle_address, 0, 0)
    except OSError:
        api.PyOS_AfterFork_Parent()
        raise
    if pid:
        api.PyOS_AfterFork_Parent()
    else:
        api.PyOS_AfterFork_Child()
    return pid


def _threads() -> int:
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _write(path: str, text: str) -> None:
    Path(path).write_text(text)
