"""Hidden suite of scalar_gradient: all three entries, exact, at many places.

Each test compares the whole gradient: single entries can be right by accident.
"""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
)

NAME = "scalar_gradient(x)"
EXACT = {"name": NAME, "rtol": 1e-13, "atol": 1e-13}


def gradient(x):
    """Return the right gradient."""
    return np.array([3.0, -(x[1] + x[1]), 0.0])


@points(2.5)
@hint("Move one input at a time. Which shape has x, and which its gradient?")
def test_gradient_of_the_text(student):
    """At (1, 2, 5)"""
    got = student.scalar_gradient(np.array([1.0, 2.0, 5.0]))
    assert_gradient(got, np.array([3.0, -4.0, 0.0]), name=NAME)


@points(3)
@hint("Which inputs does each slope depend on? Is yours exact, by the rules?")
def test_other_places(student, rng):
    """Other places"""
    for sign in (1.0, -1.0, 1.0, -1.0):
        x = rng.normal(scale=2.0, size=3)
        x[1] = sign * rng.uniform(0.3, 4.0)
        assert_close(student.scalar_gradient(x), gradient(x), **EXACT)


@points(1.5)
@hint("Compare with numerical_gradient(lambda x: 3 * x[0] - x[1]**2 + 4, x).")
def test_equals_a_difference_quotient(student, rng):
    """Comparison with difference quotients"""
    x = rng.uniform(0.5, 3.0, size=3)
    want = numerical_gradient(lambda v: float(3 * v[0] - v[1] ** 2 + 4), x)
    assert_gradient(student.scalar_gradient(x), want, name=NAME, rtol=1e-6, atol=1e-7)


@points(1)
@hint("f is a straight line in x_1 and flat in x_3. Where may these two enter the slopes?")
def test_only_the_second_input_matters(student, rng):
    """The same second input, other first and third inputs"""
    second = float(rng.uniform(0.5, 3.0))
    for first, third in ((0.0, 0.0), rng.normal(scale=50.0, size=2).tolist()):
        x = np.array([first, second, third])
        assert_close(student.scalar_gradient(x), gradient(x), **EXACT)


@points(1)
@hint("Try whole numbers, and a second input that is zero or negative.")
def test_whole_numbers(student, rng):
    """Whole numbers"""
    for second in (0, int(rng.integers(1, 9)), -int(rng.integers(1, 9))):
        x = np.array([int(rng.integers(2, 9)), second, int(rng.integers(2, 9))])
        assert_close(student.scalar_gradient(x), gradient(x.astype(float)), **EXACT)


@points(1)
@hint("Compare x before and after the call.")
def test_leaves_its_argument_alone(student, rng):
    """The argument is not changed"""
    x = rng.normal(size=3)
    call = student.call("scalar_gradient", x)
    assert_close(call.value, gradient(x), **EXACT)
    assert_unchanged(call)
