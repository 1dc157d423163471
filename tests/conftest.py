"""A toy course for the engine's tests, and a judge that stays warm between them."""

from __future__ import annotations

import functools
import json
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from autograder.config import load_course
from autograder.course import CourseDir, Limits
from autograder.errors import GuestError
from autograder.isolation import Level
from autograder.judge.judged import Judged
from autograder.judge.pool import Worker
from autograder.judge.sandbox import Sandbox
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell, parse_notebook

TOY = Path(__file__).parent / "toy"
SECRET = b"a secret for tests"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Tests that a script runs with "&" ignore Ctrl-C, and so would the commands that they try.
signal.signal(signal.SIGINT, signal.default_int_handler)


@functools.cache
def offered_levels() -> frozenset[Level]:
    """Return the levels that this machine can hold a guest at, each of them tried."""
    levels = set()
    for level in Level:
        sandbox = Sandbox(Limits(), (), level.value)
        with sandbox, suppress(GuestError), sandbox.submission():
            levels.add(level)
    return frozenset(levels)


JudgeToy = Callable[..., Judged]


def copy_of_toy(root: Path, level: Level = Level.PROCESS) -> CourseDir:
    """Copy the toy course into `root`, without the traces of earlier runs."""
    shutil.copytree(TOY, root, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    config = root / "course_config.py"
    text = config.read_text()
    config.write_text(text.replace('isolation="process"', f'isolation="{level.value}"'))
    return CourseDir(root, load_course(root / "course_config.py"))


@pytest.fixture
def toy(tmp_path: Path) -> CourseDir:
    """Return a fresh copy of the toy course."""
    return copy_of_toy(tmp_path / "toy")


@pytest.fixture(scope="session")
def toy_course() -> CourseDir:
    """Return the toy course itself, for reading only."""
    return CourseDir(TOY, load_course(TOY / "course_config.py"))


@pytest.fixture(scope="session", params=list(Level))
def toy_worker(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worker]:
    """Keep one judging process for the session; it shares nothing between submissions."""
    if request.param not in offered_levels():
        pytest.skip(f"this machine does not offer {request.param.value!r} isolation")
    course = copy_of_toy(tmp_path_factory.mktemp("level") / "toy", request.param)
    worker = Worker(course, "ps1", SECRET)
    worker.ready()
    yield worker
    worker.end()


@pytest.fixture(scope="session")
def browser() -> str:
    """Return a headless browser's path."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser is installed (looked for {', '.join(BROWSERS)})")
    return found


@pytest.fixture(scope="session")
def answers() -> dict[str, str]:
    """Return right answers to the toy's exercises."""
    return {
        "double": "def double(x):\n    return 2 * np.asarray(x)",
        "quadruple": "def quadruple(x):\n    return double(double(x))",
    }


@pytest.fixture(scope="session")
def handin(toy_course: CourseDir, answers: dict[str, str]) -> Callable[..., list[HandinCell]]:
    """Return a function that makes a toy notebook as handed in."""

    def make(first: str = "", last: str = "", **changed: str) -> list[HandinCell]:
        release = parse_notebook(toy_course.release("ps1").read_bytes())
        given = {**answers, **changed}
        cells = [
            HandinCell(c.kind, given[c.grade_id.removesuffix("-answer")], c.grade_id, c.cell_id)
            if c.grade_id and c.grade_id.endswith("-answer")
            else c
            for c in release
        ]
        if first:
            cells.insert(0, HandinCell("code", first))
        if last:
            cells.append(HandinCell("code", last))
        return cells

    return make


@pytest.fixture
def judge_toy(
    toy_course: CourseDir, toy_worker: Worker, handin: Callable[..., list[HandinCell]]
) -> JudgeToy:
    """Return a function that judges a toy notebook: right answers but for what is given."""
    frame = read_frame(toy_course, "ps1")

    def judge(files: tuple[tuple[str, bytes], ...] = (), **changes: Any) -> Judged:
        cells, notes = restore(frame, handin(**changes))
        return toy_worker.judge(Submission("ps1", "someone", cells, files, notes))

    return judge


@pytest.fixture(scope="session")
def notebook_bytes(
    toy_course: CourseDir, handin: Callable[..., list[HandinCell]]
) -> Callable[..., bytes]:
    """Return a function that makes a toy notebook's file: right answers but for what is given."""

    def make(**changes: str) -> bytes:
        release = json.loads(toy_course.release("ps1").read_text("utf-8"))
        teacher = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in release["cells"]}
        cells = []
        for cell in handin(**changes):
            metadata = teacher[cell.grade_id]["metadata"] if cell.grade_id else {}
            made: dict[str, Any] = {
                "cell_type": cell.kind,
                "id": cell.cell_id or f"own-{len(cells)}",
                "metadata": metadata,
                "source": cell.source,
            }
            if cell.kind == "code":
                made.update(execution_count=None, outputs=[])
            cells.append(made)
        return json.dumps({**release, "cells": cells}).encode()

    return make
