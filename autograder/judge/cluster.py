"""Judging on a Dask cluster: the counterpart of the pool, over the network.

A submission is an errand: it goes out as bytes, and it is asked for again until an answer has
come or it has failed by itself too often. Only the answer that is waited for counts, so that
what arrives late or twice is dropped; a scheduler that forgets everything costs time alone.
"""

from __future__ import annotations

import json
import time
import uuid
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, Queue

from distributed import Client, Future

from autograder.course import CourseDir
from autograder.errors import CourseError, HostError
from autograder.judge.judged import Judged
from autograder.judge.keys import report_key, suite_key
from autograder.judge.node import judge_parcel
from autograder.judge.parcel import Parcel, judged_from_bytes, pack, submission_to_bytes
from autograder.judge.pool import ATTEMPTS, NotJudged
from autograder.notebooks.submission import Submission

CONNECT_S = 10.0
PATIENCE_S = 120.0  # for a scheduler that has gone to be there again
ANSWER_S = 60.0  # for an answer that is ready to be fetched
QUIET_S = 30.0  # between two lines that say what is waited for
AHEAD = 64  # submissions on the way, at least: a cluster that grows with its work sees some


@dataclass(frozen=True, slots=True)
class Errand:
    """A submission on its way.

    Attributes
    ----------
    submission : Submission
        Which.
    failed_at : tuple of str
        Workers that could not judge it; empty text where that is not known.
    """

    submission: Submission
    failed_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What kept a worker from judging: an answer that is no result.

    Attributes
    ----------
    reason : str
        For staff.
    at : str
        The worker's address, where it is known.
    kind : str
        ``course``, ``host`` (nothing can be judged there) or ``submission``.
    """

    reason: str
    at: str = ""
    kind: str = "submission"


class Cluster:
    """A connection to a Dask scheduler that outlives the scheduler; a context manager.

    Parameters
    ----------
    address : str
        ``tcp://host:port`` or ``tls://host:port``.
    parcel : Parcel
        What every worker needs.
    note : callable
        Gets lines for the operator.

    Raises
    ------
    HostError
        If nobody answers there.
    """

    def __init__(self, address: str, parcel: Parcel, note: Callable[[str], None]) -> None:
        self._address = address
        self._parcel = parcel
        self._note = note
        self._ended: Queue[Future[bytes]] = Queue()
        self._out: dict[str, Errand] = {}
        self._client = self._connect(CONNECT_S)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *exception: object) -> None:
        with suppress(Exception):  # what is still under way is of no use to anybody
            self._client.close(timeout=CONNECT_S)

    @property
    def has_room(self) -> bool:
        """Whether more submissions should be sent out."""
        return len(self._out) < max(AHEAD, 2 * self._threads)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._out)

    def send(self, errand: Errand) -> None:
        """Send a submission out; away from workers that have failed at it, if there are others."""
        key = f"judge-{uuid.uuid4().hex}"
        work = submission_to_bytes(errand.submission)
        others = [w for w in self._workers if w not in errand.failed_at] if errand.failed_at else []
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")  # a large notebook is one
            self._out[key] = errand
            future = self._running().submit(
                judge_parcel,
                self._parcel,
                work,
                key=key,
                pure=False,
                workers=others or None,
                allow_other_workers=bool(others),
            )
        future.add_done_callback(self._ended.put)

    def receive(self) -> tuple[Errand, bytes | Fault]:
        """Wait for the next answer.

        Raises
        ------
        HostError
            If the scheduler is gone for good.
        """
        quiet_since = time.monotonic()
        while True:
            try:
                future = self._ended.get(timeout=1)
            except Empty:
                if time.monotonic() - quiet_since > QUIET_S:
                    quiet_since = time.monotonic()
                    self._say_what_is_waited_for()
                continue
            errand = self._out.pop(str(future.key), None)
            if errand is None:
                continue
            answer = _answer_of(future)
            if answer is not None:
                return errand, answer
            self.send(errand)  # the scheduler has forgotten it

    def _running(self) -> Client:
        """Return a client that is connected, if need be to a scheduler that has been restarted."""
        while self._client.status == "connecting":
            time.sleep(0.1)
        if self._client.status != "running":
            self._note(f"the scheduler at {self._address} is gone; waiting for it to come back")
            self._client = self._connect(PATIENCE_S)
        return self._client

    def _connect(self, patience_s: float) -> Client:
        try:
            client = Client(self._address, timeout=patience_s, set_as_default=False)
            info = client.scheduler_info()
        except (OSError, ValueError) as error:
            raise HostError(
                f"no Dask scheduler answers at {self._address} ({error}). Start one as "
                "docs/cluster.md says, or grade on this machine with: --scheduler local. What is "
                "recorded stays; the same command goes on from there"
            ) from error
        self._threads: int = info["total_threads"]
        self._workers = tuple(info["workers"])
        return client

    def _say_what_is_waited_for(self) -> None:
        with suppress(Exception):  # a scheduler that is being restarted; its futures will tell
            info = self._client.scheduler_info()
            self._threads, self._workers = info["total_threads"], tuple(info["workers"])
            if not self._workers:
                self._note(f"the scheduler at {self._address} has no workers; waiting for some")


def judge_all(
    scheduler: str,
    course_dir: CourseDir,
    assignment: str,
    secret: bytes,
    submissions: Iterable[Submission],
    note: Callable[[str], None],
) -> Iterator[Judged | NotJudged]:
    """Judge submissions on a Dask cluster and yield them as they finish, each once.

    Parameters
    ----------
    scheduler : str
        Its address, ``tcp://host:port`` or ``tls://host:port``.
    course_dir : CourseDir
        The course.
    assignment : str
        Its name.
    secret : bytes
        The course's secret; it travels to the workers.
    submissions : iterable of Submission
        Taken as the cluster has room, so that a class need not fit into memory.
    note : callable
        Gets lines for the operator: what is waited for.

    Raises
    ------
    CourseError, HostError
        If nothing can be judged at all.
    """
    chosen = next(a for a in course_dir.course.assignments if a.name == assignment)
    key = suite_key(course_dir.solutions(assignment), course_dir.course, chosen, secret)
    waiting = iter(submissions)
    following = next(waiting, None)
    if following is None:
        return
    any_judged = False
    with Cluster(scheduler, pack(course_dir, assignment, secret), note) as cluster:
        while following is not None or cluster.busy:
            while following is not None and cluster.has_room:
                cluster.send(Errand(following))
                following = next(waiting, None)
            errand, answer = cluster.receive()
            result = _result_of(errand.submission, answer, key)
            if isinstance(result, Judged):
                any_judged = True
                yield result
            elif len(errand.failed_at) + 1 < ATTEMPTS:
                cluster.send(replace(errand, failed_at=(*errand.failed_at, result.at)))
            elif result.kind == "submission" or any_judged:
                yield NotJudged(errand.submission, _in_words(result))
            else:
                error = CourseError if result.kind == "course" else HostError
                raise error(_in_words(result))


def _answer_of(future: Future[bytes]) -> bytes | Fault | None:
    """Return what came of a future; None where the cluster has lost it."""
    if future.status == "error":
        error = future.exception()
        killed = type(error).__name__ == "KilledWorker"
        reason = f"{type(error).__name__}: {error}"
        return Fault(reason, kind="submission" if killed else "host")
    if future.status != "finished":
        return None
    try:
        answer = future.result(timeout=ANSWER_S)
    except Exception:  # it is gone with its worker or scheduler, and comes another time
        return None
    return answer if isinstance(answer, bytes) else Fault(f"an answer of {type(answer)}")


def _result_of(submission: Submission, answer: bytes | Fault, key: str) -> Judged | Fault:
    if isinstance(answer, Fault):
        return answer
    if answer.startswith(b'{"fault"'):
        told = json.loads(answer)
        return Fault(str(told["fault"]), str(told["at"]), str(told["kind"]))
    try:
        judged = judged_from_bytes(answer, submission)
    except ValueError as error:
        return Fault(str(error))
    if judged.report.key != report_key(submission, key):
        return Fault("a worker runs another version of the grader; install the same", kind="host")
    return judged


def _in_words(fault: Fault) -> str:
    return f"{fault.reason} (on the worker {fault.at})" if fault.at else fault.reason
