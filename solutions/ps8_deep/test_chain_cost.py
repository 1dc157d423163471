"""chain_cost: the worked chain, random chains in both orders, one matrix, one last column."""

import numpy as np

from autograder.suite import assert_close, hint, points

LEFT, RIGHT = 'chain_cost(dims, "left")', 'chain_cost(dims, "right")'


def sizes(rng, count):
    """Draw so many different sizes."""
    return [int(size) for size in rng.permutation(np.arange(2, 60))[:count]]


def cost_from_left(dims):
    """Multiply from the left, one product after the other, and count."""
    count = 0
    for i in range(len(dims) - 1):
        count += 1 * dims[i] * dims[i + 1]
    return count


def cost_from_right(dims):
    """Multiply from the right, one product after the other, and count."""
    shapes = [(1, dims[0]), *zip(dims[:-1], dims[1:], strict=True)]
    count = 0
    while len(shapes) > 1:
        (p, q), (_, r) = shapes[-2:]
        count += p * q * r
        shapes[-2:] = [(p, r)]
    return count


@points(0.5)
@hint("From the left every result is again a single row.")
def test_the_worked_chain_from_the_left(student):
    """A row of 10, a (10, 100) and a (100, 100) matrix, from the left"""
    assert_close(student.chain_cost([10, 100, 100], "left"), 11000, name=LEFT)


@points(0.75)
@hint("From the right the two matrices are multiplied first. What shape has their product?")
def test_the_worked_chain_from_the_right(student):
    """A row of 10, a (10, 100) and a (100, 100) matrix, from the right"""
    assert_close(student.chain_cost([10, 100, 100], "right"), 101000, name=RIGHT)


@points(1.25)
@hint("From the left every result is again a single row: how long is it after each step?")
def test_longer_chains_from_the_left(student, rng):
    """Three and more matrices from the left"""
    for count in (4, 5, 7):
        dims = sizes(rng, count)
        assert_close(student.chain_cost(dims, "left"), cost_from_left(dims), name=LEFT)


@points(1.25)
@hint("Write down the shape of the product after each step from the right. The row comes last.")
def test_longer_chains_from_the_right(student, rng):
    """Three and more matrices from the right"""
    for count in (4, 5, 7):
        dims = sizes(rng, count)
        assert_close(student.chain_cost(dims, "right"), cost_from_right(dims), name=RIGHT)


@points(0.5)
@hint("With one matrix there is only one product. Does it matter where you begin?")
def test_a_single_matrix(student, rng):
    """One matrix, both orders"""
    dims = sizes(rng, 2)
    assert_close(student.chain_cost(dims, "left"), dims[0] * dims[1], name=LEFT)
    assert_close(student.chain_cost(dims, "right"), dims[0] * dims[1], name=RIGHT)


@points(0.75)
@hint("A last matrix with one column keeps everything a column, from the right.")
def test_a_last_matrix_of_one_column(student, rng):
    """The last matrix is a column: both orders are cheap"""
    dims = [*sizes(rng, 4), 1]
    assert_close(student.chain_cost(dims, "right"), cost_from_right(dims), name=RIGHT)
    assert_close(student.chain_cost(dims, "left"), cost_from_left(dims), name=LEFT)
