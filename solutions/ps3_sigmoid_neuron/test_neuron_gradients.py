"""neuron_gradients with the squared cost: worked neurons, numerical check, any number of inputs."""

import numpy as np

from autograder.suite import (
    assert_gradient,
    assert_tuple,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("sigmoid", "sigmoid_derivative", "neuron_forward")

# A sigmoid in single precision may hide behind float64 here, and a - y can magnify its rounding.
# The worked neurons are compared more strictly.
RANDOM = {"rtol": 1e-5, "atol": 1e-6}


def gradients(student, neuron, **options):
    """Call the student's function and take its result apart."""
    result = student.neuron_gradients(neuron.x, neuron.w, neuron.b, neuron.y, **options)
    return assert_tuple(result, 2, name="neuron_gradients(...)")


def neuron_cost(x, w, b, y):
    """Cost of one neuron, written independently of the course's functions."""
    return float(0.5 * (0.5 * (1.0 + np.tanh(0.5 * (np.dot(w, x) + b))) - y) ** 2)


@points(1.75)
@hint("By what is a weight multiplied in the sum? At which number is the slope taken?")
def test_weight_gradient_of_the_neuron_in_the_text(student, worked_neuron):
    """dw of the neuron in the text"""
    dw, _ = gradients(student, worked_neuron)
    assert_gradient(dw, worked_neuron.dw, name="dw")


@points(1.25)
@hint("The chain does not stop at dz/db.")
def test_bias_gradient_of_the_neuron_in_the_text(student, worked_neuron):
    """db of the neuron in the text"""
    _, db = gradients(student, worked_neuron)
    assert_gradient(db, worked_neuron.db, name="db")


@points(0.75)
@hint("Wrong and nearly flat: error, slope and input are all factors.")
def test_saturated_neuron(student, saturated_neuron):
    """Both gradients of the saturated neuron"""
    dw, db = gradients(student, saturated_neuron)
    assert_gradient(dw, saturated_neuron.dw, name="dw")
    assert_gradient(db, saturated_neuron.db, name="db")


@points(3.25)
@hint("Write down the three links of the chain for one weight and count your factors.")
def test_weight_gradient_of_other_neurons(student, reference, draw_neuron):
    """dw of other neurons, with 1, 4 and 6 inputs"""
    for d in (1, 4, 6):
        neuron = draw_neuron(d)
        want, _ = reference.neuron_gradients(neuron.x, neuron.w, neuron.b, neuron.y)
        dw, _ = gradients(student, neuron)
        assert_gradient(dw, want, name="dw", **RANDOM)


@points(1.75)
@hint("Write down the three links of the chain for the bias and count your factors.")
def test_bias_gradient_of_other_neurons(student, reference, draw_neuron):
    """db of other neurons, the cost named by its keyword"""
    for d in (1, 4, 6):
        neuron = draw_neuron(d)
        _, want = reference.neuron_gradients(neuron.x, neuron.w, neuron.b, neuron.y)
        _, db = gradients(student, neuron, cost="squared")
        assert_gradient(db, want, name="db", **RANDOM)


@points(2)
@hint("Change one weight by a tiny amount and watch the cost: does it do what dw says?")
def test_weight_gradient_equals_a_difference_quotient(student, draw_neuron):
    """dw against a difference quotient of the cost"""
    neuron = draw_neuron(5)
    want = numerical_gradient(lambda w: neuron_cost(neuron.x, w, neuron.b, neuron.y), neuron.w)
    dw, _ = gradients(student, neuron)
    assert_gradient(dw, want, name="dw", rtol=1e-4, atol=1e-7)


@points(1)
@hint("Change the bias by a tiny amount and watch the cost: does it do what db says?")
def test_bias_gradient_equals_a_difference_quotient(student, draw_neuron):
    """db against a difference quotient of the cost"""
    neuron = draw_neuron(5)
    at = np.array([neuron.b])
    want = numerical_gradient(lambda b: neuron_cost(neuron.x, neuron.w, b[0], neuron.y), at)
    _, db = gradients(student, neuron)
    assert_gradient(db, want[0], name="db", rtol=1e-4, atol=1e-7)


@points(1.25)
@hint("Where output and target agree there is nothing to gain; on the two sides the signs differ.")
def test_changes_its_sign_where_the_output_is_right(student, reference, draw_neuron):
    """Targets below, equal to and above the output"""
    neuron = draw_neuron(3)
    _, a = reference.neuron_forward(neuron.x, neuron.w, neuron.b)
    for y in (a - 0.25, a, a + 0.25):
        neuron.y = y
        dw_want, db_want = reference.neuron_gradients(neuron.x, neuron.w, neuron.b, y)
        dw, db = gradients(student, neuron)
        assert_gradient(dw, dw_want, name="dw", **RANDOM)
        assert_gradient(db, db_want, name="db", **RANDOM)


@points(1)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng, draw_neuron):
    """Whole numbers; the arguments are not changed"""
    whole = (rng.integers(1, 4, size=3), rng.integers(-1, 2, size=3), 1, 0)
    neuron = draw_neuron(3)
    for args in (whole, (neuron.x, neuron.w, neuron.b, neuron.y)):
        dw_want, db_want = reference.neuron_gradients(*args)
        call = student.call("neuron_gradients", *args)
        dw, db = assert_tuple(call.value, 2, name="neuron_gradients(...)")
        assert_gradient(dw, dw_want, name="dw", **RANDOM)
        assert_gradient(db, db_want, name="db", **RANDOM)
        assert_unchanged(call)


@points(1)
@hint("What happens to your slope when the sum is very large or very negative?")
def test_stays_finite_for_extreme_sums(student, reference, draw_neuron):
    """Sums around 1000 and -1000, and an ordinary one"""
    ordinary = draw_neuron(3)
    far = 1000.0 * ordinary.w / np.sum(ordinary.w**2)  # w . far = 1000
    for x in (far, -far, ordinary.x):
        ordinary.x = x
        dw_want, db_want = reference.neuron_gradients(x, ordinary.w, ordinary.b, ordinary.y)
        dw, db = gradients(student, ordinary)
        assert_gradient(dw, dw_want, name="dw", **RANDOM)
        assert_gradient(db, db_want, name="db", **RANDOM)
