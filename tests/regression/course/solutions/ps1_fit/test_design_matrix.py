"""Hidden tests of design_matrix."""

import numpy as np

from autograder.suite import assert_close, assert_vectorised, hint, points


@points(4)
@hint("Which power belongs in the first column?")
def test_powers(student, rng):
    """powers of random numbers, up to several degrees"""
    for degree in (1, 3):
        x = rng.normal(size=5)
        want = np.vander(x, degree + 1, increasing=True)
        assert_close(student.design_matrix(x, degree), want, name=f"the matrix of degree {degree}")


@points(2)
def test_is_vectorised(student, rng):
    """no Python loop over the samples"""
    assert_vectorised(
        student,
        "design_matrix",
        lambda n: (rng.normal(size=n), 2),
        lambda x, degree: np.vander(x, degree + 1, increasing=True),
    )
