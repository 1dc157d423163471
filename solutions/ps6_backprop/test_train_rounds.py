"""Hidden suite of train_rounds: the 2-2-2 example, random networks, the switch for biases.

Follow-through answers each forward, backward and update over a channel, so no test runs more than
20 rounds. Where rounds add up, the tolerance leaves room for gradients in float32; every
known slip is larger by orders of magnitude.
"""

import numpy as np

from autograder.suite import assert_close, assert_keys, assert_unchanged, hint, points, uses

pytestmark = uses("forward", "backward", "update")

KEYS = ("W1", "b1", "W2", "b2")


def check(answer, want, rtol=1e-6, atol=1e-6):
    """Compare a student's parameters with the right ones, every entry."""
    answer = assert_keys(answer, KEYS, name="the trained params")
    for key in KEYS:
        assert_close(answer[key], want[key], name=f'trained params["{key}"]', rtol=rtol, atol=atol)
    return answer


@points(1.25)
@hint("All gradients of a round belong to the parameters that the round started with.")
def test_one_round_with_fixed_biases_in_the_2_2_2_network(student, net222):
    """The 2-2-2 example after one round, biases fixed"""
    net = net222
    answer = student.train_rounds(net.params, net.X, net.Y, net.eta, 1, False)
    check(answer, net.stepped_fixed, rtol=1e-7, atol=1e-9)


@points(1.25)
@hint("With update_biases=True all four entries move, each unit's bias by its own gradient.")
def test_one_round_with_biases_in_the_2_2_2_network(student, net222):
    """The 2-2-2 example after one round, biases updated"""
    net = net222
    answer = student.train_rounds(net.params, net.X, net.Y, net.eta, 1, True)
    check(answer, net.stepped, rtol=1e-7, atol=1e-9)


@points(1.25)
@hint("Each round runs forward anew and starts where the round before it ended.")
def test_10_rounds_with_fixed_biases_in_the_2_2_2_network(student, net222):
    """The 2-2-2 example after 10 rounds, biases fixed"""
    net = net222
    answer = student.train_rounds(net.params, net.X, net.Y, net.eta, 10, False)
    check(answer, net.fixed_10, rtol=1e-5)


@points(1.25)
@hint("Each round runs forward anew and starts where the round before it ended, biases included.")
def test_10_rounds_with_biases_in_the_2_2_2_network(student, net222):
    """The 2-2-2 example after 10 rounds, biases updated"""
    net = net222
    answer = student.train_rounds(net.params, net.X, net.Y, net.eta, 10, True)
    check(answer, net.moved_10, rtol=1e-5)


@points(2.5)
@hint("One round takes the gradient of the whole batch once, and steps with the eta passed in.")
def test_a_batch_with_another_learning_rate(student, reference, make_net, rng):
    """Another network, a batch, other learning rates"""
    for rounds in (1, 4):
        net, eta = make_net(6, 3, 4, 2), float(rng.uniform(0.8, 3.0))
        want = reference.train_rounds(net.params, net.X, net.Y, eta, rounds, True)
        check(student.train_rounds(net.params, net.X, net.Y, eta, rounds, True), want)


@points(1.75)
@hint("Fixed biases keep the values they had; they still take part in every forward pass.")
def test_a_batch_with_fixed_biases(student, reference, make_net, rng):
    """Another network, a batch, biases fixed"""
    for rounds in (1, 5):
        net, eta = make_net(5, 4, 2, 3), float(rng.uniform(0.8, 3.0))
        want = reference.train_rounds(net.params, net.X, net.Y, eta, rounds, False)
        answer = check(student.train_rounds(net.params, net.X, net.Y, eta, rounds, False), want)
        for key in ("b1", "b2"):
            assert_close(answer[key], net.params[key], name=f'fixed params["{key}"]')


@points(1)
@hint("What should happen to the biases when update_biases is not mentioned at all?")
def test_biases_are_updated_unless_told_otherwise(student, reference, make_net):
    """Called without update_biases"""
    net = make_net(3, 2, 3, 2)
    want = reference.train_rounds(net.params, net.X, net.Y, 1.5, 3)
    check(student.train_rounds(net.params, net.X, net.Y, 1.5, 3), want)


@points(1)
@hint("A single output, integer inputs, many rounds: nothing in your loop should mind.")
def test_xor_for_20_rounds(student, reference, xor):
    """The XOR points, one output, 20 rounds"""
    want = reference.train_rounds(xor.params, xor.X, xor.Y, 0.5, 20, True)
    check(student.train_rounds(xor.params, xor.X, xor.Y, 0.5, 20, True), want, rtol=1e-5)


@points(1.5)
@hint("Three rounds and four more should end where seven rounds end. What starts over?")
def test_training_can_be_continued(student, reference, make_net):
    """Three rounds and four more are seven rounds"""
    net = make_net(4, 3, 2, 2)
    half = reference.train_rounds(net.params, net.X, net.Y, 2.0, 3, True)
    want = reference.train_rounds(net.params, net.X, net.Y, 2.0, 7, True)
    first = check(student.train_rounds(net.params, net.X, net.Y, 2.0, 3, True), half)
    start = {key: np.asarray(first[key], dtype=float) for key in KEYS}
    check(student.train_rounds(start, net.X, net.Y, 2.0, 4, True), want)


@points(0.75)
@hint("How often does the body of your loop run when rounds is 0, and when it is 1?")
def test_no_round_and_one_round(student, reference, make_net):
    """No round leaves the parameters as they are, one round moves them once"""
    net = make_net(2, 2, 3, 1)
    check(student.train_rounds(net.params, net.X, net.Y, 1.0, 0, True), net.params)
    want = reference.train_rounds(net.params, net.X, net.Y, 1.0, 1, True)
    check(student.train_rounds(net.params, net.X, net.Y, 1.0, 1, True), want)


@points(1.5)
@hint("Compare the start before and after the call. A copied dict shares its arrays.")
def test_nothing_passed_in_is_changed(student, reference, make_net):
    """Nothing passed in is changed"""
    net = make_net(3, 2, 4, 2)
    for update_biases in (True, False):
        call = student.call("train_rounds", net.params, net.X, net.Y, 1.0, 2, update_biases)
        check(call.value, reference.train_rounds(net.params, net.X, net.Y, 1.0, 2, update_biases))
        assert_unchanged(call)
