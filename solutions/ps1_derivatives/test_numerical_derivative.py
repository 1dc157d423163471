"""Hidden suite of numerical_derivative: the central quotient, with just the step that is given.

The expected values are the slopes, where the step is small, and the central quotients in closed
form, where it is large. All functions also work on arrays, for solutions that ask for both sides
at once.
"""

import numpy as np

from autograder.suite import assert_close, hint, points

NAME = "numerical_derivative(f, x)"


@points(4)
@hint("Rise over run between the points at x - h and x + h. How far are they apart?")
def test_slopes_of_the_text(student):
    """The slopes of the text"""
    assert_close(student.numerical_derivative(lambda t: t**3, 1.0, 0.1), 3.01, name=NAME)
    assert_close(student.numerical_derivative(lambda t: t**3, 2.0), 12.0, name=NAME)
    assert_close(student.numerical_derivative(np.exp, 1.0), 2.718281828459045, name=NAME)


@points(3.5)
@hint("With h = 1e-5 the slope of a polynomial comes out right to about ten digits.")
def test_polynomials_with_the_default_step(student, make_cubic, rng):
    """Polynomials, with the default step"""
    for x in rng.uniform(-2.0, 2.0, size=4).tolist():
        cubic = make_cubic()
        got = student.numerical_derivative(cubic.f, x)
        assert_close(got, cubic.slope(x), name=NAME, atol=1e-8)


@points(3)
@hint("Compare your function with the toolbox: powers, e^x, ln x. Does it ask f on both sides?")
def test_functions_of_the_toolbox(student, rng):
    """e^x, ln x, 1/x and a product, with the default step"""
    x = float(rng.uniform(0.5, 2.0))
    slopes = (
        (lambda t: np.exp(-2 * t), -2 * np.exp(-2 * x)),
        (np.log, 1 / x),
        (lambda t: 1 / t, -1 / x**2),
        (lambda t: t**2 * np.exp(t), (2 * x + x**2) * np.exp(x)),
    )
    for f, slope in slopes:
        assert_close(student.numerical_derivative(f, x), slope, name=NAME, rtol=1e-7, atol=1e-8)


@points(3)
@hint("Try a large step on x^3: how does your result depend on h, and how should it?")
def test_uses_the_step_that_is_given(student, make_cubic, rng):
    """Large steps"""
    for sign in (-1.0, 1.0):
        x, h = sign * float(rng.uniform(1.5, 3.0)), float(rng.uniform(0.05, 0.6))
        cubic = make_cubic()
        got = student.numerical_derivative(cubic.f, x, h)
        assert_close(got, cubic.quotient(x, h), name="numerical_derivative(f, x, h)")


@points(2)
@hint("Half the step, a quarter of the error: is this so with yours?")
def test_error_falls_with_the_square_of_the_step(student, rng):
    """Smaller and smaller steps"""
    x = float(rng.uniform(-1.0, 1.0))
    for h in (0.4, 0.2, 0.1, 0.05):
        got = student.numerical_derivative(np.exp, x, h)
        want = np.exp(x) * np.sinh(h) / h
        assert_close(got, want, name="numerical_derivative(f, x, h)")


@points(1.5)
@hint("What does your function do when no step is given? See its first line.")
def test_default_step_is_1e_5(student, ripple):
    """The step that is used when none is given"""
    got = student.numerical_derivative(ripple.f, ripple.x)
    assert_close(got, ripple.quotient(1e-5), name=NAME, rtol=1e-6)
    got = student.numerical_derivative(ripple.f, ripple.x, 3e-5)
    assert_close(got, ripple.quotient(3e-5), name="numerical_derivative(f, x, h)", rtol=1e-6)


@points(1.5)
@hint("Both x and h may be whole numbers. Where would digits get lost?")
def test_whole_numbers(student, make_cubic, rng):
    """Places and steps that are whole numbers"""
    cubic = make_cubic()
    x = int(rng.integers(2, 7))
    assert_close(student.numerical_derivative(cubic.f, x), cubic.slope(x), name=NAME, atol=1e-7)
    got = student.numerical_derivative(lambda t: t**3 - t, x, 1)
    assert_close(got, 3.0 * x**2, name="numerical_derivative(f, x, h)")


@points(1.5)
@hint("At a sharp corner it matters from which side you look. Look from both, equally far.")
def test_looks_equally_far_to_both_sides(student, rng):
    """A function with a corner"""
    corner, h = float(rng.uniform(-1.0, 1.0)), float(rng.uniform(0.1, 0.3))
    for shift in (0.0, 0.5, -0.25):  # in steps from the corner; the quotient is just that
        x = corner + shift * h
        got = student.numerical_derivative(lambda t: np.abs(t - corner), x, h)
        assert_close(got, shift, name="numerical_derivative(f, x, h)", atol=1e-7)
