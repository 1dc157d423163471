"""ltu: random units, points exactly at the threshold, one sample, one input, whole numbers."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("step")

NAME = "ltu(X, w, b)"


def batch(rng, n, d):
    """Draw a batch whose middle lies near the line, so that both answers occur."""
    w = rng.normal(size=d)
    w = w / np.linalg.norm(w)
    b = float(rng.uniform(0.8, 2.0) * rng.choice([-1.0, 1.0]))
    return rng.normal(size=(n, d)) - b * w, w, b


@points(1)
@hint("Form the sum of each row by hand, with the bias, and compare.")
def test_the_worked_unit(student):
    """The unit x1 + 2 x2 = 2 of the text"""
    X = np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 0.25], [2.0, 0.0], [0.0, 3.0]])
    assert_close(student.ltu(X, np.array([1.0, 2.0]), -2.0), [0, 1, 0, 1, 1], name=NAME)


@points(2.5)
@hint("Is the bias added, as in this course, or subtracted?")
def test_random_units(student, reference, rng):
    """Other units, batches of other shapes"""
    for n, d in ((12, 3), (30, 5), (9, 2)):
        args = batch(rng, n, d)
        assert_close(student.ltu(*args), reference.ltu(*args), name=NAME)


@points(1)
@hint("As many samples as inputs: does a row of X, or a column, meet the weights?")
def test_as_many_samples_as_inputs(student, reference, rng):
    """As many samples as inputs"""
    for n in (6, 9):
        args = batch(rng, n, n)
        assert_close(student.ltu(*args), reference.ltu(*args), name=NAME)


@points(1.25)
@hint("What is the output of a unit whose sum is exactly 0?")
def test_points_exactly_at_the_threshold(student, rng):
    """Points exactly at the threshold, and just beside it"""
    t = rng.integers(-8, 9, size=6) / 4.0  # exact in binary
    X = np.column_stack([2.0 * t + 1.0, t, np.zeros(6)])
    w, b = np.array([1.0, -2.0, 0.5]), -1.0
    X[:2, 2], X[2:4, 2] = 0.25, -0.25
    assert_close(student.ltu(X, w, b), [1, 1, 0, 0, 1, 1], name=NAME)


@points(0.75)
@hint("A single row is still a batch, and a single column still has a weight.")
def test_one_sample_and_one_input(student, reference, rng):
    """One sample; one input"""
    X, w, b = batch(rng, 10, 4)
    for row in X:
        assert_close(student.ltu(row[None], w, b), reference.ltu(row[None], w, b), name=NAME)
    X = np.array([[-2.0], [0.5], [2.0]])
    w, b = np.array([float(rng.choice([-1.5, 1.5]))]), 0.25
    assert_close(student.ltu(X, w, b), reference.ltu(X, w, b), name=NAME)


@points(1)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_whole_numbers_and_no_changes(student, reference, rng):
    """Whole numbers; the arguments are not changed"""
    for kind in (int, float):
        X = rng.integers(-4, 5, size=(14, 3)).astype(kind)
        X[0], X[1] = (4, 0, 0), (-4, 0, 0)
        args = (X, np.array([2, -1, 1]).astype(kind), -1)
        call = student.call("ltu", *args)
        assert_close(call.value, reference.ltu(*args), name=NAME)
        assert_unchanged(call)


@points(0.5)
@hint("One matrix product serves the whole batch.")
def test_is_vectorised(student, reference, rng):
    """The whole batch at once"""
    assert_vectorised(student, "ltu", lambda n: batch(rng, n, 3), reference.ltu)
