"""The same class through ``nbgrader autograde`` and through ``autograder grade``, for real."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import store
from autograder.course import CourseDir
from tests.conftest import copy_of_toy

CHANGES: dict[str, dict[str, str]] = {
    "ada": {},
    "bob": {"double": "def double(x):\n    return -2 * np.asarray(x)"},
    "cleo": {
        "first": "print('hello')\n1/0",
        "quadruple": "def quadruple(x):\n    return double(x)",
    },
    "dan": {"first": "import os\nos._exit(1)"},
    "eve": {"double": "def double(x):\n    raise NotImplementedError()"},
}


def run(course: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment in a course directory, as a user would."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    return subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def rows(course: Path) -> dict[str, Any]:
    """Return what the gradebook says, student by student."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "toy") as gradebook:
        return {
            s.student_id: {
                "score": s.score,
                "max": s.max_score,
                "manual": s.needs_manual_grade,
                "late": s.total_seconds_late,
                "timestamp": s.timestamp,
                "grades": {
                    g.name: (g.auto_score, g.manual_score, g.needs_manual_grade)
                    for n in s.notebooks
                    for g in n.grades
                },
                "comments": {c.name: c.auto_comment for n in s.notebooks for c in n.comments},
                "penalty": [n.late_submission_penalty for n in s.notebooks],
            }
            for s in gradebook.assignment_submissions("ps1")
        }


