"""softmax_jacobian: worked matrix, random sizes, difference quotients, sums, zeros."""

import numpy as np

from autograder.suite import assert_close, assert_gradient, assert_unchanged, hint, points, uses

pytestmark = uses("softmax")


@points(3.25)
@hint("There are two kinds of entries: a score acting on its own probability, and on another one.")
def test_three_classes_by_hand(student, worked):
    """The probabilities of the worked sample"""
    assert_gradient(student.softmax_jacobian(worked.a), worked.jacobian, name="softmax_jacobian(a)")


@points(2.25)
@hint("Compare your entries beside the diagonal with the formula, size and sign.")
def test_random_probabilities(student, reference, probabilities):
    """Five classes"""
    a = probabilities(1, 5)[0]
    want = reference.softmax_jacobian(a)
    assert_gradient(student.softmax_jacobian(a), want, name="softmax_jacobian(a)")


@points(1.75)
@hint("For two classes all four entries have the same size. Which signs do they have?")
def test_two_classes(student, rng):
    """Two classes, one of them more probable"""
    p = float(rng.uniform(0.6, 0.9))
    want = p * (1 - p) * np.array([[1.0, -1.0], [-1.0, 1.0]])
    J = student.softmax_jacobian(np.array([p, 1 - p]))
    assert_gradient(J, want, name="softmax_jacobian(a)")


@points(1.75)
@hint("Move one score a little and watch all probabilities: that is one column.")
def test_equals_difference_quotients(student, reference, rng):
    """Against difference quotients of the softmax"""
    z, h = rng.normal(size=6), 1e-5
    steps = h * np.eye(6)  # row j moves score j
    slopes = (reference.softmax(z + steps) - reference.softmax(z - steps)) / (2 * h)
    J = student.softmax_jacobian(reference.softmax(z[np.newaxis])[0])
    assert_gradient(J, slopes.T, name="softmax_jacobian(a)", rtol=1e-4, atol=1e-7)


@points(1.25)
@hint("What one probability gains, the others lose; and what happens if all scores rise together?")
def test_rows_and_columns_sum_to_zero(student, reference, probabilities):
    """Many classes: right values, rows and columns sum to 0"""
    a = probabilities(1, 12)[0]
    J = student.softmax_jacobian(a)
    assert_gradient(J, reference.softmax_jacobian(a), name="softmax_jacobian(a)")
    assert_close(np.sum(J, axis=0), np.zeros(12), name="the column sums of the Jacobian")
    assert_close(np.sum(J, axis=1), np.zeros(12), name="the row sums of the Jacobian")


@points(1.25)
@hint("Compare a before and after the call.")
def test_probabilities_are_left_unchanged(student, reference, probabilities):
    """The probabilities that were passed in stay as they were"""
    a = probabilities(1, 4)[0]
    call = student.call("softmax_jacobian", a)
    assert_gradient(call.value, reference.softmax_jacobian(a), name="softmax_jacobian(a)")
    assert_unchanged(call)


@points(1.5)
@hint("A class of probability 0 moves no one and is not moved. Do you divide by a probability?")
def test_probabilities_that_are_exactly_zero(student, rng):
    """Classes with probability exactly 0"""
    p = float(rng.uniform(0.2, 0.4))
    J = student.softmax_jacobian(np.array([0.0, p, 0.0, 1 - p]))
    want = np.zeros((4, 4))
    want[1, 1] = want[3, 3] = p * (1 - p)
    want[1, 3] = want[3, 1] = -p * (1 - p)
    assert_gradient(J, want, name="softmax_jacobian(a)")
