"""Some notebooks, a command for each: ours and ``otter run``."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks.assertions import assert_cell
from benchmarks.classes import ASSIGNMENT
from benchmarks.environments import environment_of
from benchmarks.measurement import Command, timed
from benchmarks.plan import Plan
from benchmarks.single import Peer, exercises, one_by_one
from benchmarks.stock import activated

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
    return one_by_one(OTTER, plan, _otter)


def _otter(course_dir: CourseDir, paths: list[Path], folder: Path) -> Peer:
    """Return ``otter run`` of each notebook, in otter's exception-based format."""
    environment = environment_of("otter")
    tests = folder / "tests"
    tests.mkdir()
    for exercise, points in exercises(course_dir).items():
        asserts = textwrap.indent(
            assert_cell(course_dir.solutions(ASSIGNMENT), exercise, "env"), "    "
        )
        text = OTTER_TEST.format(exercise=exercise, points=points, asserts=asserts)
        (tests / f"{exercise}.py").write_text(text)
    words = (environment.program("otter"), "generate", "-t", "tests", "-o", "autograder.zip")
    timed(activated(Command(words=words, shown="otter generate", cwd=folder), environment))
    made = [folder / str(number) for number in range(len(paths))]
    commands = []
    for path, into in zip(paths, made, strict=True):
        into.mkdir()
        command = Command(
            words=(
                environment.program("otter"),
                *("run", "-a", "autograder.zip", "--no-logo", "-o", str(into), str(path)),
            ),
            shown="otter run -a autograder.zip NOTEBOOK",
            cwd=folder,
        )
        commands.append(activated(command, environment))
    return Peer(
        commands=commands,
        versions=environment.versions(),
        score=lambda number: _share(made[number] / "results.json"),
    )


def _share(results: Path) -> float:
    tests = json.loads(results.read_text("utf-8"))["tests"]
    counted = [test for test in tests if "score" in test and "max_score" in test]
    points = sum(test["max_score"] for test in counted)
    return float(sum(test["score"] for test in counted) / points)
