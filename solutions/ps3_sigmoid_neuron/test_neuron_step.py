"""neuron_step: one step against the gradient, all gradients at the old parameters."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_true,
    assert_tuple,
    assert_unchanged,
    hint,
    points,
    uses,
)

pytestmark = uses("sigmoid", "sigmoid_derivative", "neuron_forward", "neuron_gradients")

# A sigmoid in single precision may hide behind float64 here. The worked neurons are compared
# more strictly.
RANDOM = {"rtol": 1e-6, "atol": 1e-6}


def step(student, neuron, **options):
    """Call the student's function and take its result apart."""
    result = student.neuron_step(neuron.x, neuron.w, neuron.b, neuron.y, **options)
    return assert_tuple(result, 2, name="neuron_step(...)")


def check(student, reference, neuron, **options):
    """Compare one step with the reference and return the new parameters."""
    w, b = step(student, neuron, **options)
    w_want, b_want = reference.neuron_step(neuron.x, neuron.w, neuron.b, neuron.y, **options)
    assert_close(w, w_want, name="new w", **RANDOM)
    assert_close(b, b_want, name="new b", **RANDOM)
    return w, b


@points(1.5)
@hint("Does the step go against the gradient, and does the bias learn, too?")
def test_neuron_of_the_text(student, worked_neuron):
    """New parameters of the neuron in the text"""
    w, b = step(student, worked_neuron)
    assert_close(w, worked_neuron.w_new, name="new w")
    assert_close(b, worked_neuron.b_new, name="new b")


@points(0.5)
@hint("The saturated neuron moves very little, but it moves.")
def test_saturated_neuron(student, saturated_neuron):
    """New parameters of the saturated neuron"""
    w, b = step(student, saturated_neuron)
    assert_close(w, saturated_neuron.w_new, name="new w")
    assert_close(b, saturated_neuron.b_new, name="new b")


@points(1.75)
@hint("Try alpha = 0.1. Which parts of the step should become smaller?")
def test_uses_the_learning_rate(student, reference, rng, draw_neuron):
    """Other learning rates"""
    for alpha in (0.1, float(rng.uniform(0.2, 0.9)), float(rng.uniform(2.0, 5.0))):
        check(student, reference, draw_neuron(3), alpha=alpha)


@points(1)
@hint("Both gradients are taken at the old parameters.")
def test_other_neurons_with_the_default_learning_rate(student, reference, draw_neuron):
    """Other neurons, with 1 and with 5 inputs"""
    for d in (1, 5):
        check(student, reference, draw_neuron(d))


@points(1)
@hint("A small step downhill should lower the cost.")
def test_a_small_step_lowers_the_cost(student, reference, draw_neuron):
    """A small step lowers the cost"""
    neuron = draw_neuron(4)
    w, b = check(student, reference, neuron, alpha=0.1)
    _, before = reference.neuron_forward(neuron.x, neuron.w, neuron.b)
    _, after = reference.neuron_forward(neuron.x, np.asarray(w, dtype=float), float(b))
    assert_true(
        (after - neuron.y) ** 2 < (before - neuron.y) ** 2,
        "After a small step the output should be nearer to the target than before.",
    )


@points(0.75)
@hint("Feed the new parameters into the next step: are they arrays and numbers like the old ones?")
def test_several_steps_in_a_row(student, reference, draw_neuron):
    """Three steps in a row"""
    neuron = draw_neuron(3)
    for _ in range(3):
        w, b = check(student, reference, neuron, alpha=0.5)
        neuron.w, neuron.b = np.asarray(w, dtype=float), float(b)


@points(0.5)
@hint("Start from weights that are whole numbers: the new ones are not.")
def test_works_on_whole_numbers(student, reference, rng, draw_neuron):
    """Parameters that are whole numbers"""
    neuron = draw_neuron(3)
    neuron.w, neuron.b = rng.integers(-1, 2, size=3), int(rng.choice([-1, 1]))
    check(student, reference, neuron, alpha=0.5)


@points(1)
@hint("Compare the arguments before and after the call.")
def test_leaves_its_arguments_alone(student, reference, draw_neuron):
    """The arguments are not changed"""
    neuron = draw_neuron(4)
    args = (neuron.x, neuron.w, neuron.b, neuron.y)
    w_want, b_want = reference.neuron_step(*args, alpha=0.7)
    call = student.call("neuron_step", *args, alpha=0.7)
    w, b = assert_tuple(call.value, 2, name="neuron_step(...)")
    assert_close(w, w_want, name="new w", **RANDOM)
    assert_close(b, b_want, name="new b", **RANDOM)
    assert_unchanged(call)
