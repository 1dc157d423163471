"""Hidden tests of mean_squared_error, which may call predict."""

import numpy as np

from autograder.suite import assert_close, hint, points, uses

pytestmark = uses("predict")


@points(2)
def test_perfect_fit(student, rng):
    """no error where the model is right"""
    X, w = rng.normal(size=(4, 2)), rng.normal(size=2)
    assert_close(student.mean_squared_error(X, X @ w, w), 0.0, name="the error")


@points(3)
@hint("A mean is a sum over the samples, divided by their number.")
def test_random_errors(student, rng):
    """errors of random models"""
    X, y, w = rng.normal(size=(5, 2)), rng.normal(size=5), rng.normal(size=2)
    want = float(np.sum((X @ w - y) ** 2) / 5)
    assert_close(student.mean_squared_error(X, y, w), want, name="the error")
