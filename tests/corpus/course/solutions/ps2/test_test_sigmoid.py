"""Hidden. SENTINEL_5a1f00d5e7e1 must never be seen by a student."""

from autograder.suite import assert_close, points


@points(2)
def test_random_inputs(student, reference, draw):
    """numbers drawn at grading"""
    z = draw().X
    want = reference.sigmoid(z)
    assert_close(student.sigmoid(z), want, name="sigmoid(z)", rtol=1e-6, atol=1e-8)
