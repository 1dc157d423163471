"""Hidden tests of normal_equations."""

from autograder.suite import assert_close, points


@points(6)
def test_best_weights(student, data, best):
    """best weights for random data"""
    assert_close(student.normal_equations(*data), best, name="the weights")
