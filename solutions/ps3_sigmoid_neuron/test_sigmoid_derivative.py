"""sigmoid_derivative: slope at the pre-activation; worked values, numerical check, any argument.

The closed form is asked for, and the tests that compare with the reference ask for twelve digits. A
difference quotient has ten at best. Where the sigmoid is nearly 1 it keeps seven, and a (1 - a) still
has eleven: there both are compared with nine.
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
    uses,
)

pytestmark = uses("sigmoid")

EXACT = {"rtol": 1e-12, "atol": 1e-14}


@points(2.25)
@hint("At which number is the slope taken: before or after the activation function?")
def test_slope_of_the_worked_neuron(student, worked_neuron):
    """Slope of the neuron in the text"""
    got = student.sigmoid_derivative(worked_neuron.z)
    assert_close(got, worked_neuron.slope, name="sigmoid_derivative(z)")


@points(2)
@hint("Compare with the table in the text. How often does your argument pass through the sigmoid?")
def test_is_right_at_the_arguments_of_the_text(student):
    """Slopes at -7, -2, -1, 0, 1, 1.5 and 7"""
    z = np.array([-7.0, -2.0, -1.0, 0.0, 1.0, 1.5, 7.0])
    far = 0.000910221180122
    want = [far, 0.104993585404, 0.196611933241, 0.25, 0.196611933241, 0.149146452070, far]
    assert_close(student.sigmoid_derivative(z), np.array(want), name="sigmoid_derivative(z)")


@points(2)
@hint("The argument is the sum before the activation function, not the output.")
def test_slopes_of_the_2_2_2_network(student, slopes_222):
    """Slopes of the four units of the 2-2-2 network"""
    got = student.sigmoid_derivative(slopes_222.z)
    assert_close(got, slopes_222.slope, name="sigmoid_derivative(z)")


@points(1.75)
@hint("One slope per entry: is every product elementwise?")
def test_works_on_a_rectangular_matrix(student, reference, rng):
    """A matrix of arguments"""
    z = rng.normal(scale=3.0, size=(5, 3))
    want = reference.sigmoid_derivative(z)
    assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", **EXACT)


@points(1.5)
@hint("With a square array a matrix product runs without complaint. Is every product elementwise?")
def test_works_on_a_square_matrix(student, reference, rng):
    """A square matrix of arguments"""
    z = rng.normal(scale=2.0, size=(4, 4))
    want = reference.sigmoid_derivative(z)
    assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", **EXACT)


@points(1)
@hint("The function should work entry by entry, whatever the shape.")
def test_works_on_columns_and_on_three_axes(student, reference, rng):
    """A column, and an array with three axes"""
    for shape in ((6, 1), (2, 3, 4)):
        z = rng.normal(scale=2.0, size=shape)
        want = reference.sigmoid_derivative(z)
        assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", **EXACT)


@points(1.75)
@hint("Call your function with one plain number.")
def test_works_on_a_single_number(student, reference, rng):
    """Single numbers"""
    for sign in (-1.0, 1.0):
        z = sign * float(rng.uniform(0.3, 4.0))
        want = reference.sigmoid_derivative(z)
        assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", **EXACT)


@points(1.5)
@hint("How many digits can a difference quotient have? The text has a formula that is exact.")
def test_has_many_digits_where_the_sigmoid_is_nearly_flat(student, reference, rng):
    """Many digits, where the output is nearly 1"""
    z = rng.uniform(8.0, 11.0, size=12)
    got = student.sigmoid_derivative(z)
    want = reference.sigmoid_derivative(z)
    assert_close(got, want, name="sigmoid_derivative(z)", rtol=1e-9, atol=1e-15)


@points(1.25)
@hint("Where is the S steepest, and how steep is it there?")
def test_is_largest_at_zero_and_there_one_quarter(student, reference, rng):
    """The largest slope is one quarter, at 0"""
    z = np.concatenate([[0.0], rng.uniform(0.5, 3.0, 4), -rng.uniform(0.5, 3.0, 4)])
    slopes = student.sigmoid_derivative(z)
    want = np.concatenate([[0.25], reference.sigmoid_derivative(z[1:])])
    assert_close(slopes, want, name="sigmoid_derivative(z)")


@points(2.25)
@hint("Compare your slopes with (sigmoid(z + h) - sigmoid(z - h)) / (2 h) for a small h.")
def test_equals_a_difference_quotient(student, reference, rng):
    """Comparison with a difference quotient of the sigmoid"""
    z = rng.uniform(-6.0, 6.0, size=(3, 5))
    want = numerical_gradient(lambda v: float(np.sum(reference.sigmoid(v))), z)
    got = student.sigmoid_derivative(z)
    assert_gradient(got, want, name="sigmoid_derivative(z)", rtol=1e-4, atol=1e-7)


@points(1)
@hint("Your slope should be the same for z and -z.")
def test_is_the_same_for_z_and_minus_z(student, reference, rng):
    """The same slope at z and at -z"""
    z = rng.uniform(0.2, 8.0, size=9)
    want = reference.sigmoid_derivative(z)
    assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", **EXACT)
    assert_close(student.sigmoid_derivative(-z), want, name="sigmoid_derivative(-z)", **EXACT)


@points(1.5)
@hint("Try an array of whole numbers and look at the dtype of the result.")
def test_works_on_whole_numbers(student, reference, rng):
    """Arguments that are whole numbers"""
    z = rng.integers(-6, 7, size=12)
    want = reference.sigmoid_derivative(z.astype(float))
    assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", **EXACT)
    want = reference.sigmoid_derivative(1.0)
    assert_close(student.sigmoid_derivative(1), want, name="sigmoid_derivative(z)", **EXACT)


@points(1.5)
@hint("Compare the argument before and after the call.")
def test_leaves_its_argument_alone(student, reference, rng):
    """The argument is not changed"""
    z = rng.normal(size=(3, 4))
    call = student.call("sigmoid_derivative", z)
    assert_close(call.value, reference.sigmoid_derivative(z), name="sigmoid_derivative(z)", **EXACT)
    assert_unchanged(call)


@points(2.5)
@hint("What happens to your formula for a very large and for a very negative argument?")
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
    want = reference.sigmoid_derivative(z)
    assert_close(student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)")


@points(1.25)
@hint("Let numpy work on the whole array at once.")
def test_is_vectorised(student, reference, rng):
    """Whole arrays at once"""
    assert_vectorised(
        student,
        "sigmoid_derivative",
        lambda n: (rng.normal(size=n),),
        lambda z: reference.sigmoid_derivative(z),
    )
