"""relu_derivative: both sides, the kink, tiny and huge sums, any shape, no mutation."""

import numpy as np

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points

NAME = "relu_derivative(z)"


@points(1)
@hint("How steep is relu left of zero, how steep right of it?")
def test_the_worked_numbers(student):
    """Four numbers with the kink among them"""
    z = np.array([-2.0, 0.0, 0.5, 3.0])
    assert_close(student.relu_derivative(z), [0, 0, 1, 1], name=NAME)


@points(1)
@hint("One slope for each sum, whatever the shape. A straight line is equally steep everywhere.")
def test_arrays_of_any_shape(student, reference, rng):
    """Arrays with one, two and three axes"""
    for shape in ((7,), (4, 5), (5, 1), (1, 4), (2, 3, 4)):
        z = 2 * rng.normal(size=shape)
        z.flat[0], z.flat[-1] = -0.5 - abs(z.flat[0]), 1.5 + abs(z.flat[-1])
        assert_close(student.relu_derivative(z), reference.relu_derivative(z), name=NAME)


@points(0.75)
@hint("Which slope does this course use exactly at 0?")
def test_the_slope_at_zero(student, rng):
    """Zeros among other numbers"""
    z = rng.permutation([0.0, -0.0, 0.0, 1.5, -1.5])
    assert_close(student.relu_derivative(z), np.where(z > 0, 1, 0), name=NAME)


@points(0.5)
@hint("Right of zero the slope is 1 at once, however close; far out it is no different.")
def test_tiny_and_huge_sums(student, rng):
    """Sums near 0, near 1000 and near -1000"""
    tiny, big = rng.uniform(1e-12, 9e-12), rng.uniform(900, 1100)
    z = np.array([[tiny, -tiny], [big, -big]])
    assert_close(student.relu_derivative(z), [[1, 0], [1, 0]], name=NAME)


@points(0.5)
@hint("Sums may be integers. Does an array of yours inherit their type?")
def test_integers(student, rng):
    """Integers"""
    z = rng.permutation(np.arange(-4, 5)).reshape(3, 3)
    assert_close(student.relu_derivative(z), np.where(z > 0, 1, 0), name=NAME)


@points(0.25)
@hint("A single number has no axes and cannot be indexed. Does your code index z?")
def test_single_numbers(student, rng):
    """Single numbers on both sides"""
    size = float(rng.uniform(0.1, 2))
    assert_close(student.relu_derivative(size), 1.0, name=NAME)
    assert_close(student.relu_derivative(-size), 0.0, name=NAME)


@points(0.5)
@hint("Compare z before and after the call. Does a line of yours write into it?")
def test_the_argument_is_left_unchanged(student, reference, rng):
    """The array that was passed in stays as it was"""
    z = np.concatenate([rng.normal(size=8), [-1.5, 1.5]])
    call = student.call("relu_derivative", z)
    assert_close(call.value, reference.relu_derivative(z), name=NAME)
    assert_unchanged(call)


@points(0.5)
@hint("Can numpy treat all entries at once?")
def test_is_vectorised(student, reference, rng):
    """No Python loop over the entries"""

    def make_args(n):
        return (rng.normal(size=(n, 4)),)

    assert_vectorised(student, "relu_derivative", make_args, reference.relu_derivative)
