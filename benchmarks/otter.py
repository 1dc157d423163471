"""Some notebooks, a command for each: ours and ``otter run``; beside them our one command."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks.assertions import assert_cell
from benchmarks.classes import (
    ASSIGNMENT,
    answers_of_a_class,
    built_course,
    folder_for,
    hand_in,
)
from benchmarks.environments import environment_of
from benchmarks.measurement import Command, Side, interleave, ours, ratio, timed
from benchmarks.plan import Plan
from benchmarks.stock import activated

OURS, OURS_CLASS = "ours, autograder judge", "ours, autograder grade -j 1"
OTTER = "otter run"
OTTER_TEST = """\
from otter.test_files import test_case

OK_FORMAT = False
name = {exercise!r}
points = {points!r}


@test_case(points={points!r}, hidden=True)
def test_exercise(env):
{asserts}"""


def measure(plan: Plan) -> dict[str, Any]:
    """Grade some notebooks one after another, each by a command of its own."""
    with folder_for("otter") as folder:
        course_dir = built_course(folder / "ours")
        source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
        answers = answers_of_a_class(course_dir, min(plan.notebooks, 6))
        hand_in(source, answers, course_dir.root / "submitted")
        paths = [course_dir.submitted(ASSIGNMENT, student) for student in answers]
        judge = [
            ours("judge", str(path), "--assignment", ASSIGNMENT, cwd=course_dir.root)
            for path in paths
        ]
        grade = ours("grade", ASSIGNMENT, "-j", "1", "--force", cwd=course_dir.root)
        sides = [Side(name=OURS, commands=judge), Side(name=OURS_CLASS, commands=[grade])]
        commands, versions = _otter(course_dir, paths, folder)
        sides.append(Side(name=OTTER, commands=commands))
        figures = interleave(sides, plan.repeats)
    return {
        "notebooks": len(paths),
        "figures": {name: {**f, "commands": list(f["commands"])} for name, f in figures.items()},
        "seconds_per_notebook": {
            name: f["seconds"]["median"] / len(paths) for name, f in figures.items()
        },
        "ratios": {
            f"{OTTER} / {own}": ratio(figures[OTTER]["seconds"], figures[own]["seconds"])
            for own in (OURS, OURS_CLASS)
        },
        "versions": versions,
    }


def _exercises(course_dir: CourseDir) -> dict[str, float]:
    return next(a for a in course_dir.course.assignments if a.name == ASSIGNMENT).exercises


def _otter(
    course_dir: CourseDir, paths: list[Path], folder: Path
) -> tuple[list[Command], dict[str, str]]:
    """Return ``otter run`` of each notebook, in otter's exception-based format."""
    environment = environment_of("otter")
    tests = folder / "otter" / "tests"
    tests.mkdir(parents=True)
    for exercise, points in _exercises(course_dir).items():
        asserts = textwrap.indent(
            assert_cell(course_dir.solutions(ASSIGNMENT), exercise, "env"), "    "
        )
        text = OTTER_TEST.format(exercise=exercise, points=points, asserts=asserts)
        (tests / f"{exercise}.py").write_text(text)
    words = (environment.program("otter"), "generate", "-t", "tests", "-o", "autograder.zip")
    make = Command(words=words, shown="otter generate", cwd=tests.parent)
    timed(activated(make, environment))
    return [
        activated(
            Command(
                words=(
                    environment.program("otter"),
                    *("run", "-a", "autograder.zip", "--no-logo", "-o"),
                    *(_made(tests.parent / path.parent.parent.name), str(path)),
                ),
                shown="otter run -a autograder.zip NOTEBOOK",
                cwd=tests.parent,
            ),
            environment,
        )
        for path in paths
    ], environment.versions()


def _made(path: Path) -> str:
    path.mkdir(parents=True, exist_ok=True)
    return str(path)
