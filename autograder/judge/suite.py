"""A hidden suite, collected once by pytest and run for one submission after another."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from autograder.errors import SuiteError
from autograder.faults import Finding, Place, StudentFault
from autograder.judge import plugin
from autograder.judge.shortcut import shortcut_to
from autograder.judge.student import Call, Callee
from autograder.report import FAILED, MISSING, NOT_JUDGED, PASSED, SKIPPED, TIMED_OUT, Outcome

T = TypeVar("T")
Answering = Callable[[], AbstractContextManager[Callee]]
FILE_PREFIX = "test_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One test of a suite, as its author marked it.

    Attributes
    ----------
    exercise : str
        From the file's name, ``test_<exercise>.py``.
    id : str
        Name of the test function, with its parameters.
    title : str
        First line of the docstring: what a student reads.
    points : float
        What it is worth.
    hint : str
        For a student who fails it; may be empty.
    uses : tuple of str
        Exercises whose functions a solution may call.
    """

    __test__ = False  # the name is not for pytest

    exercise: str
    id: str
    title: str
    points: float
    hint: str
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRun:
    """What came of one test for one submission.

    Attributes
    ----------
    test : Test
        Which.
    outcome : str
        As in a report.
    finding : Finding or None
        What was observed where it did not pass.
    place : Place or None
        The student's line where it raised.
    followed : bool
        Whether it passed only with the reference's versions of ``test.uses``.
    calls : tuple of Call
        What was asked with the student's own functions, and the answers.
    lent : tuple of Call or None
        The same with the reference's versions of ``test.uses``, where both the exercise and
        one that it may call have lost points: each slip can then be looked at alone.
    """

    __test__ = False  # the name is not for pytest

    test: Test
    outcome: Outcome
    finding: Finding | None = None
    place: Place | None = None
    followed: bool = False
    calls: tuple[Call, ...] = ()
    lent: tuple[Call, ...] | None = None


