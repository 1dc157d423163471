"""A neighbour's time while bombs are judged in the other worker, beside its fair share.

Two workers hold the machine's cores half and half, as `autograder grade -j 2` has them. The
neighbour's fair share is thus its own half, whatever is done with the other one. What it then
pays for is what cores have in common (caches, memory, the kernel), and how much of that is fair
is measured, too: its time while plain Python is busy on each core of the other half.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from autograder import store
from autograder.course import CourseDir
from autograder.judge.pool import Worker, share_of_cores
from autograder.notebooks.reading import read_frame, read_submission
from autograder.notebooks.submission import Notebook, Submission
from benchmarks.classes import ASSIGNMENT, built_course, changed, folder_for
from benchmarks.measurement import spread, tell
from benchmarks.plan import Plan

SETTLE_S = 1.0
ALONE, BUSY, TOGETHER = "alone", "beside a busy loop", "all three together"
EACH = {
    "fork bomb": (
        "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
    ),
    "memory bomb": (
        "held = []\nwhile True:\n    held.append(b'x' * (1 << 20) + bytes([len(held) % 256]))"
    ),
    "disk bomb": (
        "n = 0\nwhile True:\n    n += 1\n    try:\n        with open(f'f{n}', 'wb') as f:\n"
        "            f.write(bytes(1 << 20) * 8)\n    except OSError:\n        pass"
    ),
}
BOMBS = {
    **EACH,
    TOGETHER: f"import os\nfor bomb in {list(EACH.values())!r}:\n"
    "    if os.fork() == 0:\n        exec(bomb)\nos.wait()",
}


def measure(plan: Plan) -> dict[str, Any]:
    """Judge a neighbour again and again: alone, beside each bomb, beside a busy loop."""
    with folder_for("bombs") as folder:
        course_dir = built_course(folder / "ours")
        source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
        frame = read_frame(course_dir, ASSIGNMENT)

        def submission(name: str, first: str) -> Submission:
            return _submission(course_dir, frame, changed(source, {}, first), name)

        worker = _worker(course_dir, 0)
        neighbour = submission("neighbour", "# fine")
        worker.judge(neighbour)
        conditions: dict[str, Callable[[], Any]] = {ALONE: _quiet, BUSY: _busy}
        for name, code in BOMBS.items():
            bomb = submission(name.replace(" ", "-"), code)
            conditions[name] = partial(_bombing, course_dir, bomb)
        taken: dict[str, list[float]] = {name: [] for name in conditions}
        for number in range(plan.repeats):
            for name, condition in conditions.items():
                with condition() as go_on:
                    for _ in range(plan.neighbour_runs):
                        go_on()
                        start = time.perf_counter()
                        judged = worker.judge(neighbour)
                        taken[name].append(time.perf_counter() - start)
                        if judged.report.score < judged.report.max_score:
                            tell(f"{name}: the neighbour lost points")
                tell(f"{name}, round {number + 1} of {plan.repeats}: {taken[name][-1]:.2f} s")
        worker.job = None
        worker.end()
    figures = {name: spread(values) for name, values in taken.items()}
    against_alone = {
        name: figures[name]["median"] / figures[ALONE]["median"] for name in (BUSY, *BOMBS)
    }
    return {
        "figures_s": figures,
        "ratios": {f"{name} / {ALONE}": ratio for name, ratio in against_alone.items()},
        "summary": {
            f"fair share ({BUSY} / {ALONE})": against_alone[BUSY],
            **{
                f"{name}, of the fair share": against_alone[name] / against_alone[BUSY]
                for name in BOMBS
            },
        },
    }


def _submission(
    course_dir: CourseDir, frame: Notebook, notebook: Notebook, student: str
) -> Submission:
    path = course_dir.submitted(ASSIGNMENT, student)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook))
    return read_submission(course_dir, ASSIGNMENT, student, path, frame)


def _worker(course_dir: CourseDir, number: int) -> Worker:
    worker = Worker(course_dir, ASSIGNMENT, store.course_secret(course_dir.root))
    worker.ready()
    worker.keep_to(share_of_cores(number, 2))
    return worker


@contextmanager
def _quiet() -> Iterator[Callable[[], None]]:
    yield lambda: None


@contextmanager
def _busy() -> Iterator[Callable[[], None]]:
    """Keep each core of the other half busy with plain Python."""
    loops = []
    for core in share_of_cores(1, 2):
        loops.append(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
        os.sched_setaffinity(loops[-1].pid, {core})
    try:
        yield lambda: None
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


@contextmanager
def _bombing(course_dir: CourseDir, bomb: Submission) -> Iterator[Callable[[], None]]:
    """Have another worker judge a bomb, again whenever it is done with it."""
    worker = _worker(course_dir, 1)

    def go_on() -> None:
        if worker.connection.poll():
            worker.receive()
            worker.give(bomb)
            time.sleep(SETTLE_S)

    worker.give(bomb)
    time.sleep(SETTLE_S)
    try:
        yield go_on
    finally:
        worker.end()
