"""Running a notebook's cells and answering its tests, each as if in a fork of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from autograder.course import Limits
from autograder.faults import Crashed, Finding, Phrase, TimedOut
from autograder.guest import wire
from autograder.judge.judged import CellRun
from autograder.judge.replies import COMPUTED, size_of
from autograder.judge.state import Changed, State
from autograder.judge.student import Call, Callee
from autograder.notebooks.submission import Submission
from autograder.words import Words

ENDED = ("timed_out", "crashed")
SHOWN = 16  # times what one cell may show: what all of a student's own and answer cells may
REPEATED_S, REPEATED_SHARE = 0.1, 0.25  # a share, or a long notebook would keep many processes


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
        What the submission's clock shows when all of it must be done.
    again : callable
        Runs the notebook once more and returns its state, where student code has
        ended the process that held it.
    """

    state: State
    cells: dict[int, CellRun]
    deadline: float
    again: Callable[[], State]


def execute(
    root: State, submission: Submission, suites: frozenset[str], limits: Limits, words: Words
) -> Executed:
    """Run the code cells of a submission in order.

    A cell that raises leaves its effects, as in Jupyter. A cell that hangs or
    dies leaves none: the notebook goes on from the state before it.

    Parameters
    ----------
    root : State
        Has run nothing yet but the opening, if any.
    submission : Submission
        Its grade cells that belong to a suite are not run: they hold no code.
    suites : frozenset of str
        Names of the exercises that a suite judges.
    limits : Limits
        Of the course.
    words : Words
        In which it is said how a cell ended.
    """
    deadline = root.family.clock() + limits.submission_wall_s
    run = partial(_run_cells, root, submission, suites, limits, words, deadline)
    state, cells = run()
    return Executed(state, cells, deadline, again=lambda: run()[0])


def _run_cells(
    root: State,
    submission: Submission,
    suites: frozenset[str],
    limits: Limits,
    words: Words,
    deadline: float,
) -> tuple[State, dict[int, CellRun]]:
    line = _Line(root, limits, words, deadline)
    cells = dict(root.family.opened)
    room = SHOWN * (limits.output_kib << 10)
    for index, cell in enumerate(submission.cells):
        if cell.kind != "code" or not cell.source.strip() or cell.grade_id in suites:
            continue
        if index in cells:
            continue
        if root.family.clock() >= deadline:
            late = Phrase("whole_notebook_late", {"wall_s": limits.submission_wall_s})
            cells[index] = CellRun("not_run", 0.0, detail=words.phrase(late))
            continue
        run = line.run(cell.source, index)
        size = size_of(run.outputs)
        if size > room and cell.points is None:  # a grade is read from what a graded cell shows
            text = words.label("too_much_shown")
            said = {"output_type": "stream", "name": "stdout", "text": text}
            run, size = replace(run, outputs=(said,)), 0
        cells[index] = run
        room -= size
    return line.last_good_state(), cells


class _Line:
    """Runs one cell after another; a cell that hangs or dies leaves no effects.

    Every cell could run in a fork of the state before it. To save forks, cells share a process
    as long as what they did since the last fork takes little time to repeat: where one of them
    takes the process with it, the others run again in a fork of the state that was kept.
    """

    def __init__(self, root: State, limits: Limits, words: Words, deadline: float) -> None:
        self._kept = root
        self._limits = limits
        self._words = words
        self._deadline = deadline
        self._now: State | None = None
        self._since: list[tuple[str, int]] = []
        self._seconds = 0.0
        self._before = 0.0

    def run(self, source: str, index: int) -> CellRun:
        """Run a cell."""
        try:
            state = self._current()
        except Crashed:  # student code has ended the process that held the last good state
            return CellRun("crashed", 0.0, detail=self._words.phrase(Phrase("process_gone")))
        run = state.run_cell(source, index, self._deadline)
        if run.outcome not in ENDED:
            self._since.append((source, index))
            self._seconds += run.seconds
            return run
        state.close()
        self._now = None
        too_much, ending = self._kept.too_much(), self._kept.clear()
        how = too_much or ending
        if too_much:
            run = replace(run, outcome="crashed")
        elif run.outcome == "timed_out" or self._computed_too_long(ending):
            run = replace(run, outcome="timed_out")
            how = Phrase("no_end", {"wall_s": self._limits.cell_wall_s})
        else:
            self._kept.family.lost(how)
        return replace(run, detail=self._words.phrase(how))

    def _computed_too_long(self, ending: Phrase) -> bool:
        """Tell whether computing time ended a cell whose time on the clock was up, too."""
        return ending == COMPUTED and self._limits.cpu_s >= self._limits.cell_wall_s

    def last_good_state(self) -> State:
        """Return the state after all cells."""
        try:
            return self._now or self._current()
        except Crashed:
            return self._kept

    def _current(self) -> State:
        """Return the process for the next cell, which has run all good cells so far."""
        if self._now is not None and self._seconds > REPEATED_S + REPEATED_SHARE * self._before:
            self._before += self._seconds
            self._kept, self._now = self._now, None
            self._since, self._seconds = [], 0.0
        if self._now is None:
            self._now = self._kept.fork()
            for source, index in self._since:
                self._now.run_cell(source, index, self._deadline)
        return self._now


