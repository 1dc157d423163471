"""Worked samples, random batches and independent costs for the suites of problem set 4."""

from itertools import cycle
from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture
def saturated():
    """One input, z = -7, target 1: as wrong as can be, on the flat side of the sigmoid."""
    return SimpleNamespace(
        x=np.array([-2.0]),
        w=np.array([3.0]),
        b=-1.0,
        y=1.0,
        a=0.0009110511944006454,
        cost=7.000911466453775,
        squared=SimpleNamespace(dw=np.array([0.0018187838440570155]), db=-0.0009093919220285078),
        cross_entropy=SimpleNamespace(dw=np.array([1.9981778976111988]), db=-0.9990889488055994),
    )


@pytest.fixture
def two_samples():
    """Two samples with two inputs each, worked by hand in the text."""
    return SimpleNamespace(
        X=np.array([[1.0, 2.0], [3.0, -1.0]]),
        y=np.array([1.0, 0.0]),
        w=np.array([0.1, 0.2]),
        b=0.0,
        dw=np.array([0.5986984459869, -0.6400302594902]),
        db=0.0737192593403973,
    )


@pytest.fixture
def mixed_labels(rng):
    """Make a function that draws n labels in any order, both classes among them if n > 1."""

    def draw(n):
        labels = rng.integers(0, 2, size=n)
        labels[: min(n, 2)] = rng.permutation([0, 1])[: min(n, 2)]
        return rng.permutation(labels)

    return draw


@pytest.fixture
def draw_neuron(rng):
    """Make a function that draws a neuron with d inputs, none of its slopes being flat.

    Targets take turns, so that of any two neurons drawn in a row one should fire.
    """
    targets = cycle(rng.permutation([0.0, 1.0]).tolist())

    def draw(d):
        return SimpleNamespace(
            x=rng.normal(size=d),
            w=rng.normal(size=d) / np.sqrt(d),
            b=float(rng.uniform(0.3, 1.0) * rng.choice([-1.0, 1.0])),
            y=next(targets),
        )

    return draw


@pytest.fixture
def batch(rng, mixed_labels):
    """Make a function that draws X (n, d), labels (n,), weights (d,) and a bias."""

    def draw(n, d):
        w = rng.normal(size=d) / np.sqrt(d)
        b = float(rng.uniform(0.3, 1.0) * rng.choice([-1.0, 1.0]))
        return rng.normal(size=(n, d)), mixed_labels(n).astype(float), w, b

    return draw


@pytest.fixture
def clouds(rng):
    """Make a function that draws two clouds, n of class 0 and 2n of class 1, off the origin."""

    def draw(n):
        X = np.vstack(
            [
                rng.normal([0.5, 0.8], 0.35, size=(n, 2)),
                rng.normal([2.0, 2.2], 0.35, size=(2 * n, 2)),
            ]
        )
        order = rng.permutation(3 * n)
        return X[order], np.repeat([0.0, 1.0], [n, 2 * n])[order]

    return draw


@pytest.fixture
def mean_cost():
    """The mean cross-entropy of sums, in another form than the reference's."""

    def cost(z, y):
        return float(np.mean(np.logaddexp(0.0, np.where(np.asarray(y) == 1, -z, z))))

    return cost
