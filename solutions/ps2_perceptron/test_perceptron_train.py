"""perceptron_train: does it separate what can be separated, and say so; does it give up on XOR?

Start and order of the points are free, so weights are never compared with the reference's. What
has to be so is that the weights separate, and that `converged` tells the truth.
"""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_true,
    assert_tuple,
    assert_unchanged,
    hint,
    points,
    uses,
)

pytestmark = uses("augment", "perceptron_update")


def weights_of(answer, d):
    """Return w as floats, and converged, from an answer of the right form."""
    w, converged = assert_tuple(answer, 2, name="perceptron_train(...)")
    shape = np.shape(w) if isinstance(w, (np.ndarray, list, tuple)) else None
    assert_true(shape == (d + 1,), "w should hold one weight for each input, and the bias first.")
    w = np.asarray(w, dtype=float)
    assert_true(np.all(np.isfinite(w)), "w should hold finite numbers.")
    return w, converged


def solved(answer, X, y):
    """Ask for weights with every point on its right side, and for converged to be True."""
    w, converged = weights_of(answer, X.shape[1])
    sides = y * (X @ w[1:] + w[0])
    assert_true(np.all(sides > 0), "A line separates these points, but with w some are wrong.")
    assert_close(converged, True, name="converged")
    return w


def given_up(answer, X):
    """Ask for converged to be False."""
    _, converged = weights_of(answer, X.shape[1])
    assert_close(converged, False, name="converged")


@points(5)
@hint("Can your line leave the origin? And when may the algorithm stop?")
def test_points_that_a_line_separates(student, separable):
    """Points that a line separates, away from the origin"""
    for n, d, away, margin in ((40, 2, 3.0, 0.5), (8, 2, 2.0, 0.6), (40, 2, 4.0, 1.0)):
        X, y = separable(n, d, away, margin)
        solved(student.perceptron_train(X, y), X, y)
        solved(student.perceptron_train(X, -y), X, -y)


@points(2)
@hint("Does your code count on two inputs? What is the shape of w for d inputs?")
def test_other_numbers_of_inputs(student, separable):
    """One input, three inputs, six inputs"""
    for n, d in ((12, 1), (30, 3), (25, 6)):
        X, y = separable(n, d, 3.0, 0.5)
        solved(student.perceptron_train(X, y, 1.0, 200), X, y)


@points(4)
@hint("Of the 16 ways of labelling four corners, two cannot be had with one line. Which ones?")
def test_all_labellings_of_four_corners(student, labellings):
    """Four corners, labelled in all 16 ways"""
    X, cases = labellings
    for y, possible in cases:
        answer = student.perceptron_train(X, y, 1.0, 150)
        if possible:
            solved(answer, X, y)
        else:
            given_up(answer, X)


@points(2)
@hint("converged is about the weights you return: is every point right, at the same time?")
def test_xor_and_its_neighbours(student, table):
    """XOR, AND and OR with 0 and 1 as inputs"""
    X = table.X.astype(float)
    for y, possible in (([-1, 1, 1, -1], False), ([-1, -1, -1, 1], True), ([-1, 1, 1, 1], True)):
        answer = student.perceptron_train(X, np.array(y))
        if possible:
            solved(answer, X, np.array(y))
        else:
            given_up(answer, X)


@points(2.5)
@hint("How many epochs may the training take, at most? Is max_epochs the number that you use?")
def test_uses_max_epochs(student, far_pair):
    """A difficult pair of points, with few epochs and with many"""
    X, y = far_pair
    given_up(student.perceptron_train(X, y, 1.0, 50), X)
    given_up(student.perceptron_train(X, y), X)
    solved(student.perceptron_train(X, y, 1.0, 3000), X, y)


@points(1.25)
@hint("A point exactly on the line is wrong, so the training is not over.")
def test_points_on_the_line_are_wrong(student, rng):
    """Points on the line are wrong until the end"""
    for label in (-1, 1):
        X = np.array([[float(rng.integers(1, 5))], [0.0]])
        y = np.array([label, -label])
        solved(student.perceptron_train(X, y), X, y)
        solved(student.perceptron_train(X[::-1].copy(), y[::-1].copy()), X[::-1], y[::-1])


@points(1)
@hint("The learning rate changes how long w is. Does your training hand it on?")
def test_uses_the_learning_rate(student, separable, rng):
    """Other learning rates"""
    X, y = separable(12, 2, 2.0, 0.6)
    small, large = float(rng.uniform(0.2, 0.4)), float(rng.uniform(2.0, 3.0))
    first = solved(student.perceptron_train(X, y, small, 300), X, y)
    second = solved(student.perceptron_train(X, y, large, 300), X, y)
    turned = solved(student.perceptron_train(X, -y, large, 300), X, -y)
    same = np.allclose(first, second, rtol=1e-3) or np.allclose(second, turned, rtol=1e-3)
    assert_true(not same, "Other learning rates, other labels, and w is always the same.")


@points(0.75)
@hint("What are the learning rate and the number of epochs if nobody mentions them?")
def test_defaults(student, reference, separable, rng):
    """Called without a learning rate and without a number of epochs"""
    X, y = separable(6, 2, 1.0, 0.6)
    solved(student.perceptron_train(X, y), X, y)
    one = np.concatenate([[[1.0]], rng.normal(size=(1, 2))], axis=1)
    for label in (-1, 1):
        same_as(student, one[:, 1:], np.array([label]))
    while True:  # one that takes the reference more than 100 epochs
        near, y = rng.uniform(0.0, 0.3, size=6), rng.choice([-1, 1]) * np.repeat([1, -1], 3)
        X = np.where(np.arange(6) < 3, 20.0 - near, 21.0 + near)[:, None]
        if not reference.perceptron_train(X, y, 1.0, 101)[1]:
            break
    same_as(student, X, y)


def same_as(student, X, y):
    """Ask for the answer with eta = 1 and 100 epochs, unless the answers are random anyway."""
    first, second, silent = (
        weights_of(student.perceptron_train(*args), X.shape[1])[0]
        for args in ((X, y, 1.0, 100), (X, y, 1.0, 100), (X, y))
    )
    if np.array_equal(first, second):
        assert_close(silent, first, name="w, without eta and max_epochs")


@points(0.5)
@hint("How often does the body of your loop run when max_epochs is 0?")
def test_no_epoch_at_all(student, reference, separable):
    """No epoch at all, and then as many as needed"""
    while True:  # points that the reference learns within a single epoch
        X, y = separable(8, 3, 0.0, 0.5)
        if reference.perceptron_train(X, y, 1.0, 1)[1]:
            break
    answers = [student.perceptron_train(X, labels, 1.0, 0) for labels in (y, -y)]
    both = [np.all(converged) for _, converged in (weights_of(a, 3) for a in answers)]
    assert_true(not all(both), "Without any epoch there is no learning, whatever the labels.")
    for labels in (y, -y):
        solved(student.perceptron_train(X, labels, 1.0, 100), X, labels)


@points(1)
@hint("Try whole numbers and labels as floats; compare X and y before and after the call.")
def test_whole_numbers_and_no_changes(student, table, rng):
    """Whole numbers, labels as floats; nothing passed in is changed"""
    shift = int(rng.integers(-2, 3))
    for X, y in (
        (table.X + shift, np.array([-1, -1, -1, 1])),
        (table.X + shift, np.array([1.0, 1.0, 1.0, -1.0])),
        (table.X + 0.5 * shift, np.array([-1.0, 1.0, 1.0, 1.0])),
    ):
        call = student.call("perceptron_train", X, y, 1, 400)
        solved(call.value, X, y)
        assert_unchanged(call)
