"""softmax_gradient: worked samples, batches of any form, difference quotients, huge scores."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    assert_vectorised,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("softmax", "one_hot", "softmax_jacobian")


@points(3.75)
@hint("Which of the three scores should the update raise, and which should it lower?")
def test_one_sample_by_hand(student, worked):
    """One sample, true class 0"""
    dZ = student.softmax_gradient(worked.Z, np.array([0]))
    assert_gradient(dZ, worked.gradient_if_0, name="dC/dZ")


@points(3.75)
@hint("The scores are the same, only the label is another. Which entries should change?")
def test_the_same_sample_with_other_labels(student, worked):
    """The same sample, true class 1 and true class 2"""
    dZ = student.softmax_gradient(worked.Z, np.array([1]))
    assert_gradient(dZ, worked.gradient_if_1, name="dC/dZ")
    dZ = student.softmax_gradient(worked.Z, np.array([2]))
    assert_gradient(dZ, worked.gradient_if_2, name="dC/dZ")


@points(3)
@hint("What does the mean over a batch add, and does each row use its own label?")
def test_a_rectangular_batch(student, reference, batch):
    """Random scores and labels, more samples than classes"""
    Z, y = batch(7, 4)
    assert_gradient(student.softmax_gradient(Z, y), reference.softmax_gradient(Z, y), name="dC/dZ")


@points(3)
@hint("Here a mixed-up axis raises no error. Check the shape of every step.")
def test_a_square_batch(student, reference, batch):
    """As many samples as classes"""
    Z, y = batch(5, 5)
    assert_gradient(student.softmax_gradient(Z, y), reference.softmax_gradient(Z, y), name="dC/dZ")


@points(1.5)
@hint("What do you divide by: the number of samples, of classes, or of entries?")
def test_few_samples_with_many_classes(student, reference, batch):
    """Two samples, nine classes"""
    Z, y = batch(2, 9)
    assert_gradient(student.softmax_gradient(Z, y), reference.softmax_gradient(Z, y), name="dC/dZ")


@points(1.5)
@hint("For two classes the two entries of a sample are opposite. Is that so in your result?")
def test_two_classes(student, rng, labels):
    """Two classes, where the softmax is a sigmoid of the difference"""
    Z, y = rng.normal(size=(6, 2)), labels(6, 2)
    sign = np.where(y == 0, 1.0, -1.0)  # class 0 is right: 1
    wrong = 1 / (1 + np.exp(sign * (Z[:, 0] - Z[:, 1])))  # probability of the wrong class
    want = np.column_stack([-sign * wrong, sign * wrong]) / 6
    assert_gradient(student.softmax_gradient(Z, y), want, name="dC/dZ")


@points(2.5)
@hint("Compare your gradient with difference quotients of the mean cost, entry by entry.")
def test_equals_difference_quotients(student, batch, mean_cost):
    """Against difference quotients of the mean cost"""
    Z, y = batch(6, 3)
    slopes = numerical_gradient(lambda at: mean_cost(at, y), Z)
    dZ = student.softmax_gradient(Z, y)
    assert_gradient(dZ, slopes, name="dC/dZ", rtol=1e-4, atol=1e-7)


@points(1)
@hint("If all scores of a sample rise together, what happens to its cost?")
def test_rows_sum_to_zero(student, reference, batch):
    """Right values, and each row sums to 0"""
    Z, y = batch(4, 6)
    dZ = student.softmax_gradient(Z, y)
    assert_gradient(dZ, reference.softmax_gradient(Z, y), name="dC/dZ")
    assert_close(np.sum(dZ, axis=1), np.zeros(4), name="the row sums of dC/dZ", atol=1e-8)


@points(1)
@hint("Adding a constant to all scores of one sample should change nothing.")
def test_a_shift_of_a_row_changes_nothing(student, reference, rng, batch):
    """A different constant added to each row of scores"""
    Z, y = batch(5, 4)
    shifts = rng.uniform(-30.0, 30.0, size=(5, 1))
    want = reference.softmax_gradient(Z, y)
    assert_gradient(student.softmax_gradient(Z + shifts, y), want, name="dC/dZ")


@points(1.5)
@hint("How many columns has your target matrix if the last class does not occur in the batch?")
def test_a_batch_without_the_last_class(student, reference, rng, batch):
    """The last classes do not occur among the labels"""
    Z, _ = batch(5, 6)
    y = rng.permutation(np.array([0, 1, 2, 3, 1]))
    assert_gradient(student.softmax_gradient(Z, y), reference.softmax_gradient(Z, y), name="dC/dZ")


@points(1)
@hint(
    "The mean cost of a doubled batch is the same, but each copy carries only half of the weight."
)
def test_a_doubled_batch_halves_every_row(student, reference, batch):
    """Every sample of a batch given twice"""
    Z, y = batch(3, 4)
    half = reference.softmax_gradient(Z, y) / 2
    dZ = student.softmax_gradient(np.vstack([Z, Z]), np.concatenate([y, y]))
    assert_gradient(dZ, np.vstack([half, half]), name="dC/dZ")


@points(1)
@hint("Scores may be integers. Does an array of yours inherit their type?")
def test_integer_scores(student, reference, rng, labels):
    """Scores given as integers"""
    Z, y = rng.integers(-4, 5, size=(6, 4)), labels(6, 4)
    want = reference.softmax_gradient(Z.astype(float), y)
    assert_gradient(student.softmax_gradient(Z, y), want, name="dC/dZ")


@points(1)
@hint("Compare Z and y before and after the call. Is a second name for an array a copy of it?")
def test_arguments_are_left_unchanged(student, reference, batch):
    """The scores and labels that were passed in stay as they were"""
    Z, y = batch(5, 3)
    call = student.call("softmax_gradient", Z, y)
    assert_gradient(call.value, reference.softmax_gradient(Z, y), name="dC/dZ")
    assert_unchanged(call)


@points(1.5)
@hint("What is e^1000 in floating point, and e^-1000? Is one shift for the whole batch enough?")
def test_rows_a_thousand_apart(student, reference, rng, labels):
    """Scores of 1000 and of -1000 in one batch"""
    small, y = rng.normal(size=(3, 3)), labels(3, 3)
    Z = small + np.array([[1000.0], [-1000.0], [0.0]])
    want = reference.softmax_gradient(small, y)
    assert_gradient(student.softmax_gradient(Z, y), want, name="dC/dZ")


@points(1.5)
@hint(
    "The probability of the true class may be 0 in floating point. Does your formula divide by it?"
)
def test_sure_and_right_beside_sure_and_wrong(student):
    """A lead of 2000 for the right class, and for a wrong one"""
    Z = np.array([[1000.0, -1000.0, -1000.0], [-1000.0, 1000.0, -1000.0]])
    dZ = student.softmax_gradient(Z, np.array([0, 2]))
    assert_gradient(dZ, [[0.0, 0.0, 0.0], [0.0, 0.5, -0.5]], name="dC/dZ")


@points(1.5)
@hint("Can numpy treat all rows at once?")
def test_is_vectorised(student, reference, rng):
    """No Python loop over the samples"""
    assert_vectorised(
        student,
        "softmax_gradient",
        lambda n: (rng.normal(size=(n, 4)), rng.integers(0, 4, size=n)),
        reference.softmax_gradient,
    )
