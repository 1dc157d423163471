"""MaxGate: value, who gets the gradient, ties split in any way, arrays, memory of its own."""

import numpy as np
import pytest

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_true,
    assert_unchanged,
    hint,
    points,
)

SHAPES = ((5,), (2,), (3, 4), (3, 3))


@pytest.fixture
def check(parts):
    """Return what asks a gate for one forward and one backward pass, without ties."""

    def run(gate, x, y, dz, times=1):
        assert_close(gate.forward(x, y), np.maximum(x, y), name="forward(x, y)")
        for _ in range(times):
            dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
            assert_gradient(dx, np.where(np.greater(x, y), dz, 0.0), name="the gradient of x")
            assert_gradient(dy, np.where(np.greater(x, y), 0.0, dz), name="the gradient of y")

    return run


@pytest.fixture
def different(any_numbers):
    """Return a maker of x, y and dz with x and y apart."""

    def make(x_wins):
        low, gap, dz = any_numbers(3)
        high = low + abs(gap)
        return (high, low, dz) if x_wins else (low, high, dz)

    return make


@points(2)
@hint("Raise the larger input a little, then the smaller one: what does the maximum do?")
def test_the_maximum_of_the_text(student, check):
    """max(4, 1) and max(1, 4)"""
    check(student.new("MaxGate"), 4.0, 1.0, 2.0)
    check(student.new("MaxGate"), 1.0, 4.0, 2.0)


@points(1.5)
@hint("The larger number is not always the one that is larger in size, and dz may be negative.")
def test_other_numbers(student, check, different):
    """Other numbers, the first or the second larger"""
    for x_wins in (True, False, True, False):
        check(student.new("MaxGate"), *different(x_wins))
    _, _, dz = different(True)
    check(student.new("MaxGate"), -1.5, -2.5, dz)
    check(student.new("MaxGate"), -3.0, 2.0, dz)
    check(student.new("MaxGate"), 1.0, 1.000001, dz)


@points(2.25)
@hint("With arrays each entry has a winner of its own.")
def test_arrays(student, check, rng):
    """Vectors and matrices"""
    for shape in SHAPES:
        check(student.new("MaxGate"), *rng.normal(size=(3, *shape)))


@points(1.5)
@hint("How much gradient leaves the gate in total where both inputs are equal?")
def test_a_tie_is_split_without_loss_or_gain(student, parts, rng):
    """Equal inputs, alone and among others"""
    size = float(rng.uniform(0.5, 2.0))
    x = size * np.array([1.0, 2.0, 0.0, -1.0, 3.0])
    y = size * np.array([1.0, 1.0, 0.0, -1.0, 4.0])
    for keep in (slice(None), slice(0, 1)):
        dz = rng.uniform(0.5, 2.0, 5)[keep]
        gate = student.new("MaxGate")
        assert_close(gate.forward(x[keep], y[keep]), np.maximum(x, y)[keep], name="forward(x, y)")
        dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
        certain = np.where(x > y, 1.0, 0.0)[keep] * dz
        tie = (x == y)[keep]
        assert_gradient(np.add(dx, dy), dz, name="the sum of both gradients")
        assert_gradient(np.where(tie, 0.0, dx), certain, name="the gradient of x")
        shares = np.asarray(dx)[tie] / dz[tie]
        assert_true(
            np.all((shares >= -1e-6) & (shares <= 1 + 1e-6)),
            "At a tie one input gets less than nothing, and the other one more than all.",
        )


@points(0.75)
@hint("backward answers for the latest forward, however often it is asked.")
def test_can_be_used_again(student, check, different):
    """The same gate used for a second time"""
    gate = student.new("MaxGate")
    for x_wins in (True, False):
        check(gate, *different(x_wins), times=2)


@points(0.75)
@hint("Each gate needs a memory of its own. Where do you keep who won?")
def test_two_gates_at_the_same_time(student, parts, different):
    """Two gates, both forwards, then both backwards"""
    graph = [(student.new("MaxGate"), *different(x_wins)) for x_wins in (True, False)]
    for gate, x, y, _ in graph:
        assert_close(gate.forward(x, y), max(x, y), name="forward(x, y)")
    for gate, x, y, dz in graph:
        dx, dy = parts(gate.backward(dz), 2, "backward(dz)")
        assert_gradient(dx, dz if x > y else 0.0, name="the gradient of x")
        assert_gradient(dy, dz if y > x else 0.0, name="the gradient of y")


@points(0.75)
@hint("Inputs may be whole numbers while dz is not. Which arrays of yours inherit a dtype?")
def test_whole_numbers(student, check, rng):
    """Inputs that are whole numbers"""
    x = rng.integers(-9, 10, size=6)
    y = x + rng.choice([-3, -1, 1, 2], size=6)
    check(student.new("MaxGate"), x, y, rng.normal(size=6))
    check(student.new("MaxGate"), 3, -4, float(rng.uniform(0.1, 0.9)))


@points(0.5)
@hint("Compare x, y and dz before and after the calls. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, parts, rng):
    """Nothing passed in is changed"""
    x, y, dz = rng.normal(size=(3, 4))
    gate = student.new("MaxGate")
    forward, backward = gate.call("forward", x, y), gate.call("backward", dz)
    assert_close(forward.value, np.maximum(x, y), name="forward(x, y)")
    dx, dy = parts(backward.value, 2, "backward(dz)")
    assert_gradient(dx, np.where(x > y, dz, 0.0), name="the gradient of x")
    assert_gradient(dy, np.where(x > y, 0.0, dz), name="the gradient of y")
    assert_unchanged(forward)
    assert_unchanged(backward)
