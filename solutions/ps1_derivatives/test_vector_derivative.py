"""Hidden suite of vector_derivative: all three slopes, exact, at many places.

Each test compares the whole vector: single entries can be right by accident.
"""

import numpy as np

from autograder.suite import assert_close, assert_gradient, hint, points

NAME = "vector_derivative(x)"
EXACT = {"name": NAME, "rtol": 1e-13, "atol": 1e-13}


def slopes(x):
    """Return the right slopes."""
    return np.array([2.0, x + x, 0.0])


def f(x):
    """Return the function of the exercise."""
    return np.array([2 * x - 3, x * x + 4, 8.0])


@points(2.5)
@hint("Three entries of f, so three slopes. How fast does a constant grow?")
def test_slopes_of_the_text(student):
    """At x = 3"""
    assert_close(student.vector_derivative(3.0), np.array([2.0, 6.0, 0.0]), name=NAME)


@points(3)
@hint("Which of the three slopes depend on x? Are yours exact, by the rules?")
def test_other_places(student, rng):
    """Other places"""
    for x in (rng.uniform(0.3, 4.0, size=4) * [1, -1, 1, -1]).tolist():
        assert_close(student.vector_derivative(x), slopes(x), **EXACT)


@points(1)
@hint("At x = 0 the parabola is flat, and left of it, it falls.")
def test_left_of_zero_and_at_zero(student, rng):
    """At zero and left of it"""
    for x in (0.0, float(rng.uniform(-3.0, -0.5))):
        assert_close(student.vector_derivative(x), slopes(x), **EXACT)


@points(1.5)
@hint("Compute (f(x + h) - f(x - h)) / (2h) for the whole vector and compare.")
def test_equals_a_difference_quotient(student, rng):
    """Comparison with a difference quotient"""
    x, h = float(rng.uniform(0.5, 5.0)), 1e-5
    want = (f(x + h) - f(x - h)) / (2 * h)
    assert_gradient(student.vector_derivative(x), want, name=NAME, rtol=1e-6, atol=1e-7)


@points(1)
@hint("x may be a whole number: are there still three slopes, and are they right?")
def test_whole_numbers(student, rng):
    """Whole numbers"""
    for x in (1, int(rng.integers(4, 60)), -int(rng.integers(2, 60))):
        assert_close(student.vector_derivative(x), slopes(float(x)), **EXACT)


@points(1)
@hint("Far from zero and close to it the same formulas hold.")
def test_large_and_small_arguments(student, rng):
    """Large and small arguments"""
    for x in (float(rng.uniform(900.0, 1100.0)), float(rng.uniform(1e-4, 1e-3)), -1000.0):
        assert_close(student.vector_derivative(x), slopes(x), **EXACT)
