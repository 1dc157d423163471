"""one_hot: shape and places, classes that do not occur, float targets, labels left alone."""

import numpy as np

from autograder.suite import assert_close, assert_true, assert_unchanged, hint, points


@points(1.5)
@hint("Follow one label by hand: which row and which column get the 1?")
def test_a_small_batch_by_hand(student):
    """Three samples, three classes"""
    Y = student.one_hot(np.array([2, 0, 1]), 3)
    assert_close(Y, [[0, 0, 1], [1, 0, 0], [0, 1, 0]], name="one_hot(y, k)")


@points(2)
@hint("Each row gets one 1. Do you write one entry per row, or whole columns?")
def test_random_labels(student, reference, labels):
    """Random labels, more samples than classes"""
    y = labels(11, 4)
    assert_close(student.one_hot(y, 4), reference.one_hot(y, 4), name="one_hot(y, k)")


@points(1)
@hint("Rows come from y, columns from k; the two numbers have nothing to do with each other.")
def test_more_classes_than_samples(student, reference, labels):
    """Few samples, many classes"""
    y = labels(3, 9)
    assert_close(student.one_hot(y, 9), reference.one_hot(y, 9), name="one_hot(y, k)")


@points(1.5)
@hint("Which argument tells you the number of classes, even if some do not occur here?")
def test_classes_that_do_not_occur_keep_their_columns(student, rng):
    """The first class, the last and one in the middle are missing"""
    for present in ([0, 2, 3, 0, 2], [1, 2, 4, 4, 1]):
        y = rng.permutation(np.array(present))
        want = np.equal.outer(y, np.arange(6)).astype(float)
        assert_close(student.one_hot(y, 6), want, name="one_hot(y, k)")


@points(1)
@hint("Look at the dtype of your result.")
def test_targets_are_floats(student, reference, labels):
    """The targets are floating point numbers"""
    y = labels(6, 3)
    Y = student.one_hot(y, 3)
    assert_close(Y, reference.one_hot(y, 3), name="one_hot(y, k)")
    assert_true(
        np.asarray(Y).dtype.kind == "f", "The numbers are right, but their type is not float."
    )


@points(0.5)
@hint("What should the rows look like if all labels are the same?")
def test_a_batch_of_one_class(student, rng):
    """All samples belong to the same class"""
    label = int(rng.integers(5))
    want = np.zeros((4, 5))
    want[:, label] = 1.0
    assert_close(student.one_hot(np.full(4, label), 5), want, name="one_hot(y, k)")


@points(0.5)
@hint("Compare y before and after the call.")
def test_labels_are_left_unchanged(student, reference, labels):
    """The labels that were passed in stay as they were"""
    y = labels(7, 4)
    call = student.call("one_hot", y, 4)
    assert_close(call.value, reference.one_hot(y, 4), name="one_hot(y, k)")
    assert_unchanged(call)
