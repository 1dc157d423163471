"""sigmoid_graph: a neuron from gates; worked numbers at full precision, random ones, saturation."""

import numpy as np
import pytest

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("AddGate", "MulGate", "SigmoidGate")

F, DW, DX = range(3)


def squashed(z):
    """Return the sigmoid of z in a form that overflows for no z."""
    return 0.5 * (1.0 + np.tanh(z / 2))


def right(w, x):
    """Return f, dw and dx."""
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    slope = squashed(z) * squashed(-z)
    return squashed(z), slope * np.array([x[0], x[1], 1.0]), slope * np.array([w[0], w[1]])


@pytest.fixture
def check(parts):
    """Return what compares some parts of an answer with the right ones."""

    def compare(answer, want, which=(F, DW, DX), **tolerances):
        answer = parts(answer, 3, "sigmoid_graph(w, x)")
        for part in which:
            if part == F:
                assert_close(answer[F], want[F], name="f")
            else:
                name = "dw" if part == DW else "dx"
                assert_gradient(answer[part], want[part], name=name, **tolerances)

    return compare


@pytest.fixture
def draw(rng):
    """Return a maker of random weights and inputs of both signs whose sum does not saturate."""

    def make():
        w = rng.uniform(0.3, 1.5, 3) * rng.choice([-1.0, 1.0], 3)
        return w, rng.uniform(0.3, 1.5, 2) * rng.choice([-1.0, 1.0], 2)

    return make


@points(1)
@hint("Two products, two sums, one sigmoid: compare with the values in the drawing.")
def test_value_of_the_worked_neuron(student, neuron, check):
    """f of the neuron in the text"""
    check(student.sigmoid_graph(neuron.w, neuron.x), (neuron.f,), (F,))


@points(2)
@hint("What arrives at the products, times the other factor. Do you round on the way?")
def test_dw_of_the_worked_neuron(student, neuron, check):
    """dw of the neuron in the text, all digits"""
    check(student.sigmoid_graph(neuron.w, neuron.x), (None, neuron.dw), (DW,))


@points(2)
@hint("What arrives at the products, times the other factor. Do you round on the way?")
def test_dx_of_the_worked_neuron(student, neuron, check):
    """dx of the neuron in the text, all digits"""
    check(student.sigmoid_graph(neuron.w, neuron.x), (None, None, neuron.dx), (DX,))


@points(3)
@hint("The bias is an input of a sum, like the products. What does a sum hand on?")
def test_value_and_dw_of_other_neurons(student, check, draw):
    """f and dw of other neurons"""
    for _ in range(4):
        w, x = draw()
        check(student.sigmoid_graph(w, x), right(w, x), (F, DW))


@points(3)
@hint("Through which gates does the way back from f to x lead, and what does each of them do?")
def test_dx_of_other_neurons(student, check, draw):
    """dx of other neurons"""
    for _ in range(4):
        w, x = draw()
        check(student.sigmoid_graph(w, x), right(w, x), (DX,))


@points(1.5)
@hint("Move one weight by a little to both sides and watch f. Which entry disagrees?")
def test_dw_agrees_with_difference_quotients(student, check, draw):
    """dw against difference quotients"""
    w, x = draw()
    want = numerical_gradient(lambda at: float(right(at, x)[F]), w)
    check(student.sigmoid_graph(w, x), (None, want), (DW,), rtol=1e-4, atol=1e-7)


@points(1.5)
@hint("Move one input by a little to both sides and watch f. Which entry disagrees?")
def test_dx_agrees_with_difference_quotients(student, check, draw):
    """dx against difference quotients"""
    w, x = draw()
    want = numerical_gradient(lambda at: float(right(w, at)[F]), x)
    check(student.sigmoid_graph(w, x), (None, None, want), (DX,), rtol=1e-4, atol=1e-7)


@points(1.5)
@hint("With weights of 0 the sigmoid is at its steepest, and the products still swap.")
def test_weights_or_inputs_of_zero(student, check, draw):
    """Some or all weights or inputs are zero"""
    w, x = draw()
    for weights, inputs in (
        (np.zeros(3), x),
        (w, np.zeros(2)),
        (w * [0.0, 1.0, 1.0], x),
        (w * [1.0, 1.0, 0.0], x * [1.0, 0.0]),
    ):
        check(student.sigmoid_graph(weights, inputs), right(weights, inputs))


@points(1.5)
@hint("Whole numbers in, fractions out: which arrays of yours inherit a dtype?")
def test_whole_numbers(student, check, rng):
    """Weights and inputs that are whole numbers"""
    for _ in range(3):
        w = rng.integers(1, 3, size=3) * rng.choice([-1, 1], size=3)
        x = rng.integers(1, 3, size=2) * rng.choice([-1, 1], size=2)
        check(student.sigmoid_graph(w, x), right(w, x))


@points(2)
@hint("A saturated neuron is flat: its gradients are 0, not nan. Which form of sigmoid survives?")
def test_saturated_neurons(student, check, draw, rng):
    """Sums near 1000 and -1000, and one that is only large"""
    w, x = draw()
    for z in (1000.0, -1000.0, float(rng.uniform(720, 1500)), -float(rng.uniform(720, 1500)), 9.0):
        weights = np.array([w[0], w[1], z - w[0] * x[0] - w[1] * x[1]])
        check(student.sigmoid_graph(weights, x), right(weights, x))


@points(1)
@hint("Compare w and x before and after the call. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, check, draw):
    """Nothing passed in is changed"""
    w, x = draw()
    call = student.call("sigmoid_graph", w, x)
    check(call.value, right(w, x))
    assert_unchanged(call)
