"""A real PostgreSQL server of our own: the same class in it as in SQLite, row for row."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, literal, select

from autograder.course import CourseDir
from tests.conftest import copy_of_toy

pytest.importorskip("psycopg", reason='psycopg is not installed: pip install ".[postgresql]"')

NOBODY = 65534
CLASS: dict[str, dict[str, str]] = {
    "ada": {},
    "bob": {"double": "def double(x):\n    return -2 * np.asarray(x)"},
    "cleo": {"first": "1/0", "quadruple": "def quadruple(x):\n    return double(x)"},
}


def programs() -> Path:
    """Return the folder of the server's programs; Debian does not put it on PATH."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not folders:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return folders[-1].parent


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server that listens on a socket in a private folder; return its URL."""
    bin_ = programs()
    user: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="pg-") as name:  # short: a socket's path is
        folder = Path(name)
        if os.geteuid() == 0:  # PostgreSQL refuses root
            os.chown(folder, NOBODY, NOBODY)
            user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}

        def run(program: str, *arguments: str) -> None:
            command = [str(bin_ / program), *arguments]
            with (folder / "log").open("a") as log:
                subprocess.run(
                    command, check=True, cwd=folder, stdout=log, stderr=log, env={}, **user
                )

        (folder / "log").touch()
        (folder / "log").chmod(0o666)
        data = str(folder / "data")
        run("initdb", "-D", data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-t",
            "120",
            "-l",
            str(folder / "server"),
            "-o",
            options,
            "start",
        )
        try:
            yield f"postgresql+psycopg://grader@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def run(course: CourseDir, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=course.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def add_to_config(course: CourseDir, line: str) -> None:
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + line)


def rows(url: str) -> dict[str, list[Any]]:
    """Return all rows of all of the gradebook's tables; random ids apart."""
    engine = create_engine(url)
    tables = MetaData()
    tables.reflect(engine)
    found: dict[str, list[Any]] = {}
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            random = {c.name for c in table.columns if c.name == "id" or c.foreign_keys}
            keep = [c for c in table.columns if c.name not in random - {"student_id"}]
            read = connection.execute(select(*(keep or [literal(1)])).select_from(table))
            found[table.name] = sorted(repr(tuple(row)) for row in read)
    engine.dispose()
    return found


def marks(course: CourseDir, url: str) -> dict[str, Any]:
    """Return what nbgrader says of each student."""
    from nbgrader.api import Gradebook

    with Gradebook(url, course.course.id) as gradebook:
        return {
            s.student_id: (
                s.score,
                s.max_score,
                s.total_seconds_late,
                s.late_submission_penalty,
                {g.name: g.auto_score for n in s.notebooks for g in n.grades},
                {c.name: c.auto_comment for n in s.notebooks for c in n.comments},
            )
            for s in gradebook.assignment_submissions("ps1")
        }


def hand_in(course: CourseDir, notebook_bytes: Callable[..., bytes]) -> None:
    for student, changes in CLASS.items():
        path = course.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes(**changes))
        (path.parent / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC\n")


def test_a_class_in_postgresql_has_the_rows_that_it_has_in_sqlite(
    server: str, tmp_path: Path, notebook_bytes: Callable[..., bytes]
) -> None:
    on_file = copy_of_toy(tmp_path / "file")
    on_server = copy_of_toy(tmp_path / "server")
    line = f'get_config().CourseDirectory.db_url = "{server}"\n'
    add_to_config(on_server, line)
    urls = {"file": f"sqlite:///{on_file.root / 'gradebook.db'}", "server": server}
    said = {}
    for name, course in {"file": on_file, "server": on_server}.items():
        hand_in(course, notebook_bytes)
        built = run(course, "autograder", "build")
        assert built.returncode == 0, built.stderr
        done = run(course, "autograder", "grade", "ps1", "-j", "1")
        assert done.returncode == 0, done.stderr
        said[name] = done.stderr
        again = run(course, "autograder", "grade", "ps1", "-j", "1", "--force")
        assert again.returncode == 0, again.stderr
    assert rows(urls["server"]) == rows(urls["file"])
    assert marks(on_server, urls["server"]) == marks(on_file, urls["file"])
    assert marks(on_server, server)["ada"][0] == 12
    assert not (on_server.root / "gradebook.db").exists()
    assert not (on_server.root / "backups").exists()
    assert " ".join(said["server"].split()).count("run pg_dump yourself") == 1
    assert "pg_dump" not in said["file"]
    assert len(list((on_file.root / "backups").iterdir())) == 2


def test_a_server_that_is_not_there_is_said_with_the_remedy_and_without_the_password(
    toy: CourseDir, notebook_bytes: Callable[..., bytes]
) -> None:
    assert run(toy, "autograder", "build").returncode == 0
    hand_in(toy, notebook_bytes)
    url = f"postgresql+psycopg://grader:hunter2@/grades?host={toy.root}"
    add_to_config(toy, f'get_config().CourseDirectory.db_url = "{url}"\n')
    done = run(toy, "autograder", "grade", "ps1", "-j", "1")
    assert done.returncode == 3
    assert "start the database server" in done.stderr
    assert "hunter2" not in done.stderr
    assert "Traceback" not in done.stderr
