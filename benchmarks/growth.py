"""Growing classes: time per submission and memory of our own processes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks.classes import folder_for, hand_in, toy_course
from benchmarks.measurement import CommandFailed, environment, tell
from benchmarks.plan import Plan

ASSIGNMENT, JOBS = "ps1", 2
PERIOD_S = 0.05
GUEST = b"autograder.guest"
ANSWERS = {
    "double-answer": "def double(x):\n    return 2 * np.asarray(x)",
    "quadruple-answer": "def quadruple(x):\n    return double(double(x))",
}
WORDS = ("grade", ASSIGNMENT, "-j", str(JOBS), "--json")


def measure(plan: Plan) -> dict[str, Any]:
    """Grade a class of each size; the last one once more, unchanged."""
    figures: dict[str, Any] = {}
    with folder_for("growth") as folder:
        for size in plan.class_sizes:
            course_dir = toy_course(folder / str(size))
            release = json.loads(course_dir.release(ASSIGNMENT).read_text("utf-8"))
            answers = {f"s{number:05d}": ANSWERS for number in range(size)}
            hand_in(release, answers, course_dir.root / "submitted", ASSIGNMENT)
            figures[str(size)] = _graded(course_dir, size)
            if size == plan.class_sizes[-1]:
                unchanged = _graded(course_dir, size)
            shutil.rmtree(course_dir.root)
    sizes = [str(size) for size in plan.class_sizes]
    return {
        "command": f"autograder {' '.join(WORDS)}",
        "assignment": "the toy course: two exercises, four hidden tests",
        "figures": figures,
        "unchanged": unchanged,
        "ratios": {
            f"{large} / {small}, {of}": figures[large][of] / figures[small][of]
            for small, large in pairwise(sizes)
            for of in ("seconds_per_submission", "peak_rss_mib")
        }
        | {
            "graded / unchanged": figures[sizes[-1]]["seconds"] / unchanged["seconds"],
        },
    }


def _graded(course_dir: CourseDir, size: int) -> dict[str, Any]:
    """Grade a class once and watch the memory meanwhile."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "autograder", *WORDS],
        cwd=course_dir.root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        peak = Peak(process.pid)
        said, complaints = process.communicate()
        peak.stop()
    seconds = time.perf_counter() - start
    if process.returncode:
        raise CommandFailed(complaints.decode("utf-8", "replace")[-2000:])
    results = json.loads(said)
    tell(f"{size} notebooks: {seconds:.1f} s, {peak.mib:.0f} MiB")
    return {
        "seconds": seconds,
        "seconds_per_submission": seconds / size,
        "peak_rss_mib": peak.mib,
        "unchanged": sum(result["unchanged"] for result in results),
        "scores": sorted({result["score"] for result in results}),
    }


class Peak:
    """The most memory that a process and its descendants held together, without guests.

    Resident memory is added up, so what processes share counts more than once.
    """

    def __init__(self, pid: int) -> None:
        self.mib = 0.0
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(PERIOD_S):
            self.mib = max(self.mib, _rss_kib(self._pid) / 1024)


def _rss_kib(pid: int) -> int:
    """Add up a tree of processes; a guest's zygote and all below it is left out."""
    folder = Path("/proc") / str(pid)
    try:
        if GUEST in (folder / "cmdline").read_bytes():
            return 0
        lines = (folder / "status").read_text().splitlines()
        own = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
        children = [
            int(child)
            for task in (folder / "task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:  # it has just ended
        return 0
    return own + sum(map(_rss_kib, children))
