"""Worked slopes of problem set 1, and functions whose slopes are known; new for every test."""

from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture
def worked_chain():
    """Places and slopes of z = 5 y^4, y = x^3 + 7: those of the text, and two more."""
    return SimpleNamespace(
        shown=((1.0, 30720.0), (2.0, 810000.0)),
        more=((-1.0, 12960.0), (0.5, 5425.576171875)),
    )


@pytest.fixture
def make_cubic(rng):
    """Return a maker of random cubics with their slopes and their central quotients.

    The quotient of a cubic is its slope plus a h^2, exactly.
    """

    def make():
        signs = rng.choice([-1.0, 1.0], size=4)
        a, b, c, d = (signs * rng.uniform(0.5, 2.0, size=4)).tolist()
        return SimpleNamespace(
            f=lambda t: ((a * t + b) * t + c) * t + d,
            slope=lambda x: 3 * a * x**2 + 2 * b * x + c,
            quotient=lambda x, h: 3 * a * x**2 + 2 * b * x + c + a * h**2,
        )

    return make


@pytest.fixture
def ripple(rng):
    """Return a wave so narrow that its central quotient tells one small step from another.

    The quotient of sin(w (t - x) + phase) at x is w cos(phase) sin(w h) / (w h).
    """
    w, phase = 1e4 * float(rng.uniform(0.9, 1.1)), float(rng.uniform(-1.0, 1.0))
    x = float(rng.uniform(0.5, 1.5))
    return SimpleNamespace(
        x=x,
        f=lambda t: np.sin(w * (t - x) + phase),
        quotient=lambda h: np.cos(phase) * np.sin(w * h) / h,
    )
