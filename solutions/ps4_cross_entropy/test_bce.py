"""bce: corners, worked costs, batches of both classes and of one, means.

Compared at 1e-5, so that a logarithm guarded by a tiny constant is welcome; so is
inf for a sample that is sure and wrong.
"""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_true,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
)

NEAR = {"name": "bce(a, y)", "rtol": 1e-5, "atol": 1e-6}


@points(4)
@hint("What does numpy make of 0 times the logarithm of 0, and what should it be?")
def test_sure_and_right_costs_nothing(student, rng):
    """Sure and right: a = y = 0, a = y = 1; and a sample that is not sure"""
    p = float(rng.uniform(0.2, 0.8))
    assert_close(student.bce(np.array([p]), np.array([1])), -np.log(p), **NEAR)
    assert_close(student.bce(np.array([0.0]), np.array([0])), 0.0, **NEAR)
    assert_close(student.bce(np.array([1.0]), np.array([1])), 0.0, **NEAR)


@points(4)
@hint("How large should the cost become for a sample that is sure and wrong? What limits yours?")
def test_sure_and_wrong_is_very_expensive(student, rng):
    """Nearly sure and wrong, then sure and wrong"""
    p = float(rng.uniform(0.0005, 0.001))
    assert_close(student.bce(np.array([p]), np.array([1])), -np.log(p), **NEAR)
    assert_close(student.bce(np.array([1 - p]), np.array([0])), -np.log(p), **NEAR)
    for a in (0.0, 1.0):
        cost = student.bce(np.array([a]), np.array([1 - int(a)]))
        number = isinstance(cost, (int, float, np.generic, np.ndarray)) and np.ndim(cost) == 0
        assert_true(
            number and np.isrealobj(cost) and bool(np.asarray(cost) > 20),
            "A sample that is sure and wrong should cost inf, or at least more than 20.",
        )


@points(2)
@hint("Each sample has one term that is alive. Then the mean over the samples.")
def test_two_samples_by_hand(student):
    """The two samples of the text"""
    cost = student.bce(np.array([0.25, 0.9]), np.array([0, 1]))
    assert_close(cost, 0.1965212540548036, **NEAR)


@points(1)
@hint("Which logarithm has the derivative 1/a?")
def test_the_saturated_neuron(student, saturated):
    """The saturated neuron of the text"""
    cost = student.bce(np.array([saturated.a]), np.array([1]))
    assert_close(cost, saturated.cost, **NEAR)


@points(4)
@hint("One number per sample, both kinds of labels, then the mean: which of these is missing?")
def test_a_random_batch(student, reference, rng, mixed_labels):
    """Random probabilities and labels"""
    for n in (7, 23):
        a, y = rng.uniform(0.02, 0.98, size=n), mixed_labels(n)
        assert_close(student.bce(a, y), reference.bce(a, y), **NEAR)


@points(3)
@hint("What does your cost say about a sample with y = 0?")
def test_labels_0_only(student, rng):
    """A batch in which every label is 0"""
    a = rng.uniform(0.02, 0.98, size=6)
    assert_close(student.bce(a, np.zeros(6, dtype=int)), -np.mean(np.log(1 - a)), **NEAR)


@points(1.5)
@hint("What does your cost say about a sample with y = 1?")
def test_labels_1_only(student, rng):
    """A batch in which every label is 1"""
    a = rng.uniform(0.02, 0.98, size=5)
    assert_close(student.bce(a, np.ones(5, dtype=int)), -np.mean(np.log(a)), **NEAR)


@points(2)
@hint("Should a mean change when every sample is there twice?")
def test_a_doubled_batch_costs_the_same(student, reference, rng, mixed_labels):
    """Every sample of a batch given twice"""
    a, y = rng.uniform(0.02, 0.98, size=6), mixed_labels(6)
    cost = student.bce(np.concatenate([a, a]), np.concatenate([y, y]))
    assert_close(cost, reference.bce(a, y), **NEAR)


@points(1.5)
@hint("A sample that costs nothing is a sample all the same: by what do you divide?")
def test_corners_among_other_samples(student, rng):
    """Samples that are sure and right in one batch with others"""
    p, q = rng.uniform(0.1, 0.9, size=2)
    cost = student.bce(np.array([0.0, p, 1.0, q, 1.0]), np.array([0, 1, 1, 0, 1]))
    assert_close(cost, -(np.log(p) + np.log(1 - q)) / 5, **NEAR)


@points(1)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng, mixed_labels):
    """Labels as floats, everything as whole numbers; the arguments are not changed"""
    a, y = rng.uniform(0.02, 0.98, size=8), mixed_labels(8).astype(float)
    a[:2] = y[:2]  # sure and right
    call = student.call("bce", a, y)
    assert_close(call.value, reference.bce(a, y), **NEAR)
    assert_unchanged(call)
    call = student.call("bce", np.array([0, 1, 1]), np.array([0, 1, 1]))
    assert_close(call.value, 0.0, **NEAR)
    assert_unchanged(call)


@points(1)
@hint("Can numpy treat all samples at once?")
def test_is_vectorised(student, reference, rng):
    """No Python loop over the samples"""
    assert_vectorised(
        student,
        "bce",
        lambda n: (rng.uniform(0.02, 0.98, size=n), rng.integers(0, 2, size=n)),
        reference.bce,
    )
