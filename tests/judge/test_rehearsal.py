"""The course's own code is judged without a guest; what it does wrong costs only its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course import CourseDir
from autograder.errors import HostError
from autograder.judge.pool import Worker
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell
from tests.conftest import SECRET, copy_of_toy

Handin = Callable[..., list[HandinCell]]
Outcomes = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> CourseDir:
    return copy_of_toy(tmp_path_factory.mktemp("rehearsal") / "toy")


@pytest.fixture(scope="module")
def worker(course: CourseDir) -> Iterator[Worker]:
    worker = Worker(course, "ps1", SECRET, trusted=True)
    worker.ready()
    yield worker
    worker.end()


@pytest.fixture
def outcomes(course: CourseDir, worker: Worker, handin: Handin) -> Outcomes:
    def rehearse(double: str) -> list[str]:
        report = worker.judge(work(course, handin(double=double))).report
        [exercise] = report.exercises
        return [test.outcome for test in exercise.tests]

    return rehearse


def work(course: CourseDir, handin: list[HandinCell]) -> Submission:
    cells, _ = restore(read_frame(course, "ps1"), handin)
    wanted = ("double-answer", "double", None)
    return Submission("ps1", "mutant", tuple(c for c in cells if c.grade_id in wanted))


def test_right_code_passes(outcomes: Outcomes) -> None:
    assert outcomes("def double(x):\n    return 2 * np.asarray(x)") == ["passed"] * 4


def test_wrong_code_fails_where_it_is_wrong(outcomes: Outcomes) -> None:
    code = "def double(x):\n    return 2 * np.asarray(x) if np.ndim(x) else 7.0"
    assert outcomes(code) == ["failed", "passed", "passed", "passed"]


def test_an_error_is_told_from_a_wrong_answer(outcomes: Outcomes) -> None:
    assert outcomes("def double(x):\n    return 1 / 0") == ["raised"] * 4


def test_a_cell_that_raises_fails_every_test(outcomes: Outcomes) -> None:
    assert outcomes("1 / 0") == ["raised"] * 4


def test_code_without_the_function_is_missing(outcomes: Outcomes) -> None:
    assert outcomes("x = 1") == ["missing"] * 4


def test_code_that_never_ends_is_stopped(outcomes: Outcomes) -> None:
    assert outcomes("while True:\n    pass") == ["timed_out"] * 4


def test_code_that_ends_the_process_ends_only_its_own(outcomes: Outcomes) -> None:
    assert outcomes("import os\nos._exit(0)") == ["crashed"] * 4
    assert outcomes("def double(x):\n    return x + x")[0] == "passed"


def test_code_that_asks_for_too_much_memory_loses_its_tests(outcomes: Outcomes) -> None:
    code = "def double(x):\n    return np.ones(1 << 40)"
    assert outcomes(code) == ["raised"] * 4


def test_the_same_work_meets_the_same_numbers_as_in_the_guest(
    course: CourseDir, worker: Worker, toy_worker: Worker, handin: Handin
) -> None:
    # Right for about half of the numbers that may be drawn.
    code = "def double(x):\n    return 2 * np.asarray(x) * (np.sum(x) > 0)"
    for variant in range(6):
        same = work(course, handin(double=f"{code}  # {variant}"))
        rehearsed, judged = (w.judge(same).report.exercises for w in (worker, toy_worker))
        assert [[t.outcome for t in e.tests] for e in rehearsed] == [
            [t.outcome for t in e.tests] for e in judged
        ]


def test_a_suite_that_breaks_is_our_fault(tmp_path: Path, handin: Handin) -> None:
    course = copy_of_toy(tmp_path / "toy")
    suite = course.solutions("ps1") / "test_double.py"
    text = suite.read_text()
    suite.write_text(text.replace("    x = rng.normal(size=(3, 4))", "    pytest.exit('no')", 1))
    suite.write_text(
        suite.read_text().replace("import numpy as np", "import numpy as np\nimport pytest")
    )
    worker = Worker(course, "ps1", SECRET, trusted=True)
    worker.ready()
    try:
        with pytest.raises(HostError, match="the suite broke"):
            worker.judge(replace(work(course, handin()), student="unchanged"))
    finally:
        worker.end()
