"""Hidden suite of chain_example: exact slopes, on numbers and on arrays of any shape.

The expected values are polynomials in x, multiplied out, so that no chain stands here. Some tests
ask for more digits than a difference quotient has.
"""

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

NAME = "chain_example(x)"
EXACT = {"name": NAME, "rtol": 1e-11, "atol": 1e-6}


def slope(x):
    """Return dz/dx, from z = 5 (x^3 + 7)^4 multiplied out."""
    x = np.asarray(x, dtype=float)
    return 60 * x**11 + 1260 * x**8 + 8820 * x**5 + 20580 * x**2


@points(4.5)
@hint("Two links: the slope of 5y^4 at y, the slope of x^3 + 7 at x. How do they combine?")
def test_slopes_of_the_text(student, worked_chain):
    """At x = 1 and x = 2"""
    for x, want in worked_chain.shown:
        assert_close(student.chain_example(x), want, name=NAME)


@points(2)
@hint("Work out x = -1 on paper: y first, then both links.")
def test_more_slopes_worked_out_on_paper(student, worked_chain):
    """At two more places"""
    for x, want in worked_chain.more:
        assert_close(student.chain_example(x), want, name=NAME)


@points(3)
@hint("Is your slope exact, by the rules, for every x?")
def test_single_numbers(student, rng):
    """Other numbers"""
    for low, high in ((0.4, 2.5), (-1.5, -0.4), (-3.0, -2.2)):  # y is negative in the last
        x = float(rng.uniform(low, high))
        assert_close(student.chain_example(x), slope(x), **EXACT)


@points(3)
@hint("One slope for each entry of x, in the same shape. Is every operation elementwise?")
def test_arrays_of_several_shapes(student, rng):
    """A vector, matrices, three axes"""
    for shape in ((5,), (1,), (3, 4), (3, 3), (2, 1, 3)):
        x = rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.3, 2.6, size=shape)
        assert_close(student.chain_example(x), slope(x), **EXACT)


@points(2.5)
@hint("Compare with numerical_derivative(lambda x: 5 * (x**3 + 7)**4, x).")
def test_equals_a_difference_quotient(student, rng):
    """Comparison with a difference quotient"""
    negative = [rng.uniform(-2.6, -2.2, 2), rng.uniform(-1.4, -0.3, 2)]
    x = np.concatenate([*negative, rng.uniform(0.3, 1.4, 3)])
    want = numerical_gradient(lambda v: float(np.sum(5 * (v**3 + 7) ** 4)), x)
    assert_gradient(student.chain_example(x), want, name=NAME, rtol=1e-4, atol=1e-3)


@points(1.5)
@hint("Where is one of the two links zero, and what is the product there?")
def test_is_flat_where_one_link_is_flat(student, rng):
    """Where the slope is zero, and near by"""
    flat, near = np.array([0.0, -(7 ** (1 / 3))]), rng.uniform(0.1, 0.3, size=(4, 1))
    x = np.vstack([flat, flat + near, flat - near])
    assert_close(student.chain_example(x), slope(x), name=NAME, atol=1e-6)


@points(1)
@hint("Try an array of whole numbers. Look at the dtype of the result.")
def test_whole_numbers(student, rng):
    """Whole numbers"""
    x = np.concatenate([rng.integers(-4, 0, size=3), rng.integers(3, 6, size=3)])
    assert_close(student.chain_example(x), slope(x), name=NAME)
    x = int(rng.integers(3, 6))
    assert_close(student.chain_example(x), slope(x), name=NAME)


@points(1)
@hint("Compare x before and after the call.")
def test_leaves_its_argument_alone(student, rng):
    """The argument is not changed"""
    x = rng.uniform(-1.0, 2.0, size=(2, 3))
    call = student.call("chain_example", x)
    assert_close(call.value, slope(x), **EXACT)
    assert_unchanged(call)


@points(1)
@hint("Does the formula hold far out, and with all its digits?")
def test_large_and_small_arguments(student, rng):
    """Large and small arguments"""
    x = np.concatenate([rng.uniform(900.0, 1100.0, 2), rng.uniform(-1100.0, -900.0, 2), [1e-3]])
    assert_close(student.chain_example(x), slope(x), **EXACT)


@points(0.5)
@hint("Let numpy work on the whole array at once.")
def test_is_vectorised(student, rng):
    """Whole arrays at once"""
    assert_vectorised(student, "chain_example", lambda n: (rng.uniform(-1, 2, size=n),), slope)
