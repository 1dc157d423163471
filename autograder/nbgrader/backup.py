"""A copy of the gradebook before marks are recorded in it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from autograder.errors import RecordError
from autograder.files import with_remedy
from autograder.nbgrader.database import refusal, sqlite_file

FOLDER = "backups"
PATTERN = "gradebook-*.db"
SERVER_S_OWN = (
    "the gradebook is on a database server: no backup of it is made here, run pg_dump yourself"
)
OR_NONE = "(backups=0 in course_config.py makes none)"


def back_up(root: Path, db_url: str, keep: int) -> str:
    """Copy an SQLite gradebook into ``backups/``, and remove copies that are too old.

    SQLite's own backup is used, so that the copy is whole even while others read and write.

    Parameters
    ----------
    root : Path
        The course's directory.
    db_url : str
        The gradebook's URL.
    keep : int
        How many copies there may be; 0 makes none.

    Returns
    -------
    note : str
        For the operator, where there is something to say; else empty.

    Raises
    ------
    RecordError
        If there is no copy; nothing has been changed then.
    """
    if keep == 0:
        return ""
    source = sqlite_file(db_url)
    if source is None:
        return SERVER_S_OWN
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        _copy(source, folder / f"gradebook-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.db")
        for old in sorted(folder.glob(PATTERN))[:-keep]:
            old.unlink()
    except OSError as error:
        raise RecordError(
            f"cannot back up {source} into {folder}: {with_remedy(error)} {OR_NONE}"
        ) from error
    except sqlite3.Error as error:
        raise refusal(f"copy into {folder} {OR_NONE}", db_url, error) from error
    return ""


def _copy(source: Path, target: Path) -> None:
    """Copy under another name first: a run that is killed leaves no half of a backup."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".")
    os.close(descriptor)
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(name)) as copy:
            live.backup(copy)
        Path(name).chmod(source.stat().st_mode & 0o777)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
