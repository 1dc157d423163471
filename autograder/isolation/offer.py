"""Which layers this machine offers, found out by trying each in a child that then ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autograder.isolation import (
    bubblewrap,
    confine,
    landlock,
    namespaces,
    private_root,
    privileges,
    seccomp,
)
from autograder.isolation.levels import Level
from autograder.isolation.syscalls import call


@dataclass(frozen=True, slots=True)
class Layer:
    """Whether a layer is to be had.

    Attributes
    ----------
    available : bool
        It has been tried and held.
    reason : str
        Why it is not.
    remedy : str
        What the operator can do about it.
    """

    available: bool
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What this machine offers.

    Attributes
    ----------
    namespaces, pid_namespace, private_root, proc, landlock, seccomp, bubblewrap : Layer
        ``proc`` is a process file system of its own, which no level depends on; only the level
        of that name needs ``bubblewrap``.
    readable_python : Layer
        Whether student code, which is never root's, may read this interpreter where it lies;
        ``strong`` needs it, which gives it no root of its own.
    landlock_abi : int
        0 where there is none.
    """

    namespaces: Layer
    pid_namespace: Layer
    private_root: Layer
    proc: Layer
    landlock: Layer
    seccomp: Layer
    bubblewrap: Layer
    readable_python: Layer
    landlock_abi: int


_CONTAINER = "in a container, start it with --security-opt seccomp=unconfined or use another host"
_REMEDIES = {
    "namespaces": "allow user namespaces: sysctl user.max_user_namespaces, and where there are "
    "kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0; "
    + _CONTAINER,
    "private_root": "Linux 5.12 or later is needed, and all that namespaces need",
    "proc": "in a container, start it with --security-opt systempaths=unconfined",
    "landlock": "Linux 5.13 or later with landlock in the kernel's lsm= list; " + _CONTAINER,
    "seccomp": "Linux on x86-64 or aarch64 with CONFIG_SECCOMP_FILTER is needed",
    "readable_python": "needed only at level strong",
    "bubblewrap": "needed only where course_config.py asks for it: install the system's package "
    "bubblewrap, and allow user namespaces",
}
_WORK = Path("/work")  # inside the private root of a probe


def offered() -> Offer:
    """Try every layer in a child of its own; the caller stays as it is."""
    return Offer(
        namespaces=_probe(_namespaces, "namespaces"),
        pid_namespace=_probe(_pid_namespace, "namespaces"),
        private_root=_probe(_private_root, "private_root"),
        proc=_probe(_proc, "proc"),
        landlock=_probe(_landlock, "landlock"),
        seccomp=_probe(_seccomp, "seccomp"),
        bubblewrap=_probe(bubblewrap.check, "bubblewrap"),
        readable_python=_probe(_readable_python, "readable_python"),
        landlock_abi=landlock.abi(),
    )


def best_level(offer: Offer) -> Level:
    """Return the strongest level that an offer allows."""
    levels = (Level.FULL, Level.STRONG)  # another program is used when asked for only
    return next((level for level in levels if holds(offer, level)), Level.PROCESS)


def holds(offer: Offer, level: Level) -> bool:
    """Tell whether a machine offers all layers of a level."""
    needed = {
        Level.FULL: (offer.namespaces, offer.pid_namespace, offer.private_root, offer.seccomp),
        Level.BUBBLEWRAP: (offer.bubblewrap, offer.landlock, offer.seccomp),
        Level.STRONG: (offer.landlock, offer.seccomp, offer.readable_python),
        Level.PROCESS: (),
    }
    return all(layer.available for layer in needed[level])


def _namespaces() -> None:
    privileges.drop_root()
    namespaces.enter()


def _pid_namespace() -> None:
    _namespaces()
    _end_or_raise(namespaces.fork_into_pid_namespace(), lambda: os.getpid() == 1)


def _private_root() -> None:
    paths = private_root.interpreter_paths()
    confine.confine_zygote(Level.FULL, readable=paths, work=_WORK, size_mib=1)


def _proc() -> None:
    _private_root()
    _end_or_raise(namespaces.fork_into_pid_namespace(), private_root.mount_proc)


def _readable_python() -> None:
    privileges.drop_root()
    confine.check_interpreter()


def _landlock() -> None:
    landlock.restrict([], [])
    _must_be_refused(lambda: next(Path("/").iterdir()))


def _seccomp() -> None:
    seccomp.install(allow_signals=True, allow_sockets=True, allow_truncate=True)
    _must_be_refused(lambda: call("unshare", 0))


def _must_be_refused(attempt: Callable[[], object]) -> None:
    try:
        attempt()
    except PermissionError:
        return
    raise OSError("it is accepted, but does not hold")


def _end_or_raise(pid: int, check: Callable[[], bool]) -> None:
    """In the child end with the result of a check; in the parent raise if it is not true."""
    if not pid:
        status = 1
        try:
            status = 0 if check() else 1
        finally:
            os._exit(status)
    _, status = os.waitpid(pid, 0)
    if status:
        raise OSError("the kernel refuses it inside of namespaces")


def _probe(attempt: Callable[[], None], remedy: str) -> Layer:
    """Run an attempt in a child that reports why it failed."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        status = 1
        try:
            attempt()
            status = 0
        except BaseException as error:  # nothing may leave this child
            os.write(writer, str(error).encode("utf-8", "replace")[:1000])
        finally:
            os._exit(status)
    os.close(writer)
    with open(reader, "rb") as pipe:  # noqa: PTH123  # a descriptor
        reason = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(pid, 0)
    if status == 0:
        return Layer(available=True)
    return Layer(available=False, reason=reason or "the attempt died", remedy=_REMEDIES[remedy])
