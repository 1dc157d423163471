"""What is drawn for one example stays out of the next."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.fuzz.mutation import ODD, trees


def test_no_example_changes_what_later_ones_are_drawn_from() -> None:
    before = repr(ODD)

    @settings(
        max_examples=300,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(trees([{"cells": [{"source": ["x"]}]}]))
    def draw(tree: object) -> None:
        """Only draw."""

    draw()
    assert repr(ODD) == before