class Suite:
    """The tests of an assignment, ready to run; made by :func:`open_suite`."""

    def __init__(self, session: pytest.Session) -> None:
        self._items = session.items
        self._config = session.config
        self._shortcuts = tuple(shortcut_to(item) for item in session.items)
        self.tests = tuple(_test_of(item) for item in session.items)

    def run(
        self,
        exercises: Collection[str],
        answering: Answering,
        seed_of: Callable[[str], int],
        exercise_wall_s: float,
        clock: Callable[[], float],
    ) -> tuple[TestRun, ...]:
        """Run every test of the exercises that a notebook has.

        Parameters
        ----------
        exercises : collection of str
            Their names.
        answering : callable
            Returns a context manager that yields who answers one test; entered
            afresh for each.
        seed_of : callable
            From a test's name to the seed of its ``rng``.
        exercise_wall_s : float
            Seconds that the tests of one exercise may take together; those that
            are left then have timed out.
        clock : callable
            Shows the seconds that these are.
        """
        bench = self._config.stash[plugin.BENCH]
        bench.answering, bench.seed_of = answering, seed_of
        own = _Budget(exercise_wall_s, clock)
        following = _Budget(exercise_wall_s, clock)
        chosen = [i for i, test in enumerate(self.tests) if test.exercise in exercises]
        runs = {
            i: own.spend(self.tests[i], partial(self._run, i, self.tests[i], ())) for i in chosen
        }
        waiting = [i for i in chosen if self._may_follow(runs[i])]
        followed: dict[int, TestRun] = {}
        while waiting:
            i = self._next_to_follow(waiting, runs)
            waiting.remove(i)
            followed[i] = self._follow(i, following)
            if followed[i].outcome == PASSED:
                test = self.tests[i]
                runs[i] = TestRun(test=test, outcome=PASSED, followed=True, calls=runs[i].calls)
            elif followed[i].outcome == TIMED_OUT:  # each try takes seconds
                waiting = [j for j in waiting if not self._hangs_alike(i, j, runs)]
        for i in self._beside_other_slips(runs):  # last: no outcome can depend on it
            if i not in followed and runs[i].outcome != TIMED_OUT:
                followed[i] = self._follow(i, following)
            if i in followed:
                runs[i] = replace(runs[i], lent=followed[i].calls)
        bench.answering, bench.substitutes = None, ()
        return tuple(runs[i] for i in chosen)

    def _follow(self, index: int, budget: _Budget) -> TestRun:
        test = self.tests[index]
        return budget.spend(test, partial(self._run, index, test, test.uses))

    def _hangs_alike(self, i: int, j: int, runs: Mapping[int, TestRun]) -> bool:
        """Tell whether a test came to no end like another one, which right helpers did not help.

        Where a helper is known to hang as well, one test may hang by itself and the other by it.
        """
        hanging = {run.test.exercise for run in runs.values() if run.outcome == TIMED_OUT}
        test = self.tests[j]
        if runs[j].outcome != TIMED_OUT or test.exercise != self.tests[i].exercise:
            return False
        return runs[i].outcome == TIMED_OUT and not hanging & set(test.uses)

    def _beside_other_slips(self, runs: Mapping[int, TestRun]) -> list[int]:
        """Find the tests of exercises with a slip of their own that may call others with one."""
        lost = {run.test.exercise for run in runs.values() if run.outcome != PASSED}
        followed = {run.test.exercise for run in runs.values() if run.followed}
        return [
            i
            for i, run in runs.items()
            if run.test.exercise in lost and (lost | followed) & set(run.test.uses)
        ]

    def _next_to_follow(self, waiting: Sequence[int], runs: Mapping[int, TestRun]) -> int:
        """Choose a test that is lent nothing which another one that waits asks for.

        A student's function could keep what the reference answers it, in a file or a process,
        and use it where it is asked for the same itself.
        """
        for i in waiting:
            lent = set(self.tests[i].uses)
            others = (runs[j].calls for j in waiting if j != i)
            if not any(call.exercise in lent for calls in others for call in calls):
                return i
        return waiting[0]

    @staticmethod
    def _may_follow(run: TestRun) -> bool:
        """Tell whether another exercise's slip may be what made a test fail."""
        if run.outcome in (PASSED, SKIPPED, NOT_JUDGED) or not run.test.uses:
            return False
        return not (run.outcome == MISSING and _asks_for(run, run.test.exercise))

    def _run(self, index: int, test: Test, substitutes: tuple[str, ...]) -> TestRun:
        bench = self._config.stash[plugin.BENCH]
        bench.substitutes = substitutes
        error = self._protocol(index)
        calls = tuple(bench.calls)
        if error is None:
            return TestRun(test=test, outcome=PASSED, calls=calls)
        if isinstance(error, StudentFault):
            return TestRun(
                test=test,
                outcome=error.outcome,
                finding=error.finding,
                place=error.place,
                calls=calls,
            )
        if isinstance(error, pytest.skip.Exception):
            return TestRun(test=test, outcome=SKIPPED, finding=Finding("skipped"))
        return self._fault_of_whom(index, test, calls)

    def _fault_of_whom(self, index: int, test: Test, calls: tuple[Call, ...]) -> TestRun:
        """Decide who is to blame for an error that no assert raised: the suite or the answer.

        If the same test passes with the reference, the suite is sound and
        stumbled over an answer of a form that it did not foresee.
        """
        bench = self._config.stash[plugin.BENCH]
        answering, bench.answering = bench.answering, None
        error = self._protocol(index)
        bench.answering = answering
        if error is None:
            return TestRun(test=test, outcome=FAILED, finding=Finding("unusable"), calls=calls)
        return TestRun(test=test, outcome=NOT_JUDGED, finding=Finding("not_judged"))

    def _protocol(self, index: int) -> BaseException | None:
        """Run one test, as pytest does; return what it raised."""
        shortcut = self._shortcuts[index]
        if shortcut is not None:
            return shortcut.run()
        item = self._items[index]
        errors = self._config.stash[ERRORS]
        errors.clear()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)  # any may follow
        return errors[0] if errors else None


