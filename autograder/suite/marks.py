"""Marks that a suite puts on its tests."""

from __future__ import annotations

import pytest


def points(value: float) -> pytest.MarkDecorator:
    """Give a test its points.

    Parameters
    ----------
    value : float
        Points of the exercise that this test is worth; a suite's sum is the exercise's.
    """
    return pytest.mark.points(value)


def hint(text: str) -> pytest.MarkDecorator:
    """Give a test the sentence that a student reads when it fails.

    Parameters
    ----------
    text : str
        Helps without giving the answer away.
    """
    return pytest.mark.hint(text)


def uses(*exercises: str) -> pytest.MarkDecorator:
    """Say which other exercises' functions a solution may call.

    A test that fails is run again with the reference's versions of these; if it
    passes then, the slip was made and marked in one of them already, and the
    points are given (follow-through).

    Parameters
    ----------
    *exercises : str
        Names of functions of the same notebook.
    """
    return pytest.mark.uses(*exercises)
