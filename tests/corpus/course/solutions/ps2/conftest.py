"""Networks drawn at grading."""

from types import SimpleNamespace

import pytest


@pytest.fixture
def draw(rng):
    """Return a function that draws a network with `n` samples."""
    params = (
        rng.normal(size=(3, 4)),
        rng.normal(size=4),
        rng.normal(size=(4, 2)),
        rng.normal(size=2),
    )

    def draw(n=6):
        return SimpleNamespace(X=rng.normal(size=(n, 3)), y=rng.uniform(size=(n, 2)), params=params)

    return draw
