"""Judging what is posted, as grading would: the same suites, isolation and limits."""

from __future__ import annotations

import threading
import time

from autograder import store
from autograder.course import Assignment, CourseDir
from autograder.errors import AutograderError, CourseError, HostError
from autograder.judge.keys import report_key, suite_key
from autograder.judge.pool import Worker
from autograder.judge.warm import Warm
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Notebook, Submission, restore
from autograder.notebooks.submitted import parse_notebook, read_files
from autograder.report import Report

IDLE_S = 120.0
STEP_S = 0.25
# A judge's clock stands still while it waits for a core, so one that judges may take longer than
# the limits say; one that is stuck must not keep its place for ever.
STRETCH, BEYOND_S = 5.0, 60.0


class GivenBack(Exception):
    """The service ends before the check does."""


class Judging:
    """Reads and judges notebooks; may be used by several threads.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    """

    def __init__(self, course_dir: CourseDir) -> None:
        self._course_dir = course_dir
        self._secret = store.course_secret(course_dir.root)
        self._workers: Warm[Worker] = Warm(IDLE_S)
        self._ending = threading.Event()
        self._frames: dict[str, tuple[list[int], Notebook]] = {}

    def unbuilt(self) -> list[str]:
        """Read all frames, and return why some assignments cannot be checked."""
        course = self._course_dir.course
        problems = []
        for name in (assignment.name for assignment in course.assignments):
            try:
                if name not in course.checks.closed:
                    self._frame(name)
            except CourseError as error:
                problems.append(str(error))
        return problems

    def read(self, assignment: Assignment, student: str, notebook: bytes) -> Submission:
        """Put a posted notebook into the teacher's frame, beside the files of the release.

        Raises
        ------
        UnreadableNotebook
            If it is none.
        CourseError
            If the assignment has not been built.
        """
        handin = parse_notebook(notebook)
        release = self._course_dir.release(assignment.name)
        cells, notes = restore(self._frame(assignment.name), handin)
        return Submission(
            assignment=assignment.name,
            student=student,
            cells=cells,
            files=tuple(read_files(release.parent)),
            notes=notes,
        )

    def key(self, assignment: Assignment, submission: Submission) -> str:
        """Return the hash of all that the answer depends on."""
        return report_key(submission, self._suite_key(assignment))

    def judge(self, assignment: Assignment, submission: Submission) -> Report:
        """Judge a notebook in a process that is kept warm for the assignment.

        Raises
        ------
        GivenBack
            If :meth:`stop` was called meanwhile.
        AutograderError
            If it cannot be judged by no fault of its own.
        """
        key = self._suite_key(assignment)  # a suite that was changed gets another process
        worker = self._workers.take(key, lambda: self._worker(assignment.name))
        try:
            worker.give(submission)
            self._wait(worker, assignment)
            report = worker.answer().report
        except BaseException:
            worker.end()
            raise
        if self._ending.is_set():
            worker.end()
        else:
            self._workers.put_back(key, worker)
        return report

    def stop(self) -> None:
        """Have checks that run given back."""
        self._ending.set()
        self._workers.end()

    def _frame(self, assignment: str) -> Notebook:
        """Return the teacher's notebook, read again where it was built again."""
        files = self._course_dir.release(assignment), self._course_dir.notebook_source(assignment)
        built = [path.stat().st_mtime_ns for path in files if path.exists()]
        known, frame = self._frames.get(assignment, (None, None))
        if frame is None or known != built:
            frame = read_frame(self._course_dir, assignment)
            self._frames[assignment] = built, frame
        return frame

    def _suite_key(self, assignment: Assignment) -> str:
        folder = self._course_dir.solutions(assignment.name)
        return suite_key(folder, self._course_dir.course, assignment, self._secret)

    def _worker(self, assignment: str) -> Worker:
        worker = Worker(self._course_dir, assignment, self._secret)
        try:
            worker.ready()
        except AutograderError:
            worker.end()
            raise
        return worker

    def _wait(self, worker: Worker, assignment: Assignment) -> None:
        """Wait for an answer, but not for ever."""
        limits = self._course_dir.course.under_limits_of(assignment).limits
        longest = STRETCH * limits.submission_wall_s + BEYOND_S
        until = time.monotonic() + longest
        while not worker.connection.poll(STEP_S):
            if self._ending.is_set():
                raise GivenBack
            if time.monotonic() > until:
                raise HostError(f"a judging process gave no answer within {longest:g} s")
