"""Limits on the clock are those of a machine that is not overloaded."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

import pytest

from autograder.judge.patience import Overtime, at_most, stretched


@pytest.mark.parametrize(
    ("load_per_core", "waits"), [(0.0, 5.0), (1.0, 5.0), (1.5, 7.5), (3.0, 15.0), (50.0, 20.0)]
)
def test_the_wait_grows_with_the_load_up_to_four_times(
    load_per_core: float, waits: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    monkeypatch.setattr(os, "getloadavg", lambda: (8 * load_per_core, 0.0, 0.0))
    assert stretched(5.0) == waits


def test_trusted_code_that_never_ends_is_ended_even_where_it_catches_everything() -> None:
    def endless() -> None:
        while True:
            with suppress(Exception):  # as careless as code can be
                sum(range(1000))

    with pytest.raises(Overtime), at_most(0.05):
        endless()


def test_what_ends_in_time_goes_on_undisturbed() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with at_most(60.0):
        assert sum(range(10)) == 45
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
