"""xor_network: the table, other orders, repeated rows, one row, large batches."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("step", "ltu", "mcp_neuron", "augment")

NAME = "xor_network(X)"


def rows(table, rng, n, kind=float):
    """Draw rows of the table, each of the four at least once where there is room."""
    order = np.concatenate([rng.permutation(4), rng.integers(4, size=max(n - 4, 0))])[:n]
    order = rng.permutation(order)
    return table.X[order].astype(kind), table.xor[order]


@points(2.5)
@hint("Follow each of the four rows through the hidden units. What should (1, 1) give?")
def test_the_table(student, table):
    """The four rows of the table"""
    for kind in (int, float):
        assert_close(student.xor_network(table.X.astype(kind)), table.xor, name=NAME)


@points(2)
@hint("The answer belongs to the row, not to its place in the batch.")
def test_rows_in_another_order(student, table, rng):
    """The four rows in other orders"""
    for _ in range(4):
        X, want = rows(table, rng, 4)
        assert_close(student.xor_network(X), want, name=NAME)


@points(2.5)
@hint("A batch may have any length, and a row may come again.")
def test_longer_and_shorter_batches(student, table, rng):
    """Longer and shorter batches, rows that come again"""
    for n in (2, 3, 5, 17, 64):
        X, want = rows(table, rng, n, kind=int if n % 2 else float)
        assert_close(student.xor_network(X), want, name=NAME)


@points(1.5)
@hint("What does your network give for one single row? One answer, in an array of shape (1,).")
def test_one_row_at_a_time(student, table):
    """One row at a time"""
    for x, want in zip(table.X, table.xor, strict=True):
        assert_close(student.xor_network(x[None]), [want], name=NAME)


@points(1)
@hint("Compare X before and after the call.")
def test_leaves_its_input_alone(student, table, rng):
    """The batch passed in is not changed"""
    for kind in (int, float):
        X, want = rows(table, rng, 9, kind)
        call = student.call("xor_network", X)
        assert_close(call.value, want, name=NAME)
        assert_unchanged(call)


@points(0.5)
@hint("Two matrix products serve the whole batch.")
def test_is_vectorised(student, table, rng):
    """The whole batch at once"""
    assert_vectorised(
        student,
        "xor_network",
        lambda n: (rows(table, rng, n)[0],),
        lambda X: (X[:, 0] != X[:, 1]).astype(int),
    )
