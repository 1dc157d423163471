"""perceptron_update: wrong points of both labels, right points, points on the line, eta."""

import numpy as np

from autograder.suite import assert_close, assert_true, assert_unchanged, hint, points

NAME = "perceptron_update(w, x, y)"
LABELS = (-1, 1)


@points(2)
@hint("After the correction, should the point be more or less on its right side? By how much?")
def test_the_worked_correction(student):
    """The correction of the text"""
    w, x = np.array([0.0, 1.0, -1.0]), np.array([1.0, 1.0, 0.0])
    assert_close(student.perceptron_update(w, x, -1, 0.5), [-0.5, 0.5, -1.0], name=NAME)


@points(3)
@hint("Follow one wrong point of each label: towards x, or away from it? Where does eta enter?")
def test_wrong_points(student, reference, one_point, rng):
    """Wrong points of both labels, other learning rates"""
    for d in (1, 2, 4):
        for label in LABELS:
            w, x, y = one_point(d, label, wrong=True)
            eta = float(rng.uniform(0.05, 3.0))
            want = reference.perceptron_update(w, x, y, eta)
            assert_close(student.perceptron_update(w, x, y, eta), want, name=NAME)


@points(2.5)
@hint("When does the rule leave the weights alone?")
def test_right_points_change_nothing(student, one_point, rng):
    """Right points of both labels; the same points with the other label"""
    for label in LABELS:
        w, x, y = one_point(3, label, wrong=False)
        eta = float(rng.uniform(0.1, 2.0))
        assert_close(student.perceptron_update(w, x, y, eta), w, name=NAME)
        assert_close(student.perceptron_update(w, x, -y, eta), w - eta * y * x, name=NAME)


@points(2)
@hint("What happens if you start from w = 0?")
def test_points_on_the_line(student, rng):
    """Start from w = 0; a point exactly on the line"""
    for label in LABELS:
        x, eta = np.concatenate([[1.0], rng.normal(size=3)]), float(rng.uniform(0.1, 2.0))
        assert_close(
            student.perceptron_update(np.zeros(4), x, label, eta), eta * label * x, name=NAME
        )
        t = float(rng.integers(1, 9))
        w, x = np.array([t, -1.0, 2.0]), np.array([1.0, t + 4.0, 2.0])
        assert_close(student.perceptron_update(w, x, label, eta), w + eta * label * x, name=NAME)


@points(0.75)
@hint("How near to the line may a right point be, and still be right?")
def test_points_close_to_the_line(student, rng):
    """Points just on the right side, just on the wrong side"""
    for label in LABELS:
        near = float(rng.uniform(1.0, 9.0)) * 1e-3
        w, x = np.array([near, 1.0, -1.0]), np.array([1.0, 0.5, 0.5])
        assert_close(student.perceptron_update(label * w, x, label), label * w, name=NAME)
        w[0] = -near
        assert_close(student.perceptron_update(label * w, x, label), label * (w + x), name=NAME)


@points(1)
@hint("What is the learning rate if nobody mentions one?")
def test_default_learning_rate(student, one_point):
    """Called without a learning rate"""
    for label in LABELS:
        w, x, y = one_point(2, label, wrong=True)
        assert_close(student.perceptron_update(w, x, y), w + y * x, name=NAME)


@points(1.25)
@hint("By the formula of 2.2, how much does y (w . x) grow with each correction?")
def test_repeated_corrections_end_on_the_right_side(student, one_point, rng):
    """The same point again and again, until it is right"""
    for label in LABELS:
        w, x, y = one_point(3, label, wrong=True)
        steps = int(rng.integers(2, 6))
        eta = abs(float(w @ x)) / float(x @ x) / (steps - 0.5)  # right after so many corrections
        start = w
        for _ in range(steps + 2):
            w = np.asarray(student.perceptron_update(w, x, y, eta), dtype=float)
        assert_close(w, start + steps * eta * y * x, name=f"{NAME}, repeated", rtol=1e-6)
        assert_true(y * (w @ x) > 0, "In the end the point should be on its right side.")


@points(1.5)
@hint("Compare w and x before and after the call. What does += do to an array?")
def test_nothing_passed_in_is_changed(student, reference, one_point):
    """Nothing passed in is changed"""
    for label in LABELS:
        for wrong in (True, False):
            w, x, y = one_point(2, label, wrong=wrong)
            call = student.call("perceptron_update", w, x, y, 0.5)
            assert_close(call.value, reference.perceptron_update(w, x, y, 0.5), name=NAME)
            assert_unchanged(call)


@points(1)
@hint("Weights of whole numbers can become fractions. The label may arrive as a float.")
def test_whole_numbers(student):
    """Whole numbers, a label as a float"""
    w, x = np.array([1, 2, -2]), np.array([1, 3, 1])
    assert_close(student.perceptron_update(w, x, -1, 0.25), [0.75, 1.25, -2.25], name=NAME)
    assert_close(student.perceptron_update(w, x, 1.0, 0.25), [1, 2, -2], name=NAME)
    assert_close(student.perceptron_update(-w, x, 1.0, 2), [1, 4, 4], name=NAME)
