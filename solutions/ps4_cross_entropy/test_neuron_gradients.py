"""neuron_gradients with two costs: the saturated neuron, others, numerical check, extreme sums."""

from itertools import product

import numpy as np

from autograder.suite import (
    assert_gradient,
    assert_tuple,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
)

COSTS = ("squared", "cross_entropy")
# A sigmoid in single precision may hide behind float64 here, and a - y can magnify its rounding.
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def gradients(student, neuron, *cost):
    """Call the student's function and take its result apart."""
    result = student.neuron_gradients(neuron.x, neuron.w, neuron.b, neuron.y, *cost)
    return assert_tuple(result, 2, name="neuron_gradients(...)")


def assert_both(got, want, near=NEAR):
    """Compare dw and db."""
    assert_gradient(got[0], want[0], name="dw", **near)
    assert_gradient(got[1], want[1], name="db", **near)


def slope_of_cost(neuron, cost):
    """Differentiate a cost of one neuron, written independently of the course's functions."""

    def value(at):
        z = neuron.x @ at[:-1] + at[-1]
        if cost == "squared":
            return float(0.5 * (0.5 * (1.0 + np.tanh(0.5 * z)) - neuron.y) ** 2)
        return float(np.logaddexp(0.0, z) - neuron.y * z)

    slope = numerical_gradient(value, np.append(neuron.w, neuron.b))
    return slope[:-1], slope[-1]


@points(2.5)
@hint("Does the slope of the sigmoid survive when the cost is the cross-entropy?")
def test_saturated_neuron_with_cross_entropy(student, saturated):
    """Both gradients of the saturated neuron with the cross-entropy"""
    got = gradients(student, saturated, "cross_entropy")
    assert_both(got, (saturated.cross_entropy.dw, saturated.cross_entropy.db))


@points(1)
@hint("Wrong and nearly flat: error, slope and input are all factors.")
def test_saturated_neuron_with_squared_error(student, saturated):
    """Both gradients of the saturated neuron with the squared error"""
    got = gradients(student, saturated, "squared")
    assert_both(got, (saturated.squared.dw, saturated.squared.db), {"rtol": 1e-5, "atol": 1e-9})


@points(3)
@hint("Which links of the chain does the cross-entropy share with the squared error?")
def test_other_neurons_with_cross_entropy(student, reference, draw_neuron):
    """Cross-entropy: other neurons, with 1, 4 and 6 inputs"""
    for d in (1, 4, 6):
        neuron = draw_neuron(d)
        want = reference.neuron_gradients(neuron.x, neuron.w, neuron.b, neuron.y, "cross_entropy")
        assert_both(gradients(student, neuron, "cross_entropy"), want)


@points(1.5)
@hint("This cost is that of problem set 3: three links for a weight.")
def test_other_neurons_with_squared_error(student, reference, draw_neuron):
    """Squared error: other neurons, with 1, 4 and 6 inputs"""
    for d in (1, 4, 6):
        neuron = draw_neuron(d)
        want = reference.neuron_gradients(neuron.x, neuron.w, neuron.b, neuron.y, "squared")
        assert_both(gradients(student, neuron, "squared"), want)


@points(2)
@hint("Change one weight by a tiny amount and watch the cross-entropy: does it do what dw says?")
def test_cross_entropy_equals_a_difference_quotient(student, draw_neuron):
    """Cross-entropy against difference quotients, for both labels"""
    neuron = draw_neuron(5)
    for y in (0.0, 1.0):
        neuron.y = y
        want = slope_of_cost(neuron, "cross_entropy")
        got = gradients(student, neuron, "cross_entropy")
        assert_both(got, want, {"rtol": 1e-4, "atol": 1e-6})


@points(1)
@hint("Change one weight by a tiny amount and watch the squared error: does it do what dw says?")
def test_squared_error_equals_a_difference_quotient(student, draw_neuron):
    """Squared error against difference quotients, for both labels"""
    neuron = draw_neuron(5)
    for y in (0.0, 1.0):
        neuron.y = y
        want = slope_of_cost(neuron, "squared")
        got = gradients(student, neuron, "squared")
        assert_both(got, want, {"rtol": 1e-4, "atol": 1e-6})


@points(1)
@hint("Call the function with four arguments. Which cost is meant then?")
def test_squared_error_is_the_default(student, reference, draw_neuron):
    """Without the keyword, and with it"""
    neuron = draw_neuron(3)
    args = (neuron.x, neuron.w, neuron.b, neuron.y)
    assert_both(gradients(student, neuron), reference.neuron_gradients(*args, "squared"))
    result = student.neuron_gradients(*args, cost="cross_entropy")
    want = reference.neuron_gradients(*args, cost="cross_entropy")
    assert_both(assert_tuple(result, 2, name="neuron_gradients(...)"), want)


@points(1)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng, draw_neuron):
    """Whole numbers; the arguments are not changed"""
    whole = (rng.integers(1, 4, size=3), rng.integers(-1, 2, size=3), 1, 0)
    neuron = draw_neuron(3)
    for args in (whole, (neuron.x, neuron.w, neuron.b, neuron.y)):
        for cost in COSTS:
            want = reference.neuron_gradients(*args, cost)
            call = student.call("neuron_gradients", *args, cost)
            assert_both(assert_tuple(call.value, 2, name="neuron_gradients(...)"), want)
            assert_unchanged(call)


@points(2)
@hint("What cancels on paper should cancel before it reaches the computer.")
def test_stays_finite_for_extreme_sums(student, reference, draw_neuron):
    """Sums around 1000 and -1000, both labels, both costs"""
    neuron = draw_neuron(3)
    far = 1000.0 * neuron.w / np.sum(neuron.w**2)  # w . far = 1000
    for x, y, cost in product((far, -far), (0.0, 1.0), COSTS):
        neuron.x, neuron.y = x, y
        want = reference.neuron_gradients(x, neuron.w, neuron.b, y, cost)
        assert_both(gradients(student, neuron, cost), want)
