"""A student's folder in ``autograded/``: made beside the old one, then put in its place."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

READ_ONLY = 0o444
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def new_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """Make the folder that :func:`put` will put at `target`, and return it.

    What runs that were killed left there is removed.

    Parameters
    ----------
    target : Path
        Its place.
    files : iterable of (str, bytes)
        Relative names with ``/``, and what is in them; of two of one name the first counts.

    Raises
    ------
    OSError, ValueError
        If it cannot be written; nothing is left behind then.
    """
    parent, prefix = target.parent, f".{target.name}."
    try:
        left = [path for path in parent.iterdir() if path.name.startswith(prefix)]
    except FileNotFoundError:
        parent.mkdir(parents=True, exist_ok=True)
        left = []
    for path in left:
        _remove(path)
    new = parent / f"{prefix}{secrets.token_hex(8)}"
    new.mkdir()
    try:
        new.chmod(0o755)
        _fill(new, files)
    except BaseException:
        _remove(new)
        raise
    return new


def _fill(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    written: set[str] = set()
    parents = {""}
    for name, data in files:
        if name in written:
            continue
        parent = name.rpartition("/")[0]
        if parent not in parents:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            parents.add(parent)
        with os.fdopen(os.open(f"{folder}/{name}", NEW, 0o600), "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), READ_ONLY)
        written.add(name)


def put(new: Path, target: Path) -> None:
    """Put a new folder in the place of an old one, which stays where that fails."""
    old = new.with_name(f"{new.name}.old")
    try:
        try:
            target.rename(old)
        except FileNotFoundError:
            new.rename(target)
            return
        try:
            new.rename(target)
        except BaseException:
            old.rename(target)
            raise
    except BaseException:
        _remove(new)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    """Remove what is there as far as possible; a link is removed, not followed."""
    if path.is_symlink():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)
