"""cross_entropy: worked costs, means over batches, guessing, impossible classes.

Compared at 1e-5, so that a logarithm guarded by a constant up to about 1e-7 is
welcome; so is inf for a true class of probability 0.
"""

import numpy as np

from autograder.suite import assert_close, assert_true, assert_unchanged, hint, points, uses

pytestmark = uses("one_hot")


@points(1.5)
@hint("For one sample, which single probability does the cost look at?")
def test_one_sample_by_hand(student, worked):
    """One sample, true class 0"""
    cost = student.cross_entropy(worked.A, np.array([0]))
    assert_close(cost, worked.cost, name="cross_entropy(A, y)", rtol=1e-5)


@points(1.5)
@hint("One probability per sample, then the mean over the samples.")
def test_two_samples_by_hand(student):
    """Two samples with different labels"""
    A = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])
    want = -0.5 * (np.log(0.7) + np.log(0.4))
    cost = student.cross_entropy(A, np.array([0, 2]))
    assert_close(cost, want, name="cross_entropy(A, y)", rtol=1e-5)


@points(2)
@hint("How do you pick one entry per row, and over how many numbers do you average?")
def test_a_random_batch(student, reference, labels, probabilities):
    """Random probabilities and labels, more samples than classes"""
    A, y = probabilities(9, 4), labels(9, 4)
    want = reference.cross_entropy(A, y)
    assert_close(student.cross_entropy(A, y), want, name="cross_entropy(A, y)", rtol=1e-5)


@points(1.75)
@hint(
    "With as many samples as classes a mixed-up axis raises no error. Which axis holds the classes?"
)
def test_a_square_batch(student, reference, labels, probabilities):
    """As many samples as classes"""
    A, y = probabilities(6, 6), labels(6, 6)
    want = reference.cross_entropy(A, y)
    assert_close(student.cross_entropy(A, y), want, name="cross_entropy(A, y)", rtol=1e-5)


@points(1.25)
@hint("What does one sample cost if all classes are equally probable? Does n matter?")
def test_the_cost_of_guessing(student, rng, labels):
    """All classes equally probable"""
    k = int(rng.integers(5, 12))
    A = np.full((7, k), 1 / k)
    cost = student.cross_entropy(A, labels(7, k))
    assert_close(cost, np.log(k), name="cross_entropy(A, y)", rtol=1e-5)


@points(1.25)
@hint("Should a mean change when every sample is there twice?")
def test_a_doubled_batch_costs_the_same(student, reference, labels, probabilities):
    """Every sample of a batch given twice"""
    A, y = probabilities(4, 5), labels(4, 5)
    cost = student.cross_entropy(np.vstack([A, A]), np.concatenate([y, y]))
    assert_close(cost, reference.cross_entropy(A, y), name="cross_entropy(A, y)", rtol=1e-5)


@points(1.25)
@hint("Compare A and y before and after the call.")
def test_arguments_are_left_unchanged(student, reference, labels, probabilities):
    """The arrays that were passed in stay as they were"""
    A, y = probabilities(5, 3), labels(5, 3)
    call = student.call("cross_entropy", A, y)
    want = reference.cross_entropy(A, y)
    assert_close(call.value, want, name="cross_entropy(A, y)", rtol=1e-5)
    assert_unchanged(call)


@points(1.5)
@hint("What should it cost to call the true class impossible? Compare with the cost of a = 0.001.")
def test_an_impossible_true_class_is_very_expensive(student, rng):
    """True class of a very small probability, and of probability 0"""
    y, p = np.array([1]), float(rng.uniform(0.001, 0.002))
    cost = student.cross_entropy(np.array([[0.6 - p, p, 0.4]]), y)
    assert_close(cost, -np.log(p), name="cross_entropy(A, y)", rtol=1e-4)
    cost = student.cross_entropy(np.array([[0.6, 0.0, 0.4]]), y)
    number = isinstance(cost, (int, float, np.generic, np.ndarray)) and np.ndim(cost) == 0
    assert_true(
        number and np.isrealobj(cost) and bool(np.asarray(cost) > 15),
        "A true class of probability 0 should cost inf, or at least a very large number.",
    )
