"""The words a hidden suite is written in.

A suite is an ordinary pytest file ``solutions/<ps>/test_<exercise>.py`` that
speaks to the student's code only through the ``student`` fixture.
"""

from autograder.suite.checks import (
    assert_close,
    assert_gradient,
    assert_keys,
    assert_true,
    assert_tuple,
    assert_unchanged,
    assert_vectorised,
)
from autograder.suite.marks import hint, points, uses
from autograder.suite.numerics import numerical_gradient

__all__ = [
    "assert_close",
    "assert_gradient",
    "assert_keys",
    "assert_true",
    "assert_tuple",
    "assert_unchanged",
    "assert_vectorised",
    "hint",
    "numerical_gradient",
    "points",
    "uses",
]
