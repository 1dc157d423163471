"""Tables for the suites of this problem set, fresh for every test."""

import numpy as np
import pytest


@pytest.fixture
def make_table(rng):
    """Return a maker of random tables whose columns have different means and scales."""

    def make(n, d):
        return rng.normal(size=(n, d)) * np.arange(1, d + 1) + rng.uniform(5, 9, size=d)

    return make
