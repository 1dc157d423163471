"""Mounting without a shell, through the file-descriptor calls of Linux 5.12 and later.

A tree of the host is first copied to a descriptor (:func:`grab`) and put down
later (:func:`put`); between the two the root may have changed, so that no path
of the old root is ever looked up in the new one.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from autograder.isolation.syscalls import call

NOSUID = 0x02
NODEV = 0x04
NOEXEC = 0x08

_MS_REC_PRIVATE = 0x4000 | 0x40000
_AT_FDCWD = -100
_AT_EMPTY_PATH = 0x1000
_AT_RECURSIVE = 0x8000
_OPEN_TREE_CLONE = 1
_MOVE_MOUNT_F_EMPTY_PATH = 4
_MNT_DETACH = 2
_MOUNT_ATTR_RDONLY = 0x01
# The attributes of mount_setattr have the values of the old flags MS_NOSUID, MS_NODEV, MS_NOEXEC.


def isolate() -> None:
    """From now on no mount in this mount namespace shows in another one, nor theirs here."""
    call("mount", None, b"/", None, _MS_REC_PRIVATE, None)


def mount(kind: str, target: Path, flags: int = 0, **options: str | int) -> None:
    """Mount a fresh file system of a `kind` the kernel makes up, as ``tmpfs`` or ``proc``."""
    data = ",".join(f"{name}={value}" for name, value in options.items())
    call("mount", kind.encode(), os.fsencode(target), kind.encode(), flags, data.encode())


def grab(source: Path) -> int:
    """Return a descriptor of a copy of the mounts at and below `source`; follow symlinks."""
    flags = _OPEN_TREE_CLONE | os.O_CLOEXEC | _AT_RECURSIVE
    return call("open_tree", _AT_FDCWD, os.fsencode(source), flags)


def restrict(tree: int, flags: int) -> None:
    """Make a grabbed tree read-only with all that is mounted in it; `flags` as in `mount`."""
    attributes = struct.pack("=4Q", _MOUNT_ATTR_RDONLY | flags, 0, 0, 0)
    call("mount_setattr", tree, b"", _AT_EMPTY_PATH | _AT_RECURSIVE, attributes, len(attributes))


def put(tree: int, target: Path) -> None:
    """Mount a grabbed tree at `target` and close its descriptor."""
    call("move_mount", tree, b"", _AT_FDCWD, os.fsencode(target), _MOVE_MOUNT_F_EMPTY_PATH)
    os.close(tree)


def make_read_only(target: Path) -> None:
    """Forbid writing to the file system mounted at `target`, not to those mounted below it."""
    attributes = struct.pack("=4Q", _MOUNT_ATTR_RDONLY, 0, 0, 0)
    call("mount_setattr", _AT_FDCWD, os.fsencode(target), 0, attributes, len(attributes))


def change_root(new_root: Path) -> None:
    """Make a mounted file system the root and let go of the old one."""
    os.chdir(new_root)
    call("pivot_root", b".", b".")  # the old root is then mounted over the new one
    call("umount2", b".", _MNT_DETACH)
    os.chdir("/")
