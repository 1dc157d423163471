"""accuracy: shares by hand and at random, winners below one half, extremes."""

import numpy as np

from autograder.suite import assert_close, assert_unchanged, hint, points

NAME = "accuracy(A, y)"


@points(1.25)
@hint("Write the predicted class beside each label and count.")
def test_five_samples_by_hand(student):
    """Five samples, three classes"""
    A = np.array([[2, 7, 1], [5, 2, 3], [1, 3, 6], [3, 6, 1], [1, 2, 7]]) / 10
    assert_close(student.accuracy(A, np.array([1, 2, 0, 1, 2])), 0.6, name=NAME)


@points(1.5)
@hint("Which axis holds the classes? And is your result a share of the samples?")
def test_a_random_batch(student, reference, rng, labels, probabilities):
    """Some of many samples predicted rightly"""
    A, y = probabilities(37, 5), labels(37, 5)
    right = rng.permutation(37)[: int(rng.integers(9, 29))]
    y[right] = A[right].argmax(axis=1)
    wrong = np.setdiff1d(np.arange(37), right)[:6]
    y[wrong] = (A[wrong].argmax(axis=1) + 1) % 5
    assert_close(student.accuracy(A, y), reference.accuracy(A, y), name=NAME)


@points(0.75)
@hint("The winner is the largest probability of the row, however small it is.")
def test_winners_below_one_half(student, rng):
    """Predictions with less than one half"""
    A = rng.uniform(0.7, 1.3, size=(7, 4))
    A /= A.sum(axis=1, keepdims=True)
    y = A.argmax(axis=1)
    y[-2:] = (y[-2:] + 1) % 4
    assert_close(student.accuracy(A, y), 5 / 7, name=NAME)


@points(0.75)
@hint("Which values belong to a model that is always right, and to one that never is?")
def test_all_right_and_none_right(student, probabilities):
    """A model that is always right, and one that is always wrong"""
    A = probabilities(6, 4)
    best = A.argmax(axis=1)
    assert_close(student.accuracy(A, best), 1.0, name=NAME)
    assert_close(student.accuracy(A, (best + 1) % 4), 0.0, name=NAME)


@points(0.75)
@hint("Compare A and y before and after the call.")
def test_arguments_are_left_unchanged(student, probabilities):
    """The arrays that were passed in stay as they were"""
    A = probabilities(5, 3)
    y = A.argmax(axis=1)
    y[0] = (y[0] + 1) % 3
    call = student.call("accuracy", A, y)
    assert_close(call.value, 0.8, name=NAME)
    assert_unchanged(call)
