"""Hidden suite of two_path_derivative: products along the ways, their sum, entry by entry."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    assert_vectorised,
    hint,
    numerical_gradient,
    points,
)

NAME = "two_path_derivative(...)"


def both_ways(a, b, c, d):
    """Return the right slope."""
    return np.add(np.multiply(a, b), np.multiply(c, d))


def four(rng, shape):
    """Return four slopes, away from zero, of one shape."""
    return tuple(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.5, 3.0, shape) for _ in range(4))


@points(3.5)
@hint("Multiply along each way. What do you do with the two products?")
def test_slopes_of_the_text(student):
    """The slopes of the text"""
    assert_close(student.two_path_derivative(2.0, 3.0, 5.0, 7.0), 41.0, name=NAME)
    assert_close(student.two_path_derivative(2.0, 3.0, 5.0, -7.0), -29.0, name=NAME)


@points(3)
@hint("Each outer slope belongs to the inner slope of its own way.")
def test_single_numbers(student, rng):
    """Other slopes"""
    for _ in range(3):
        slopes = tuple(float(s) for s in four(rng, ()))
        assert_close(student.two_path_derivative(*slopes), both_ways(*slopes), name=NAME)


@points(2.5)
@hint("For arrays there is one result for each entry. Which of your operations adds up entries?")
def test_vectors(student, rng):
    """Slopes in vectors"""
    for n in (6, 2, 1):
        slopes = four(rng, (n,))
        assert_close(student.two_path_derivative(*slopes), both_ways(*slopes), name=NAME)


@points(1.5)
@hint("Entry by entry, also for matrices: `*`, not `@`.")
def test_matrices(student, rng):
    """Slopes in matrices"""
    for shape in ((3, 3), (2, 5), (4, 1)):
        slopes = four(rng, shape)
        assert_close(student.two_path_derivative(*slopes), both_ways(*slopes), name=NAME)


@points(2)
@hint("Take z = y1 * y2 and compare with the product rule.")
def test_equals_a_difference_quotient(student, rng):
    """A function with two ways, compared with its difference quotients"""
    x = rng.uniform(0.5, 1.5, size=4)
    y1, y2 = x**3, np.exp(x)
    # z = y1^2 y2
    got = student.two_path_derivative(2 * y1 * y2, 3 * x**2, y1**2, np.exp(x))
    want = numerical_gradient(lambda v: float(np.sum(v**6 * np.exp(v))), x)
    assert_gradient(got, want, name=NAME, rtol=1e-6, atol=1e-7)


@points(1)
@hint("A way with a slope of zero on it contributes nothing; equal and opposite ways cancel.")
def test_closed_and_opposite_ways(student, rng):
    """Ways that are closed, and ways against each other"""
    a, b, c, d = (float(s) for s in four(rng, ()))
    assert_close(student.two_path_derivative(a, b, c, 0.0), a * b, name=NAME)
    assert_close(student.two_path_derivative(0.0, b, c, d), c * d, name=NAME)
    assert_close(student.two_path_derivative(a, b, -b, a), 0.0, name=NAME)


@points(1)
@hint("Try arrays of whole numbers, and compare all four arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, rng):
    """Whole numbers; the arguments are not changed"""
    slopes = tuple(rng.integers(1, 9, size=5) for _ in range(4))
    assert_close(student.two_path_derivative(*slopes), both_ways(*slopes), name=NAME)
    slopes = four(rng, (5,))
    call = student.call("two_path_derivative", *slopes)
    assert_close(call.value, both_ways(*slopes), name=NAME)
    assert_unchanged(call)


@points(0.5)
@hint("Let numpy work on the whole arrays at once.")
def test_is_vectorised(student, rng):
    """Whole arrays at once"""
    assert_vectorised(student, "two_path_derivative", lambda n: four(rng, (n,)), both_ways)
