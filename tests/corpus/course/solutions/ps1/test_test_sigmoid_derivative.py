"""Hidden. SENTINEL_5a1f00d5e7e1 must never be seen by a student."""

from autograder.suite import assert_close, points


@points(2)
def test_random_inputs(student, reference, net):
    """numbers drawn at grading"""
    for z in (net.X, net.y):
        want = reference.sigmoid_derivative(z)
        assert_close(
            student.sigmoid_derivative(z), want, name="sigmoid_derivative(z)", rtol=1e-6, atol=1e-8
        )
