"""Each limit: just below it nothing happens, just above it the outcome has a name."""

from __future__ import annotations

import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from autograder.course import Limits
from autograder.faults import Crashed, Raised, StudentFault, TimedOut
from autograder.isolation import Level
from autograder.judge.execution import Answering, Executed, execute
from autograder.judge.judged import CellRun
from autograder.judge.sandbox import Sandbox
from autograder.judge.state import State
from autograder.judge.student import Student
from autograder.notebooks.submission import Cell, Submission
from autograder.words import say, words_of
from tests.conftest import offered_levels

LIMITS = Limits(
    cell_wall_s=4.0,
    test_wall_s=4.0,
    cpu_s=1.0,
    memory_mib=200,
    submission_memory_mib=400,
    file_mib=2,
    disk_mib=6,
    open_files=40,
    processes=20,
    output_kib=64,
    reply_mib=4,
)
RunCell = Callable[[str], CellRun]


@pytest.fixture(scope="module", params=list(Level))
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """Keep one zygote per level; each case below is a submission of its own."""
    if request.param not in offered_levels():
        pytest.skip(f"this machine does not offer {request.param.value!r} isolation")
    with Sandbox(LIMITS, (), request.param.value) as sandbox:
        yield sandbox


def run_notebook(sandbox: Sandbox, *sources: str, **limits: float) -> list[CellRun]:
    """Run cells as a submission, and one more that must be well afterwards."""
    cells = tuple(
        Cell("code", source, f"c{i}") for i, source in enumerate((*sources, "print(6 * 7)"))
    )
    submission = Submission("ps1", "someone", cells)
    with sandbox.submission() as root:
        executed = execute(root, submission, frozenset(), replace(LIMITS, **limits), words_of("en"))
    *runs, last = executed.cells.values()
    if "submission_wall_s" not in limits:
        assert last.outcome == "ok", executed.cells
    return runs


def busy(seconds: float) -> str:
    return f"import time\nwhile time.process_time() < {seconds}:\n    pass"


def sleep(seconds: float) -> str:
    return f"import time\ntime.sleep({seconds})"


def files(count: int, mib: float) -> str:
    write = f"open(f'f{{i}}', 'wb').write(bytes(int({mib} * (1 << 20))))"
    return f"for i in range({count}):\n    {write}"


def open_files(count: int) -> str:
    return f"held = [open('/dev/null') for _ in range({count})]"


def threads(count: int) -> str:
    return (
        "import threading\ndone = threading.Event()\n"
        f"many = [threading.Thread(target=done.wait) for _ in range({count})]\n"
        "try:\n    [t.start() for t in many]\nfinally:\n    done.set()"
    )


@dataclass(frozen=True)
class Case:
    """A limit on cells.

    Attributes
    ----------
    below, above : str
        Code on either side of it.
    outcome, detail : str
        What the cell above it is said to have done.
    levels : tuple of Level
        Where the kernel holds to it.
    """

    below: str
    above: str
    outcome: str
    detail: str
    levels: tuple[Level, ...] = tuple(Level)


CASES = {
    "clock": Case(sleep(0.6), sleep(60), "timed_out", "no end after 4 s"),
    "computing time": Case(busy(0.6), busy(30), "crashed", "it used up its computing time"),
    "memory": Case("x = bytearray(150 << 20)", "x = bytearray(220 << 20)", "raised", "MemoryError"),
    "one file": Case(files(1, 1.9), files(1, 2.1), "raised", "OSError"),
    "the disk": Case(files(5, 1.0), files(7, 1.0), "raised", "OSError", (Level.FULL,)),
    "open files": Case(open_files(20), open_files(40), "raised", "OSError"),
    "threads": Case(threads(10), threads(25), "raised", "RuntimeError", (Level.FULL,)),
}


@pytest.mark.parametrize("limit", CASES)
def test_a_cell_just_below_a_limit_is_well(sandbox: Sandbox, limit: str) -> None:
    assert [run.outcome for run in run_notebook(sandbox, CASES[limit].below)] == ["ok"]


