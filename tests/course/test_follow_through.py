"""One early slip costs its own exercise alone, shown in the guest with a real class of slips."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from autograder.audit.cases import with_answer
from autograder.config import load_course
from autograder.course import CourseDir
from autograder.isolation import best_level, offered
from autograder.judge.diagnosis import load_misconceptions
from autograder.judge.judge import Judge, open_judge
from autograder.notebooks.build import source_notebook
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import parse_notebook
from autograder.report import Report

ROOT = Path(__file__).parents[2]
# One slip of each exercise that others build on.
SLIPS = {
    "ps6_backprop": ("fw-linear-hidden", "bw-no-mean", "up-uphill"),
    "ps8_deep": ("rl-abs", "rd-sign", "ps-columns", "mf-linear-hidden", "db-no-transpose"),
}
EACH_SLIP = [(assignment, slip) for assignment, slips in SLIPS.items() for slip in slips]


def submissions(course_dir: CourseDir, assignment: str) -> Iterator[Submission]:
    """Make a notebook for each slip, without the cells that only draw."""
    known = {m.id: m for m in load_misconceptions(course_dir.solutions(assignment))}
    chosen = next(a for a in course_dir.course.assignments if a.name == assignment)
    source = source_notebook(course_dir.notebook_source(assignment), chosen)
    for slip in SLIPS[assignment]:
        handin = with_answer(
            parse_notebook(source.encode()), known[slip].exercise, known[slip].source
        )
        cells, _ = restore(read_frame(course_dir, assignment), handin)
        undrawn = tuple(c for c in cells if c.grade_id or "plt.subplots" not in c.source)
        yield Submission(assignment=assignment, student=slip, cells=undrawn)


@cache
def reports(assignment: str) -> dict[str, Report]:
    """Judge them as strictly held as this machine can; Reports by slip."""
    course = load_course(ROOT / "course_config.py")
    course_dir = CourseDir(ROOT, replace(course, isolation=best_level(offered()).value))
    chosen = next(a for a in course.assignments if a.name == assignment)

    def judge_all(judge: Judge) -> dict[str, Report]:
        work = submissions(course_dir, assignment)
        return {one.student: judge.judge(one).report for one in work}

    return open_judge(course_dir, chosen, b"for tests", judge_all)


@pytest.mark.parametrize(("assignment", "slip"), EACH_SLIP)
def test_an_early_slip_costs_its_own_exercise_alone(assignment: str, slip: str) -> None:
    known = {m.id: m for m in load_misconceptions(ROOT / "solutions" / assignment)}
    exercises = reports(assignment)[slip].exercises
    lost = {e.name for e in exercises if e.score < e.max_score}
    assert lost == {known[slip].exercise}


@pytest.mark.parametrize("assignment", SLIPS)
def test_what_is_built_on_a_slip_is_said_to_be_right_but_for_it(assignment: str) -> None:
    followed = [
        (test.follow_through, test.message)
        for report in reports(assignment).values()
        for exercise in report.exercises
        for test in exercise.tests
        if test.follow_through
    ]
    assert followed
    assert all(name in message for names, message in followed for name in names)
