"""Hidden tests of mse_gradient."""

import numpy as np

from autograder.suite import assert_gradient, hint, numerical_gradient, points


@points(6)
@hint("The square brings a factor, the mean another one.")
def test_difference_quotients(student, data, rng):
    """the slope of the error, measured"""
    X, y = data
    w = rng.normal(size=3)
    want = numerical_gradient(lambda v: float(np.mean((X @ v - y) ** 2)), w)
    assert_gradient(student.mse_gradient(X, y, w), want, name="the gradient", rtol=1e-5, atol=1e-7)


@points(2)
def test_flat_at_the_best_weights(student, data, best):
    """no slope at the best weights"""
    assert_gradient(student.mse_gradient(*data, best), np.zeros(3), name="the gradient")
