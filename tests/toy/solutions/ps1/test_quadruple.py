"""Hidden tests of quadruple."""

from autograder.suite import assert_close, points, uses

pytestmark = uses("double")


@points(3)
def test_random_arrays(student, rng):
    """arrays drawn at grading"""
    x = rng.normal(size=5)
    assert_close(student.quadruple(x), 4 * x, name="quadruple(x)")


@points(1)
def test_zero(student):
    """zero"""
    assert_close(student.quadruple(0.0), 0.0, name="quadruple(x)")