class _Budget:
    """Seconds that each exercise may take; a test beyond them is not run."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._clock = clock
        self._spent: dict[str, float] = {}

    def spend(self, test: Test, run: Callable[[], TestRun]) -> TestRun:
        if self._spent.get(test.exercise, 0.0) >= self._seconds:
            fields = {"function": test.exercise, "wall_s": self._seconds}
            return TestRun(test=test, outcome=TIMED_OUT, finding=Finding("out_of_time", fields))
        start = self._clock()
        result = run()
        spent = self._clock() - start
        self._spent[test.exercise] = self._spent.get(test.exercise, 0.0) + spent
        return result


ERRORS = pytest.StashKey[list[BaseException]]()
RAN = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)


class _Loop:
    """Takes pytest's run loop: the collected suite is handed to `body` instead."""

    def __init__(self, body: Callable[[Suite], T]) -> None:
        self._body = body
        self.result: Any = None
        self.error: BaseException | None = None
        self.complaints: list[str] = []

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[ERRORS] = []
        config.option.tbstyle = "value"  # nobody reads pytest's own traceback; it costs 17 ms

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.complaints.append(str(report.longrepr))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if not self.complaints:
            try:
                self.result = self._body(Suite(session))
            except BaseException as error:  # raised again by open_suite, outside of pytest
                self.error = error
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        if call.excinfo is not None:
            item.config.stash[ERRORS].append(call.excinfo.value)


def open_suite(folder: Path, body: Callable[[Suite], T]) -> T:
    """Collect the hidden suites of an assignment with pytest and hand them to `body`.

    pytest calls back rather than being called, because only inside its own run
    loop are its fixtures alive; one collection serves any number of submissions.

    Parameters
    ----------
    folder : Path
        ``solutions/<ps>``.
    body : callable
        Gets the suite; what it returns is returned, what it raises is raised.

    Raises
    ------
    SuiteError
        If pytest cannot collect the files.
    """
    files = sorted(str(path) for path in folder.glob(f"{FILE_PREFIX}*.py"))
    if not files:
        return body(_EmptySuite())
    loop = _Loop(body)
    _forget_modules(folder)
    with _environment(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1", PYTEST_ADDOPTS=""):
        code = pytest.main(
            [
                *("-c", os.devnull, "--rootdir", str(folder.parent), "--import-mode=importlib"),
                *("-p", "autograder.judge.plugin", "--capture=sys", "--strict-markers"),
                *("-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:logging"),
                *("-p", "no:faulthandler", "-p", "no:junitxml", "-p", "no:pastebin"),
                *("-p", "no:unraisableexception", "-p", "no:threadexception"),  # collect garbage
                *files,
            ],
            plugins=[loop],
        )
    if loop.error is not None:
        raise loop.error
    if loop.complaints:
        raise SuiteError("\n".join(loop.complaints))
    if code not in RAN:
        raise SuiteError(f"pytest cannot collect {folder} (exit status {int(code)})")
    result: T = loop.result
    return result


def _forget_modules(folder: Path) -> None:
    """Have pytest read the files anew, as they are now; it names them ``<ps>.test_<exercise>``."""
    for name in [n for n in sys.modules if n.split(".")[0] == folder.name]:
        del sys.modules[name]


class _EmptySuite(Suite):
    """The suite of an ordinary nbgrader assignment, which has none."""

    def __init__(self) -> None:
        self.tests = ()

    def run(
        self,
        exercises: Collection[str],
        answering: Answering,
        seed_of: Callable[[str], int],
        exercise_wall_s: float,
        clock: Callable[[], float],
    ) -> tuple[TestRun, ...]:
        """Return nothing: there is nothing to run."""
        return ()


def _test_of(item: pytest.Item) -> Test:
    name = item.path.stem.removeprefix(FILE_PREFIX)
    function = getattr(item, "function", None)
    title = (getattr(function, "__doc__", None) or item.name).strip().splitlines()[0]
    marked = item.get_closest_marker("points")
    if marked is None:
        raise SuiteError(f"{item.path.name}: {item.name} has no @points")
    hinted = item.get_closest_marker("hint")
    uses = dict.fromkeys(name for mark in item.iter_markers("uses") for name in mark.args)
    return Test(
        exercise=name,
        id=item.name,
        title=title,
        points=float(marked.args[0]),
        hint=str(hinted.args[0]) if hinted else "",
        uses=tuple(uses),
    )


def _asks_for(run: TestRun, function: str) -> bool:
    if run.finding is None:
        return False
    return str(run.finding.fields.get("function")).partition(".")[0] == function


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {key: os.environ.get(key) for key in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
