"""Limits on the clock are those of a machine that is not overloaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from autograder.judge.patience import MOST, Clock, stood_still
from autograder.overtime import Overtime, at_most

COMPUTE = "import time\nwhile time.process_time() < 0.3: pass"


@contextmanager
def crowd(others: int) -> Iterator[None]:
    """Put this process and all that it starts on one core, where some busy loops run, too."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(others)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
        os.sched_setaffinity(0, cores)


def share_of_the_wall(code: str) -> float:
    """Return what part of the wall's seconds a clock counts while some code runs."""
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        clock = Clock(process.pid)
        began, shown = time.monotonic(), clock()
        while process.poll() is None:
            time.sleep(0.02)
            clock()
        return (clock() - shown) / (time.monotonic() - began)


def test_who_computes_beside_others_is_not_charged_for_what_they_take() -> None:
    with crowd(4):
        assert share_of_the_wall(COMPUTE) < 0.6


def test_who_sleeps_waits_for_nobody() -> None:
    with crowd(2):
        assert share_of_the_wall("import time; time.sleep(0.8)") > 0.4


@pytest.mark.parametrize(
    ("judge_waited", "threads", "stood"),
    [
        (0.0, [], 0.0),
        (0.0, [(0.2, 0.8)], 0.8),
        (0.3, [(0.2, 0.5)], 0.8),
        (0.0, [(0.1, 0.4), (0.1, 0.7)], 0.7),  # both at once, or it could multiply its waiting
        (0.0, [(0.3, 0.7), (0.3, 0.7), (0.4, 0.6)], 0.0),  # they wait for each other
        (5.0, [(0.0, 0.0)], 1.0),  # of an earlier stretch
        (0.0, [(1.9, 0.1)], 0.0),
    ],
)
def test_the_clock_stands_still_for_as_long_as_the_one_that_waited_longest(
    judge_waited: float, threads: list[tuple[float, float]], stood: float
) -> None:
    assert stood_still(1.0, judge_waited, threads) == pytest.approx(stood)


def test_the_clock_never_goes_back_and_never_stands_still_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(os.getpid())
    monkeypatch.setattr("autograder.judge.patience.stood_still", lambda wall, *others: wall)
    began = time.monotonic()
    shown = [clock()]
    while time.monotonic() < began + 0.2:
        shown.append(clock())
    assert shown == sorted(shown)
    assert shown[-1] >= shown[0] + 0.1 / MOST


def test_without_an_account_of_the_kernel_s_it_is_the_clock_on_the_wall(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("autograder.guest.processes._PROC", tmp_path)
    clock = Clock(os.getpid())
    began = time.monotonic()
    time.sleep(0.05)
    assert clock() >= began + 0.05


def test_trusted_code_that_never_ends_is_ended_even_where_it_catches_everything() -> None:
    def endless() -> None:
        while True:
            with suppress(Exception):  # as careless as code can be
                sum(range(1000))

    with pytest.raises(Overtime), at_most(0.05):
        endless()


def test_trusted_code_is_ended_even_where_python_swallows_what_is_raised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    swallowed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: swallowed.append(lost.exc_value))

    class Slow:
        def __del__(self) -> None:
            while not swallowed:  # the time is up in here, and what is raised goes to the hook
                sum(range(1000))

    until = time.process_time() + 10.0

    def leave(slow: Slow | None) -> None:
        del slow  # here its end begins
        while time.process_time() < until:
            sum(range(1000))

    with pytest.raises(Overtime), at_most(0.05):
        leave(Slow())
    assert [type(error) for error in swallowed] == [Overtime]
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_what_ends_in_time_goes_on_undisturbed() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with at_most(60.0):
        assert sum(range(10)) == 45
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
