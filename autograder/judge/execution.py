"""Running a notebook's cells, each in a fork of the last good state."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from autograder.course import Limits
from autograder.faults import Crashed, Finding, TimedOut
from autograder.guest import wire
from autograder.judge.patience import stretched
from autograder.judge.replies import CellRun
from autograder.judge.state import State
from autograder.judge.student import Call, Callee
from autograder.notebooks.submission import Submission

ENDED = ("timed_out", "crashed")


@dataclass(frozen=True, slots=True)
class Executed:
    """A finished notebook.

    Attributes
    ----------
    state : State
        The last good state: what the tests fork.
    cells : dict of int to CellRun
        What became of each code cell that was run, by index.
    deadline : float
        ``time.monotonic()`` by which the whole submission must be done.
    again : callable
        Runs the notebook once more and returns its state, where student code has
        ended the process that held it.
    """

    state: State
    cells: dict[int, CellRun]
    deadline: float
    again: Callable[[], State]


def execute(
    root: State, submission: Submission, suites: frozenset[str], limits: Limits
) -> Executed:
    """Run the code cells of a submission in order.

    A cell that raises leaves its effects, as in Jupyter. A cell that hangs or
    dies leaves none: the notebook goes on from the state before it.

    Parameters
    ----------
    root : State
        Has run nothing yet.
    submission : Submission
        Its grade cells that belong to a suite are not run: they hold no code.
    suites : frozenset of str
        Names of the exercises that a suite judges.
    limits : Limits
        Of the course.
    """
    deadline = time.monotonic() + stretched(limits.submission_wall_s)
    run = partial(_run_cells, root, submission, suites, limits, deadline)
    state, cells = run()
    return Executed(state, cells, deadline, again=lambda: run()[0])


def _run_cells(
    root: State,
    submission: Submission,
    suites: frozenset[str],
    limits: Limits,
    deadline: float,
) -> tuple[State, dict[int, CellRun]]:
    state, cells = root, {}
    for index, cell in enumerate(submission.cells):
        if cell.kind != "code" or not cell.source.strip() or cell.grade_id in suites:
            continue
        if time.monotonic() >= deadline:
            detail = f"the whole notebook took over {limits.submission_wall_s:g} s"
            cells[index] = CellRun("not_run", 0.0, detail=detail)
            continue
        state, cells[index] = _run_cell(state, cell.source, index, deadline, limits)
    return state, cells


def _run_cell(
    state: State, source: str, index: int, deadline: float, limits: Limits
) -> tuple[State, CellRun]:
    try:
        child = state.fork()
    except Crashed:  # student code has ended the process that held the last good state
        return state, CellRun("crashed", 0.0, detail="the notebook's process is gone")
    run = child.run_cell(source, index, deadline)
    if run.outcome not in ENDED:
        return child, run
    child.close()
    too_much, ending = state.too_much(), state.clear()
    if too_much:
        return state, replace(run, outcome="crashed", detail=too_much)
    if run.outcome == "timed_out":
        return state, replace(run, detail=f"no end after {limits.cell_wall_s:g} s")
    return state, replace(run, detail=ending)


class GuestCallee:
    """Answers the calls of one test from one fork of a finished notebook."""

    def __init__(self, state: State, parent: State, deadline: float) -> None:
        self._state = state
        self._parent = parent
        self._deadline = deadline

    def invoke(
        self, asked: Call, *, count: bool, substitutes: Mapping[str, Callable[..., Any]]
    ) -> Call:
        """Answer one call, or raise a :class:`~autograder.faults.StudentFault`."""
        try:
            return self._state.call(
                asked, count=count, substitutes=substitutes, deadline=self._deadline
            )
        except (wire.Closed, TimedOut) as error:
            too_much = self._parent.too_much()
            if isinstance(error, TimedOut) and not too_much:
                raise
            fields = {"function": asked.function, "how": too_much or self._parent.clear()}
            raise Crashed(Finding("crashed", fields)) from error


class LateCallee:
    """Stands in when no time is left, or the finished notebook no longer answers."""

    def __init__(self, fault: Crashed | TimedOut) -> None:
        self._fault = fault

    def invoke(self, *args: Any, **kwargs: Any) -> Call:
        """Raise the fault."""
        raise self._fault


def answering(executed: Executed, limits: Limits) -> Callable[[], AbstractContextManager[Callee]]:
    """Return what gives each test a fresh fork of the finished notebook."""
    finished = executed.state

    @contextmanager
    def one_test() -> Iterator[Callee]:
        nonlocal finished
        now = time.monotonic()
        if now >= executed.deadline:
            fields = {"function": "the notebook", "wall_s": limits.submission_wall_s}
            yield LateCallee(TimedOut(Finding("timed_out", fields)))
            return
        try:
            child = finished.fork()
        except Crashed:  # the test before has ended it: that costs only itself
            finished = executed.again()
            try:
                child = finished.fork()
            except Crashed as fault:
                yield LateCallee(fault)
                return
        deadline = min(now + stretched(limits.test_wall_s), executed.deadline)
        try:
            yield GuestCallee(child, finished, deadline)
        finally:
            child.close()
            finished.clear()

    return one_test
