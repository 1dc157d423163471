"""sigmoid: worked values, any shape and any size of argument, whole numbers, no mutation."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
)


@points(1.75)
@hint("Compare with the table in the text. Where should the function tend to for large z?")
def test_is_right_at_the_arguments_of_the_text(student):
    """Sigmoid of -7, -2, -1, 0, 1, 1.5 and 7"""
    z = np.array([-7.0, -2.0, -1.0, 0.0, 1.0, 1.5, 7.0])
    want = [
        0.000911051194401,
        0.119202922022,
        0.268941421370,
        0.5,
        0.731058578630,
        0.817574476194,
        0.999088948806,
    ]
    assert_close(student.sigmoid(z), np.array(want), name="sigmoid(z)")


@points(2)
@hint("Is the exponent minus z, and is the whole sum in the denominator?")
def test_is_right_for_the_units_of_the_2_2_2_network(student, slopes_222):
    """Sigmoid of the four sums of the 2-2-2 network"""
    assert_close(student.sigmoid(slopes_222.z), slopes_222.a, name="sigmoid(z)")


@points(2)
@hint("The function should work entry by entry, whatever the shape.")
def test_works_on_a_matrix(student, reference, rng):
    """A matrix of arguments"""
    z = rng.normal(scale=3.0, size=(4, 7))
    assert_close(student.sigmoid(z), reference.sigmoid(z), name="sigmoid(z)")


@points(1)
@hint("The function should work entry by entry, whatever the shape.")
def test_works_on_arrays_with_three_axes_or_one_entry(student, reference, rng):
    """Arrays with three axes, or with a single entry"""
    for shape in ((3, 2, 5), (1,)):
        z = rng.normal(scale=3.0, size=shape)
        assert_close(student.sigmoid(z), reference.sigmoid(z), name="sigmoid(z)")


@points(1.5)
@hint("Call your function with one plain number.")
def test_works_on_a_single_number(student, reference, rng):
    """Single numbers"""
    for sign in (-1.0, 1.0):
        z = sign * float(rng.uniform(0.2, 4.0))
        assert_close(student.sigmoid(z), reference.sigmoid(z), name="sigmoid(z)")


@points(1.5)
@hint("Try an array of whole numbers and look at the dtype of the result.")
def test_works_on_whole_numbers(student, reference, rng):
    """Arguments that are whole numbers"""
    z = rng.integers(-6, 7, size=12)
    assert_close(student.sigmoid(z), reference.sigmoid(z.astype(float)), name="sigmoid(z)")
    assert_close(student.sigmoid(2), reference.sigmoid(2.0), name="sigmoid(z)")


@points(1)
@hint("What is missing to 1 should be the output on the other side of 0.")
def test_outputs_for_z_and_minus_z_add_up_to_one(student, reference, rng):
    """Outputs for z and -z add up to 1"""
    z = rng.uniform(0.2, 5.0, size=9)
    right, left = student.sigmoid(z), student.sigmoid(-z)
    assert_close(right, reference.sigmoid(z), name="sigmoid(z)")
    assert_close(left, 1.0 - reference.sigmoid(z), name="sigmoid(-z)")


@points(1)
@hint("The curve rises everywhere; is yours cut off or straightened somewhere?")
def test_rises_smoothly_over_its_whole_range(student, rng):
    """The curve rises smoothly from 0 to 1"""
    z = np.sort(rng.uniform(-12.0, 12.0, size=60))
    want = 0.5 * (1.0 + np.tanh(0.5 * z))
    assert_close(student.sigmoid(z), want, name="sigmoid(z)")


@points(1)
@hint("Compare the argument before and after the call.")
def test_leaves_its_argument_alone(student, reference, rng):
    """The argument is not changed"""
    z = rng.normal(size=(3, 4))
    call = student.call("sigmoid", z)
    assert_close(call.value, reference.sigmoid(z), name="sigmoid(z)")
    assert_unchanged(call)


@points(1.5)
@hint("Which of the two equal formulas survives a very large, which a very small argument?")
def test_stays_finite_for_extreme_arguments(student, reference, rng):
    """Arguments around 1000 and -1000"""
    z = np.concatenate(
        [
            [1000.0, -1000.0],
            rng.uniform(720, 1500, 2),
            -rng.uniform(720, 1500, 2),
            rng.normal(size=3),
        ]
    )
    z = rng.permutation(z)
    assert_close(student.sigmoid(z), reference.sigmoid(z), name="sigmoid(z)")


@points(0.75)
@hint("Let numpy work on the whole array at once.")
def test_is_vectorised(student, reference, rng):
    """Whole arrays at once"""
    assert_vectorised(
        student, "sigmoid", lambda n: (rng.normal(size=n),), lambda z: reference.sigmoid(z)
    )
