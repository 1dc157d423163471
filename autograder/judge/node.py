"""What a Dask worker runs: a submission's bytes in, its result's bytes out.

Judging processes stay warm between submissions, one for each thread of the worker and
each suite. What is unpacked for one lies in a directory of its own that only its user can
enter, inside of Dask's directory for this worker, which Dask clears away even after a worker
that was killed.
"""

from __future__ import annotations

import atexit
import json
import tempfile
from pathlib import Path

from distributed import get_worker

from autograder.errors import AutograderError, CourseError
from autograder.judge.parcel import Parcel, judged_to_bytes, submission_from_bytes, unpack
from autograder.judge.pool import Worker
from autograder.judge.warm import Warm
from autograder.notebooks.submission import Submission

IDLE_S = 30.0


class Bench:
    """A judging process and the suite that was unpacked for it.

    Parameters
    ----------
    parcel : Parcel
        The suite.
    scratch : str
        Where to unpack it.

    Raises
    ------
    CourseError, HostError
        Whatever keeps it from judging.
    """

    def __init__(self, parcel: Parcel, scratch: str) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="suite-", dir=scratch)  # mode 0700
        self._worker: Worker | None = None
        try:
            course_dir = unpack(parcel, Path(self._home.name))
            self._worker = Worker(course_dir, parcel.assignment, parcel.secret)
            self._worker.ready()
        except BaseException:
            self.end()
            raise

    @property
    def is_well(self) -> bool:
        """Whether the idle process is alive."""
        return self._worker is not None and self._worker.is_well

    def judge(self, submission: Submission) -> bytes:
        """Return the result of one submission.

        Raises
        ------
        AutograderError
            If it cannot be judged by no fault of its own; the bench is of no more use then.
        """
        assert self._worker is not None
        return judged_to_bytes(self._worker.judge(submission))

    def end(self) -> None:
        """End the process and remove the directory."""
        if self._worker is not None:
            self._worker.end()
        self._home.cleanup()


BENCHES: Warm[Bench] = Warm(IDLE_S)
atexit.register(BENCHES.end)


def judge_parcel(parcel: Parcel, work: bytes) -> bytes:
    """Judge one submission in a Dask worker.

    Parameters
    ----------
    parcel : Parcel
        The suite.
    work : bytes
        From :func:`~autograder.judge.parcel.submission_to_bytes`.

    Returns
    -------
    answer : bytes
        A result, or a JSON object that says what kept this worker from it: ``fault`` in words,
        ``at`` its address, ``kind`` ``course``, ``host`` (nothing can be judged here) or
        ``submission``.
    """
    dask = get_worker()
    try:
        bench = BENCHES.take(parcel.digest, lambda: Bench(parcel, dask.local_directory))
    except (AutograderError, OSError) as error:
        kind = "course" if isinstance(error, CourseError) else "host"
        return _fault(error, dask.address, kind)
    try:
        answer = bench.judge(submission_from_bytes(work))
    except BaseException as error:
        bench.end()
        if not isinstance(error, AutograderError):
            raise
        return _fault(error, dask.address, "submission")
    BENCHES.put_back(parcel.digest, bench)
    return answer


def _fault(error: Exception, address: str, kind: str) -> bytes:
    return json.dumps({"fault": str(error), "at": address, "kind": kind}).encode()
