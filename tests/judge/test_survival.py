"""Whatever a cell or a function does to its process is named, and costs that cell or function only.

All tricks stand in one notebook, each in a cell, and all the rest of it is right. Then
each is what a function does, in a notebook of its own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from autograder.course import CourseDir
from autograder.isolation import Level
from autograder.judge.judged import Judged
from autograder.judge.pool import Worker
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell
from tests.conftest import SECRET, copy_of_toy, offered_levels

LIMITS = {
    "cell_wall_s=2": "cell_wall_s=1",
    "test_wall_s=0.8": "test_wall_s=0.5",
    "exercise_wall_s=1.6": "exercise_wall_s=1.2",
}
LATE = "gave no answer within 0.5 s"
SEGMENTATION_FAULT = "a segmentation fault, as after very deep recursion or in compiled code"
KILLED = "it was killed, or closed files that it had not opened"
Handin = Callable[..., list[HandinCell]]
Judge = Callable[[list[HandinCell]], Judged]


@dataclass(frozen=True)
class Trick:
    """What student code does, and what is said of it.

    Attributes
    ----------
    code : str
        Of a cell, and of a function's body.
    cell : str
        The outcome of the cell and the detail that names it.
    function : str
        The outcome of each test of the function, and words of its message.
    """

    code: str
    cell: str = "ok: "
    function: str = "passed: "


TRICKS = {
    "a loop that never ends": Trick(
        "while True:\n    pass", "timed_out: no end after 1 s", f"timed_out: {LATE}"
    ),
    "a sleep that is too long": Trick(
        "import time\ntime.sleep(600)", "timed_out: no end after 1 s", f"timed_out: {LATE}"
    ),
    "a loop that swallows every signal and exception": Trick(
        "import signal\nfor number in range(1, 65):\n    try:\n"
        "        signal.signal(number, signal.SIG_IGN)\n    except (OSError, ValueError):\n"
        "        pass\nwhile True:\n    try:\n        while True:\n            pass\n"
        "    except BaseException:\n        pass",
        "timed_out: no end after 1 s",
        f"timed_out: {LATE}",
    ),
    "SIGSTOP to itself": Trick(
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "timed_out: no end after 1 s",
        f"timed_out: {LATE}",
    ),
    "os._exit": Trick(
        "import os\nos._exit(0)",
        "crashed: the process left with exit status 0",
        "crashed: the process left with exit status 0",
    ),
    "a segmentation fault": Trick(
        "import ctypes\nctypes.string_at(0)",
        f"crashed: {SEGMENTATION_FAULT}",
        f"crashed: {SEGMENTATION_FAULT}",
    ),
    "stack overflow": Trick(
        "import sys, threading\nsys.setrecursionlimit(1 << 30)\nclass Deep:\n"
        "    def __getattr__(self, name):\n        return getattr(self, name)\n"
        "threading.stack_size(1 << 15)  # small enough for every Python to come to its end\n"
        "deep = threading.Thread(target=lambda: Deep().deeper)\ndeep.start()\ndeep.join()",
        f"crashed: {SEGMENTATION_FAULT}",
        f"crashed: {SEGMENTATION_FAULT}",
    ),
    "recursion without an end": Trick(
        "def again():\n    return again()\nagain()",
        "raised: RecursionError",
        "raised: raised a RecursionError, at your line `return again()`",
    ),
    "closed descriptors": Trick(
        "import os\nos.closerange(0, 1000)", f"crashed: {KILLED}", f"crashed: {KILLED}"
    ),
    "KeyboardInterrupt": Trick(
        "raise KeyboardInterrupt",
        "raised: KeyboardInterrupt",
        "raised: raised a KeyboardInterrupt, at your line",
    ),
    "SystemExit": Trick(
        "raise SystemExit", "raised: SystemExit", "raised: raised a SystemExit, at your line"
    ),
    "input()": Trick(
        "input('How many?')",
        "raised: StdinNotImplementedError",
        "raised: nobody answers `input()` while a notebook is graded, at your line",
    ),
    "a magic that there is not": Trick(
        "%nothing_of_this_name", "raised: UsageError", "raised: raised a UsageError, at your line"
    ),
    "magics": Trick("%pwd\n%timeit -n1 -r1 1 + 1\n!echo hello"),
    "a thread that is there at exit": Trick(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()"
    ),
    "a loop at exit": Trick("import atexit\n@atexit.register\ndef f():\n    while True: pass"),
    "huge outputs": Trick("print('x' * 30_000_000)"),
    "plots": Trick("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"),
    "await": Trick(
        "import asyncio\nawait asyncio.sleep(0)",
        function="failed: double(x) is a coroutine (is it an `async def`?), but an array",
    ),
}
RIGHT_ALONE = "def quadruple(x):\n    return 4 * np.asarray(x)"
TOTAL, QUADRUPLE = 12, 4


def levels() -> list[Level]:
    """Return the strongest and the weakest level of this machine."""
    return sorted(offered_levels(), key=list(Level).index)[:: max(1, len(offered_levels()) - 1)]


@pytest.fixture(scope="module", params=levels(), ids=str)
def judge(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    toy_course: CourseDir,
) -> Iterator[Judge]:
    """Yield a function that judges cells of the toy notebook under limits that are soon met."""
    course = copy_of_toy(tmp_path_factory.mktemp("survival") / "toy", request.param)
    config = course.root / "course_config.py"
    text = config.read_text().replace("warm=()", 'warm=("matplotlib.pyplot",)')
    for before, after in LIMITS.items():
        text = text.replace(before, after)
    config.write_text(text)
    frame = read_frame(toy_course, "ps1")
    worker = Worker(course, "ps1", SECRET)
    worker.ready()

    def judged(cells: list[HandinCell]) -> Judged:
        restored, notes = restore(frame, cells)
        return worker.judge(Submission("ps1", "someone", restored, (), notes))

    yield judged
    worker.end()


@pytest.fixture(scope="module")
def notebook_of_tricks(judge: Judge, handin: Handin) -> Judged:
    """Return what came of a notebook that is right but for a cell of each trick at its start."""
    tricks = [HandinCell("code", trick.code) for trick in TRICKS.values()]
    return judge([*tricks, *handin()])


@pytest.mark.parametrize("name", TRICKS)
def test_a_cell_of_it_is_named(notebook_of_tricks: Judged, name: str) -> None:
    cell = notebook_of_tricks.report.cells[list(TRICKS).index(name)]
    assert f"{cell.outcome}: {cell.detail}" == TRICKS[name].cell


def test_cells_of_all_of_it_cost_no_other_cell_anything(notebook_of_tricks: Judged) -> None:
    report = notebook_of_tricks.report
    assert {cell.outcome for cell in report.cells[len(TRICKS) :]} == {"ok"}
    assert (report.score, report.not_judged) == (TOTAL, ())


@pytest.mark.parametrize("name", TRICKS)
def test_a_function_of_it_is_named_and_all_else_keeps_what_it_earned(
    judge: Judge, handin: Handin, name: str
) -> None:
    trick = TRICKS[name]
    outcome, words = trick.function.split(": ", 1)
    report = judge(handin(double=in_function(trick.code), quadruple=RIGHT_ALONE)).report
    scores = {exercise.name: exercise.score for exercise in report.exercises}
    (double,) = (exercise for exercise in report.exercises if exercise.name == "double")
    lost = outcome != "passed"
    assert {test.outcome for test in double.tests} == {outcome}
    assert words in double.tests[0].message
    assert scores["quadruple"] == QUADRUPLE
    assert report.score == (QUADRUPLE if lost else TOTAL)
    assert report.not_judged == ()


def test_tests_after_the_time_of_an_exercise_are_not_run_and_it_is_said(
    judge: Judge, handin: Handin
) -> None:
    report = judge(handin(double=in_function("while True:\n    pass"))).report
    (double,) = (exercise for exercise in report.exercises if exercise.name == "double")
    assert LATE in double.tests[0].message
    assert double.tests[-1].outcome == "timed_out"
    assert "had used up their 1.2 s" in double.tests[-1].message
    below = in_function("import time\ntime.sleep(0.02)")
    assert judge(handin(double=below)).report.score == TOTAL


def in_function(code: str) -> str:
    """Return a right `double` that does something first."""
    how = "async def" if "await" in code else "def"
    return f"{how} double(x):\n{textwrap.indent(code, '    ')}\n    return 2 * np.asarray(x)"
