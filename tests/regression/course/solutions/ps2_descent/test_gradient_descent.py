"""Hidden tests of gradient_descent, which may call mse_gradient."""

import numpy as np

from autograder.suite import assert_close, points, uses

pytestmark = uses("mse_gradient")


@points(2)
def test_no_steps(student, data):
    """it starts at zero"""
    assert_close(student.gradient_descent(*data, 0.1, 0), np.zeros(3), name="the weights")


@points(4)
def test_three_steps(student, data):
    """three steps on random data"""
    X, y = data
    w = np.zeros(3)
    for _ in range(3):
        w = w + 0.05 * 2 * X.T @ (y - X @ w) / 8
    assert_close(student.gradient_descent(X, y, 0.05, 3), w, name="the weights")
