"""Hidden. SENTINEL_5a1f00d5e7e1 must never be seen by a student."""

from autograder.suite import assert_close, assert_tuple, points, uses


@points(3)
@uses("sigmoid", "sigmoid_derivative", "forward")
def test_random_network(student, reference, draw):
    """a network drawn at grading"""
    net = draw()
    got = assert_tuple(student.backward(net.X, net.y, *net.params), 4, name="backward(...)")
    wanted = reference.backward(net.X, net.y, *net.params)
    for name, mine, want in zip(("dW1", "db1", "dW2", "db2"), got, wanted, strict=True):
        assert_close(mine, want, name=name, rtol=1e-6, atol=1e-8)
