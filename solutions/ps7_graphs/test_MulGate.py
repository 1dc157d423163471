"""MulGate: value, swapped factors, arrays, zeros, memory of its own and of the latest forward."""

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

    def run(gate, x, y, dz, times=1):
        assert_close(gate.forward(x, y), np.multiply(x, y), name="forward(x, y)")
        for _ in range(times):
            dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
            assert_gradient(dx, np.multiply(dz, y), name="the gradient of x")
            assert_gradient(dy, np.multiply(dz, x), name="the gradient of y")

    return run


@points(1.25)
@hint("Which factor is left when you differentiate x y with respect to x?")
def test_the_first_product_of_the_text(student, check):
    """The product of a and b in the first graph"""
    check(student.new("MulGate"), 3.0, -4.0, 2.0)


@points(1)
@hint("Which factor is left when you differentiate x y with respect to x?")
def test_the_second_product_of_the_text(student, check):
    """The last product of the first graph"""
    check(student.new("MulGate"), -2.0, 2.0, 1.0)


@points(1.75)
@hint("What arrives, times the local slope. Where does the local slope come from?")
def test_other_numbers(student, check, any_numbers):
    """Other inputs, other gradients arriving"""
    for _ in range(3):
        check(student.new("MulGate"), *any_numbers(3))


@points(1.75)
@hint("With arrays every entry is a small product of its own: no matrix product, no sum.")
def test_arrays(student, check, rng):
    """Vectors and matrices"""
    for shape in SHAPES:
        check(student.new("MulGate"), *rng.normal(size=(3, *shape)))


@points(1)
@hint("backward answers for the latest forward, however often it is asked.")
def test_can_be_used_again(student, check, any_numbers):
    """The same gate used for a second time"""
    gate = student.new("MulGate")
    for _ in range(2):
        check(gate, *any_numbers(3), times=2)


@points(1.25)
@hint("Each gate needs a memory of its own. Where do you keep the inputs?")
def test_two_gates_at_the_same_time(student, parts, any_numbers):
    """Two gates, both forwards, then both backwards"""
    graph = [(student.new("MulGate"), *any_numbers(3)) for _ in range(2)]
    for gate, x, y, _ in graph:
        assert_close(gate.forward(x, y), x * y, name="forward(x, y)")
    for gate, x, y, dz in graph:
        dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
        assert_gradient(dx, dz * y, name="the gradient of x")
        assert_gradient(dy, dz * x, name="the gradient of y")


@points(0.75)
@hint("Try a product with a factor 0. Do you divide by an input?")
def test_factors_of_zero(student, check, any_numbers):
    """One factor is zero, or both"""
    x, y, dz = any_numbers(3)
    for pair in ((0.0, y), (x, 0.0), (0.0, 0.0)):
        check(student.new("MulGate"), *pair, dz)
    check(student.new("MulGate"), np.array([0.0, x, 0.0]), np.array([y, 0.0, 0.0]), np.full(3, dz))


@points(0.5)
@hint("Inputs may be whole numbers while dz is not. Which arrays of yours inherit a dtype?")
def test_whole_numbers(student, check, rng):
    """Inputs that are whole numbers"""
    x, y = rng.integers(-9, 10, size=(2, 6))
    check(student.new("MulGate"), x, y, rng.normal(size=6))
    check(student.new("MulGate"), 3, -4, float(rng.uniform(0.1, 0.9)))


@points(0.75)
@hint("Compare x, y and dz before and after the calls. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, parts, rng):
    """Nothing passed in is changed"""
    x, y, dz = rng.normal(size=(3, 4))
    gate = student.new("MulGate")
    forward, backward = gate.call("forward", x, y), gate.call("backward", dz)
    assert_close(forward.value, x * y, name="forward(x, y)")
    dx, dy = parts(backward.value, 2, "backward(dz)")
    assert_gradient(dx, dz * y, name="the gradient of x")
    assert_gradient(dy, dz * x, name="the gradient of y")
    assert_unchanged(forward)
    assert_unchanged(backward)
