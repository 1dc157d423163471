"""Some notebooks, a command for each: ours and PrairieLearn's plugin of pytest.

The plugin runs a notebook's tagged cells as one script in a process of its own, and the tests call
functions there. It sends arrays back, but no dictionary or list that holds arrays, which is what
most of these exercises return. So ``trailing_code.py``, which a course may add to each
submission, calls the function, looks whether its arguments have changed, counts bytecodes, and
turns what is inside of a dictionary or list into the form that the plugin has for arrays.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks.assertions import STAND_IN, assert_cell
from benchmarks.classes import ASSIGNMENT
from benchmarks.environments import environment_of
from benchmarks.measurement import Command
from benchmarks.plan import Plan
from benchmarks.single import Peer, exercises, one_by_one
from benchmarks.stock import activated

PLUGIN = "PrairieLearn's plugin"
TAG = "#grade"
LIMIT_S = 60
RESULTS = "autograder_results.json"
LEADING = """\
import matplotlib

matplotlib.use("agg")
"""
TRAILING = f"""\
_judge = {{}}
exec({STAND_IN!r}, _judge)


def _ask(way, name, *args):
    from pytest_prairielearn_grader.json_utils import to_json

    def encoded(value):
        if isinstance(value, dict):
            return {{key: encoded(entry) for key, entry in value.items()}}
        if isinstance(value, (list, tuple)):
            return [encoded(entry) for entry in value]
        return to_json(value)

    call = getattr(_judge["Student"](globals()), way)(name, *args)
    return {{"value": encoded(call.value), "changed": call.changed, "bytecodes": call.bytecodes}}
"""
HEAD = f"""\
import builtins
from types import SimpleNamespace

import pytest
from pytest_prairielearn_grader import ConfigObject
from pytest_prairielearn_grader.json_utils import from_json

autograder_config = ConfigObject(
    sandbox_timeout={LIMIT_S},
    student_code_pattern="student_code.ipynb",
    notebook_cell_tag={TAG!r},
    import_blacklist=[],
    builtin_whitelist=[name for name in dir(builtins) if not name.startswith("_")],
)


class Sandboxed:
    def __init__(self, sandbox):
        self._sandbox = sandbox

    def __getattr__(self, name):
        return lambda *args: self.call(name, *args).value

    def call(self, name, *args):
        return self._ask("call", name, *args)

    def count(self, name, *args):
        return self._ask("count", name, *args)

    def _ask(self, *question):
        answer = self._sandbox.query_function("_ask", *question, query_timeout={LIMIT_S})
        return SimpleNamespace(**{{**answer, "value": decoded(answer["value"])}})


def decoded(value):
    if isinstance(value, dict) and "_type" not in value:
        return {{key: decoded(entry) for key, entry in value.items()}}
    if isinstance(value, list):
        return [decoded(entry) for entry in value]
    return from_json(value)
"""
TEST = """

@pytest.mark.grading_data(name={exercise!r}, points={points!r})
def test_{exercise}(module_sandbox):
{asserts}"""


def measure(plan: Plan) -> dict[str, Any]:
    """Grade some notebooks one after another, each by a command of its own."""
    return one_by_one(PLUGIN, plan, _plugin)


def hidden_tests(solutions: Path, points: dict[str, float]) -> str:
    """Return a test module with one test for each exercise.

    Parameters
    ----------
    solutions : Path
        ``solutions/<ps>``.
    points : dict
        By exercise.
    """
    tests = [HEAD]
    for exercise, worth in points.items():
        asserts = assert_cell(solutions, exercise, "Sandboxed(module_sandbox)", student="_names")
        indented = textwrap.indent(asserts, "    ")
        tests.append(TEST.format(exercise=exercise, points=worth, asserts=indented))
    return "".join(tests)


def tagged(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook in which all code cells but the visible checks are to be graded.

    The plugin runs them as one script: a visible check that fails would take all points.
    """
    cells = []
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if cell["cell_type"] == "code" and not name.endswith("-check"):
            cell = {**cell, "source": f"{TAG}\n{''.join(cell['source'])}"}
        cells.append(cell)
    return {**notebook, "cells": cells}


def _plugin(course_dir: CourseDir, paths: list[Path], folder: Path) -> Peer:
    """Return a run of pytest for each notebook; its directory is what the plugin looks for."""
    environment = environment_of("prairielearn")
    tests = hidden_tests(course_dir.solutions(ASSIGNMENT), exercises(course_dir))
    roots = [folder / str(number) for number in range(len(paths))]
    for path, root in zip(paths, roots, strict=True):
        data = root / f"test_{ASSIGNMENT}"
        data.mkdir(parents=True)
        data.with_suffix(".py").write_text(tests)
        (data / "leading_code.py").write_text(LEADING)
        (data / "trailing_code.py").write_text(TRAILING)
        notebook = tagged(json.loads(path.read_text("utf-8")))
        (data / "student_code.ipynb").write_text(json.dumps(notebook))
    words = ("pytest", "--rootdir", ".", f"test_{ASSIGNMENT}.py")
    commands = [
        activated(
            Command(
                words=(environment.program(words[0]), *words[1:]),
                shown=" ".join(words),
                cwd=root,
                allowed=(0, 1),
            ),
            environment,
        )
        for root in roots
    ]
    return Peer(
        commands=commands,
        versions=environment.versions(),
        score=lambda number: json.loads((roots[number] / RESULTS).read_text())["score"],
    )
