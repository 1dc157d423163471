"""A process gives up what it could do to others: user, capabilities, new privileges."""

from __future__ import annotations

import os
import signal
import struct
from contextlib import suppress
from pathlib import Path

from autograder.isolation.syscalls import call

NOBODY = 65534

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_CAPBSET_READ = 23
_PR_CAPBSET_DROP = 24
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x20080522


def drop_root(uid: int = NOBODY, gid: int = NOBODY) -> None:
    """Become an ordinary user for good; nothing where this is one already.

    A parent-death signal set before is lost, and the files of this process under
    ``/proc/self`` belong to root until :func:`dumpable`.
    """
    if os.geteuid() != 0:
        return
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def hand_over(path: Path, uid: int = NOBODY, gid: int = NOBODY) -> None:
    """Give a file or directory to the user that :func:`drop_root` will make of a guest.

    For the judge, where it runs as root and the guest shall write on the host's own disk.
    """
    if os.geteuid() == 0:
        os.chown(path, uid, gid)


def no_new_privileges() -> None:
    """No program that is started from now on gains by a set-user-id bit or file capabilities."""
    call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def drop_capabilities() -> None:
    """Empty all five capability sets.

    The bounding set can be emptied only by one who holds ``CAP_SETPCAP``; who does not,
    cannot gain by it either once :func:`no_new_privileges` holds.
    """
    with suppress(OSError):  # kernel without ambient capabilities: none are set
        call("prctl", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    with suppress(OSError):
        capability = 0
        while call("prctl", _PR_CAPBSET_READ, capability, 0, 0, 0) >= 0:  # EINVAL past the last
            call("prctl", _PR_CAPBSET_DROP, capability, 0, 0, 0)
            capability += 1
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    call("capset", header, struct.pack("=6I", 0, 0, 0, 0, 0, 0))


def dumpable() -> None:
    """Let this process write its own files under ``/proc``, as the maps of a user namespace."""
    call("prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)


def not_dumpable() -> None:
    """Close this process, and its forks until they start a program, to debuggers and core dumps."""
    call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


def die_with_parent() -> None:
    """Be killed when the thread that forked this process ends."""
    call("prctl", _PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
