"""Hidden tests of double; the text SENTINEL_ba9876543210 must never reach a student."""

import numpy as np

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points


@points(2)
@hint("Is the result twice the argument?")
def test_a_number(student):
    """a single number"""
    assert_close(student.double(3.0), 6.0, name="double(x)")


@points(2)
def test_random_arrays(student, rng):
    """arrays drawn at grading"""
    x = rng.normal(size=(3, 4))
    assert_close(student.double(x), 2 * x, name="double(x)")


@points(1)
def test_nothing_is_changed(student):
    """the argument stays as it was"""
    call = student.call("double", np.ones(3))
    assert_close(call.value, 2 * np.ones(3), name="double(x)")
    assert_unchanged(call)


@points(1)
def test_is_vectorised(student, rng):
    """no Python loop"""
    assert_vectorised(student, "double", lambda n: (rng.normal(size=n),), lambda x: 2 * x)
