"""Hidden suite of numerical_gradient: every entry by itself, any shape, a float copy, the step h.

A solution may call `numerical_derivative` on one entry after the other. No entry of a test's
gradient is like another, so that a wrong order shows.
"""

import numpy as np

from autograder.suite import assert_gradient, assert_unchanged, hint, points, uses

pytestmark = uses("numerical_derivative")

NAME = "numerical_gradient(f, x)"
SMALL = {"name": NAME, "rtol": 1e-6, "atol": 1e-7}


def cubics(rng, shape):
    """Return f(x) = sum of a x^3 + b x, and its gradient.

    Of parabolas any step would give the slope, also a large one.
    """
    a, b = rng.uniform(0.5, 2.0, size=shape), rng.normal(size=shape)
    return (
        lambda x: float(np.sum(a * np.power(x, 3) + b * np.asarray(x))),
        lambda x: 3 * a * x**2 + b,
    )


@points(2.5)
@hint("One entry moves, all others stay; then it goes back, and the next one moves.")
def test_gradients_of_the_text(student):
    """The gradients of the text"""
    x = np.array([1.0, 2.0, 5.0])
    got = student.numerical_gradient(lambda v: 3 * v[0] - v[1] ** 2 + 4, x)
    assert_gradient(got, np.array([3.0, -4.0, 0.0]), **SMALL)
    x = np.array([[1, 2], [3, 4]])
    got = student.numerical_gradient(lambda v: float(np.sum(np.square(v))), x)
    assert_gradient(got, np.array([[2.0, 4.0], [6.0, 8.0]]), **SMALL)


@points(2.5)
@hint("The gradient of a (2, 3) matrix is a (2, 3) matrix, each slope in the place of its entry.")
def test_matrices(student, rng):
    """Matrices"""
    for shape in ((2, 3), (4, 2), (3, 3)):
        f, gradient = cubics(rng, shape)
        c, x = rng.uniform(0.5, 1.5, size=shape), rng.normal(size=shape)
        want = gradient(x) + 2 * np.sum(c * x) * c
        got = student.numerical_gradient(lambda v, c=c, f=f: f(v) + float(np.sum(c * v) ** 2), x)
        assert_gradient(got, want, **SMALL)


@points(2.5)
@hint("Where is every other entry while one of them moves?")
def test_entries_that_depend_on_each_other(student, rng):
    """A product of all entries"""
    for shape in ((4,), (2, 2)):
        x = rng.uniform(0.5, 2.0, size=shape)
        want = np.prod(x) / x
        got = student.numerical_gradient(lambda v: float(np.prod(v)), x)
        assert_gradient(got, want, **SMALL)


@points(2)
@hint("What is the dtype of the array that you shift, and of the one that you fill?")
def test_whole_numbers(student, rng):
    """Arrays of whole numbers"""
    for shape in ((4,), (2, 3)):
        f, gradient = cubics(rng, shape)
        x = rng.integers(-4, 5, size=shape)
        assert_gradient(student.numerical_gradient(f, x), gradient(x.astype(float)), **SMALL)


@points(2)
@hint("Compare x before and after the call, to the last digit. Do you work on a copy?")
def test_leaves_its_argument_alone(student, rng):
    """The argument is not changed"""
    f, gradient = cubics(rng, (3, 4))
    x = rng.normal(size=(3, 4))
    call = student.call("numerical_gradient", f, x)
    assert_gradient(call.value, gradient(x), **SMALL)
    assert_unchanged(call)


@points(1.5)
@hint("Try a large step: does it move one entry to both sides, and does the entry come back?")
def test_uses_the_step_that_is_given(student, rng):
    """Large steps"""
    a, x = rng.uniform(0.5, 2.0, size=3), rng.uniform(1.5, 3.0, size=3)
    for h in (float(rng.uniform(0.1, 0.5)), 1):
        got = student.numerical_gradient(lambda v: float(a @ np.power(v, 3) + np.prod(v)), x, h)
        want = 3 * a * x**2 + a * h**2 + np.prod(x) / x
        assert_gradient(got, want, name="numerical_gradient(f, x, h)", rtol=1e-9)


@points(1)
@hint("What does your function do when no step is given? See its first line.")
def test_default_step_is_1e_5(student, ripple):
    """The step that is used when none is given"""
    x = np.array([ripple.x, 2.0])
    got = student.numerical_gradient(lambda v: float(ripple.f(v[0]) + 5 * v[1]), x)
    assert_gradient(got, np.array([ripple.quotient(1e-5), 5.0]), **SMALL)


@points(0.75)
@hint("Run through the indices of any shape: np.ndindex(x.shape).")
def test_other_shapes(student, rng):
    """One entry, a column, three axes"""
    for shape in ((1,), (3, 1), (2, 3, 2)):
        f, gradient = cubics(rng, shape)
        x = rng.normal(size=shape) + 1.0
        assert_gradient(student.numerical_gradient(f, x), gradient(x), **SMALL)


@points(0.25)
@hint("A number is an array with no axes: what are its shape and its only index?")
def test_a_single_number(student, rng):
    """A single number"""
    f, gradient = cubics(rng, ())
    x = float(rng.uniform(0.5, 2.0))
    assert_gradient(student.numerical_gradient(f, x), gradient(x), **SMALL)
