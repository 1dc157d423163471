"""Landlock: an allow list of paths that holds even where there are no namespaces.

What the kernel's version of it does not know stays open; :mod:`.seccomp` closes
what matters of that. In no version does it cover metadata: ``stat``, ``chmod``,
``utime`` and the like reach every file of the same user.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

from autograder.isolation import privileges
from autograder.isolation.syscalls import call

#: The first version (ABI) that covers a thing.
SEES_TRUNCATION = 3
SCOPES_SIGNALS = 6

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_CHAR, _MAKE_BLOCK = 1 << 6, 1 << 11
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15  # since ABI 2, 3, 5
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_BIND_AND_CONNECT_TCP = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11
_RULE_PATH_BENEATH = 1
_WITHOUT_LOG = 1  # since ABI 7 each refusal is written to the audit log: a student could flood it
_VERSION = 1


def abi() -> int:
    """Return the version of Landlock that the kernel offers, 0 for none."""
    try:
        return call("landlock_create_ruleset", None, 0, _VERSION)
    except OSError:
        return 0


def restrict(read: Sequence[Path], write: Sequence[Path]) -> None:
    """Close all files to this process and its children, but for what is named.

    From ABI 4 on also TCP, from ABI 6 on also signals and abstract sockets to
    processes outside.

    Parameters
    ----------
    read : sequence of Path
        Files and directories with all below: to read, list and execute. What does not
        exist is passed over.
    write : sequence of Path
        The same, to do anything with but make devices.

    Raises
    ------
    OSError
        If the kernel has no Landlock.
    """
    version = abi()
    known = _rights(version)
    ruleset = call("landlock_create_ruleset", *_attributes(version, known), 0)
    for paths, rights in ((read, _READ), (write, known & ~(_MAKE_CHAR | _MAKE_BLOCK))):
        for path in paths:
            with suppress(FileNotFoundError, PermissionError):
                _allow(ruleset, path, rights)
    privileges.no_new_privileges()
    call("landlock_restrict_self", ruleset, _WITHOUT_LOG if version >= 7 else 0)
    os.close(ruleset)


def _rights(version: int) -> int:
    """Return all rights on files that a version knows."""
    rights = (1 << 13) - 1
    for since, right in ((2, _REFER), (SEES_TRUNCATION, _TRUNCATE), (5, _IOCTL_DEV)):
        if version >= since:
            rights |= right
    return rights


def _attributes(version: int, rights: int) -> tuple[bytes, int]:
    """Return ``struct landlock_ruleset_attr`` and its size, as old as the version."""
    words = [rights]
    if version >= 4:
        words.append(_BIND_AND_CONNECT_TCP)
    if version >= SCOPES_SIGNALS:
        words.append(_ABSTRACT_SOCKETS_AND_SIGNALS)
    packed = struct.pack(f"={len(words)}Q", *words)
    return packed, len(packed)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_A_FILE
        rule = struct.pack("=Qi", rights, place)
        call("landlock_add_rule", ruleset, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
