"""gradient_check: small for right gradients, large for wrong ones, whatever their size and shape.

The worst entry and ratios of lengths are both accepted, so the tests ask for ranges in which all
sensible relative errors lie. Each test asks about right and wrong gradients, so that no constant
answer passes.
"""

import numpy as np

from autograder.suite import assert_true, assert_unchanged, hint, points

SMALL, LARGE = 1e-6, 1e-2


def assert_small(error):
    """Ask for the error of a right gradient."""
    assert_true(error < SMALL, "The error is not small, although the gradient is right.")


def assert_large(error):
    """Ask for the error of a wrong gradient."""
    assert_true(error > LARGE, "The error is small, although the gradient is wrong.")


@points(2)
@hint("Two arrows of the same length may point in opposite directions. What do you compare?")
def test_a_wrong_sign_is_large(error_of, waves):
    """A right gradient, and the same with the wrong sign"""
    w = waves(5)
    assert_small(error_of(w.f, w.grad, w.x))
    error = error_of(w.f, -w.grad, w.x)
    assert_large(error)
    assert_true(error > 0.5, "A gradient with the wrong sign should give an error of about 1.")
    assert_large(error_of(w.f, w.grad * [1, 1, -1, 1, 1], w.x))


@points(1.5)
@hint("grad and x may be matrices or have three axes. f takes arrays with the shape of x.")
def test_gradients_of_any_shape(error_of, waves):
    """Matrices and three axes"""
    for shape in ((3, 3), (2, 4), (2, 1, 3), (1,)):
        w = waves(shape)
        assert_small(error_of(w.f, w.grad, w.x))
        wrong = w.grad.copy()
        wrong[tuple(n - 1 for n in shape)] *= -1
        assert_large(error_of(w.f, wrong, w.x))
    w = waves((3, 3))
    assert_large(error_of(w.f, w.grad.T, w.x))


@points(2)
@hint("One bad entry should not be able to hide among many good ones.")
def test_one_wrong_entry_among_many(error_of, waves, rng):
    """One wrong entry among 300"""
    w = waves(300)
    assert_small(error_of(w.f, w.grad, w.x))
    for place in (0, int(rng.integers(1, 299)), 299):
        wrong = w.grad.copy()
        wrong[place] *= -1
        assert_large(error_of(w.f, wrong, w.x))


@points(2)
@hint("Entries that are too large and entries that are too small are both wrong. Can they cancel?")
def test_factors_and_shifts_to_either_side(error_of, waves):
    """Gradients that are too large or too small"""
    w = waves(4)
    up = np.array([1.0, -1.0, 1.0, -1.0])
    assert_small(error_of(w.f, w.grad, w.x))
    for wrong in (2 * w.grad, w.grad / 2, w.grad + 0.5, w.grad - 0.5, w.grad + 0.5 * up):
        assert_large(error_of(w.f, wrong, w.x))
    for place in range(4):
        for shift in (0.7, -0.7):
            assert_large(error_of(w.f, w.grad + shift * np.eye(4)[place], w.x))


@points(2)
@hint("A difference of a millionth is a disaster for a gradient of a millionth, and else not.")
def test_tiny_and_huge_gradients(error_of, waves):
    """Gradients near a millionth and near a million"""
    for scale in (1e-6, 1e6):
        w = waves(4, scale)
        assert_small(error_of(w.f, w.grad, w.x))
        assert_large(error_of(w.f, 2 * w.grad, w.x))
        assert_large(error_of(w.f, -w.grad, w.x))


@points(1.5)
@hint("0 against 0 is no error, and no division by zero either. 0 against 1 is an error.")
def test_gradients_of_zero(error_of, waves, any_numbers):
    """Gradients that are zero, or should be"""
    (height,) = any_numbers(1)
    x = np.array(any_numbers(3))
    assert_small(error_of(lambda at: height, np.zeros(3), x))
    assert_small(error_of(lambda at: height * float(at[1]), np.array([0.0, height, 0.0]), x))
    assert_large(error_of(lambda at: height, np.array([0.0, 0.3, 0.0]), x))
    w = waves(3)
    assert_large(error_of(w.f, np.zeros(3), w.x))


@points(1)
@hint("What is the smallest denominator that the text allows, and what is it good for?")
def test_numbers_below_the_floor_count_as_noise(error_of, any_numbers):
    """A gradient of zero against noise"""
    (x,) = any_numbers(1)
    error = error_of(lambda at: 4e-9 * float(at[0]), np.zeros(1), np.array([x]))
    assert_true(0.25 < error < 0.5, "Numbers below 1e-8 are not divided by 1e-8.")
    error = error_of(lambda at: 1e-12 * float(at[0]), np.zeros(1), np.array([x]))
    assert_true(error < 1e-3, "0 against the noise of 1e-12 should be a small error.")
    for slope, claimed in ((4e-7, 0.0), (0.0, 4e-7), (0.3, 0.0), (0.0, 0.3)):
        error = error_of(lambda at, s=slope: s * float(at[0]), np.array([claimed]), np.array([x]))
        assert_true(0.9 < error < 2.2, "0 against something that is no noise should give about 1.")


@points(1.5)
@hint("For x cubed the central difference is 3 x squared plus h squared. Is your h the one given?")
def test_uses_the_h_that_is_given(error_of, rng):
    """Differences with a large h"""
    x = float(rng.uniform(1.0, 2.0))
    for h in (0.1, 0.2):
        error = error_of(lambda at: float(at[0] ** 3), np.array([3 * x**2]), np.array([x]), h)
        low, high = h**2 / (6 * x**2 + h**2), h**2 / (3 * x**2)
        assert_true(
            0.99 * low < error < 1.01 * high,
            "With a large h the error is not the relative error of central differences.",
        )


@points(0.5)
@hint("Which h is used if none is given?")
def test_h_is_one_hundred_thousandth_if_not_given(error_of, rng):
    """The h that is used if none is given"""
    x, k = np.array([float(rng.uniform(-1e-4, 1e-4))]), 1000.0
    slope = k * np.cos(k * x)  # so curved that h = 1e-5 leaves an error of (k h)**2 / 6
    error = error_of(lambda at: float(np.sin(k * at[0])), slope, x)
    assert_true(7e-6 < error < 2e-5, "Without h the differences should be taken with h = 1e-5.")


@points(0.5)
@hint("If x holds whole numbers, x + h must not be rounded back to them.")
def test_whole_numbers(error_of):
    """A place x of whole numbers"""

    def f(at):
        return float(np.sum(at**2))

    x = np.array([1, -2, 3])
    assert_small(error_of(f, 2 * x, x))
    assert_large(error_of(f, 3 * x, x))


@points(0.5)
@hint("Compare x and grad before and after the call. Is every entry put back exactly?")
def test_nothing_passed_in_is_changed(student, error_of, waves):
    """Nothing passed in is changed"""
    w = waves((2, 3))
    assert_small(error_of(w.f, w.grad, w.x))
    assert_large(error_of(w.f, 2 * w.grad, w.x))
    assert_unchanged(student.call("gradient_check", w.f, w.grad, w.x))
