"""AddGate: value, gradients handed on, arrays, use for a second time, several gates at once."""

import numpy as np
import pytest

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    hint,
    points,
)

SHAPES = ((5,), (2,), (3, 4), (3, 3))


@pytest.fixture
def check(parts):
    """Return what asks a gate for one forward and one backward pass."""

    def run(gate, x, y, dz, check_again=False):
        assert_close(gate.forward(x, y), np.add(x, y), name="forward(x, y)")
        for _ in range(2 if check_again else 1):
            dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
            assert_gradient(dx, dz, name="the gradient of x")
            assert_gradient(dy, dz, name="the gradient of y")

    return run


@points(2.25)
@hint("Raise one input of a sum by 0.01: by how much does the sum rise? Multiply this by dz.")
def test_the_add_gate_of_the_text(student, check):
    """The add gate of the first graph"""
    check(student.new("AddGate"), -12.0, 10.0, 2.0)


@points(2)
@hint("The gradients of a sum do not depend on the inputs. Do they follow dz, with its sign?")
def test_other_numbers(student, check, any_numbers):
    """Other inputs, other gradients arriving"""
    for _ in range(3):
        check(student.new("AddGate"), *any_numbers(3))


@points(2)
@hint("With arrays every entry is a small add gate of its own, with its own entry of dz.")
def test_arrays(student, check, rng):
    """Vectors and matrices"""
    for shape in SHAPES:
        check(student.new("AddGate"), *rng.normal(size=(3, *shape)))


@points(1.25)
@hint("Call backward twice after one forward: the second answer should be like the first.")
def test_can_be_used_again(student, check, any_numbers):
    """The same gate used for a second time"""
    gate = student.new("AddGate")
    for _ in range(2):
        check(gate, *any_numbers(3), check_again=True)


@points(1)
@hint("Two gates in one graph are two objects. What do they share in your code?")
def test_two_gates_at_the_same_time(student, parts, any_numbers):
    """Two gates, both forwards, then both backwards"""
    gates = student.new("AddGate"), student.new("AddGate")
    for gate in gates:
        x, y = any_numbers(2)
        assert_close(gate.forward(x, y), x + y, name="forward(x, y)")
    for gate in gates:
        (dz,) = any_numbers(1)
        dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
        assert_gradient(dx, dz, name="the gradient of x")
        assert_gradient(dy, dz, name="the gradient of y")


@points(0.75)
@hint("Inputs may be whole numbers while dz is not. Which arrays of yours inherit a dtype?")
def test_whole_numbers(student, check, rng):
    """Inputs that are whole numbers"""
    x, y = rng.integers(-9, 10, size=(2, 6))
    check(student.new("AddGate"), x, y, rng.normal(size=6))
    check(student.new("AddGate"), 3, -4, float(rng.uniform(0.1, 0.9)))


@points(0.75)
@hint("Compare x, y and dz before and after the calls. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, parts, rng):
    """Nothing passed in is changed"""
    x, y, dz = rng.normal(size=(3, 4))
    gate = student.new("AddGate")
    forward, backward = gate.call("forward", x, y), gate.call("backward", dz)
    assert_close(forward.value, x + y, name="forward(x, y)")
    for gradient in parts(backward.value, 2, "backward(dz)"):
        assert_gradient(gradient, dz, name="the gradient of an input")
    assert_unchanged(forward)
    assert_unchanged(backward)
