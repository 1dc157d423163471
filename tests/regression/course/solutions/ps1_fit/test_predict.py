"""Hidden tests of predict."""

from autograder.suite import assert_close, points


@points(4)
def test_random_models(student, rng):
    """random models, with more and with fewer samples than weights"""
    for n, k in ((6, 2), (2, 4)):
        X, w = rng.normal(size=(n, k)), rng.normal(size=k)
        assert_close(student.predict(X, w), X @ w, name="predict(X, w)")
