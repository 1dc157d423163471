"""perceptron_error: the worked table, random batches, a right batch, scaling, points on the line."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("step", "ltu")

NAME = "perceptron_error(w, X, y)"


@points(2.5)
@hint("Write down y (w . x) for each of the four points. Which of them belong into the sum?")
def test_the_worked_table(student, worked_error):
    """The table of the text"""
    case = worked_error
    assert_close(student.perceptron_error(case.w, case.X, case.y), case.error, name=NAME)


@points(3)
@hint("Is the error a number of points, a mean, or a sum of distances? Of which points?")
def test_random_batches(student, reference, labelled):
    """Other weights and batches"""
    for n, d, wrong in ((8, 2, 3), (15, 4, 7), (30, 1, 11)):
        case = labelled(n, d, wrong)
        want = reference.perceptron_error(case.w, case.X, case.y)
        assert_close(student.perceptron_error(case.w, case.X, case.y), want, name=NAME)


@points(2)
@hint("Add a right point, then a wrong one: what does each do to the error?")
def test_right_points_add_nothing(student, labelled):
    """Right points add nothing, wrong points add up"""
    case = labelled(12, 3, 5)
    got = student.perceptron_error(case.w, case.X, case.y)
    wrong = case.flip < 0
    alone = [
        student.perceptron_error(case.w, x[None], y[None])
        for x, y in zip(case.X[wrong], case.y[wrong], strict=True)
    ]
    each = np.abs(case.X @ case.w)[wrong]
    for value, want in zip(alone, each, strict=True):
        assert_close(value, want, name=NAME)
    assert_close(got, np.sum(each), name=NAME)


@points(1.75)
@hint("Turn all labels round: what was right is wrong. Can the error be negative?")
def test_is_zero_when_all_are_right(student, labelled):
    """0 when all points are right; all labels turned round"""
    case = labelled(9, 2, 0)
    assert_close(student.perceptron_error(case.w, case.X, case.y), 0.0, name=NAME)
    want = np.sum(np.abs(case.X @ case.w))
    assert_close(student.perceptron_error(case.w, case.X, -case.y), want, name=NAME)


@points(1.25)
@hint("What does a point add whose sum w . x is exactly 0?")
def test_points_on_the_line(student, rng):
    """Points exactly on the line"""
    t = rng.integers(-6, 7, size=5).astype(float)
    X = np.column_stack([np.ones(5), t, 0.5 * t])
    w, y = np.array([0.0, 1.0, -2.0]), rng.choice([-1, 1], size=5)
    assert_close(student.perceptron_error(w, X, y), 0.0, name=NAME)
    shift, label = float(rng.integers(1, 5)), int(y[0])
    X[0, 2] += shift
    want = 2.0 * shift if label == 1 else 0.0
    assert_close(student.perceptron_error(w, X, y), want, name=NAME)
    y[0] = -label
    assert_close(student.perceptron_error(w, X, y), 2.0 * shift - want, name=NAME)


@points(0.75)
@hint("The error is a distance of sorts: how does it grow with w?")
def test_grows_in_proportion_to_the_weights(student, reference, labelled, rng):
    """Longer weights"""
    case, factor = labelled(10, 3, 4), float(rng.uniform(2.0, 1000.0))
    want = factor * reference.perceptron_error(case.w, case.X, case.y)
    assert_close(student.perceptron_error(factor * case.w, case.X, case.y), want, name=NAME)


@points(1.25)
@hint("Labels as floats, points as whole numbers; are the arguments the same after the call?")
def test_whole_numbers_and_no_changes(student, reference, rng):
    """Whole numbers, labels as floats; the arguments are not changed"""
    for kind, label in ((int, float), (float, int)):
        X = np.column_stack([np.ones(10), rng.integers(-5, 6, size=(10, 2))]).astype(kind)
        X[0] = (1, 5, 5)
        w, y = np.array([1, 2, 3]).astype(kind), rng.choice([-1, 1], size=10).astype(label)
        y[0] = -1
        call = student.call("perceptron_error", w, X, y)
        assert_close(call.value, reference.perceptron_error(w, X, y), name=NAME)
        assert_unchanged(call)


@points(0.5)
@hint("One matrix product gives all sums.")
def test_is_vectorised(student, reference, labelled):
    """The whole batch at once"""

    def make(n):
        case = labelled(n, 3, n // 2)
        return case.w, case.X, case.y

    assert_vectorised(student, "perceptron_error", make, reference.perceptron_error)
