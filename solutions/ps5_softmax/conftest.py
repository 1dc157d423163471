"""Worked example, random batches and an independent cost for the softmax suites."""

from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture
def worked():
    """One sample with scores 2, 1, 0.1, at full precision (computed with 50 digits)."""
    a = np.array([0.6590011388859679, 0.24243297070471392, 0.09856589040931817])
    return SimpleNamespace(
        Z=np.array([[2.0, 1.0, 0.1]]),
        A=a[np.newaxis],
        a=a,
        cost=0.4170300162778335,
        gradient_if_0=np.array([[-0.3409988611140321, 0.24243297070471392, 0.09856589040931817]]),
        gradient_if_1=np.array([[0.6590011388859679, -0.7575670292952861, 0.09856589040931817]]),
        gradient_if_2=np.array([[0.6590011388859679, 0.24243297070471392, -0.9014341095906818]]),
        jacobian=np.array(
            [
                [0.22471863783296514, -0.15976360379791496, -0.06495503403505018],
                [-0.15976360379791496, 0.18365922542000124, -0.023895621622086274],
                [-0.06495503403505018, -0.023895621622086274, 0.08885065565713646],
            ]
        ),
    )


@pytest.fixture
def labels(rng):
    """Draw n labels out of k: a shuffled cycle, so never all the same."""

    def draw(n, k):
        return rng.permutation((rng.integers(k) + np.arange(n)) % k)

    return draw


@pytest.fixture
def batch(rng, labels):
    """Draw scores of shape (n, k) and labels; the top score is wrong at least once."""

    def draw(n, k):
        Z = rng.normal(scale=1.5, size=(n, k))
        y = labels(n, k)
        row = int(rng.integers(n))
        other = int(rng.integers(k - 1))
        top = int(other >= y[row]) + other  # any class but the true one
        Z[row, top] = Z[row].max() + 0.5
        return Z, y

    return draw


@pytest.fixture
def probabilities(rng):
    """Draw probabilities of shape (n, k), none of them tiny."""

    def draw(n, k):
        A = rng.uniform(0.2, 1.0, size=(n, k))
        return A / A.sum(axis=1, keepdims=True)

    return draw


@pytest.fixture
def mean_cost():
    """Mean cross-entropy straight from the scores, ln(sum of e^z) - z_y, without any softmax."""

    def cost(Z, y):
        return float(np.mean(np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(y)), y]))

    return cost
