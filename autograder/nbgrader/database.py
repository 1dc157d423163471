"""The database behind a gradebook: where it is, and what to do where it refuses."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import make_url

from autograder.errors import RecordError

AGAIN = "and run the same command again"
REMEDIES = (  # SQLite's words, and PostgreSQL's
    (
        ("database is locked", "database table is locked"),
        "another process has locked it: let it finish (another grading run, formgrader, an open "
        f"database browser) {AGAIN}",
    ),
    (
        ("readonly database", "unable to open database file", "permission denied"),
        f"let this user write the file and the folder that it lies in, {AGAIN}",
    ),
    (
        ("database or disk is full", "disk i/o error", "no space left on device"),
        f"free space on that disk {AGAIN}",
    ),
    (
        ("connection refused", "could not connect", "is the server running", "server closed"),
        f"start the database server, see that db_url in nbgrader_config.py names it, {AGAIN}",
    ),
    (
        ("can't load plugin", "no module named 'psycopg"),
        'install what speaks to PostgreSQL: python -m pip install ".[postgresql]"',
    ),
)


def sqlite_file(db_url: str) -> Path | None:
    """Return the file of an SQLite gradebook; None for a database server's."""
    url = make_url(db_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def shown(db_url: str) -> str:
    """Name a gradebook to people: its file, or its URL without the password."""
    return str(sqlite_file(db_url) or make_url(db_url).render_as_string(hide_password=True))


def refusal(what: str, db_url: str, error: Exception) -> RecordError:
    """Return the error for a gradebook that refuses, with the remedy where there is a known one.

    Parameters
    ----------
    what : str
        What could not be done, e.g. ``"record ada in"``.
    db_url : str
        The gradebook's URL.
    error : Exception
        The database's own.
    """
    said = str(error.args[0] if error.args else error).strip().replace("\n", " ")
    known = (remedy for words, remedy in REMEDIES if any(w in said.lower() for w in words))
    remedy = next(known, "")
    return RecordError(f"cannot {what} the gradebook {shown(db_url)}: {said}. {remedy}".strip())
