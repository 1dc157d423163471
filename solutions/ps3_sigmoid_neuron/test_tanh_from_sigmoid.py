"""tanh_from_sigmoid: equals np.tanh everywhere (a solution that calls np.tanh is right, too)."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("sigmoid")


@points(1.25)
@hint("Compare the slopes at 0: which factor belongs inside the sigmoid?")
def test_is_right_at_the_arguments_of_the_text(student):
    """tanh of 0.5, 1 and 2"""
    got = student.tanh_from_sigmoid(np.array([0.5, 1.0, 2.0]))
    want = np.array([0.462117157260, 0.761594155956, 0.964027580076])
    assert_close(got, want, name="tanh_from_sigmoid(x)")


@points(1.25)
@hint("Stretch and shift: which numbers should the result tend to on both sides?")
def test_equals_tanh_on_a_matrix_and_on_a_number(student, rng):
    """Comparison with the hyperbolic tangent"""
    x = rng.normal(scale=1.5, size=(3, 5))
    assert_close(student.tanh_from_sigmoid(x), np.tanh(x), name="tanh_from_sigmoid(x)")
    x = float(rng.uniform(0.2, 2.0))
    assert_close(student.tanh_from_sigmoid(x), np.tanh(x), name="tanh_from_sigmoid(x)")


@points(0.75)
@hint("tanh passes through the origin and changes its sign with x.")
def test_changes_its_sign_with_x(student, rng):
    """Odd symmetry, and the value at 0"""
    x = rng.uniform(0.2, 3.0, size=6)
    x = np.concatenate([-x, [0.0], x])
    assert_close(student.tanh_from_sigmoid(x), np.tanh(x), name="tanh_from_sigmoid(x)")


@points(0.75)
@hint("Try whole numbers, and compare the argument before and after the call.")
def test_takes_whole_numbers_and_leaves_its_argument_alone(student, rng):
    """Whole numbers; the argument is not changed"""
    x = rng.integers(-3, 4, size=8)
    assert_close(student.tanh_from_sigmoid(x), np.tanh(x), name="tanh_from_sigmoid(x)")
    x = rng.normal(size=8)
    call = student.call("tanh_from_sigmoid", x)
    assert_close(call.value, np.tanh(x), name="tanh_from_sigmoid(x)")
    assert_unchanged(call)


@points(0.5)
@hint("What happens for a very large and for a very negative argument?")
def test_stays_finite_for_extreme_arguments(student, rng):
    """Arguments around 1000 and -1000"""
    x = rng.permutation(np.concatenate([[1000.0, -1000.0], rng.normal(size=4)]))
    assert_close(student.tanh_from_sigmoid(x), np.tanh(x), name="tanh_from_sigmoid(x)")


@points(0.5)
@hint("Let numpy work on the whole array at once.")
def test_is_vectorised(student, rng):
    """Whole arrays at once"""
    assert_vectorised(student, "tanh_from_sigmoid", lambda n: (rng.normal(size=n),), np.tanh)
