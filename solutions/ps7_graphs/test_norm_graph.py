"""norm_graph: f = sum((W x)**2), with matrices whose shapes and values hide nothing."""

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

F, DW, DX = range(3)
RECTANGULAR = ((3, 4), (4, 2), (2, 5))


def right(W, x):
    """Return f, dW and dx, one entry after the other."""
    m, d = W.shape
    q = [sum(W[i, j] * x[j] for j in range(d)) for i in range(m)]
    dW = [[2.0 * q[i] * x[j] for j in range(d)] for i in range(m)]
    dx = [sum(2.0 * q[i] * W[i, j] for i in range(m)) for j in range(d)]
    return float(sum(v * v for v in q)), np.array(dW), np.array(dx)


@pytest.fixture
def check(parts):
    """Return what compares some parts of an answer with the right ones."""

    def compare(answer, want, which=(F, DW, DX), **tolerances):
        answer = parts(answer, 3, "norm_graph(W, x)")
        for part in which:
            if part == F:
                assert_close(answer[F], want[F], name="f")
            else:
                name = "dW" if part == DW else "dx"
                assert_gradient(answer[part], want[part], name=name, **tolerances)

    return compare


@points(0.5)
@hint("First q = W x, then the sum of its squares.")
def test_value_of_the_worked_graph(student, squared_length, check):
    """f of the example in the text"""
    g = squared_length
    check(student.norm_graph(g.W, g.x), (g.f,), (F,))


@points(1)
@hint("Entry i, j of dW is made of the gradient of q[i] and of x[j].")
def test_dW_of_the_worked_graph(student, squared_length, check):
    """dW of the example in the text"""
    g = squared_length
    check(student.norm_graph(g.W, g.x), (None, g.dW), (DW,))


@points(1)
@hint("x[j] is used in every q[i]. Over which index of W is the sum?")
def test_dx_of_the_worked_graph(student, squared_length, check):
    """dx of the example in the text"""
    g = squared_length
    check(student.norm_graph(g.W, g.x), (None, None, g.dx), (DX,))


@points(1.25)
@hint("dW has the shape of W: its rows belong to q, its columns to x.")
def test_value_and_dW_of_rectangular_matrices(student, check, rng):
    """f and dW of matrices that are not square"""
    for shape in RECTANGULAR:
        W, x = rng.normal(size=shape), rng.normal(size=shape[1])
        check(student.norm_graph(W, x), right(W, x), (F, DW))


@points(1.25)
@hint("(m,) and (m, d) must give (d,): on which side of the product does the matrix stand?")
def test_dx_of_rectangular_matrices(student, check, rng):
    """dx of matrices that are not square"""
    for shape in RECTANGULAR:
        W, x = rng.normal(size=shape), rng.normal(size=shape[1])
        check(student.norm_graph(W, x), right(W, x), (DX,))


@points(1.25)
@hint("Move one entry by a little to both sides and watch f. Which entry disagrees?")
def test_agrees_with_difference_quotients(student, check, rng):
    """Comparison with difference quotients"""
    W, x = rng.normal(size=(3, 2)), rng.normal(size=2)
    dW = numerical_gradient(lambda at: float(np.sum((at @ x) ** 2)), W)
    dx = numerical_gradient(lambda at: float(np.sum((W @ at) ** 2)), x)
    check(student.norm_graph(W, x), (None, dW, dx), (DW, DX), rtol=1e-4, atol=1e-7)


@points(1)
@hint("In a square matrix every transpose fits. Which index is which?")
def test_square_matrices(student, check, rng):
    """Square matrices"""
    for size in (2, 3):
        W, x = rng.normal(size=(size, size)), rng.normal(size=size)
        check(student.norm_graph(W, x), right(W, x))


@points(1)
@hint("With one row or one column shapes like (1, d) and (m, 1) should stay as they are.")
def test_one_row_or_one_column(student, check, rng):
    """Matrices with a single row or a single column"""
    for shape in ((1, 4), (4, 1), (1, 1)):
        W, x = rng.normal(size=shape), rng.normal(size=shape[1])
        check(student.norm_graph(W, x), right(W, x))


@points(0.75)
@hint("Whole numbers in, and none of them lost: which arrays of yours inherit a dtype?")
def test_whole_numbers(student, check, rng):
    """Matrices and vectors of whole numbers"""
    W, x = rng.integers(-4, 5, size=(3, 2)), rng.integers(1, 5, size=2)
    check(student.norm_graph(W, x), right(W, x))
    check(student.norm_graph(W, x / 8), right(W, x / 8))
    check(student.norm_graph(W / 8, x), right(W / 8, x))


@points(1)
@hint("Compare W and x before and after the call. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, check, rng):
    """Nothing passed in is changed"""
    W, x = rng.normal(size=(2, 4)), rng.normal(size=4)
    call = student.call("norm_graph", W, x)
    check(call.value, right(W, x))
    assert_unchanged(call)
