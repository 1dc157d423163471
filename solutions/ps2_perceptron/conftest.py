"""Worked numbers and random points for the suites of problem set 2, fresh for every test."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture
def table():
    """Return the four corners of the unit square in the usual order, and XOR of them."""
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return SimpleNamespace(X=X, xor=np.array([0, 1, 1, 0]))


@pytest.fixture
def worked_error():
    """Return the worked example of the perceptron error: two wrong points, one on the line."""
    return SimpleNamespace(
        w=np.array([-1.0, 1.0, 2.0]),
        X=np.array([[1.0, 2.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, -1.0, 2.0]]),
        y=np.array([-1, 1, 1, -1]),
        error=5.0,
    )


@pytest.fixture
def labelled(rng):
    """Return a maker of augmented points of which a given share is wrong, none on the line."""

    def make(n, d, wrong):
        """Return w, X, y with exactly `wrong` misclassified points among n."""
        X = np.column_stack([np.ones(n), rng.normal(size=(n, d))])
        w = rng.normal(size=d + 1)
        side = np.where(X @ w > 0, 1, -1)
        flip = rng.permutation(np.where(np.arange(n) < wrong, -1, 1))
        return SimpleNamespace(w=w, X=X, y=side * flip, flip=flip)

    return make


@pytest.fixture
def one_point(rng):
    """Return a maker of one augmented point that the weights get right, or wrong."""

    def make(d, label, *, wrong):
        x = np.concatenate([[1.0], rng.normal(size=d)])
        w = rng.normal(size=d + 1)
        if bool(label * (w @ x) > 0) == wrong:
            w = -w
        return w, x, label

    return make


@pytest.fixture
def separable(rng):
    """Return a maker of two classes of points with a gap between them, away from the origin."""

    def make(n, d, away, margin):
        u = rng.normal(size=d)
        u = u / np.linalg.norm(u)
        y = rng.permutation(np.where(np.arange(n) % 2 == 0, 1, -1))
        along = y * (margin + np.abs(rng.normal(size=n)))
        across = rng.normal(size=(n, d))
        across = across - np.outer(across @ u, u)
        return away * u + across + np.outer(along, u), y

    return make


@pytest.fixture
def far_pair(rng):
    """Return two neighbours on a line, far from the origin: no start near 0 gets there quickly.

    From zero at least 629 corrections are needed, in any order; two points make at most two in an
    epoch. Right ways take 327 or 380 epochs, with steps twice as long 164 or 1479.
    """
    near = int(rng.integers(12, 14))
    X = float(rng.choice([-1.0, 1.0])) * np.array([[near], [near + 1.0]])
    return X, int(rng.choice([-1, 1])) * np.array([1, -1])


@pytest.fixture
def labellings(rng):
    """Return four shifted corners and all 16 ways of labelling them: can a line do it?"""
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    order = rng.permutation(4)
    X = (corners * rng.uniform(0.7, 2.0, size=2) + rng.uniform(-0.8, 0.8, size=2))[order]
    cases = []
    for labels in product([-1, 1], repeat=4):
        crossed = labels[0] == labels[3] != labels[1] == labels[2]
        cases.append((np.array(labels)[order], not crossed))
    return X, cases
