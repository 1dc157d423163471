"""What the service remembers: checks, attempts, hashed tokens and who did what, in SQLite.

Every step is written before it is answered, so that a service that is killed loses no attempt and
no check. One process writes checks at a time and holds a lock; ``autograder token`` may
write tokens beside it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from autograder.errors import HostError, RecordError
from autograder.faults import Finding
from autograder.service.refusals import Refused

State = Literal["waiting", "running", "done", "failed"]
TOKEN_PREFIX = "ag_"
BUSY_TIMEOUT_S = 10.0
VERSION = 1
TABLES = """
CREATE TABLE tokens (student TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, made TEXT NOT NULL);
CREATE TABLE checks (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    student TEXT NOT NULL, assignment TEXT NOT NULL, day TEXT NOT NULL, work TEXT NOT NULL,
    state TEXT NOT NULL, counted INTEGER NOT NULL, tries INTEGER NOT NULL,
    notebook BLOB, answer TEXT NOT NULL
);
CREATE INDEX of_a_student ON checks (student, assignment, day);
CREATE TABLE log (
    at TEXT NOT NULL, event TEXT NOT NULL, student TEXT NOT NULL,
    assignment TEXT NOT NULL, id TEXT NOT NULL, detail TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One check, as it is remembered.

    Attributes
    ----------
    id : str
        Not to be guessed.
    student, assignment : str
        Whose and what.
    day : str
        On which it counts, as ``2026-11-28``.
    state : str
        ``waiting``, ``running``, ``done``, or ``failed`` by our fault.
    tries : int
        How often it was begun.
    answer : str
        JSON for the student; empty where there is none.
    """

    id: str
    student: str
    assignment: str
    day: str
    state: State
    tries: int
    answer: str


COLUMNS = "id, student, assignment, day, state, tries, answer"


class Ledger:
    """The SQLite file of a course's checks, open; a context manager, for one thread.

    Parameters
    ----------
    path : Path
        Made where there is none, for its owner only.

    Raises
    ------
    RecordError
        If it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            path.chmod(0o600)
            self._db = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise RecordError(f"cannot open {path}: {error}") from error
        self._db.row_factory = sqlite3.Row
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _prepare(self) -> None:
        """Make the tables where there are none yet."""
        with self._transaction():
            [version] = self._one("PRAGMA user_version")
            if version == 0:
                for statement in TABLES.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {VERSION}")
        if version not in (0, VERSION):
            raise RecordError(f"{self.path} is of another version of this package; move it away")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *exception: object) -> None:
        self._db.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the only service on it, until it is let go or the process ends.

        Raises
        ------
        HostError
            If another one is.
        """
        with self.path.with_suffix(".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise HostError(f"another autograder serve runs on {self.path}") from error
            yield

    def new_token(self, student: str) -> str:
        """Make a student's token in place of an earlier one; only its hash is kept."""
        token = TOKEN_PREFIX + secrets.token_urlsafe(32)
        with self._transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)", (student, _hash(token), _now())
            )
            self._log("token made", student)
        return token

    def revoke(self, student: str) -> bool:
        """Forget a student's token; tell whether there was one."""
        with self._transaction():
            gone = self._db.execute("DELETE FROM tokens WHERE student = ?", (student,)).rowcount
            if gone:
                self._log("token revoked", student)
        return bool(gone)

    def student_of(self, token: str) -> str | None:
        """Return whose token it is."""
        row = self._one("SELECT student FROM tokens WHERE hash = ?", _hash(token))
        return None if row is None else str(row["student"])

    def tokens(self) -> list[tuple[str, str]]:
        """Return who has a token, and since when."""
        rows = self._rows("SELECT student, made FROM tokens ORDER BY student")
        return [(row["student"], row["made"]) for row in rows]

    def same(self, student: str, work: str) -> Entry | None:
        """Return an earlier check of the same work, whose answer holds for it too."""
        row = self._one(
            f"SELECT {COLUMNS} FROM checks WHERE student = ? AND work = ?"
            " AND counted AND state != 'failed'",
            student,
            work,
        )
        return None if row is None else Entry(**row)

    def attempts(self, student: str, assignment: str, day: str) -> tuple[int, int]:
        """Return how many checks of a day count, and how many do not because of our fault."""
        row = self._one(
            "SELECT COALESCE(SUM(counted), 0) AS counted, COUNT(*) AS total FROM checks"
            " WHERE student = ? AND assignment = ? AND day = ?",
            student,
            assignment,
            day,
        )
        return row["counted"], row["total"] - row["counted"]

    def enter(self, student: str, assignment: str, day: str, work: str, notebook: bytes) -> Entry:
        """Let a new check wait; it counts from now on."""
        check = secrets.token_urlsafe(16)
        with self._transaction():
            self._db.execute(
                "INSERT INTO checks VALUES (NULL, ?, ?, ?, ?, ?, 'waiting', 1, 0, ?, '')",
                (check, student, assignment, day, work, notebook),
            )
            self._log("asked", student, assignment, check, work)
        return self.entry(check, student)

    def entry(self, check: str, student: str) -> Entry:
        """Return a student's check.

        Raises
        ------
        Refused
            If this student has none of this id.
        """
        statement = f"SELECT {COLUMNS} FROM checks WHERE id = ? AND student = ?"
        row = self._one(statement, check, student)
        if row is None:
            raise Refused(404, Finding("no_such_check"), Finding("post_again"))
        return Entry(**row)

    def notebook(self, check: str) -> bytes:
        """Return what was posted; it is forgotten when the check is finished."""
        return bytes(self._one("SELECT notebook FROM checks WHERE id = ?", check)["notebook"])

    def waiting(self) -> list[Entry]:
        """Return what waits, in order, after a service has ended in the midst of it."""
        with self._transaction():
            self._db.execute("UPDATE checks SET state = 'waiting' WHERE state = 'running'")
        rows = self._rows(f"SELECT {COLUMNS} FROM checks WHERE state = 'waiting' ORDER BY number")
        return [Entry(**row) for row in rows]

    def begin(self, entry: Entry) -> None:
        """A check runs."""
        self._change(entry, "begun", "state = 'running', tries = tries + 1")

    def give_back(self, entry: Entry, why: str) -> None:
        """A check waits again, as if it had not been begun."""
        self._change(entry, "given back", "state = 'waiting', tries = tries - 1", detail=why)

    def again(self, entry: Entry, why: str) -> None:
        """A check waits again after a try that failed."""
        self._change(entry, "to be tried again", "state = 'waiting'", detail=why)

    def finish(self, entry: Entry, answer: str, *, counted: bool) -> None:
        """A check has its answer."""
        change = "state = 'done', notebook = NULL, answer = ?, counted = ?"
        self._change(entry, "answered", change, answer, counted)

    def fail(self, entry: Entry, why: str) -> None:
        """A check cannot be answered, by our fault, and does not count."""
        change = "state = 'failed', notebook = NULL, counted = 0"
        self._change(entry, "failed", change, detail=why)

    def _change(
        self, entry: Entry, event: str, change: str, *values: Any, detail: str = ""
    ) -> None:
        with self._transaction():
            self._db.execute(f"UPDATE checks SET {change} WHERE id = ?", (*values, entry.id))
            self._log(event, entry.student, entry.assignment, entry.id, detail)

    def _log(
        self, event: str, student: str, assignment: str = "", check: str = "", detail: str = ""
    ) -> None:
        values = (_now(), event, student, assignment, check, detail)
        self._db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", values)

    def _one(self, statement: str, *values: Any) -> Any:
        return next(iter(self._rows(statement, *values)), None)

    def _rows(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise RecordError(f"cannot read {self.path}: {error}") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            with self._db:
                yield
        except sqlite3.Error as error:
            raise RecordError(f"cannot write {self.path}: {error}") from error


def _hash(token: str) -> str:
    """Return what is kept of a token; it is long and random, so one plain round is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
