"""The two steps by which a guest shuts itself in; each is for good.

The zygote, which is trusted, takes the first before it serves. A submission's
root process takes the second before any code of a student runs in it or below;
at :attr:`~.levels.Level.FULL` it has been started by
:func:`~.namespaces.fork_into_pid_namespace`. Both are given the same values.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from autograder.isolation import landlock, namespaces, private_root, privileges, seccomp
from autograder.isolation.levels import Level

_PROC, _DEV = Path("/proc"), Path("/dev")
_SINKS = tuple(Path("/dev", name) for name in ("null", "zero", "full"))


def confine_zygote(level: Level, *, readable: Sequence[Path], work: Path, size_mib: int) -> None:
    """Shut the zygote in: what it never needs again, and what is too slow for each submission.

    Parameters
    ----------
    level : Level
        As strong as the machine offers, see :func:`~.offer.offered`.
    readable : sequence of Path
        What submissions may read, usually :func:`~.private_root.interpreter_paths`.
    work : Path
        Where submissions may write. At ``FULL`` it is made inside the private root, and what
        is there on the host stays out of sight. Otherwise it is a directory of the host that
        the guest's user may write to, see :func:`~.privileges.hand_over`.
    size_mib : int
        What fits into it, in MiB; only ``FULL`` can hold to that.

    Raises
    ------
    OSError
        If a layer is not to be had. The process must end then.
    """
    if level is Level.FULL:
        _enter_private_root(readable, work, size_mib)
    elif level is Level.STRONG:
        privileges.drop_root()
        check_interpreter()
    os.chdir(work)
    with _if_possible(level):
        privileges.not_dumpable()
    if level is not Level.PROCESS:
        seccomp.prepare(**_what_other_layers_hold(level))


def confine_submission(
    level: Level, *, readable: Sequence[Path], work: Path, size_mib: int
) -> None:
    """Shut a submission in; all that it starts inherits this.

    Parameters
    ----------
    level, readable, work, size_mib
        As of :func:`confine_zygote`. At ``FULL`` `work` is empty and fresh, at the other
        levels it may be a directory inside the zygote's.

    Raises
    ------
    OSError
        If a layer is not to be had. No student code may run then.
    """
    if level is Level.FULL:
        private_root.renew(work, size_mib)
        private_root.mount_proc()
    else:
        os.chdir(work)
    with _if_possible(level):
        privileges.die_with_parent()
        privileges.no_new_privileges()
    if level is Level.FULL and landlock.abi():
        terminals = [private_root.SHARED_MEMORY, private_root.TERMINALS]
        landlock.restrict([*readable, _PROC, _DEV], [work, *_SINKS, *terminals])
    elif level is Level.STRONG:
        landlock.restrict([*readable, *private_root.DEVICES], [work, *_SINKS])
    with _if_possible(level):
        privileges.drop_capabilities()  # after the mounts, which need them
        if level is Level.FULL:  # nobody inside can name another's process; the judge measures it
            privileges.dumpable()
        else:
            privileges.not_dumpable()
    if level is not Level.PROCESS:  # last: the filter refuses much of the above
        seccomp.install(**_what_other_layers_hold(level))


def _what_other_layers_hold(level: Level) -> dict[str, bool]:
    """Return what the filter may leave to a private root or to this kernel's Landlock."""
    private, version = level is Level.FULL, landlock.abi()
    return {
        "allow_signals": private or version >= landlock.SCOPES_SIGNALS,
        "allow_sockets": private,
        "allow_truncate": private or version >= landlock.SEES_TRUNCATION,
    }


def _enter_private_root(readable: Sequence[Path], work: Path, size_mib: int) -> None:
    """Enter namespaces and a private root, in the order that the caller's user asks for."""
    if _has_own_mounts():
        # Root looks up the paths: another user may not be let into the home they lie in. The
        # mounts it makes are locked in the namespaces that the other user then enters.
        private_root.enter(readable, work, size_mib)
        privileges.drop_root()
        namespaces.enter()
    else:
        privileges.drop_root()
        namespaces.enter()
        private_root.enter(readable, work, size_mib)


def _has_own_mounts() -> bool:
    """Take a mount namespace as root; return False for others, and for root in a container."""
    if os.geteuid() != 0:
        return False
    try:
        namespaces.enter_mounts()
    except PermissionError:
        return False
    return True


def check_interpreter() -> None:
    """Say plainly what would otherwise show as a failing import in the middle of a notebook."""
    for path in (sys.executable, os.__file__):
        if not os.access(path, os.R_OK):
            raise PermissionError(
                f"user {os.geteuid()} cannot read {path}: run the grader as an ordinary user, "
                "or install Python outside of root's home"
            )


def _if_possible(level: Level) -> AbstractContextManager[None]:
    """Pass over what a machine does not offer at the level that promises least."""
    return suppress(OSError) if level is Level.PROCESS else nullcontext()
