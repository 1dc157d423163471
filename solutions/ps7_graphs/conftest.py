"""Worked graphs and small helpers for the suites of problem set 7, fresh for every test."""

from types import SimpleNamespace

import numpy as np
import pytest

from autograder.suite import assert_true, assert_tuple


@pytest.fixture
def parts():
    """Return what splits an answer into its parts: a tuple, a list, or an array of as many rows."""

    def split(value, length, name):
        if isinstance(value, np.ndarray) and value.ndim and len(value) == length:
            value = list(value)
        return assert_tuple(value, length, name=name)

    return split


@pytest.fixture
def any_numbers(rng):
    """Return a maker of single numbers of both signs that are not near 0."""

    def make(count):
        return [float(v) for v in rng.uniform(0.5, 3.0, count) * rng.choice([-1.0, 1.0], count)]

    return make


@pytest.fixture
def neuron():
    """Return the worked sigmoid neuron of the text, with its value and gradients."""
    return SimpleNamespace(
        w=np.array([2.0, -3.0, -3.0]),
        x=np.array([-1.0, -2.0]),
        f=0.7310585786300049,
        dw=np.array([-0.19661193324148185, -0.3932238664829637, 0.19661193324148185]),
        dx=np.array([0.3932238664829637, -0.5898357997244456]),
    )


@pytest.fixture
def squared_length():
    """Return the worked graph of sum((W x)**2), with its value and gradients."""
    return SimpleNamespace(
        W=np.array([[0.1, 0.5], [-0.3, 0.8]]),
        x=np.array([0.2, 0.4]),
        f=0.116,
        dW=np.array([[0.088, 0.176], [0.104, 0.208]]),
        dx=np.array([-0.112, 0.636]),
    )


@pytest.fixture
def error_of(student):
    """Return a call of the student's gradient_check whose answer is one finite number >= 0."""

    def call(*args, **kwargs):
        value = student.gradient_check(*args, **kwargs)
        assert_true(
            isinstance(value, (int, float, np.number, np.ndarray))
            and not isinstance(value, bool)
            and np.size(value) == 1
            and np.ndim(value) == 0
            and np.asarray(value).dtype.kind in "iuf",
            "gradient_check should return one number: not an array, and not a yes or no.",
        )
        assert_true(np.isfinite(value), "gradient_check returned nan or infinity.")
        assert_true(value >= 0, "gradient_check returned a negative number.")
        return float(value)

    return call


@pytest.fixture
def waves(rng):
    """Return a maker of functions sum(c sin x), with a place x and the gradient there.

    All entries of the gradient are of similar size, so that a single wrong one is seen in every
    accepted form of the error.
    """

    def make(shape, scale=1.0):
        x = rng.uniform(-1.0, 1.0, shape)
        c = scale * rng.uniform(0.8, 1.2, shape) * rng.choice([-1.0, 1.0], shape)
        return SimpleNamespace(
            x=x,
            f=lambda at: float(np.sum(c * np.sin(at.reshape(np.shape(c))))),
            grad=c * np.cos(x),
        )

    return make
