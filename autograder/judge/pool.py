"""Judging many submissions in several processes; nothing one of them does stops the others."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.course import CourseDir
from autograder.errors import AutograderError, HostError
from autograder.guest import processes
from autograder.judge.judged import Judged
from autograder.notebooks.submission import Submission

ATTEMPTS = 2
END_S, PAUSE_S = 2.0, 0.01
CPU_S = 600.0  # for each submission, of the judging process alone: what in it computes is ours
ENDLESS = "a hidden test, or a function that it lends to the student's code, came to no end"


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
        # Where it and its guest keep their files: gone with it, also where it is killed.
        self._scratch = TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True)
        Path(self._scratch.name).chmod(0o711)  # a guest that is no longer root passes through
        self._process = subprocess.Popen(
            [sys.executable, "-m", "autograder.judge.worker", str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": self._scratch.name},
            start_new_session=True,  # Ctrl-C is for the master, which ends its workers itself
        )
        theirs.close()
        self.connection = Connection(ours.detach())
        self.connection.send((Path(course_dir.root), assignment, secret, trusted, CPU_S))
        self.job: Submission | None = None
        self.cores: Set[int] = frozenset()

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

    def keep_to(self, cores: Set[int]) -> None:
        """Have the process, and all that it has started and will start, use some cores only.

        A crowd of processes in its guest then has the time of these and not that of others. No
        submission above ``process`` isolation can undo it.

        Parameters
        ----------
        cores : set of int
            None at all leaves it where it may be.
        """
        self.cores = cores
        if not cores:
            return
        pid = self._process.pid
        for one in (pid, *(child for child, _ in processes.below(pid))):
            for thread in processes.threads(one):
                with suppress(OSError):  # it has ended, or the machine keeps it where it is
                    os.sched_setaffinity(thread, cores)

    @property
    def was_killed(self) -> bool:
        """Whether a signal has ended the process, as the lack of an answer has told."""
        return (self._process.returncode or 0) < 0

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
            return HostError(_ending(self._process.wait()))
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
        self._clear_away()

    def _clear_away(self) -> None:
        """Remove its files; what it had started ends with it, but may still be writing."""
        until = time.monotonic() + END_S
        self._scratch.cleanup()
        while Path(self._scratch.name).exists() and time.monotonic() < until:
            time.sleep(PAUSE_S)
            self._scratch.cleanup()


def _ending(status: int) -> str:
    """Say how a judging process has ended."""
    if status == -signal.SIGXCPU:
        return f"{ENDLESS} ({CPU_S:.0f} s of computing time)"
    if status == -signal.SIGKILL:
        return "a judging process was killed, as happens where memory is short; try fewer (-j)"
    return f"a judging process ended (exit status {status})"


def share_of_cores(number: int, workers: int) -> frozenset[int]:
    """Return the cores of one of several workers: nobody else's, as long as there are enough.

    Returns
    -------
    cores : frozenset of int
        Of those that this process may use; empty where a machine cannot tell, or one has all.
    """
    if workers == 1 or not hasattr(os, "sched_getaffinity"):
        return frozenset()
    cores = sorted(os.sched_getaffinity(0))
    return frozenset(cores[number % len(cores) :: workers])


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
    hire = partial(Worker, course_dir, assignment, secret, trusted=trusted)
    crew = _Crew(hire, iter(submissions))
    try:
        crew.start(jobs)
        while busy := [w for w in crew.workers if w.job is not None]:
            for connection in wait([w.connection for w in busy]):
                result = crew.take(next(w for w in busy if w.connection is connection))
                if result is not None:  # while it is recorded, the worker is at work again
                    yield result
    finally:
        for worker in crew.workers:
            worker.end()


class _Crew:
    """Workers, and the submissions that wait for them."""

    def __init__(self, hire: Callable[[], Worker], waiting: Iterator[Submission]) -> None:
        self.workers: list[Worker] = []
        self._hire = hire
        self._waiting = waiting
        self._again: list[Submission] = []
        self._attempts: Counter[str] = Counter()

    def start(self, jobs: int) -> None:
        """Start as many workers as there are submissions for, and put them to work."""
        first = self._following()
        while first is not None:
            worker = self._hire()
            self.workers.append(worker)
            worker.job = first
            first = self._following() if len(self.workers) < jobs else None
        for number, worker in enumerate(tuple(self.workers)):
            job = worker.job
            assert job is not None
            ready = self._ready(worker)  # on all cores: judge and zygote warm up beside each other
            ready.keep_to(share_of_cores(number, len(self.workers)))
            ready.give(job)

    def take(self, worker: Worker) -> Judged | NotJudged | None:
        """Take a worker's answer and give it, or who replaces it, the next submission."""
        job, answer = worker.job, worker.receive()
        assert job is not None
        worker.job = None
        result: Judged | NotJudged | None = None
        if isinstance(answer, Judged):
            result = answer
        else:
            self._attempts[job.student] += 1
            if self._attempts[job.student] < ATTEMPTS:
                self._again.append(job)
            else:
                result = NotJudged(job, str(answer))
            cores = worker.cores
            worker = self._ready(self._replaced(worker))
            worker.keep_to(cores)
        if (following := self._following()) is not None:
            worker.give(following)
        return result

    def _ready(self, worker: Worker) -> Worker:
        """Wait until a worker is ready; replace one, once, that was killed before."""
        try:
            worker.ready()
        except HostError:
            if not worker.was_killed:
                raise
            worker = self._replaced(worker)
            worker.ready()
        return worker

    def _replaced(self, worker: Worker) -> Worker:
        """End a worker and return a new one in its place."""
        worker.end()
        self.workers.remove(worker)
        self.workers.append(self._hire())
        return self.workers[-1]

    def _following(self) -> Submission | None:
        return self._again.pop() if self._again else next(self._waiting, None)
