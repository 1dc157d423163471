"""Limits on the clock are those of a machine that is not overloaded."""

from __future__ import annotations

import os

import pytest

from autograder.judge.patience import stretched


@pytest.mark.parametrize(
    ("load_per_core", "waits"), [(0.0, 5.0), (1.0, 5.0), (1.5, 7.5), (3.0, 15.0), (50.0, 20.0)]
)
def test_the_wait_grows_with_the_load_up_to_four_times(
    load_per_core: float, waits: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    monkeypatch.setattr(os, "getloadavg", lambda: (8 * load_per_core, 0.0, 0.0))
    assert stretched(5.0) == waits