@dataclass(slots=True)
class _Process:
    """A fork of the finished notebook.

    Attributes
    ----------
    state : State
        It.
    first : bool
        Whether an earlier test has used it, and the next call is the first of another one.
    lent : frozenset of str
        Functions of which the judge has answered any call of an earlier test.
    """

    state: State
    first: bool = False
    lent: frozenset[str] = frozenset()


class Answering:
    """Gives each test a process in the state of the finished notebook.

    That is a fork of its own, or the fork of the test before where that test has left no trace
    in it (see :mod:`autograder.guest.trace`), which is the same and much cheaper. What a test
    was lent, another one must be lent as well to get the same fork: a function could keep it.
    """

    def __init__(self, executed: Executed, limits: Limits) -> None:
        self._executed = executed
        self.limits = limits
        self._finished = executed.state
        self._process: _Process | None = None

    @contextmanager
    def __call__(self) -> Iterator[Callee]:
        """Yield who answers one test."""
        now = self._finished.family.clock()
        if now >= self._executed.deadline:
            fields = {"wall_s": self.limits.submission_wall_s}
            yield LateCallee(TimedOut(Finding("notebook_out_of_time", fields)))
            return
        callee = GuestCallee(self, min(now + self.limits.test_wall_s, self._executed.deadline))
        try:
            yield callee
        finally:
            if self._process is not None and callee.lent is not None:
                self._process.first = True
                self._process.lent |= callee.lent

    def process(self, lent: frozenset[str]) -> _Process:
        """Return the process for a call.

        Raises
        ------
        Crashed
            If there is none to be had.
        """
        if self._process is not None and not self._process.lent <= lent:
            self.drop()
        if self._process is None:
            self._process = _Process(self._fork())
        return self._process

    def drop(self) -> Phrase:
        """Let the process go; return how it had ended."""
        if self._process is not None:
            self._process.state.close()
            self._process = None
        return self._finished.clear()

    def too_much(self) -> Phrase | None:
        """Say what the watchdog has ended since the last call; None for nothing."""
        return self._finished.too_much()

    def lost(self, how: Phrase) -> None:
        """Note how the process has ended where nothing here explains it."""
        self._finished.family.lost(how)

    def _fork(self) -> State:
        try:
            return self._finished.fork()
        except Crashed:  # the test before has ended it: that costs only itself
            self._finished = self._executed.again()
            return self._finished.fork()


class GuestCallee:
    """Answers the calls of one test.

    Parameters
    ----------
    processes : Answering
        Has the process that answers.
    deadline : float
        What the submission's clock shows when the test must be done.

    Attributes
    ----------
    lent : frozenset of str or None
        Functions of which the judge answers calls; None where nothing was asked yet.
    """

    def __init__(self, processes: Answering, deadline: float) -> None:
        self._processes = processes
        self._limits = processes.limits
        self._deadline = deadline
        self.lent: frozenset[str] | None = None

    def invoke(
        self, asked: Call, *, count: bool, substitutes: Mapping[str, Callable[..., Any]]
    ) -> Call:
        """Answer one call, or raise a :class:`~autograder.faults.StudentFault`."""
        lent = frozenset(substitutes)
        process = self._processes.process(lent)
        self.lent = lent | (self.lent or frozenset())
        first, process.first = process.first, False
        try:
            return process.state.call(
                asked, count=count, substitutes=substitutes, deadline=self._deadline, first=first
            )
        except (Changed, wire.Closed, TimedOut, Crashed) as error:
            too_much = self._processes.too_much()
            ended = self._processes.drop()
            if isinstance(error, TimedOut) and not too_much:
                raise
            how = too_much or ended
            took_too_much = how in (too_much, COMPUTED)
            if isinstance(error, Changed) or (first and not took_too_much):
                # an earlier test is, or may be, to blame
                return self.invoke(asked, count=count, substitutes=substitutes)
            if isinstance(error, Crashed):  # what came back broke the agreed form
                raise
            self._processes.lost(how)
            if how == COMPUTED and self._limits.cpu_s >= self._limits.test_wall_s:
                raise process.state.late(asked) from error  # as _Line does with cells
            fields = {"function": asked.function, "how": how}
            raise Crashed(Finding("crashed", fields)) from error


class LateCallee:
    """Stands in when no time is left."""

    def __init__(self, fault: TimedOut) -> None:
        self._fault = fault

    def invoke(self, *args: Any, **kwargs: Any) -> Call:
        """Raise the fault."""
        raise self._fault
