"""SigmoidGate: value and slope at the input, arrays, extreme values, memory of its own."""

import numpy as np
import pytest

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
)

SHAPES = ((5,), (1,), (3, 4), (3, 3))


def squashed(x):
    """Return the sigmoid of x in a form that overflows for no x."""
    return 0.5 * (1.0 + np.tanh(np.asarray(x, dtype=float) / 2))


def slope(x):
    """Return the slope of the sigmoid at x."""
    return squashed(x) * squashed(-np.asarray(x, dtype=float))


@pytest.fixture
def check():
    """Return what asks a gate for one forward and one backward pass."""

    def run(gate, x, dz, times=1):
        assert_close(gate.forward(x), squashed(x), name="forward(x)")
        for _ in range(times):
            assert_gradient(gate.backward(dz), dz * slope(x), name="backward(dz)")

    return run


@points(2)
@hint("At which place is the slope taken: at what came in, at what went out, or at dz?")
def test_the_gate_of_the_text(student):
    """Value and gradient at 1"""
    gate = student.new("SigmoidGate")
    assert_close(gate.forward(1.0), 0.7310585786300049, name="forward(x)")
    assert_gradient(gate.backward(-2.0), -0.3932238664829637, name="backward(dz)")


@points(1.5)
@hint("What arrives, times the slope at the input of the latest forward.")
def test_other_numbers(student, check, any_numbers):
    """Other inputs, other gradients arriving"""
    for _ in range(3):
        check(student.new("SigmoidGate"), *any_numbers(2))


@points(1.75)
@hint("With arrays every entry has a slope of its own: is every product elementwise?")
def test_arrays(student, check, rng):
    """Vectors and matrices"""
    for shape in SHAPES:
        check(student.new("SigmoidGate"), 2 * rng.normal(size=shape), rng.normal(size=shape))


@points(1)
@hint("Compare with (sigmoid(x + h) - sigmoid(x - h)) / (2 h) for a small h, times dz.")
def test_agrees_with_difference_quotients(student, rng):
    """Comparison with difference quotients"""
    x, dz = rng.uniform(-4.0, 4.0, 6), rng.uniform(0.5, 2.0, 6)
    gate = student.new("SigmoidGate")
    assert_close(gate.forward(x), squashed(x), name="forward(x)")
    want = numerical_gradient(lambda at: float(np.sum(dz * squashed(at))), x)
    assert_gradient(gate.backward(dz), want, name="backward(dz)", rtol=1e-4, atol=1e-7)


@points(1)
@hint("What does your formula do for x = 1000 and x = -1000? The given sigmoid copes.")
def test_extreme_inputs(student, check, rng):
    """Inputs near 1000 and -1000 among others"""
    far = rng.uniform(720.0, 1500.0, 2)
    x = np.array([far[0], 0.5, -far[1], -2.0, 1000.0, -1000.0])
    check(student.new("SigmoidGate"), x, rng.uniform(0.5, 2.0, 6))
    check(student.new("SigmoidGate"), -float(far[0]), 1.0)


@points(0.75)
@hint("backward answers for the latest forward, however often it is asked.")
def test_can_be_used_again(student, check, any_numbers):
    """The same gate used for a second time"""
    gate = student.new("SigmoidGate")
    for _ in range(2):
        check(gate, *any_numbers(2), times=2)


@points(0.75)
@hint("Each gate needs a memory of its own. Where do you keep what backward needs?")
def test_two_gates_at_the_same_time(student, any_numbers):
    """Two gates, both forwards, then both backwards"""
    graph = [(student.new("SigmoidGate"), *any_numbers(2)) for _ in range(2)]
    for gate, x, _ in graph:
        assert_close(gate.forward(x), squashed(x), name="forward(x)")
    for gate, x, dz in graph:
        assert_gradient(gate.backward(dz), dz * slope(x), name="backward(dz)")


@points(0.75)
@hint("Try whole numbers as inputs and look at the dtype of what comes out.")
def test_whole_numbers(student, check, rng):
    """Inputs that are whole numbers"""
    check(student.new("SigmoidGate"), rng.integers(-5, 6, size=6), rng.normal(size=6))
    check(student.new("SigmoidGate"), -2, 3)


@points(0.5)
@hint("Compare x and dz before and after the calls. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, rng):
    """Nothing passed in is changed"""
    x, dz = rng.normal(size=(2, 4))
    gate = student.new("SigmoidGate")
    forward, backward = gate.call("forward", x), gate.call("backward", dz)
    assert_close(forward.value, squashed(x), name="forward(x)")
    assert_gradient(backward.value, dz * slope(x), name="backward(dz)")
    assert_unchanged(forward)
    assert_unchanged(backward)
