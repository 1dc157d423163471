"""Writing files so that a reader sees the old or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from autograder.errors import RecordError


def write_atomically(path: Path, data: bytes | str, mode: int = 0o644) -> None:
    """Write to a temporary file beside `path` and rename it there.

    Parameters
    ----------
    path : Path
        Replaced if it exists; a link is replaced, not followed. Folders are made.
    data : bytes or str
        Text is written as UTF-8.
    mode : int
        Permissions of the new file.

    Raises
    ------
    RecordError
        If the file system refuses; nothing is left behind.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            os.fchmod(file.fileno(), mode)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise RecordError(f"cannot write {path}: {with_remedy(error)}") from error


def with_remedy(error: OSError) -> str:
    """Say what a file system refuses, and what helps."""
    what = error.strerror or str(error)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"{what}. Free space on that disk and run the same command again"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{what}. Let this user write there and run the same command again"
    return what
