"""branch_example: f = x y + x, where the gradients of two branches are added."""

import numpy as np
import pytest

from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("AddGate", "MulGate")


@pytest.fixture
def check(parts):
    """Return what compares an answer with the formula."""

    def compare(answer, x, y):
        f, dfdx, dfdy = parts(answer, 3, "branch_example(x, y)")
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        assert_close(f, x * y + x, name="f")
        assert_gradient(dfdx, y + 1, name="df/dx")
        assert_gradient(dfdy, x, name="df/dy")

    return compare


@points(2.5)
@hint("x is used twice. Are both contributions in your sum?")
def test_the_numbers_of_the_text(student, check):
    """x = 3, y = 4"""
    check(student.branch_example(3.0, 4.0), 3.0, 4.0)


@points(2.25)
@hint("Write the graph down for your own numbers, with a gradient on every arrow.")
def test_other_numbers(student, check, any_numbers):
    """Other numbers"""
    for _ in range(4):
        x, y = any_numbers(2)
        check(student.branch_example(x, y), x, y)


@points(1.75)
@hint("With arrays the same happens in every entry, and df/df is 1 in every entry.")
def test_arrays(student, check, rng):
    """Vectors and matrices"""
    for shape in ((4,), (3,), (2, 3), (3, 3)):
        x, y = rng.normal(size=(2, *shape))
        check(student.branch_example(x, y), x, y)


@points(1.25)
@hint("Move x by a little to both sides, keep y, and watch f. Then the other way round.")
def test_agrees_with_difference_quotients(student, parts, rng):
    """Comparison with difference quotients"""
    x, y = (float(v) for v in rng.uniform(0.5, 2.0, 2))
    f, dfdx, dfdy = parts(student.branch_example(x, y), 3, "branch_example(x, y)")
    assert_close(f, x * (y + 1), name="f")
    want = numerical_gradient(lambda at: float(at[0] * at[1] + at[0]), np.array([x, y]))
    assert_gradient(dfdx, want[0], name="df/dx", rtol=1e-4, atol=1e-7)
    assert_gradient(dfdy, want[1], name="df/dy", rtol=1e-4, atol=1e-7)


@points(1.25)
@hint("At y = -1 the two branches cancel; at y = 0 only the direct one counts. Does yours do so?")
def test_branches_that_cancel(student, check, any_numbers):
    """Places where a branch is silent or cancels the other"""
    x, y = any_numbers(2)
    for pair in ((x, -1.0), (x, 0.0), (0.0, y), (0.0, 0.0)):
        check(student.branch_example(*pair), *pair)


@points(1)
@hint("Whole numbers, and arrays that should be left alone: which statements write in place?")
def test_whole_numbers_and_nothing_changed(student, check, rng):
    """Whole numbers; nothing passed in is changed"""
    check(student.branch_example(-2, 5), -2, 5)
    x, y = rng.integers(-9, 10, size=(2, 5))
    call = student.call("branch_example", x, y)
    check(call.value, x, y)
    assert_unchanged(call)
    x, y = rng.normal(size=(2, 5))
    call = student.call("branch_example", x, y)
    check(call.value, x, y)
    assert_unchanged(call)
