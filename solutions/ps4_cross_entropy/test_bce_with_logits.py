"""bce_with_logits: worked sums, batches, mirror images, sums far beyond the exponential's range."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("bce")

NEAR = {"name": "bce_with_logits(z, y)", "rtol": 1e-6, "atol": 1e-7}


@points(1.5)
@hint("Is the argument before or after the sigmoid?")
def test_the_saturated_neuron(student, saturated):
    """The saturated neuron of the text, as it is and with the other label"""
    z = np.array([-7.0])
    assert_close(student.bce_with_logits(z, np.array([1])), saturated.cost, **NEAR)
    assert_close(student.bce_with_logits(z, np.array([0])), saturated.cost - 7.0, **NEAR)


@points(1)
@hint("Each sample has its own cost. Then the mean.")
def test_two_samples_by_hand(student):
    """The two samples of the visible check"""
    cost = student.bce_with_logits(np.array([0.0, -7.0]), np.array([1, 1]))
    assert_close(cost, 3.8470293235068596, **NEAR)


@points(2.5)
@hint("Put a few sums through the sigmoid and through bce: do the two costs agree?")
def test_a_random_batch(student, mean_cost, rng, mixed_labels):
    """Random sums and labels"""
    for n in (7, 23):
        z, y = rng.normal(scale=2.0, size=n), mixed_labels(n)
        assert_close(student.bce_with_logits(z, y), mean_cost(z, y), **NEAR)


@points(1.25)
@hint("What remains of the formula for y = 0?")
def test_labels_0_only(student, mean_cost, rng):
    """A batch in which every label is 0"""
    z, y = rng.normal(scale=2.0, size=6), np.zeros(6, dtype=int)
    assert_close(student.bce_with_logits(z, y), mean_cost(z, y), **NEAR)


@points(1.25)
@hint("What remains of the formula for y = 1?")
def test_labels_1_only(student, mean_cost, rng):
    """A batch in which every label is 1"""
    z, y = rng.normal(scale=2.0, size=5), np.ones(5, dtype=int)
    assert_close(student.bce_with_logits(z, y), mean_cost(z, y), **NEAR)


@points(1)
@hint("Turn the sign of z and exchange the labels: what should become of the cost?")
def test_mirrored_samples_cost_the_same(student, mean_cost, rng, mixed_labels):
    """All signs turned and all labels exchanged"""
    z, y = rng.normal(scale=2.0, size=9), mixed_labels(9)
    want = mean_cost(z, y)
    assert_close(student.bce_with_logits(-z, 1 - y), want, **NEAR)
    assert_close(student.bce_with_logits(z, y), want, **NEAR)


@points(1)
@hint("Should a mean change when every sample is there twice?")
def test_a_doubled_batch_costs_the_same(student, mean_cost, rng, mixed_labels):
    """Every sample of a batch given twice"""
    z, y = rng.normal(scale=2.0, size=6), mixed_labels(6)
    cost = student.bce_with_logits(np.concatenate([z, z]), np.concatenate([y, y]))
    assert_close(cost, mean_cost(z, y), **NEAR)


@points(1)
@hint("From which sum on is 1 - sigmoid(z) exactly 0 in floating point?")
def test_sums_around_fifty(student, rng, mean_cost):
    """Sums around 50 on the wrong side"""
    for sign, label in ((-1.0, 1), (1.0, 0)):
        z = sign * rng.uniform(45.0, 60.0, size=3)
        y = np.full(3, label)
        assert_close(student.bce_with_logits(z, y), mean_cost(z, y), **NEAR)


@points(2)
@hint("Can you avoid the exponential of a large number, and the logarithm of 0?")
def test_sums_of_a_thousand_on_the_wrong_side(student, rng):
    """Sums around 1000 and -1000, on the wrong side"""
    size = float(rng.uniform(900.0, 1100.0))
    assert_close(student.bce_with_logits(np.array([-size]), np.array([1])), size, **NEAR)
    assert_close(student.bce_with_logits(np.array([size]), np.array([0])), size, **NEAR)


@points(1)
@hint("What do infinity minus infinity and 0 times infinity give?")
def test_sums_of_a_thousand_among_others(student, rng, mean_cost):
    """Sums around 1000 and -1000 on the right side, in a batch with others"""
    size, small = float(rng.uniform(900.0, 1100.0)), rng.normal(size=2)
    z, y = np.array([size, small[0], -size, small[1]]), np.array([1, 1, 0, 0])
    assert_close(student.bce_with_logits(z, y), mean_cost(z, y), **NEAR)


@points(0.75)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, mean_cost, rng, mixed_labels):
    """Whole numbers, labels as floats; the arguments are not changed"""
    y = mixed_labels(7)
    for z, labels in ((rng.integers(-4, 5, size=7), y), (rng.normal(size=7), y.astype(float))):
        call = student.call("bce_with_logits", z, labels)
        assert_close(call.value, mean_cost(z, labels), **NEAR)
        assert_unchanged(call)


@points(0.75)
@hint("Can numpy treat all samples at once?")
def test_is_vectorised(student, rng, mean_cost):
    """No Python loop over the samples"""
    assert_vectorised(
        student,
        "bce_with_logits",
        lambda n: (rng.normal(scale=2.0, size=n), rng.integers(0, 2, size=n)),
        mean_cost,
    )
