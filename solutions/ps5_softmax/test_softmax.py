"""softmax: worked rows, batches of any form, shifts, integers, huge scores, no loop."""

import numpy as np

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points


@points(2)
@hint("Write down the exponentials of the three scores and their sum, then compare with yours.")
def test_one_sample_by_hand(student, worked):
    """One sample with three classes"""
    assert_close(student.softmax(worked.Z), worked.A, name="softmax(Z)")


@points(2.25)
@hint("Each sample should get the probabilities that it would get alone. Which numbers sum to 1?")
def test_the_worked_sample_within_a_batch(student, worked):
    """The same sample beside one with reversed scores"""
    Z = np.vstack([worked.Z, worked.Z[:, ::-1]])
    assert_close(student.softmax(Z), np.vstack([worked.A, worked.A[:, ::-1]]), name="softmax(Z)")


@points(2.5)
@hint("Along which axis are the classes? How does your sum line up with Z?")
def test_a_rectangular_batch(student, reference, batch):
    """Random scores, more samples than classes"""
    Z, _ = batch(7, 4)
    assert_close(student.softmax(Z), reference.softmax(Z), name="softmax(Z)")


@points(2.5)
@hint("Here numpy cannot notice a mixed-up axis. Check the shapes of your maximum and sum.")
def test_a_square_batch(student, reference, batch):
    """As many samples as classes"""
    Z, _ = batch(5, 5)
    assert_close(student.softmax(Z), reference.softmax(Z), name="softmax(Z)")


@points(1.25)
@hint("What do the probabilities of one sample sum to?")
def test_rows_sum_to_one(student, reference, batch):
    """Few samples, many classes: right values, and each row sums to 1"""
    Z, _ = batch(3, 10)
    A = student.softmax(Z)
    assert_close(A, reference.softmax(Z), name="softmax(Z)")
    assert_close(np.sum(A, axis=1), np.ones(3), name="the row sums of softmax(Z)", atol=1e-7)


@points(1.5)
@hint("Does your result depend on differences of scores only?")
def test_a_shift_of_a_row_changes_nothing(student, reference, rng, batch):
    """A different constant added to each row"""
    Z, _ = batch(6, 4)
    shifts = rng.uniform(-30.0, 30.0, size=(6, 1))
    assert_close(student.softmax(Z + shifts), reference.softmax(Z), name="softmax(Z + shifts)")


@points(1.25)
@hint("Scores may be integers. Does an array of yours inherit their type?")
def test_integer_scores(student, reference, rng):
    """Scores given as integers"""
    Z = rng.integers(-4, 5, size=(6, 4))
    assert_close(student.softmax(Z), reference.softmax(Z.astype(float)), name="softmax(Z)")


@points(1.25)
@hint("Compare Z before and after the call. Operators such as -= work on the array itself.")
def test_scores_are_left_unchanged(student, reference, batch):
    """The scores that were passed in stay as they were"""
    Z, _ = batch(5, 3)
    call = student.call("softmax", Z)
    assert_close(call.value, reference.softmax(Z), name="softmax(Z)")
    assert_unchanged(call)


@points(1)
@hint("What is e^1000 in floating point, and e^-1000? Is one shift for the whole batch enough?")
def test_rows_a_thousand_apart(student):
    """Scores of 1000 and of -1000 in one batch"""
    Z = np.array([[1000.0, -1000.0, -1000.0], [-1000.0, -1000.0, -1000.0], [0.0, np.log(3.0), 0.0]])
    want = [[1.0, 0.0, 0.0], [1 / 3, 1 / 3, 1 / 3], [0.2, 0.6, 0.2]]
    assert_close(student.softmax(Z), want, name="softmax(Z)")


@points(0.75)
@hint("Which cure for overflow keeps the differences between the scores?")
def test_huge_scores_that_differ_by_little(student, reference, rng):
    """Scores near 1000 and near -1000 with small differences"""
    small = rng.normal(size=(4, 5))
    centres = np.array([[1000.0], [-1000.0], [750.0], [-750.0]])
    assert_close(student.softmax(small + centres), reference.softmax(small), name="softmax(Z)")


@points(0.75)
@hint("Can numpy treat all rows at once?")
def test_is_vectorised(student, reference, rng):
    """No Python loop over the samples"""
    assert_vectorised(student, "softmax", lambda n: (rng.normal(size=(n, 4)),), reference.softmax)
