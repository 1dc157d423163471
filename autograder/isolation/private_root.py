"""A root directory that holds the interpreter, the system's libraries and a place to work.

Whatever is not named is not there: no home, no course, no other submission, no
``/proc`` of the host. Works inside a mount namespace of its own, see
:mod:`~autograder.isolation.namespaces`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from autograder.isolation import mounts

DEVICES = tuple(Path("/dev", name) for name in ("null", "zero", "full", "random", "urandom"))
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  # a mount point, not a file name to guess
TERMINALS = Path("/dev/pts")
SHARED_MEMORY_MIB = 16
INODES = 1 << 14

_PROC = Path("/proc")
_TEMPORARY = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108  # made to be links
_STAGING = _PROC  # a directory that every Linux has; what is under it has been grabbed by then
_SYSTEM = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"),
    *("/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types"),
)
_OF_A_PREFIX = ("bin", "include", "lib", "lib32", "lib64", "libexec", "pyvenv.cfg", "share")
_LINKS = {"fd": "self/fd", "stdin": "self/fd/0", "stdout": "self/fd/1", "stderr": "self/fd/2"}


def interpreter_paths() -> tuple[Path, ...]:
    """Return what a guest may read: this interpreter, its packages and the system's programs.

    Only named folders of ``sys.prefix`` and ``sys.base_prefix``, so that a prefix that is
    somebody's home does not open the home. A project that is installed in editable mode lies
    elsewhere and stays closed; so does all that a ``.pth`` file points to.
    """
    prefixes = dict.fromkeys(map(Path, (sys.prefix, sys.base_prefix)))
    candidates = [Path(name) for name in _SYSTEM]
    candidates += [prefix / name for prefix in prefixes for name in _OF_A_PREFIX]
    return tuple(path for path in candidates if _reachable(path))


def enter(readable: Sequence[Path], work: Path, size_mib: int) -> None:
    """Build the root, change to it, and close it to writing.

    Parameters
    ----------
    readable : sequence of Path
        Bound read-only at the same place; what this user cannot find is passed over.
    work : Path
        Directory to be made, empty and writable; the working directory afterwards.
    size_mib : int
        What fits into it, in MiB.

    Raises
    ------
    OSError
        If the kernel refuses a step. The process is of no further use then.

    Notes
    -----
    ``/proc`` is still that of the caller, which is trusted; a submission covers it with
    :func:`mount_proc`.
    """
    mounts.isolate()
    trees_there, links = trees_and_links(readable)
    trees = _grab(trees_there)
    devices = _grab(list(filter(_reachable, DEVICES)), mounts.NOSUID | mounts.NOEXEC)
    proc = mounts.grab(_PROC)
    mounts.mount("tmpfs", _STAGING, mounts.NOSUID | mounts.NODEV, size="1m", mode="755")
    mounts.change_root(_STAGING)
    for path, tree in (trees | devices).items():
        _make_mount_point(path, tree)
        mounts.put(tree, path)
    _PROC.mkdir()
    mounts.put(proc, _PROC)
    for path, target in links.items():
        _link(path, target)
    for name, inside in _LINKS.items():
        _link(Path("/dev", name), Path("/proc", inside))
    _mount_terminals()
    for path in (work, SHARED_MEMORY):
        path.mkdir(parents=True, exist_ok=True)
    for path in _TEMPORARY:  # programs write there without asking
        _link(path, work)
    mounts.make_read_only(Path("/"))
    renew(work, size_mib)


def renew(work: Path, size_mib: int) -> None:
    """Put a fresh, empty, writable `work` and ``/dev/shm`` over what is there; go to `work`."""
    for path, mib in ((work, size_mib), (SHARED_MEMORY, SHARED_MEMORY_MIB)):
        flags = mounts.NOSUID | mounts.NODEV
        mounts.mount("tmpfs", path, flags, size=f"{mib}m", nr_inodes=INODES, mode="1777")
    os.chdir(work)


def mount_proc() -> bool:
    """Cover ``/proc`` by that of this pid namespace, for its process 1.

    Returns
    -------
    mounted : bool
        False where the kernel forbids it, as in most containers; ``/proc`` is empty then.
    """
    flags = mounts.NOSUID | mounts.NODEV | mounts.NOEXEC
    try:
        mounts.mount("proc", _PROC, flags, hidepid=2)
    except OSError:
        mounts.mount("tmpfs", _PROC, flags | 1, size="4k", nr_inodes=2, mode="555")
        return False
    return True


def _reachable(path: Path) -> bool:
    """Return whether there is something that this user can find; never raise, unlike pathlib."""
    return os.path.exists(path)  # noqa: PTH110  # see above


def trees_and_links(readable: Sequence[Path]) -> tuple[list[Path], dict[Path, Path]]:
    """Tell what to bind so that all of `readable` is there: real paths, none inside another.

    Returns
    -------
    trees : list of Path
        Files and directories, links followed.
    links : dict of Path to Path
        Those of `readable` that are links, and where they point to.
    """
    there = [path for path in readable if _reachable(path)]
    links = {path: path.readlink() for path in there if path.is_symlink()}
    real = [path.resolve() for path in there]
    paths = dict.fromkeys([*real, *(path for path in there if path not in links)])
    return [path for path in paths if not set(path.parents) & set(paths)], links


def _grab(paths: Sequence[Path], flags: int = mounts.NOSUID | mounts.NODEV) -> dict[Path, int]:
    trees = {path: mounts.grab(path) for path in paths}
    for tree in trees.values():
        mounts.restrict(tree, flags)
    return trees


def _make_mount_point(path: Path, tree: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.isdir(tree):  # noqa: PTH112  # pathlib does not know descriptors
        path.mkdir(exist_ok=True)
    else:
        path.touch()


def _link(path: Path, target: Path) -> None:
    if not os.path.lexists(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)


def _mount_terminals() -> None:
    """Offer pseudo-terminals, which ``!command`` in IPython asks for; it fails without them."""
    flags = mounts.NOSUID | mounts.NOEXEC
    TERMINALS.mkdir()
    with suppress(OSError):
        mounts.mount("devpts", TERMINALS, flags, ptmxmode="0666", mode="0620")
        _link(Path("/dev/ptmx"), Path("pts/ptmx"))