@pytest.mark.parametrize("limit", CASES)
def test_a_cell_just_above_a_limit_has_an_outcome_with_a_name(sandbox: Sandbox, limit: str) -> None:
    case = CASES[limit]
    if sandbox.level not in case.levels:
        pytest.skip(f"{sandbox.level.value!r} isolation does not hold to it: see SECURITY.md")
    (run,) = run_notebook(sandbox, case.above)
    assert (run.outcome, run.detail) == (case.outcome, case.detail)


def children(count: int) -> str:
    return (
        f"import os, time\nfor _ in range({count}):\n"
        "    if not os.fork():\n        time.sleep(9)\n        os._exit(0)\n"
        "time.sleep(0.3)"
    )


def test_processes_are_held_to_their_limit_by_the_kernel_or_by_the_watchdog(
    sandbox: Sandbox,
) -> None:
    below, above = run_notebook(sandbox, children(8), children(30))
    assert below.outcome == "ok"
    if sandbox.level is Level.FULL:
        assert above.outcome == "raised"
    else:
        assert above.outcome == "crashed"
        assert above.detail == "its processes and threads together were more than 20"


def test_processes_that_a_cell_leaves_behind_cost_the_next_cell_nothing(sandbox: Sandbox) -> None:
    """Not even where they are as many as may be when the next cell's process is made."""
    if sandbox.level is not Level.FULL:
        pytest.skip("the watchdog has ended them by then")
    left = (
        "import os, time\ntry:\n    for _ in range(30):\n"
        "        if not os.fork():\n            time.sleep(1)\n            os._exit(0)\n"
        "except OSError:\n    time.sleep(0.5)"
    )
    (run,) = run_notebook(sandbox, left)  # which runs another cell, that must be well
    assert run.outcome == "ok"


def test_no_test_lacks_computing_time_that_another_has_used(sandbox: Sandbox) -> None:
    limits = replace(LIMITS, test_wall_s=1.0)
    burn = (
        "import time\ndef burn():\n    end = time.process_time() + 0.4\n"
        "    while time.process_time() < end:\n        pass\n    return 1"
    )
    with sandbox.submission() as root:
        submission = Submission("ps1", "someone", (Cell("code", burn, "c"),))
        executed = execute(root, submission, frozenset(), limits, words_of("en"))
        answering = Answering(executed, limits)
        for _ in range(3):
            with answering() as callee:
                assert Student(callee).burn() == 1


def test_output_is_cut_off_above_its_limit_and_says_so(sandbox: Sandbox) -> None:
    below, above = run_notebook(sandbox, "print('x' * 60_000)", "print('x' * 70_000)")
    assert len(below.outputs[0]["text"]) == 60_001
    assert len(above.outputs[0]["text"]) < 66_000
    assert "cut" in above.outputs[0]["text"]
    assert (below.outcome, above.outcome) == ("ok", "ok")


def test_all_cells_together_show_no_more_than_sixteen_times_the_limit_of_one(
    sandbox: Sandbox,
) -> None:
    runs = run_notebook(sandbox, *["print('x' * 60_000)"] * 20, "print('y')", "1/0")
    *full, small, raised = runs
    assert [len(run.outputs[0]["text"]) > 50_000 for run in full] == [True] * 17 + [False] * 3
    assert "not shown" in full[-1].outputs[0]["text"]
    assert small.outputs[0]["text"] == "y\n", "what fits is shown"
    assert raised.outcome == "raised"


def test_text_on_two_streams_in_turn_is_cut_off_as_any_other(sandbox: Sandbox) -> None:
    code = "import sys\nfor i in range(20_000):\n    print(1)\n    print(2, file=sys.stderr)\nx = 1"
    run, later = run_notebook(sandbox, code, "print(x)")
    assert (run.outcome, later.outcome) == ("ok", "ok")
    assert "cut" in run.outputs[-1]["text"]


def test_what_is_cleared_leaves_its_room_to_what_comes_after(sandbox: Sandbox) -> None:
    code = (
        "from IPython.display import clear_output\nfor i in range(10):\n    clear_output()\n"
        "    print('x' * 40_000)"
    )
    (run,) = run_notebook(sandbox, code)
    assert [output["text"] for output in run.outputs] == ["x" * 40_000 + "\n"]


