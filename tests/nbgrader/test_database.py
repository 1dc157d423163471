"""Which tables a gradebook is written with, and what is said of one that cannot be."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from nbgrader.api import Base
from sqlalchemy import select

from autograder.errors import RecordError, StaleBuild
from autograder.nbgrader.database import connected, refusal
from autograder.nbgrader.rows import Rows
from autograder.nbgrader.tables import SCHEMA, TABLES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a gradebook that nbgrader made where there was none, with a course."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    assert courses(path, "toy") == (["toy"], False)
    return path.read_bytes()


@pytest.fixture
def gradebook(made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "gradebook.db"
    path.write_bytes(made)
    return path


def courses(path: Path, course: str) -> tuple[list[str], bool]:
    """Open a gradebook; return the courses in it, and whether our own tables are used."""
    with connected(f"sqlite:///{path}", course) as (connection, tables):
        found = connection.execute(select(tables["course"].c.id)).scalars().all()
        return sorted(found), tables is TABLES


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


def test_a_gradebook_as_it_should_be_is_opened_with_our_tables(gradebook: Path) -> None:
    assert courses(gradebook, "toy") == (["toy"], True)
    with closing(sqlite3.connect(gradebook)) as database:
        assert database.execute("select * from alembic_version").fetchall() == [(SCHEMA,)]


def test_nbgrader_enters_a_course_that_is_new(gradebook: Path) -> None:
    assert courses(gradebook, "other") == (["other", "toy"], False)
    assert courses(gradebook, "other") == (["other", "toy"], True)


def test_another_schema_than_ours_is_written_with_nbgrader_s_tables(gradebook: Path) -> None:
    execute(gradebook, "update alembic_version set version_num = 'newer'")
    with connected(f"sqlite:///{gradebook}", "toy") as (_, tables):
        assert tables is Base.metadata.tables


def test_an_assignment_that_was_not_built_is_said(gradebook: Path) -> None:
    with (
        connected(f"sqlite:///{gradebook}", "toy") as (connection, tables),
        pytest.raises(StaleBuild, match="run: autograder build ps1"),
    ):
        Rows(connection, tables, "ps1")


def test_an_older_gradebook_is_said_with_what_brings_it_up_to_date(gradebook: Path) -> None:
    execute(gradebook, "alter table student drop column lms_user_id")
    with pytest.raises(sqlite3.OperationalError) as raised:
        execute(gradebook, "select lms_user_id from student")
    said = str(refusal("read", f"sqlite:///{gradebook}", raised.value))
    assert "nbgrader db upgrade" in said


def test_what_is_no_gradebook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.db"
    path.write_text("this is not a database, whatever its name may say" * 100)
    with pytest.raises(RecordError, match=r"cannot open the gradebook .*not a database"):
        courses(path, "toy")


def open_files() -> set[Path]:
    """Return the files that this process has open."""
    return {path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}


def test_a_gradebook_that_cannot_be_opened_is_closed(gradebook: Path) -> None:
    url = f"sqlite:///{gradebook}?timeout=0"
    with closing(sqlite3.connect(gradebook, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match="locked") as by_us, connected(url, "toy"):
            pass
        other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")  # may be read, but nbgrader cannot enter a course
        with pytest.raises(RecordError, match="locked") as by_nbgrader, connected(url, "other"):
            pass
    assert gradebook not in open_files()
    # Up to here, the tracebacks have kept what was left open from being collected as garbage.
    del by_us, by_nbgrader
