"""Hidden tests of covariance: a slip in centre costs nothing here."""

import numpy as np

from autograder.suite import assert_close, hint, points, uses

pytestmark = uses("centre")


@points(3)
@hint("The sum of products is divided by the number of samples.")
def test_a_worked_example(student):
    """two samples, by hand"""
    X = np.array([[0.0, 1.0], [4.0, 3.0]])
    assert_close(student.covariance(X), [[4.0, 2.0], [2.0, 1.0]], name="covariance(X)")


@points(5)
@hint("Which of the two factors is transposed? The result has a row for each column of X.")
def test_random_tables(student, make_table):
    """more samples than quantities, and fewer"""
    for n, d in ((7, 3), (2, 5)):
        X = make_table(n, d)
        name = f"covariance(X) of a {n}-by-{d} table"
        assert_close(student.covariance(X), np.cov(X.T, bias=True), name=name)
