"""Cells and tests share processes where that changes nothing: the Reports are the same."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from autograder.course import CourseDir, Limits
from autograder.judge import execution
from autograder.judge.execution import Answering, Executed
from autograder.judge.judge import Judge, open_judge
from autograder.judge.judged import Judged
from autograder.judge.sandbox import Sandbox
from autograder.judge.state import State
from autograder.judge.student import Reference, Student
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell

RIGHT = "    return 2 * np.asarray(x)"
NOTEBOOKS = {
    "all right": {},
    "counts its calls": {
        "double": "n = 0\ndef double(x):\n    global n\n    n += 1\n"
        f"    if n > 1:\n        return 0\n{RIGHT}"
    },
    "is right from the second call on": {
        "double": "n = 0\ndef double(x):\n    global n\n    n += 1\n"
        f"    if n < 2:\n        return 0\n{RIGHT}"
    },
    "needs what an earlier call has left": {
        "double": "def double(x):\n    global kept\n    kept = x\n    return 2 * np.asarray(x)",
        "quadruple": "def quadruple(x):\n    return 4 * np.asarray(kept)",
    },
    "hides what it counts": {
        "double": "import functools\n@functools.lru_cache(None)\ndef one():\n    return [0]\n"
        f"def double(x):\n    one()[0] += 1\n    if one()[0] > 1:\n        return 0\n{RIGHT}"
    },
    "draws at random": {
        "double": "import random\ndef double(x):\n    return x * (2 + (random.random() > .5))",
        "quadruple": "def quadruple(x):\n    return x * (4 + (np.random.random() > .5))",
    },
    "leaves files": {
        "double": "import os\ndef double(x):\n    if os.path.exists('seen'):\n        return 0\n"
        f"    open('seen', 'w').close()\n{RIGHT}"
    },
    "dies in every other test": {
        "double": "import os\ndef double(x):\n    if np.ndim(x):\n        os._exit(3)\n"
        "    return 2 * x"
    },
    "hangs in a test": {
        "double": f"def double(x):\n    while np.ndim(x) == 2:\n        pass\n{RIGHT}"
    },
    "patches numpy": {
        "double": f"def double(x):\n    np.multiply = np.add\n{RIGHT}",
        "quadruple": "def quadruple(x):\n    return np.multiply(4, x)",
    },
    "a cell dies after others have worked": {
        "first": "import os\ntotal = 0",
        "double": "total += 1\ndef double(x):\n    return 2 * total * np.asarray(x)",
        "quadruple": "total += 1\nos._exit(1)",
        "last": "print(total)",
    },
    "a cell hangs after slow ones": {
        "first": "import time\ntime.sleep(.2)\ndone = [1]",
        "double": f"done.append(2)\ndef double(x):\n{RIGHT}",
        "quadruple": "done.append(3)\nwhile True:\n    pass",
        "last": "print(done)",
    },
    "starts what goes on": {
        "first": "import threading, time\nthreading.Thread(target=time.sleep, args=(5,)).start()"
    },
}


@pytest.fixture
def judge_both_ways(
    toy: CourseDir,
    handin: Callable[..., list[HandinCell]],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[dict[str, str]], tuple[Judged, Judged]]:
    """Return what judges a notebook with shared processes and with one for each cell and test."""
    course = replace(toy.course, limits=Limits(cell_wall_s=2, test_wall_s=2, exercise_wall_s=2))
    frame = read_frame(toy, "ps1")

    def judge(changes: dict[str, str]) -> tuple[Judged, Judged]:
        cells, notes = restore(frame, handin(**changes))
        submission = Submission("ps1", "someone", cells, (), notes)

        def both(judge: Judge) -> tuple[Judged, Judged]:
            shared = judge.judge(submission)
            monkeypatch.setattr(Answering, "process", alone)
            monkeypatch.setattr(execution, "REPEATED_S", -1.0)
            return shared, judge.judge(submission)

        return open_judge(replace(toy, course=course), course.assignments[0], b"secret", both)

    return judge


def alone(answering: Answering, lent: frozenset[str], process: Any = Answering.process) -> Any:
    """Return a process that no test has used before."""
    found = process(answering, lent)
    if found.first:
        answering.drop()
        return process(answering, lent)
    return found


def plain(judged: Judged) -> Any:
    """Return all that a Report says but times, and all that cells showed."""
    report = json.loads(judged.report.to_json())
    for cell in report["cells"]:
        del cell["seconds"]
    return report, [run.outputs for run in judged.cells.values()]


@pytest.mark.parametrize("what", NOTEBOOKS)
def test_the_report_is_the_same_where_a_notebook(
    what: str, judge_both_ways: Callable[[dict[str, str]], tuple[Judged, Judged]]
) -> None:
    shared, separate = judge_both_ways(NOTEBOOKS[what])
    assert plain(shared) == plain(separate)


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[State]:
    """Return what is forked from now on."""
    forks: list[State] = []
    fork = State.fork
    monkeypatch.setattr(State, "fork", lambda *args: forks.append(args[0]) or fork(*args))
    return forks


@pytest.mark.parametrize(
    "changes", [{}, {"double": "def double(x):\n    return 3 * x - 1"}], ids=["right", "wrong"]
)
def test_where_nothing_is_left_behind_all_cells_share_a_process_and_all_tests_another(
    changes: dict[str, str],
    toy: CourseDir,
    handin: Callable[..., list[HandinCell]],
    forks: list[State],
) -> None:
    cells, _ = restore(read_frame(toy, "ps1"), handin(**changes))
    submission = Submission("ps1", "someone", cells)
    assignment = toy.course.assignments[0]
    judged = open_judge(toy, assignment, b"secret", lambda judge: judge.judge(submission))
    followed = [test for e in judged.report.exercises for test in e.tests if test.follow_through]
    assert bool(followed) == bool(changes)
    assert len(forks) == 3  # the submission itself, its cells, its tests


def test_a_process_that_was_lent_answers_is_only_for_tests_that_are_lent_them_too(
    forks: list[State],
) -> None:
    code = "def g(x):\n    return 1\ndef f(x):\n    return g(x)"
    reference = Reference({"g": lambda x: 2, "f": lambda x: 2})
    with Sandbox(Limits()) as sandbox, sandbox.submission() as root:
        root.run_cell(code, 0, time.monotonic() + 20)
        executed = Executed(root, {}, time.monotonic() + 60, lambda: root)
        test = Answering(executed, Limits())
        forks.clear()
        for lent in ("g", "g", "", "g"):
            with test() as callee:
                student = Student(callee).using(reference, *lent)
                assert student.f(0) == (2 if lent else 1)
                assert student.g(0) == (2 if lent else 1)
    assert len(forks) == 2


def test_a_test_may_lend_functions_for_some_of_its_calls_only(forks: list[State]) -> None:
    code = "def g(x):\n    return 1\ndef f(x):\n    return g(x)"
    with Sandbox(Limits()) as sandbox, sandbox.submission() as root:
        root.run_cell(code, 0, time.monotonic() + 20)
        executed = Executed(root, {}, time.monotonic() + 60, lambda: root)
        forks.clear()
        with Answering(executed, Limits())() as callee:
            student = Student(callee)
            lent = student.using(Reference({"g": lambda x: 2}), "g")
            assert [student.f(0), lent.f(0), student.f(0), student.g(0)] == [1, 2, 1, 1]
    assert len(forks) == 1
