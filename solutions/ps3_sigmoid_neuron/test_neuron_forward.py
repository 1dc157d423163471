"""neuron_forward: z, then a, for any number of inputs."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_tuple,
    assert_unchanged,
    hint,
    points,
    uses,
)

pytestmark = uses("sigmoid")

RTOL = 1e-6  # a float may come out of a sigmoid that works in single precision


def check(student, reference, x, w, b):
    """Compare both results for one neuron with the reference."""
    z, a = assert_tuple(student.neuron_forward(x, w, b), 2, name="neuron_forward(x, w, b)")
    z_want, a_want = reference.neuron_forward(x, w, b)
    assert_close(z, z_want, name="z", rtol=RTOL)
    assert_close(a, a_want, name="a", rtol=RTOL)


@points(1.5)
@hint("Which terms has the sum, and which of the two results comes first?")
def test_neuron_of_the_text(student, worked_neuron):
    """The neuron with two inputs in the text"""
    result = student.neuron_forward(worked_neuron.x, worked_neuron.w, worked_neuron.b)
    z, a = assert_tuple(result, 2, name="neuron_forward(x, w, b)")
    assert_close(z, worked_neuron.z, name="z", rtol=RTOL)
    assert_close(a, worked_neuron.a, name="a", rtol=RTOL)


@points(0.75)
@hint("One input is an array with one entry; the results are still plain numbers.")
def test_saturated_neuron_with_one_input(student, saturated_neuron):
    """The saturated neuron with one input"""
    result = student.neuron_forward(saturated_neuron.x, saturated_neuron.w, saturated_neuron.b)
    z, a = assert_tuple(result, 2, name="neuron_forward(x, w, b)")
    assert_close(z, saturated_neuron.z, name="z", rtol=RTOL)
    assert_close(a, saturated_neuron.a, name="a", rtol=RTOL)


@points(2.5)
@hint("The bias is added once. Does the activation see the complete sum?")
def test_neurons_with_several_inputs(student, reference, draw_neuron):
    """Other neurons, with 3 and with 7 inputs"""
    for d in (3, 7):
        neuron = draw_neuron(d)
        check(student, reference, neuron.x, neuron.w, neuron.b)


@points(1)
@hint("With all weights 0 only one term of the sum is left.")
def test_without_weights_only_the_bias_counts(student, draw_neuron):
    """All weights 0: only the bias counts"""
    neuron = draw_neuron(4)
    result = student.neuron_forward(neuron.x, np.zeros(4), neuron.b)
    z, a = assert_tuple(result, 2, name="neuron_forward(x, w, b)")
    assert_close(z, neuron.b, name="z")
    assert_close(a, 1.0 / (1.0 + np.exp(-neuron.b)), name="a", rtol=RTOL)


@points(1)
@hint("Try inputs and weights that are whole numbers.")
def test_works_on_whole_numbers(student, reference, rng):
    """Inputs, weights and bias that are whole numbers"""
    x, w = rng.integers(-2, 3, size=4), rng.integers(-1, 2, size=4)
    check(student, reference, x, w, int(rng.choice([-1, 1])))


@points(0.75)
@hint("Compare the arguments before and after the call.")
def test_leaves_its_arguments_alone(student, reference, draw_neuron):
    """The arguments are not changed"""
    neuron = draw_neuron(5)
    call = student.call("neuron_forward", neuron.x, neuron.w, neuron.b)
    z, a = assert_tuple(call.value, 2, name="neuron_forward(x, w, b)")
    z_want, a_want = reference.neuron_forward(neuron.x, neuron.w, neuron.b)
    assert_close(z, z_want, name="z", rtol=RTOL)
    assert_close(a, a_want, name="a", rtol=RTOL)
    assert_unchanged(call)


@points(0.5)
@hint("What happens when the sum is very large or very negative?")
def test_stays_finite_for_extreme_sums(student, reference, draw_neuron):
    """Sums around 1000 and -1000"""
    neuron = draw_neuron(3)
    x = 1000.0 * neuron.w / np.sum(neuron.w**2)  # w . x = 1000
    check(student, reference, x, neuron.w, neuron.b)
    check(student, reference, -x, neuron.w, neuron.b)
