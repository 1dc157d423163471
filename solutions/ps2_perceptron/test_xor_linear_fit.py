"""xor_linear_fit: XOR itself, targets that a plane meets, targets that none meets."""

import numpy as np

from autograder.suite import assert_close, assert_true, assert_tuple, assert_unchanged, hint, points


def compare(answer, w, b):
    """Compare both parts; a fit by many small steps may be off in the seventh decimal."""
    got_w, got_b = assert_tuple(answer, 2, name="xor_linear_fit()")
    assert_close(got_w, w, name="w", rtol=1e-6, atol=1e-6)
    assert_close(got_b, b, name="b", rtol=1e-6, atol=1e-6)
    return np.asarray(got_w, dtype=float), float(got_b)


@points(1.25)
@hint("Which parameters does the unit have, and what is the average of the targets?")
def test_xor(student):
    """XOR"""
    compare(student.xor_linear_fit(), [0.0, 0.0], 0.5)


@points(1)
@hint("Take targets that a linear unit can meet exactly. Which row is which corner?")
def test_targets_that_can_be_met(student, table, rng):
    """Targets that a linear unit meets exactly"""
    for _ in range(2):
        w, b = rng.normal(size=2), float(rng.normal())
        compare(student.xor_linear_fit(table.X @ w + b), w, b)


@points(1.75)
@hint("At the minimum the residuals add up to 0, and also those of the rows with x1 = 1.")
def test_other_targets(student, reference, table, rng):
    """Other targets; the residuals at the minimum"""
    for targets in (rng.normal(size=4), rng.uniform(-3.0, 5.0, size=4)):
        w, b = compare(student.xor_linear_fit(targets), *reference.xor_linear_fit(targets))
        residuals = table.X @ w + b - targets
        sums = np.concatenate([[residuals.sum()], residuals @ table.X])
        assert_true(np.all(np.abs(sums) < 1e-4), "The three derivatives should vanish.")


@points(1)
@hint("AND, OR and their relatives: targets may be whole numbers, in a list or an array.")
def test_gates(student, reference, rng):
    """Gates as lists and arrays, which are not changed"""
    gates = [[0, 0, 0, 1], [0, 1, 1, 1], [1, 0, 0, 0], [0, 0, 1, 0]]
    for targets in [gates[i] for i in rng.permutation(4)]:
        compare(student.xor_linear_fit(targets), *reference.xor_linear_fit(targets))
        call = student.call("xor_linear_fit", np.array(targets))
        compare(call.value, *reference.xor_linear_fit(targets))
        assert_unchanged(call)
