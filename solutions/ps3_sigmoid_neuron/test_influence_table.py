"""influence_table: the 48 values of the two tables, and other weights and biases."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("sigmoid")


@points(0.5)
@hint("Work out z for every input first, then apply the sigmoid.")
def test_influence_of_the_weight(student, weight_table):
    """Eleven inputs, weights 1, 10 and 100"""
    for w, want in weight_table.rows.items():
        got = student.influence_table(weight_table.xs, w, weight_table.b)
        assert_close(got, want, name="influence_table(xs, w, b)")


@points(0.5)
@hint("In which direction does a positive bias move the S?")
def test_influence_of_the_bias(student, bias_table):
    """Five inputs, biases 0, 5 and -5"""
    for b, want in bias_table.rows.items():
        got = student.influence_table(bias_table.xs, bias_table.w, b)
        assert_close(got, want, name="influence_table(xs, w, b)")


@points(1)
@hint("Weight and bias together: is the bias multiplied by the weight?")
def test_other_weights_and_biases(student, reference, rng):
    """Other weights and biases, also negative ones"""
    for sign in (-1.0, 1.0):
        xs = rng.uniform(-3.0, 3.0, size=9)
        w, b = sign * float(rng.uniform(1.5, 3.0)), float(rng.uniform(0.5, 2.0))
        want = reference.influence_table(xs, w, b)
        assert_close(student.influence_table(xs, w, b), want, name="influence_table(xs, w, b)")


@points(0.5)
@hint("Where w x + b = 0 the output is one half.")
def test_is_one_half_at_its_position(student, reference, rng):
    """The middle of the ramp is in the right place"""
    w, b = float(rng.uniform(2.0, 4.0)), float(rng.uniform(1.0, 3.0))
    xs = -b / w + np.array([-0.5, 0.0, 0.5])
    want = 0.5 * (1.0 + np.tanh(0.25 * w * np.array([-1.0, 0.0, 1.0])))
    assert_close(student.influence_table(xs, w, b), want, name="influence_table(xs, w, b)")


@points(0.25)
@hint("Try whole numbers, and compare the inputs before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng):
    """Whole numbers; the inputs are not changed"""
    for xs in (rng.integers(-3, 4, size=7), rng.normal(size=7)):
        call = student.call("influence_table", xs, 2, 1)
        assert_close(
            call.value, reference.influence_table(xs, 2, 1), name="influence_table(xs, w, b)"
        )
        assert_unchanged(call)


@points(0.25)
@hint("Let numpy work on the whole array at once.")
def test_is_vectorised(student, reference, rng):
    """Whole arrays at once"""
    assert_vectorised(
        student,
        "influence_table",
        lambda n: (rng.normal(size=n), 2.0, -0.5),
        reference.influence_table,
    )
