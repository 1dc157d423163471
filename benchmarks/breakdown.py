"""Where our time goes: one process does it all while a thread looks at its stack.

A class is judged and recorded as ``autograder grade`` does, but in one process. Each sample is
counted for the part that the outermost known function on the stack belongs to, so the engine
needs no timers. Waiting for the guest counts where it is waited for. Each submission's rows are
committed by themselves here, while ``autograder grade`` commits those of several together.
"""

from __future__ import annotations

import pickle
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import autograder
from autograder import store
from autograder.course import CourseDir
from autograder.grading import students_of
from autograder.judge.judge import Judge, open_judge
from autograder.judge.judged import Judged
from autograder.nbgrader.gradebook import open_recorder
from autograder.notebooks.reading import read_frame, read_submission
from autograder.report import Report
from benchmarks.classes import ASSIGNMENT

PERIOD_S = 0.005  # at a fifth of it, looking takes a fifth of the time of who is looked at
PACKAGE = str(Path(autograder.__file__).parent)
# Outermost function of each part, as (end of file name, function).
PARTS = {
    "read": {("notebooks/reading.py", "read_submission")},
    "fork": {("judge/sandbox.py", "submission")},
    "cells": {("judge/execution.py", "execute")},
    "tests": {("judge/suite.py", "run")},
    "score": {("judge/judge.py", "_report")},
    "transfer": {("benchmarks/breakdown.py", "_transferred")},
    "write": {
        ("notebooks/autograded.py", "autograded_notebook"),
        ("notebooks/text.py", "notebook_text"),
        ("nbgrader/folders.py", "new_folder"),
        ("nbgrader/folders.py", "put"),
        ("autograder/store.py", "save"),
    },
    "database": {("nbgrader/gradebook.py", "_committed_of")},
    "page": {("nbgrader/gradebook.py", "write_pages")},
}
TOP = 25


class Sampler:
    """Looks at the stack of the thread that made it, again and again."""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()
        self.lines: Counter[str] = Counter()
        self.seconds = 0.0
        self._watched = threading.get_ident()
        self._done = threading.Event()

    @contextmanager
    def sampling(self) -> Iterator[None]:
        """Sample while the body runs."""
        self._done.clear()
        thread = threading.Thread(target=self._look_again_and_again, daemon=True)
        start = time.perf_counter()
        thread.start()
        try:
            yield
        finally:
            self._done.set()
            thread.join()
            self.seconds += time.perf_counter() - start

    def _look_again_and_again(self) -> None:
        while not self._done.wait(PERIOD_S):
            self._count(sys._current_frames().get(self._watched))

    def _count(self, frame: FrameType | None) -> None:
        stack = []
        while frame is not None:
            stack.append((frame.f_code.co_filename, frame.f_code.co_name))
            frame = frame.f_back
        stack.reverse()
        part = next((p for p in map(_part, stack) if p), "other")
        self.parts[part] += 1
        ours = [(file, name) for file, name in stack if file.startswith(PACKAGE)]
        for file, name in set(ours):
            self.functions[f"{file.removeprefix(PACKAGE)[1:]}:{name}"] += 1
        if stack:
            file, name = stack[-1]
            self.lines[f"{part} | {'/'.join(Path(file).parts[-2:])}:{name}"] += 1


def breakdown(course_dir: CourseDir, notebooks: int) -> dict[str, Any]:
    """Return milliseconds per submission, of right work and of work with a slip.

    Each by part, by our functions (with all that they call), and by innermost function.
    """
    assignment = next(a for a in course_dir.course.assignments if a.name == ASSIGNMENT)
    students = students_of(course_dir, ASSIGNMENT)[:notebooks]
    frame = read_frame(course_dir, ASSIGNMENT)
    kinds = {"right": Sampler(), "with a slip": Sampler()}
    counts: Counter[str] = Counter()

    def grade_all(judge: Judge) -> None:
        with open_recorder(course_dir, ASSIGNMENT, frame, feedback=True) as recorder:

            def grade(student: str) -> None:
                path = course_dir.submitted(ASSIGNMENT, student)
                work = read_submission(course_dir, ASSIGNMENT, student, path, frame)
                recorder.record(_transferred(judge.judge(work)))
                recorder.finish()

            grade(students[0])  # the first one starts the zygote and compiles the page's templates
            for student in students:
                report = store.load(course_dir, ASSIGNMENT, student)
                kind = "right" if report and _is_right(report) else "with a slip"
                counts[kind] += 1
                with kinds[kind].sampling():
                    grade(student)

    open_judge(course_dir, assignment, store.course_secret(course_dir.root), grade_all)
    return {kind: _said(kinds[kind], number) for kind, number in sorted(counts.items()) if number}


def _is_right(report: Report) -> bool:
    return all(t.outcome == "passed" for e in report.exercises for t in e.tests if t.id != "cell")


def _said(sampler: Sampler, submissions: int) -> dict[str, Any]:
    each = 1000 * sampler.seconds / sum(sampler.parts.values()) / submissions
    return {
        "submissions": submissions,
        "ms_per_submission": 1000 * sampler.seconds / submissions,
        "parts_ms": _top(sampler.parts, each),
        "functions_inclusive_ms": _top(sampler.functions, each),
        "innermost_ms": _top(sampler.lines, each),
    }


def _transferred(judged: Judged) -> Judged:
    """Send a result as a worker sends it to its master."""
    copied: Judged = pickle.loads(pickle.dumps(judged))  # noqa: S301  # our own bytes
    return copied


def _part(place: tuple[str, str]) -> str:
    file, name = place
    for part, members in PARTS.items():
        if any(name == function and file.endswith(end) for end, function in members):
            return part
    return ""


def _top(counted: Counter[str], each: float) -> dict[str, float]:
    return {name: round(n * each, 3) for name, n in counted.most_common(TOP)}
