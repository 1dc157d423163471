"""The demo's class is made from any assignment: its notebooks, exercises and known solutions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from autograder.cli.demo import choose, make_course
from autograder.course import Assignment, Course, CourseDir
from autograder.demo.classroom import Student, classroom
from autograder.errors import UsageError
from autograder.isolation import Level
from autograder.judge.diagnosis import load_alternatives, load_misconceptions
from autograder.notebooks.submitted import parse_notebook


def assignment(name: str, weight: float, **exercises: float) -> Assignment:
    return Assignment(name=name, title=name, weight=weight, exercises=exercises, cells={"c": 1})


def course(*assignments: Assignment) -> Course:
    return Course(id="c", title="C", assignments=assignments)


@pytest.fixture
def release(toy_course: CourseDir) -> dict[str, Any]:
    """Return the toy's released notebook, which stands for its source as well."""
    loaded: dict[str, Any] = json.loads(toy_course.release("ps1").read_text("utf-8"))
    return loaded


def known(folder: Path) -> tuple[Any, Any]:
    return load_misconceptions(folder), load_alternatives(folder)


def sources(student: Student) -> dict[str | None, str]:
    assert student.content is not None
    return {cell.grade_id: cell.source for cell in parse_notebook(student.content)}


def test_the_class_has_known_solutions_of_the_course_in_the_place_of_answers(
    release: dict[str, Any], toy_course: CourseDir
) -> None:
    solutions = known(toy_course.solutions("ps1"))
    students = {s.name: s for s in classroom(("double", "quadruple"), release, release, *solutions)}
    assert len(students) == 20  # three misconceptions and two alternatives are all there are
    assert "** 2" in sources(students["gita-slip-double-square"])["double-answer"]
    assert "def quadruple(*args" in students["noor-hanging-function"].content.decode()  # type: ignore[union-attr]
    assert "quadruple" not in sources(students["rosa-deleted-cells"])
    assert sources(students["sven-edited-points"])["double"] == "1000"


def test_one_exercise_without_known_solutions_is_enough(release: dict[str, Any]) -> None:
    students = classroom(("double",), release, release, (), ())
    assert len(students) == 15
    assert len({student.name for student in students}) == 15


def test_the_assignment_of_greatest_weight_is_shown() -> None:
    chosen = choose(course(assignment("a", 10, f=1), assignment("b", 30, f=1)), None)
    assert chosen.name == "b"


def test_another_one_is_shown_where_it_is_named() -> None:
    chosen = choose(course(assignment("a", 10, f=1), assignment("b", 30, f=1)), "a")
    assert chosen.name == "a"


@pytest.mark.parametrize("name", [None, "plain"])
def test_an_assignment_without_suites_has_no_demo(name: str | None) -> None:
    with pytest.raises(UsageError, match="no exercises with hidden suites"):
        choose(course(assignment("plain", 100)), name)


def test_the_copy_has_its_own_gradebook_and_the_isolation_of_this_machine(
    toy: CourseDir, tmp_path: Path
) -> None:
    config = toy.root / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.CourseDirectory.db_url = "postgresql:///real"\n')
    text = (toy.root / "course_config.py").read_text()
    (toy.root / "course_config.py").write_text(text.replace('isolation="process",', ""))
    made = make_course(toy, "ps1", tmp_path / "demo", Level.STRONG)
    assert made.course.isolation == "strong"
    assert "postgresql" not in (made.root / "nbgrader_config.py").read_text()


def test_a_folder_that_is_no_demo_is_left_alone(toy: CourseDir, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(UsageError, match="not an earlier demo"):
        make_course(toy, "ps1", tmp_path / "mine", Level.PROCESS)