def test_cells_after_the_time_of_the_whole_notebook_are_not_run(sandbox: Sandbox) -> None:
    below = run_notebook(sandbox, sleep(0.1), "1", submission_wall_s=3.0)
    assert [run.outcome for run in below] == ["ok", "ok"]
    above = run_notebook(sandbox, sleep(0.1), sleep(3.5), "1", submission_wall_s=3.0)
    assert [run.outcome for run in above] == ["ok", "timed_out", "not_run"]
    assert above[2].detail == "the whole notebook took over 3 s"


def test_calls_after_the_time_of_the_whole_notebook_are_not_made(sandbox: Sandbox) -> None:
    limits = replace(LIMITS, submission_wall_s=1.5)
    cells = (Cell("code", "def f():\n    return 1", "a"),)
    with sandbox.submission() as root:
        submission = Submission("ps1", "someone", cells)
        executed = execute(root, submission, frozenset(), limits, words_of("en"))
        answering = Answering(executed, limits)
        with answering() as callee:
            assert Student(callee).f() == 1
        while root.family.clock() < executed.deadline:
            time.sleep(0.1)
        with answering() as callee, pytest.raises(TimedOut) as raised:
            Student(callee).f()
    assert "1.5 s" in say(raised.value.finding)


FORKS = """
import os, time

def children(count):
    for _ in range(count):
        if not os.fork():
            time.sleep(9)
            os._exit(0)
    time.sleep(0.3)
    return count

def memory(mib):
    reader, writer = os.pipe()
    for _ in range(4):
        if not os.fork():
            block = bytearray(os.urandom(1)) * (mib << 20)
            os.write(writer, b"x")
            time.sleep(9)
            os._exit(0)
    for _ in range(4):
        os.read(reader, 1)
    block = bytearray(os.urandom(1)) * (2 * mib << 20)
    time.sleep(1.0)
    return mib
"""


def in_function(code: str) -> str:
    return f"def f(n):\n{textwrap.indent(code, '    ')}\n    return n"


ANSWERS = {
    "the clock": ("import time\ndef f(s):\n    time.sleep(s)\n    return s", 0.6, 60.0, TimedOut),
    "computing time": (
        "import time\ndef f(s):\n    while time.process_time() < s: pass\n    return s",
        *(0.6, 30.0, Crashed),
    ),
    "memory": ("def f(n):\n    return len(bytearray(n << 20))", 150, 220, Raised),
    "the reply": ("import numpy as np\ndef f(n):\n    return np.zeros(n << 17)", 3, 5, Crashed),
    "one file": (in_function(files(1, 1.0).replace("1.0", "n")), 1.9, 2.1, Raised),
    "the disk": (in_function(files(9, 1.0).replace("9", "n")), 5, 7, Raised),
    "open files": (in_function(open_files(9).replace("9", "n")), 20, 40, Raised),
    "threads": (in_function(threads(9).replace("9", "n")), 10, 25, Raised),
    "memory of all its processes": (f"{FORKS}\nf = memory", 40, 90, Crashed),
}
ONLY_FULL = ("the disk", "threads")  # see SECURITY.md


def wall_s(limit: str) -> float:
    """Return the time for a call: long where another limit is to come first, on a busy machine."""
    return LIMITS.test_wall_s if limit == "the clock" else 60.0


def answering(state: State, limit: str) -> Answering:
    """Return what answers tests, each of which has time until the limit must have come."""
    limits = replace(state.limits, test_wall_s=wall_s(limit))
    return Answering(Executed(state, {}, time.monotonic() + 300, lambda: state), limits)


