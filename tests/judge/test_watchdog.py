"""Memory of many processes together: each within its own limit, all of them too much."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import Limits
from autograder.faults import Phrase
from autograder.guest.processes import children
from autograder.isolation import Level
from autograder.judge.judged import CellRun
from autograder.judge.sandbox import Sandbox
from autograder.judge.state import State
from autograder.judge.watchdog import CROWD, NICEST, Process, Watchdog, descendants, held_bytes
from tests.conftest import offered_levels

MIB = 1 << 20
FAMILY = """
import os, time
reader, writer = os.pipe()
for _ in range({children}):
    if os.fork() == 0:
        block = bytearray(os.urandom(1)) * ({mib} << 20)
        os.write(writer, b"x")
        time.sleep(10)
        os._exit(0)
got = 0
while got < {children}:
    got += len(os.read(reader, 1))
"""
SHARED = """
import mmap
block = mmap.mmap(-1, {mib} << 20)  # shared memory: no limit of the kernel's counts it
for at in range(0, len(block), 4096):
    block[at] = 1
"""


@pytest.fixture(params=list(Level))
def root(request: pytest.FixtureRequest) -> Iterator[State]:
    """Yield a submission's first state, at every level that this machine offers."""
    if request.param not in offered_levels():
        pytest.skip(f"this machine does not offer {request.param.value!r} isolation")
    limits = Limits(cell_wall_s=4, memory_mib=256, submission_memory_mib=400)
    with Sandbox(limits, (), request.param.value) as sandbox, sandbox.submission() as root:
        yield root


def run(state: State, code: str) -> tuple[CellRun, Phrase | None]:
    child = state.fork()
    result = child.run_cell(code, 0, time.monotonic() + 20)
    child.close()
    too_much = state.too_much()
    state.clear()
    return result, too_much


def test_children_just_below_the_limit_together_go_on(root: State) -> None:
    result, _ = run(root, FAMILY.format(children=3, mib=90))
    assert result.outcome == "ok"


def test_children_above_the_limit_together_are_ended_and_it_is_named(root: State) -> None:
    result, ending = run(root, FAMILY.format(children=6, mib=150))
    assert result.outcome in ("crashed", "timed_out")  # as it happens to wait for its children
    assert ending == Phrase("too_much_memory", {"mib": 400})
    after, _ = run(root, "6 * 7")
    assert after.outcome == "ok"


def test_shared_memory_counts_too(root: State) -> None:
    assert run(root, SHARED.format(mib=300))[0].outcome == "ok"
    result, ending = run(root, SHARED.format(mib=700))
    assert result.outcome == "crashed"
    assert ending == Phrase("too_much_memory", {"mib": 400})


def test_a_notebook_of_many_cells_is_not_charged_for_the_same_array_again(root: State) -> None:
    state = root.fork()
    block = "import numpy as np\nblock = np.ones(20 << 20)"  # 160 MiB
    assert state.run_cell(block, 0, time.monotonic() + 20).outcome == "ok"
    for index in range(1, 6):  # every cell runs in a fork of the state before, which stays
        state = state.fork()
        source = "import time\ntime.sleep(.05)\nblock[0] += 1"
        assert state.run_cell(source, index, time.monotonic() + 20).outcome == "ok"


def test_only_descendants_are_seen_and_what_a_fork_shares_is_counted_once() -> None:
    code = (
        "import os, time\nblock = b'x' * (64 << 20)\nos.fork()\nprint(flush=True)\ntime.sleep(20)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        parent.stdout.readline()
        found = descendants(os.getpid())
        both = [p for p in found if p.pid == parent.pid or p.parent == parent.pid]
        assert len(both) == 2
        assert all(p.private > 64 * MIB for p in both)
        assert 64 * MIB < sum(held_bytes(p, both) for p in both) < 100 * MIB
        for process in both:
            os.kill(process.pid, signal.SIGKILL)


@pytest.mark.parametrize(("children", "last"), [(5, False), (CROWD, True)])
def test_a_crowd_of_processes_lets_all_others_go_first(
    root: State, children: int, last: bool
) -> None:
    code = (
        "import os, time\n"
        f"for _ in range({children}):\n    if not os.fork():\n        time.sleep(60)\n"
        "time.sleep(0.3)\nprint(os.getpriority(os.PRIO_PROCESS, 0) == 19)\n"
        "try:\n    os.setpriority(os.PRIO_PROCESS, 0, 0)\n"
        "except OSError:\n    pass\n"
        "print(os.getpriority(os.PRIO_PROCESS, 0) == 19)"
    )
    result, _ = run(root, code)
    assert result.outputs[0]["text"] == f"{last}\n{last}\n"


def test_a_crowd_goes_last_also_while_its_memory_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = threading.Event()  # as a lock in the kernel that one of the crowd holds
    monkeypatch.setattr("autograder.judge.watchdog.descendants", lambda _: held.wait() and [])
    code = (
        "import os, time\n"
        f"for _ in range({CROWD}):\n    if not os.fork():\n        break\n"
        "time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as parent:
        crowd = [parent.pid]
        with Watchdog(os.getpid(), 1):
            for _ in range(500):
                time.sleep(0.02)
                crowd = [parent.pid, *children(parent.pid)]
                weights = {os.getpriority(os.PRIO_PROCESS, pid) for pid in crowd}
                if len(crowd) > CROWD and weights == {NICEST}:
                    break
            held.set()
        for pid in crowd:
            os.kill(pid, signal.SIGKILL)
    assert (len(crowd), weights) == (CROWD + 1, {NICEST})


def test_where_the_kernel_does_not_tell_a_childs_growth_counts() -> None:
    ghost = 1 << 30  # no process has this number
    family = [Process(ghost, 1, 50 * MIB), Process(ghost + 1, ghost, 70 * MIB)]
    assert [held_bytes(p, family) for p in family] == [50 * MIB, 20 * MIB]


def test_without_a_proc_nothing_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("autograder.guest.processes._PROC", tmp_path)
    assert descendants(os.getpid()) == []
    with Watchdog(os.getpid(), 1) as watchdog:
        time.sleep(0.1)
    assert not watchdog.ended
