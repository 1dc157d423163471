"""Hidden. SENTINEL_5a1f00d5e7e1 must never be seen by a student."""

from autograder.suite import assert_close, assert_tuple, assert_vectorised, points, uses

pytestmark = uses("sigmoid")


@points(2)
def test_random_network(student, reference, draw):
    """a network drawn at grading"""
    net = draw()
    got = assert_tuple(student.forward(net.X, *net.params), 2, name="forward(...)")
    wanted = reference.forward(net.X, *net.params)
    for name, mine, want in zip(("A1", "A2"), got, wanted, strict=True):
        assert_close(mine, want, name=name, rtol=1e-6, atol=1e-8)


@points(1)
def test_no_loop(student, reference, draw):
    """no Python loop over the samples"""

    def arguments(n):
        net = draw(n)
        return (net.X, *net.params)

    assert_vectorised(student, "forward", arguments, reference.forward)
