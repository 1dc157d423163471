"""A network drawn at grading."""

from types import SimpleNamespace

import pytest


@pytest.fixture
def net(rng):
    return SimpleNamespace(
        X=rng.normal(size=(6, 3)),
        y=rng.uniform(size=(6, 2)),
        params=(
            rng.normal(size=(3, 4)),
            rng.normal(size=4),
            rng.normal(size=(4, 2)),
            rng.normal(size=2),
        ),
    )
