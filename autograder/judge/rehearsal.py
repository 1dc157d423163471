"""Judging the course's own code without a guest: in a fork of the judge, some twenty times faster.

Only for what stands in ``solutions/``, such as the reference with one change.
Student code never comes here: it would share a process with the judge.
"""

from __future__ import annotations

import json
import os
import select
import signal
import traceback
import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any, NoReturn

from autograder.course import Limits
from autograder.errors import HostError
from autograder.faults import Raised, StudentFault
from autograder.guest import limits as kernel
from autograder.judge.patience import Clock
from autograder.judge.replies import raised
from autograder.judge.student import Call, Callee, LocalCallee
from autograder.judge.suite import Suite, TestRun
from autograder.notebooks.submission import Submission
from autograder.report import CRASHED, RAISED, TIMED_OUT, Outcome

PIECE = 1 << 16


class Rehearsing:
    """Answers from a namespace; what is raised there is a fault as any student's."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._callee = LocalCallee(namespace)

    def invoke(self, *args: Any, **kwargs: Any) -> Call:
        """Answer one call; see :class:`~autograder.judge.student.Callee`."""
        try:
            return self._callee.invoke(*args, **kwargs)
        except StudentFault:
            raise
        except Exception as error:
            raise Raised(raised("the code", type(error).__name__)) from error


def rehearse(
    suite: Suite,
    exercises: frozenset[str],
    submission: Submission,
    seed_of: Callable[[str], int],
    limits: Limits,
) -> tuple[TestRun, ...]:
    """Run the tests of some exercises on trusted work, in a child process.

    Parameters
    ----------
    suite : Suite
        Open.
    exercises : frozenset of str
        Whose tests.
    submission : Submission
        Its code cells are executed as plain Python.
    seed_of : callable
        As for :meth:`~autograder.judge.suite.Suite.run`.
    limits : Limits
        All tests of an exercise together may take ``exercise_wall_s`` on the clock, and
        ``cpu_s`` of computing time.

    Returns
    -------
    runs : tuple of TestRun
        Outcomes only. All have timed out or crashed where the child did.

    Raises
    ------
    HostError
        If the suite itself broke in the child.
    """

    def run() -> Sequence[Outcome]:
        kernel.apply(
            cpu_s=limits.cpu_s * len(exercises),
            memory_mib=limits.memory_mib,
            file_mib=limits.file_mib,
            open_files=limits.open_files,
            processes=limits.processes,
        )
        try:
            namespace = _execute(submission)
        except Exception:  # the cell itself raises: every test would, too
            return [RAISED] * len(tests)

        def answering() -> AbstractContextManager[Callee]:
            return nullcontext(Rehearsing(namespace))

        runs = suite.run(exercises, answering, seed_of, limits.exercise_wall_s, Clock(os.getpid()))
        return [run.outcome for run in runs]

    tests = [test for test in suite.tests if test.exercise in exercises]
    wall_s = limits.exercise_wall_s * len(exercises)
    outcomes = _in_child(run, wall_s, len(tests))
    return tuple(
        TestRun(test=test, outcome=outcome) for test, outcome in zip(tests, outcomes, strict=True)
    )


def _execute(submission: Submission) -> dict[str, Any]:
    """Execute the cells that hold code, in order, as the reference is loaded."""
    namespace: dict[str, Any] = {"__name__": "reference"}
    for cell in submission.cells:
        if cell.kind == "code" and cell.points is None:
            exec(compile(cell.source, cell.grade_id or "cell", "exec"), namespace)
    return namespace


def _in_child(run: Callable[[], Sequence[Outcome]], wall_s: float, count: int) -> list[Outcome]:
    """Run in a fork of this process; `count` outcomes come back in any case."""
    ours, theirs = os.pipe()
    with warnings.catch_warnings():
        # Later Pythons warn where there are threads; NumPy's wait for work and hold no lock.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        _answer(theirs, run)
    os.close(theirs)
    try:
        answer, late = _read(ours, wall_s)
    finally:
        os.close(ours)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return [TIMED_OUT] * count
    if not answer:
        return [CRASHED] * count
    outcomes = json.loads(answer)
    if isinstance(outcomes, str):
        raise HostError(f"the suite broke while the reference was changed:\n{outcomes}")
    return list(outcomes)


def _answer(descriptor: int, run: Callable[[], Sequence[Outcome]]) -> NoReturn:
    """Send what a child has found and end it, without a look at what its parent left open."""
    try:
        answer: object = run()
    except MemoryError:
        os._exit(1)
    except BaseException:  # must not go on as a second judge
        answer = traceback.format_exc()
    data = json.dumps(answer).encode()
    while data:
        data = data[os.write(descriptor, data) :]
    os._exit(0)


def _read(descriptor: int, wall_s: float) -> tuple[bytes, bool]:
    """Return what is sent until the other end is closed, and whether that took too long."""
    clock, data = Clock(os.getpid()), b""
    deadline = clock() + wall_s
    while (left := deadline - clock()) > 0:
        if select.select([descriptor], [], [], left)[0]:
            piece = os.read(descriptor, PIECE)
            if not piece:
                return data, False
            data += piece
    return data, True
