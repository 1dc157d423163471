"""Judging many submissions in several processes; nothing one of them does stops the others."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from autograder.course import CourseDir
from autograder.errors import AutograderError, HostError
from autograder.judge.judged import Judged
from autograder.notebooks.submission import Submission

ATTEMPTS = 2
END_S = 2.0


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A submission that could not be judged, by no fault of its own.

    Attributes
    ----------
    submission : Submission
        Which.
    reason : str
        For staff.
    """

    submission: Submission
    reason: str


class Worker:
    """One judging process; `trusted` work of the course's own is judged without a guest."""

    def __init__(
        self, course_dir: CourseDir, assignment: str, secret: bytes, *, trusted: bool = False
    ) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "autograder.judge.worker", str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the master, which ends its workers itself
        )
        theirs.close()
        self.connection = Connection(ours.detach())
        self.connection.send((Path(course_dir.root), assignment, secret, trusted))
        self.job: Submission | None = None

    def ready(self) -> None:
        """Wait until the suite is loaded.

        Raises
        ------
        CourseError, HostError
            Whatever keeps it from judging.
        """
        answer = self.receive()
        if isinstance(answer, AutograderError):
            raise answer

    @property
    def is_well(self) -> bool:
        """Whether the idle process is alive: one that has ended has closed its connection."""
        return not self.connection.poll()

    def give(self, job: Submission) -> None:
        """Send a submission."""
        self.job = job
        with suppress(OSError):  # a dead worker is noticed when its answer is read
            self.connection.send(job)

    def receive(self) -> Judged | AutograderError | str:
        """Return the answer; a dead worker is a :class:`~autograder.errors.HostError`."""
        try:
            answer: Judged | AutograderError | str = self.connection.recv()
        except (EOFError, OSError):
            return HostError(f"a judging process ended (exit status {self._process.wait()})")
        return answer

    def judge(self, job: Submission) -> Judged:
        """Judge one submission and wait for it.

        Raises
        ------
        AutograderError
            If it cannot be judged by no fault of its own.
        """
        self.give(job)
        return self.answer()

    def answer(self) -> Judged:
        """Wait for the answer to the submission that was given.

        Raises
        ------
        AutograderError
            If it cannot be judged by no fault of its own.
        """
        answer = self.receive()
        self.job = None
        if not isinstance(answer, Judged):
            raise answer if isinstance(answer, AutograderError) else HostError(str(answer))
        return answer

    def end(self) -> None:
        """End the process and, with it, its guest."""
        self.connection.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_S if self.job is None else 0.1)
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_S)
        self._process.kill()
        self._process.wait()


def judge_all(
    course_dir: CourseDir,
    assignment: str,
    secret: bytes,
    submissions: Iterable[Submission],
    jobs: int,
    *,
    trusted: bool = False,
) -> Iterator[Judged | NotJudged]:
    """Judge submissions in `jobs` processes and yield them as they finish.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : str
        Its name.
    secret : bytes
        The course's secret.
    submissions : iterable of Submission
        Taken one at a time, so that a class need not fit into memory.
    jobs : int
        How many processes.
    trusted : bool
        The work is the course's own and is rehearsed without a guest; never a student's.

    Raises
    ------
    CourseError, HostError
        If no judge can be opened at all.
    """
    waiting = iter(submissions)
    attempts: dict[str, int] = {}
    again: list[Submission] = []
    workers: list[Worker] = []

    def following() -> Submission | None:
        return again.pop() if again else next(waiting, None)

    try:
        first = following()
        while first is not None and len(workers) < jobs:
            worker = Worker(course_dir, assignment, secret, trusted=trusted)
            workers.append(worker)
            worker.job = first
            first = following() if len(workers) < jobs else None
        for worker in workers:
            worker.ready()
            assert worker.job is not None
            worker.give(worker.job)
        while busy := [w for w in workers if w.job is not None]:
            for connection in wait([w.connection for w in busy]):
                worker = next(w for w in busy if w.connection is connection)
                job, answer = worker.job, worker.receive()
                assert job is not None
                worker.job = None
                if isinstance(answer, Judged):
                    yield answer
                else:
                    attempts[job.student] = attempts.get(job.student, 0) + 1
                    if attempts[job.student] < ATTEMPTS:
                        again.append(job)
                    else:
                        yield NotJudged(job, str(answer))
                    workers.remove(worker)
                    worker.end()
                    worker = Worker(course_dir, assignment, secret, trusted=trusted)
                    workers.append(worker)
                    worker.ready()
                if (job := following()) is not None:
                    worker.give(job)
    finally:
        for worker in workers:
            worker.end()
