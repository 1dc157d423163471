"""The database behind a gradebook: where it is, its tables, what to do where it refuses."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from autograder.errors import RecordError
from autograder.nbgrader.config import find_alembic
from autograder.nbgrader.tables import SCHEMA, TABLES, Tables

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
        ("no such column", "no such table", "does not exist"),
        "it was made by an older nbgrader: bring it up to date with: nbgrader db upgrade",
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


@contextmanager
def connected(db_url: str, course_id: str) -> Iterator[tuple[Connection, Tables]]:
    """Connect to a gradebook, and yield the connection with the tables that there are.

    nbgrader is imported only where there is no gradebook yet, or none of the schema
    that :mod:`autograder.nbgrader.tables` writes down.

    Raises
    ------
    RecordError
        If it cannot be opened.
    """
    with ExitStack() as opened:
        try:
            engine = create_engine(db_url)
            opened.callback(engine.dispose)
            connection = opened.enter_context(engine.connect())
            ours = _is_ours(connection, course_id)
            tables = TABLES if ours else _opened_by_nbgrader(db_url, course_id)
        except (SQLAlchemyError, ImportError, ValueError) as error:  # the last two are nbgrader's
            raise refusal("open", db_url, error) from error
        yield connection, tables


def _is_ours(connection: Connection, course_id: str) -> bool:
    """Tell whether a gradebook has the schema that we know, and the course."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    schema = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if schema != [SCHEMA]:
        return False
    course = TABLES["course"].c.id
    known = connection.execute(select(course).where(course == course_id)).first()
    connection.rollback()  # a read that stays open would hold others up
    return known is not None


def _opened_by_nbgrader(db_url: str, course_id: str) -> Tables:
    """Have nbgrader make what is missing, and return its own tables."""
    from nbgrader.api import Base

    from autograder.nbgrader.their_gradebook import TheirGradebook

    find_alembic()
    with _quiet():
        TheirGradebook(db_url, course_id).close()
    tables: Tables = Base.metadata.tables
    return tables


@contextmanager
def _quiet() -> Iterator[None]:
    """Have nbgrader print no traceback for an error that we say in words."""
    log = logging.getLogger("tornado.application")
    disabled, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = disabled
