"""Hidden. SENTINEL_5a1f00d5e7e1 must never be seen by a student."""

from autograder.suite import assert_close, assert_vectorised, points, uses

pytestmark = uses("sigmoid")


@points(1)
def test_random_inputs(student, reference, draw):
    """numbers drawn at grading"""
    z = draw().X
    want = reference.sigmoid_derivative(z)
    got = student.sigmoid_derivative(z)
    assert_close(got, want, name="sigmoid_derivative(z)", rtol=1e-6, atol=1e-8)


@points(1)
def test_no_loop(student, reference, draw):
    """no Python loop over the samples"""
    assert_vectorised(
        student, "sigmoid_derivative", lambda n: (draw(n).X,), reference.sigmoid_derivative
    )
