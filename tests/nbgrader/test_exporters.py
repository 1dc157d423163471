"""``autograder export`` and ``nbgrader export`` on a course that was graded for real."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.cli.main import main
from autograder.course import CourseDir
from autograder.notebooks.build import build, write
from tests.nbgrader.test_routes import run

CLASSES = "autograder.nbgrader.exporters"


@pytest.fixture
def graded(
    toy: CourseDir, notebook_bytes: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> CourseDir:
    """Return a course in which two students have grades and a third is on the roster."""
    assignment = toy.course.assignments[0]
    write(toy, assignment, build(toy, assignment))
    wrong = "def double(x):\n    return -2 * np.asarray(x)"
    for student, changes in {"501": {}, "bob": {"double": wrong}}.items():
        path = toy.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes(**changes))
    monkeypatch.chdir(toy.root)
    assert main(["grade", "ps1", "-j", "1"]) == 0
    with Gradebook(f"sqlite:///{toy.root / 'gradebook.db'}", "toy") as gradebook:
        names = {"first_name": "Ada", "last_name": "=Lovelace", "lms_user_id": "77"}
        gradebook.update_or_create_student("501", **names)
        gradebook.update_or_create_student("zoe", email="zoe@example.org")
        gradebook.find_grade("why", "ps1", "ps1", "501").manual_score = 2.5
        gradebook.db.commit()
    return toy


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_gradebook_s_marks_and_the_reports_meet_in_every_format(
    graded: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("canvas", "moodle", "gradescope", "csv"):
        assert main(["export", "ps1", "--to", form]) == 0
    out, err = capsys.readouterr()
    grades = graded.root / "grades"
    assert f"wrote {grades / 'ps1-canvas.csv'}\n" in out
    assert "2 of 2 have parts that nobody has marked yet" in err
    assert "no feedback file for bob" in err

    points, ada, bob = table(grades / "ps1-canvas.csv")
    assert points["Doubling"] == "17"
    assert (ada["Student"], ada["ID"], ada["SIS Login ID"]) == ("'=Lovelace, Ada", "77", "501")
    assert (ada["Doubling"], bob["Doubling"]) == ("14.5", "4")

    assert table(grades / "ps1-moodle.csv")[1]["Feedback comments"].count("✗") > 0
    with zipfile.ZipFile(grades / "ps1-moodle-feedback.zip") as archive:
        assert archive.namelist() == ["Ada =Lovelace_501_assignsubmission_file_/ps1.html"]

    results = json.loads((grades / "ps1-gradescope" / "bob" / "results.json").read_text("utf-8"))
    assert results["score"] == 4
    assert sum(test["score"] for test in results["tests"]) == 4
    assert {row["exercise"] for row in table(grades / "ps1.csv")} == {
        *("double", "quadruple", "plain", "why", "reflect", "")
    }


def test_nbgrader_s_own_command_writes_the_same_bytes(graded: CourseDir) -> None:
    grades = graded.root / "grades"
    for name, ours in (("Canvas", "canvas"), ("Moodle", "moodle"), ("TidyCsv", "csv")):
        assert main(["export", "ps1", "--to", ours]) == 0
        before = {path: path.read_bytes() for path in grades.iterdir()}
        assert before
        shutil.rmtree(grades)
        done = run(graded.root, "nbgrader", "export", f"--exporter={CLASSES}.{name}Exporter")
        assert done.returncode == 0, done.stderr
        assert {path: path.read_bytes() for path in grades.iterdir()} == before
        shutil.rmtree(grades)


def test_nbgrader_s_own_command_takes_a_file_a_student_and_a_heading(graded: CourseDir) -> None:
    done = run(
        graded.root,
        *("nbgrader", "export", f"--exporter={CLASSES}.CanvasExporter", "--to", "mine.csv"),
        *('--student=["bob"]', "--CanvasExporter.column=Ps 1 (9)"),
    )
    assert done.returncode == 0, done.stderr
    _, bob = table(graded.root / "mine.csv")
    assert (bob["SIS Login ID"], bob["Ps 1 (9)"]) == ("bob", "4")


def test_a_worksheet_that_is_none_is_one_clear_message_in_both_commands(
    graded: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    (graded.root / "w.csv").write_text("a,b\n")
    assert main(["export", "ps1", "--to", "moodle", "--worksheet", "w.csv"]) == 2
    assert "not Moodle's grading worksheet" in capsys.readouterr().err
    done = run(
        graded.root,
        *("nbgrader", "export", f"--exporter={CLASSES}.MoodleExporter"),
        "--MoodleExporter.worksheet=w.csv",
    )
    assert done.returncode == 1
    assert "not Moodle's grading worksheet" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_course_without_grades_says_what_to_run(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    assert main(["export", "ps1", "--to", "csv"]) == 3
    assert "run: autograder build" in capsys.readouterr().err
    assignment = toy.course.assignments[0]
    write(toy, assignment, build(toy, assignment))
    assert main(["export", "ps1", "--to", "csv"]) == 2
    assert "run: autograder grade ps1" in capsys.readouterr().err
