"""mcp_neuron: truth tables, more inputs, thresholds out of reach."""

from itertools import product

import numpy as np

from autograder.suite import assert_close, assert_unchanged, hint, points, uses

pytestmark = uses("step")

NAME = "mcp_neuron(x, threshold)"


@points(1.5)
@hint("Look at the row in which exactly as many inputs are active as needed.")
def test_or_and_and_of_two_inputs(student, table):
    """OR and AND of two inputs"""
    for threshold, gate in ((1, [0, 1, 1, 1]), (2, [0, 0, 0, 1])):
        for x, want in zip(table.X, gate, strict=True):
            assert_close(student.mcp_neuron(x, threshold), want, name=NAME)


@points(1.5)
@hint("Count all active inputs, not only the first two.")
def test_every_threshold_of_three_inputs(student):
    """All eight inputs of three, for the thresholds 1, 2 and 3"""
    for x in product([0, 1], repeat=3):
        for threshold in (1, 2, 3):
            want = int(sum(x) >= threshold)
            assert_close(student.mcp_neuron(np.array(x), threshold), want, name=NAME)


@points(1.5)
@hint("One active input less, as many as needed, one more: what should each give?")
def test_many_inputs(student, rng):
    """Many inputs, as many active as needed, or one more or less"""
    for n in (5, 9, 14):
        threshold = int(rng.integers(2, n))
        for active in (threshold - 1, threshold, threshold + 1, n):
            x = rng.permutation((np.arange(n) < active).astype(int))
            want = int(min(active, n) >= threshold)
            assert_close(student.mcp_neuron(x, threshold), want, name=NAME)


@points(0.75)
@hint("How many active inputs are enough if the threshold is 0, or more than there are inputs?")
def test_thresholds_that_ask_for_nothing_or_too_much(student, rng):
    """Threshold 0, thresholds that cannot be reached, a single input"""
    n = int(rng.integers(2, 6))
    off, on = np.zeros(n, dtype=int), np.ones(n, dtype=int)
    one = np.array([1])
    for x, threshold, want in (
        (off, 0, 1), (on, 0, 1), (on, n, 1), (on, n + 1, 0), (off, 1, 0), (one, 1, 1), (one, 2, 0)
    ):  # fmt: skip
        assert_close(student.mcp_neuron(x, threshold), want, name=NAME)


@points(0.75)
@hint("Inputs may arrive as 1.0 and 0.0. Are they still as they were after the call?")
def test_inputs_as_floats_are_left_alone(student, rng):
    """Inputs as floats; they are not changed"""
    for active, want in ((2, 0), (3, 1), (5, 1)):
        x = rng.permutation((np.arange(7) < active).astype(float))
        call = student.call("mcp_neuron", x, 3)
        assert_close(call.value, want, name=NAME)
        assert_unchanged(call)
