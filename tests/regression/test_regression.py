"""A course on linear regression, graded: the engine knows nothing of neural networks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.config import load_course
from autograder.course import Course, CourseDir
from autograder.files import write_atomically
from autograder.isolation import best_level, offered
from autograder.judge.judge import Judged
from autograder.judge.pool import judge_all
from autograder.notebooks.build import build
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore, source_of
from autograder.notebooks.submitted import HandinCell
from autograder.report import Report

WRONG_PREDICT = "def predict(X, w):\n    return -X @ w"
SLOPE_OF_THE_SUM = "def mse_gradient(X, y, w):\n    return 2 * X.T @ (predict(X, w) - y)"
CLASS: dict[str, dict[str, dict[str, str]]] = {
    "ps1_fit": {
        "right": {},
        "sign": {"predict": WRONG_PREDICT},
        "no-constant": {
            "design_matrix": "def design_matrix(x, degree):\n"
            "    return x[:, None] ** np.arange(1, degree + 1)"
        },
        "stub": {
            name: f"def {name}(*args):\n    raise NotImplementedError()"
            for name in ("design_matrix", "predict", "mean_squared_error")
        },
    },
    "ps2_descent": {
        "right": {},
        "sum": {"mse_gradient": SLOPE_OF_THE_SUM},
        "own-predict": {
            "normal_equations": f"{WRONG_PREDICT}\n\n"
            "def normal_equations(X, y):\n    return np.linalg.lstsq(X, y, rcond=None)[0]"
        },
        "endless": {
            "gradient_descent": "def gradient_descent(X, y, eta, steps):\n    while True: X"
        },
    },
}


def submissions(course_dir: CourseDir, assignment: str) -> Iterator[Submission]:
    """Make the class: the reference's answers but for what each student changes."""
    frame = read_frame(course_dir, assignment)
    source = json.loads(course_dir.source(assignment).read_text("utf-8"))
    for student, changes in CLASS[assignment].items():
        handin = []
        for cell in source["cells"]:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
            changed = changes.get((grade_id or "").removesuffix("-answer"))
            text = changed if changed and grade_id.endswith("-answer") else source_of(cell)
            handin.append(HandinCell(cell["cell_type"], text, grade_id, cell["id"]))
        cells, notes = restore(frame, handin)
        yield Submission(assignment, student, cells, notes=notes)


@pytest.fixture(scope="module")
def course_dir(tmp_path_factory: pytest.TempPathFactory) -> CourseDir:
    """Return a built copy that asks for what this machine offers."""
    root = tmp_path_factory.mktemp("regression") / "course"
    shutil.copytree(Path(__file__).parent / "course", root)
    config = root / "course_config.py"
    asked = f'isolation="{best_level(offered()).value}"'
    config.write_text(config.read_text().replace('isolation="process"', asked))
    made = CourseDir(root, load_course(config))
    for assignment in made.course.assignments:
        built = build(made, assignment)
        write_atomically(made.source(assignment.name), built.source)
        write_atomically(made.release(assignment.name), built.release)
    return made


@pytest.fixture(scope="module")
def reports(course_dir: CourseDir) -> dict[tuple[str, str], Report]:
    """Return everybody's Report, by assignment and student."""
    found = {}
    for name in CLASS:
        for judged in judge_all(course_dir, name, b"secret", submissions(course_dir, name), 1):
            assert isinstance(judged, Judged), judged
            found[name, judged.report.student] = judged.report
    return found


def scores(report: Report) -> dict[str, float]:
    """Return the points of each exercise."""
    return {exercise.name: exercise.score for exercise in report.exercises}


def test_right_work_earns_everything(
    reports: dict[tuple[str, str], Report], course_dir: CourseDir
) -> None:
    for assignment in course_dir.course.assignments:
        report = reports[assignment.name, "right"]
        assert scores(report) == assignment.exercises
        assert report.isolation == course_dir.course.isolation


def test_the_stub_earns_nothing(reports: dict[tuple[str, str], Report]) -> None:
    report = reports["ps1_fit", "stub"]
    assert report.score == 0
    assert {t.outcome for e in report.exercises for t in e.tests} == {"missing"}


def test_a_slip_costs_its_own_exercise_and_what_follows_is_followed_through(
    reports: dict[tuple[str, str], Report],
) -> None:
    report = reports["ps1_fit", "sign"]
    assert scores(report) == {"design_matrix": 6, "predict": 0, "mean_squared_error": 5}
    followed = {t.follow_through for t in report.exercises[2].tests}
    assert followed == {("predict",)}
    assert "sign" in report.exercises[1].tests[0].message

    report = reports["ps2_descent", "sum"]
    assert scores(report) == {"mse_gradient": 2, "normal_equations": 6, "gradient_descent": 6}


def test_known_mistakes_are_named(reports: dict[tuple[str, str], Report]) -> None:
    for assignment, student, exercise, named in (
        ("ps1_fit", "no-constant", 0, "design-no-intercept"),
        ("ps2_descent", "sum", 0, "gradient-sum"),
    ):
        (diagnosis,) = reports[assignment, student].exercises[exercise].diagnoses
        assert diagnosis.misconceptions == (named,)


def test_a_factor_is_told_as_a_factor(reports: dict[tuple[str, str], Report]) -> None:
    message = reports["ps2_descent", "sum"].exercises[0].tests[0].message
    assert "8 times" in message


def test_an_endless_descent_times_out_and_costs_itself_alone(
    reports: dict[tuple[str, str], Report],
) -> None:
    report = reports["ps2_descent", "endless"]
    assert scores(report) == {"mse_gradient": 8, "normal_equations": 6, "gradient_descent": 0}
    assert {t.outcome for t in report.exercises[2].tests} == {"timed_out"}


def test_given_code_that_a_student_redefines_is_theirs_from_there_on(
    reports: dict[tuple[str, str], Report], course_dir: CourseDir
) -> None:
    course: Course = course_dir.course
    full = course.assignments[1].exercises
    report = reports["ps2_descent", "own-predict"]
    assert report.score < sum(full.values())
    assert scores(report)["normal_equations"] == full["normal_equations"]