@pytest.mark.parametrize("limit", ANSWERS)
def test_a_call_below_a_limit_is_answered_and_above_it_is_a_fault_with_a_name(
    sandbox: Sandbox, limit: str
) -> None:
    code, below, above, fault = ANSWERS[limit]
    if limit in ONLY_FULL and sandbox.level is not Level.FULL:
        pytest.skip(f"{sandbox.level.value!r} isolation does not hold to it: see SECURITY.md")
    with sandbox.submission() as root:
        state = root.fork()
        assert state.run_cell(code, 0, time.monotonic() + 20).outcome == "ok"
        test = answering(state, limit)
        with test() as callee:
            assert Student(callee).f(below) is not None
        with test() as callee, pytest.raises(StudentFault) as raised:
            Student(callee).f(above)
        assert type(raised.value) is fault
        with test() as callee:
            assert Student(callee).f(below) is not None  # the next test does not suffer


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("one file", "OSError"),
        ("open files", "OSError"),
        ("memory of all its processes", "together held more than 400 MiB of memory"),
        ("the clock", "4 s"),
        ("computing time", "computing time"),
        ("memory", "MemoryError"),
        ("the reply", "larger than 4 MiB"),
    ],
)
def test_the_fault_says_in_words_which_limit_it_was(
    sandbox: Sandbox, limit: str, said: str
) -> None:
    code, _, above, _ = ANSWERS[limit]
    with sandbox.submission() as root:
        state = root.fork()
        state.run_cell(code, 0, time.monotonic() + 20)
        with answering(state, limit)() as callee, pytest.raises(StudentFault) as raised:
            Student(callee).f(above)
    assert said in say(raised.value.finding)


def test_a_call_that_starts_too_many_processes_is_a_fault_with_a_name(sandbox: Sandbox) -> None:
    with sandbox.submission() as root:
        state = root.fork()
        state.run_cell(FORKS, 0, time.monotonic() + 20)
        test = answering(state, "processes")
        with test() as callee:
            assert Student(callee).children(8) == 8
        with test() as callee, pytest.raises(StudentFault) as raised:
            Student(callee).children(30)
        full = sandbox.level is Level.FULL
        said = "a BlockingIOError" if full else "processes and threads together were more than 20"
        assert said in say(raised.value.finding)
        with test() as callee:
            assert Student(callee).children(1) == 1


def test_processes_that_a_call_leaves_behind_are_not_counted_in_the_next_test(
    sandbox: Sandbox,
) -> None:
    with sandbox.submission() as root:
        state = root.fork()
        state.run_cell(FORKS.replace("time.sleep(0.3)", "pass"), 0, time.monotonic() + 20)
        test = answering(state, "processes")
        for _ in range(4):
            with test() as callee:
                assert Student(callee).children(10) == 10


def test_an_endless_loop_has_timed_out_also_where_computing_time_ends_it_first(
    sandbox: Sandbox,
) -> None:
    loop = "while True: pass"
    limits = replace(LIMITS, cell_wall_s=0.5, test_wall_s=0.5)
    with sandbox.submission() as root:
        root.limits = limits
        cells = (Cell("code", loop, "a"), Cell("code", f"def f():\n    {loop}", "b"))
        executed = execute(
            root, Submission("ps1", "someone", cells), frozenset(), limits, words_of("en")
        )
        assert (executed.cells[0].outcome, executed.cells[0].detail) == (
            "timed_out",
            "no end after 0.5 s",
        )
        with pytest.raises(TimedOut), Answering(executed, limits)() as callee:
            Student(callee).f()


def test_a_fork_bomb_costs_a_neighbour_nothing_where_the_kernel_counts_both_together() -> None:
    if Level.STRONG not in offered_levels():
        pytest.skip("this machine does not offer 'strong' isolation")
    bomb = "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
    limits = replace(LIMITS, cell_wall_s=2.0)

    def explode() -> None:
        with Sandbox(limits, (), "strong") as sandbox, sandbox.submission() as root:
            state = root.fork()
            started.set()
            state.run_cell(bomb, 0, time.monotonic() + 20)
            state.close()
            root.clear()

    started = threading.Event()
    with Sandbox(limits, (), "strong") as sandbox, sandbox.submission() as root:
        other = threading.Thread(target=explode)
        other.start()
        started.wait()
        time.sleep(0.5)
        cells = tuple(Cell("code", f"{i} / 7", str(i)) for i in range(3))
        executed = execute(
            root, Submission("ps1", "someone", cells), frozenset(), LIMITS, words_of("en")
        )
        states = [executed.state.fork() for _ in range(3)]
        assert [run.outcome for run in executed.cells.values()] == ["ok"] * 3
        other.join()
        for state in states:
            state.close()
