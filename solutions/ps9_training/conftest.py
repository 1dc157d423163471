"""Digits, judges of trained networks, and sequences for the suites of problem set 9.

The pictures come from the notebook's own `make_digits`, with seeds that are drawn anew for every
test and submission: no notebook can know the pictures that its network will have to read.
"""

from types import SimpleNamespace

import numpy as np
import pytest

from autograder.suite import assert_keys, assert_true, assert_tuple


@pytest.fixture
def seeds(rng):
    """Return a maker of different seeds that nobody knows."""

    def draw(count):
        first = rng.integers(1, 2**30, size=count)
        return [int(seed) + i * 2**30 for i, seed in enumerate(first)]  # never the same twice

    return draw


@pytest.fixture
def make_generator(seeds):
    """Return a maker of random generators; each has its own state."""
    used = iter(seeds(64))
    return lambda: np.random.default_rng(next(used))


@pytest.fixture
def make_data(reference, seeds, rng):
    """Return a maker of training, validation and test pictures.

    The labels are exchanged, so that no digit keeps its name: a network that was trained elsewhere
    and typed in reads nothing. `named=True` leaves the digits their names.
    """

    def make(training, validation, test, named=False):
        circle, names = rng.permutation(10), np.arange(10)
        if not named:
            names[circle] = np.roll(circle, 1)
        parts = []
        for n, seed in zip((training, validation, test), seeds(3), strict=True):
            X, y = reference.make_digits(n, seed)
            parts.append((X, names[y]))
        (Xtr, ytr), (Xva, yva), (Xte, yte) = parts
        return SimpleNamespace(Xtr=Xtr, ytr=ytr, Xva=Xva, yva=yva, Xte=Xte, yte=yte)

    return make


@pytest.fixture
def sorted_digits(make_data):
    """Return a maker of pictures sorted by label, and of test pictures."""

    def make(training, test):
        data = make_data(training, 1, test)
        order = np.argsort(data.ytr, kind="stable")
        data.Xtr, data.ytr = data.Xtr[order], data.ytr[order]
        return data

    return make


def as_numbers(value, ndim, name):
    """Return a student's array as float64, if it is one with so many axes and finite entries."""
    known = isinstance(value, (np.ndarray, list)) and np.asarray(value).dtype.kind in "biuf"
    assert_true(known, f"{name} should be an array of numbers.")
    array = np.asarray(value, dtype=float)
    assert_true(array.ndim == ndim, f"{name} should have {ndim} axes, yours has {array.ndim}.")
    assert_true(np.isfinite(array).all(), f"{name} has entries that are inf or nan.")
    return array


def as_layers(value):
    """Return a student's layers as pairs of arrays that fit together, 10 outputs at the end."""
    there = isinstance(value, (list, tuple)) and len(value) > 0
    assert_true(there, "The answer should be a list of layers, each a pair (W, b).")
    layers, width = [], 64
    for i, layer in enumerate(value, 1):
        W, b = assert_tuple(layer, 2, name=f"layer {i}")
        W, b = as_numbers(W, 2, f"W of layer {i}"), as_numbers(b, 1, f"b of layer {i}")
        fits = W.shape == (width, len(b))
        assert_true(fits, f"W and b of layer {i} should fit together and to the layer before.")
        layers.append((W, b))
        width = len(b)
    assert_true(width == 10, "The last layer should have 10 outputs, one for each digit.")
    return layers


@pytest.fixture
def read():
    """Return what reads pictures with a student's layers: the share that is read right."""

    def share(value, X, y):
        A = X
        for i, (W, b) in enumerate(as_layers(value)):
            with np.errstate(all="ignore"):
                A = (A if i == 0 else np.maximum(A, 0)) @ W + b
        return float(np.mean(A.argmax(axis=1) == y))

    return share


@pytest.fixture
def xor_outputs():
    """Return what runs the points of XOR through a student's parameters."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

    def run(value):
        params = assert_keys(value, ("W1", "b1", "W2", "b2"), name="the result")
        W1, W2 = as_numbers(params["W1"], 2, "W1"), as_numbers(params["W2"], 2, "W2")
        b1, b2 = as_numbers(params["b1"], 1, "b1"), as_numbers(params["b2"], 1, "b2")
        hidden = len(b1)
        shapes = [W1.shape, W2.shape, b2.shape]
        fits = shapes == [(2, hidden), (hidden, 1), (1,)]
        assert_true(fits, "W1, b1, W2, b2 should have the shapes (2, h), (h,), (h, 1), (1,).")
        A1 = (1 + np.tanh((X @ W1 + b1) / 2)) / 2
        return (1 + np.tanh((A1 @ W2 + b2) / 2)) / 2

    return run


@pytest.fixture
def cut(rng, make_generator):
    """Return what cuts numbered samples into batches and returns well formed ones.

    The label of a sample is its own number, the row of X that it belongs to.
    """

    def run(student, n, batch_size, generator=None, d=3):
        X, y = rng.normal(size=(n, d)), np.arange(n)
        generator = make_generator() if generator is None else generator
        call = student.call("minibatches", X, y, batch_size, generator)
        there = isinstance(call.value, (list, tuple)) and len(call.value) > 0
        assert_true(there, "minibatches should give pairs (X_batch, y_batch), one per batch.")
        batches = []
        for pair in call.value:
            X_batch, y_batch = assert_tuple(pair, 2, name="a batch")
            X_batch = as_numbers(X_batch, 2, "X_batch")
            y_batch = as_numbers(y_batch, 1, "y_batch")
            fits = X_batch.shape == (len(y_batch), d)
            assert_true(fits, "X_batch should have one row per label and the columns of X.")
            batches.append((X_batch, y_batch))
        return SimpleNamespace(X=X, y=y, batches=batches, call=call)

    return run