def shown(path: Path) -> list[Any]:
    """Return a notebook's cells without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    return [
        (c.cell_type, c.id, c.source, json.loads(json.dumps(c.get("outputs", []))), c.metadata)
        for c in notebook.cells
    ]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> CourseDir:
    """Return a toy course that is built; for copying."""
    toy = copy_of_toy(tmp_path_factory.mktemp("built") / "toy")
    done = run(toy.root, "autograder", "build")
    assert done.returncode == 0, done.stderr
    return toy


@pytest.fixture
def built(built_once: CourseDir, tmp_path: Path, notebook_bytes: Callable[..., bytes]) -> CourseDir:
    """Return a toy course that is built and has a class."""
    course = CourseDir(tmp_path / "toy", built_once.course)
    shutil.copytree(built_once.root, course.root)
    for student, changes in CHANGES.items():
        path = course.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes(**changes))
        (path.parent / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC\n")
        (path.parent / "notes.txt").write_text("my notes\n")
    return course


def test_both_routes_leave_the_same_gradebook_and_the_same_notebooks(
    built: CourseDir, tmp_path: Path
) -> None:
    other = CourseDir(tmp_path / "other", built.course)
    done = subprocess.run(["cp", "-r", built.root, other.root], check=True)
    ours = run(built.root, "autograder", "grade", "ps1", "-j", "2")
    assert ours.returncode == 0, ours.stderr
    done = run(other.root, "nbgrader", "autograde", "ps1")
    assert done.returncode == 0, done.stderr

    assert rows(built.root) == rows(other.root)
    assert rows(built.root)["ada"]["score"] == 12
    assert rows(built.root)["eve"]["comments"]["why"] == "No response."
    for student in CHANGES:
        mine, theirs = built.autograded("ps1", student), other.autograded("ps1", student)
        assert shown(mine) == shown(theirs)
        assert mine.stat().st_mode == theirs.stat().st_mode
        names = [sorted(p.name for p in path.parent.iterdir()) for path in (mine, theirs)]
        assert names[0] == names[1] == ["notes.txt", "ps1.ipynb", "timestamp.txt"]


def test_nbgrader_makes_feedback_and_exports_without_flags_and_nothing_hidden_leaks(
    built: CourseDir,
) -> None:
    assert run(built.root, "autograder", "grade", "ps1").returncode == 0
    feedback = run(built.root, "nbgrader", "generate_feedback", "ps1")
    assert feedback.returncode == 0, feedback.stderr
    export = run(built.root, "nbgrader", "export")
    assert export.returncode == 0, export.stderr
    assert "ada" in (built.root / "grades.csv").read_text()
    page = built.feedback("ps1", "bob").read_text("utf-8")
    assert "has the wrong sign" in page
    for folder in ("assignments", "autograded", "feedback", "reports"):
        for path in (built.root / folder).rglob("*"):
            if path.is_file():
                assert b"SENTINEL_ba9876543210" not in path.read_bytes(), path


def test_all_routes_write_the_same_pages_with_what_people_have_marked(built: CourseDir) -> None:
    done = run(built.root, "autograder", "grade", "ps1", "--feedback")
    assert done.returncode == 0, done.stderr
    pages = {student: built.feedback("ps1", student) for student in CHANGES}
    assert "not marked yet" in pages["ada"].read_text("utf-8")
    assert "raised ZeroDivisionError" in pages["cleo"].read_text("utf-8")

    with Gradebook(f"sqlite:///{built.root / 'gradebook.db'}", "toy") as gradebook:
        gradebook.find_grade("why", "ps1", "ps1", "ada").manual_score = 2.5
        gradebook.find_comment("why", "ps1", "ps1", "ada").manual_comment = "Nicely said."
        gradebook.db.commit()
    pages["bob"].unlink()
    done = run(built.root, "autograder", "grade", "ps1", "--feedback")
    assert "5 unchanged" in done.stdout
    assert pages["bob"].exists(), "a page that was missing is made without judging again"
    assert "Nicely said." not in pages["ada"].read_text("utf-8")
    assert run(built.root, "autograder", "feedback", "ps1").returncode == 0
    ours = {student: page.read_text("utf-8") for student, page in pages.items()}
    assert "Marked by a person: 2.5 of 3 points." in ours["ada"]
    assert "Nicely said." in ours["ada"]

    done = run(built.root, "nbgrader", "generate_feedback", "ps1", "--force")
    assert done.returncode == 0, done.stderr
    assert {student: page.read_text("utf-8") for student, page in pages.items()} == ours


def test_graded_work_is_skipped_until_it_or_the_suite_changes(
    built: CourseDir, notebook_bytes: Callable[..., bytes]
) -> None:
    def grade(*more: str) -> dict[str, bool]:
        done = run(built.root, "autograder", "grade", "ps1", "--json", *more)
        assert done.returncode == 0, done.stderr
        return {result["student"]: result["unchanged"] for result in json.loads(done.stdout)}

    assert not any(grade().values())
    assert all(grade().values())
    built.submitted("ps1", "bob").write_bytes(notebook_bytes())
    assert grade() == {name: name != "bob" for name in CHANGES}
    assert rows(built.root)["bob"]["score"] == 12
    assert grade("--student", "ada", "--force") == {"ada": False}
    suite = built.solutions("ps1") / "test_double.py"
    suite.write_text(suite.read_text() + "# another word\n")
    assert not any(grade().values())


def test_a_regrade_keeps_manual_scores_and_asks_for_another_look(built: CourseDir) -> None:
    assert run(built.root, "autograder", "grade", "ps1").returncode == 0
    with Gradebook(f"sqlite:///{built.root / 'gradebook.db'}", "toy") as gradebook:
        grade = gradebook.find_grade("double", "ps1", "ps1", "bob")
        grade.manual_score = 5
        gradebook.db.commit()
    assert run(built.root, "autograder", "grade", "ps1", "--force").returncode == 0
    assert rows(built.root)["bob"]["grades"]["double"] == (0, 5, True)


def hand_in_oddly(course: CourseDir) -> None:
    """Make all submissions but the first ones that nbgrader alone would refuse."""
    path = {student: course.submitted("ps1", student) for student in CHANGES}
    path["bob"].write_bytes(b'{"cells": [')
    path["cleo"].rename(path["cleo"].with_name("ps1 (1).ipynb"))
    for file in path["dan"].parent.iterdir():
        file.unlink()
    (path["eve"].parent / "timestamp.txt").write_text("yesterday\x1b[2J")
    (path["eve"].parent / "gradebook.db").symlink_to("../../../gradebook.db")
    os.mkfifo(path["eve"].parent / "pipe")


@pytest.mark.parametrize("command", [("autograder", "grade"), ("nbgrader", "autograde")])
def test_what_is_odd_or_cannot_be_read_gets_a_report_and_stops_nobody(
    built: CourseDir, command: tuple[str, str]
) -> None:
    hand_in_oddly(built)
    done = run(built.root, *command, "ps1")
    assert done.returncode == 0, done.stderr
    reports = {student: store.load(built, "ps1", student) for student in CHANGES}
    said = {student: report.unreadable for student, report in reports.items() if report}
    assert said.pop("bob").startswith("the file is damaged")
    assert said.pop("cleo") == "there is no ps1.ipynb; the folder holds ps1 (1).ipynb"
    assert said.pop("dan") == "there is no ps1.ipynb"
    assert said == {"ada": "", "eve": ""}
    after = rows(built.root)
    assert [after[student]["score"] for student in CHANGES] == [12, 0, 0, 0, 4]
    assert [report.score for report in reports.values() if report] == [12, 0, 0, 0, 4]
    assert "could not be read" in built.autograded("ps1", "bob").read_text("utf-8")
    names = {path.name for path in built.autograded("ps1", "eve").parent.iterdir()}
    assert names == {"notes.txt", "ps1.ipynb", "timestamp.txt"}


def test_a_suite_that_fails_by_itself_costs_nobody_a_mark(built: CourseDir) -> None:
    assert run(built.root, "autograder", "grade", "ps1").returncode == 0
    before = rows(built.root)
    suite = built.solutions("ps1") / "test_double.py"
    suite.write_text(suite.read_text().replace("2 * x, name", "2 * y, name", 1))
    done = run(built.root, "autograder", "grade", "ps1")
    assert done.returncode == 3
    assert "hidden tests of double fail by their own fault" in done.stderr
    assert rows(built.root) == before


def test_a_judge_that_dies_costs_nobody_a_mark(built: CourseDir) -> None:
    assert run(built.root, "autograder", "grade", "ps1").returncode == 0
    before = rows(built.root)
    suite = built.solutions("ps1") / "test_double.py"
    text = suite.read_text()
    suite.write_text(
        text.replace("    x = rng", "    import os\n\n    os._exit(9)\n    x = rng", 1)
    )
    done = run(built.root, "autograder", "grade", "ps1")
    assert done.returncode == 3
    assert "exit status 9" in done.stderr
    assert rows(built.root) == before


def test_grading_and_pages_import_nothing_that_takes_seconds(built: CourseDir) -> None:
    slow = {"nbgrader", "nbconvert", "nbformat", "jsonschema", "numpy", "pytest", "IPython"}
    for verb in (("grade", "ps1", "-j", "1", "--feedback"), ("feedback", "ps1")):
        imported = imports_of(built.root, *verb)
        assert {"sqlalchemy", "autograder.nbgrader.roster"} <= imported
        assert not slow & imported
    assert rows(built.root)["ada"]["score"] == 12
    assert built.feedback("ps1", "ada").exists()
    for verb in (("report", "ps1"), ("export", "ps1", "--to", "csv")):
        imported = imports_of(built.root, *verb)
        assert "autograder.nbgrader.roster" in imported
        assert not {"nbgrader", "nbconvert", "nbformat"} & imported


def imports_of(course: Path, *words: str) -> set[str]:
    """Return what a verb of ours imports in its own process."""
    done = run(course, "python", "-X", "importtime", "-m", "autograder", *words)
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_an_environment_that_is_not_activated_finds_alembic(tmp_path: Path) -> None:
    course = copy_of_toy(tmp_path / "toy")
    program = Path(sys.executable).parent / "nbgrader"
    done = subprocess.run(
        [str(program), "generate_assignment", "ps1", "--create"],
        cwd=course.root,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "alembic" not in done.stderr


def test_a_gradebook_without_the_assignment_says_what_to_run(built: CourseDir) -> None:
    (built.root / "gradebook.db").unlink()
    done = run(built.root, "autograder", "grade", "ps1")
    assert done.returncode == 3
    assert "run: autograder build ps1" in done.stderr


SERVER = """
import sys
from pathlib import Path

from nbgrader.apps import NbGraderAPI

from autograder.nbgrader.config import nbgrader_config

root = Path(sys.argv[1])
server = NbGraderAPI(config=nbgrader_config(root))
assert server.autograde("ps1", "ada")["success"]
suite = root / "solutions/ps1/test_double.py"
suite.write_text(suite.read_text().replace("2 * x, name", "3 * x, name", 1))
assert server.autograde("ps1", "ada")["success"]
"""


def test_a_server_that_lives_on_grades_by_the_suite_as_it_is_now(
    built: CourseDir, tmp_path: Path
) -> None:
    done = run(tmp_path, "python", "-c", SERVER, str(built.root))
    assert done.returncode == 0, done.stderr
    assert rows(built.root)["ada"]["grades"]["double"][0] == 4  # of 6, which it had before
