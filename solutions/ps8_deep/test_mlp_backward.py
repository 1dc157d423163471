"""mlp_backward: every layer of networks of many depths, against the reference and quotients.

acts and zs always come from the reference `mlp_forward`, so a solution may take the slopes from
either, or run the network again. Every hidden layer of the random networks has units that are on
and units that are off.
"""

import numpy as np

from autograder.suite import (
    assert_gradient,
    assert_tuple,
    assert_unchanged,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("dense_backward", "relu_derivative", "relu", "mlp_forward")

DEEP = ((7, [4, 6, 5, 3]), (2, [3, 5, 8, 6]), (5, [6, 3, 4, 2]))


def check(grads, want, numbers=None, **tolerances):
    """Compare the gradients of some layers, or of all, with the right ones."""
    pairs = assert_tuple(grads, len(want), name="grads")
    for i in range(len(want)) if numbers is None else numbers:
        dW, db = assert_tuple(pairs[i], 2, name=f"grads[{i}]")
        assert_gradient(dW, want[i][0], name=f"dW of layers[{i}]", **tolerances)
        assert_gradient(db, want[i][1], name=f"db of layers[{i}]", **tolerances)


def run(student, net):
    """Call a student's mlp_backward on a network with its consistent acts and zs."""
    return student.mlp_backward(net.y, net.layers, net.acts, net.zs)


def right(reference, net):
    """Return the gradients of a network."""
    return reference.mlp_backward(net.y, net.layers, net.acts, net.zs)


def difference_quotients(cost, net):
    """Return the gradients of a network, found by moving each parameter to both sides."""

    def moved(i, j):
        def of(value):
            layers = [list(pair) for pair in net.layers]
            layers[i][j] = value
            return cost(net.X, net.y, layers)

        return of

    return [
        tuple(numerical_gradient(moved(i, j), pair[j]) for j in range(2))
        for i, pair in enumerate(net.layers)
    ]


@points(1.75)
@hint("The error at the end, divided by n once; then signal in times error.")
def test_output_layer_of_the_2_3_2_network(student, net232):
    """Output layer of the 2-3-2 example"""
    check(run(student, net232), net232.grads, (1,))


@points(2.5)
@hint("Which hidden units were on? What do they collect, and which signals came into them?")
def test_hidden_layer_of_the_2_3_2_network(student, net232):
    """Hidden layer of the 2-3-2 example"""
    check(run(student, net232), net232.grads, (0,))


@points(1.75)
@hint("Which activations come into the last layer? Is its place in your list the last one?")
def test_last_layer_of_networks_with_two_hidden_layers(student, reference, make_net):
    """Last of three layers"""
    for n, sizes in DEEP:
        net = make_net(n, sizes)
        check(run(student, net), right(reference, net), (2,))


@points(2)
@hint("An error passes back through a unit if the unit's own sum was positive.")
def test_middle_layer_of_networks_with_two_hidden_layers(student, reference, make_net):
    """Middle one of three layers"""
    for n, sizes in DEEP:
        net = make_net(n, sizes)
        check(run(student, net), right(reference, net), (1,))


@points(2)
@hint("The error goes on from layer to layer: what you send back last is where the next begins.")
def test_first_layer_of_networks_with_two_hidden_layers(student, reference, make_net):
    """First of three layers"""
    for n, sizes in DEEP:
        net = make_net(n, sizes)
        check(run(student, net), right(reference, net), (0,))


@points(1.25)
@hint("Move one parameter a little to both sides and watch the cost. Which entry disagrees?")
def test_agrees_with_difference_quotients_for_one_sample(student, cost, make_net):
    """Difference quotients, three layers, one sample"""
    net = make_net(1, [4, 5, 3, 4])
    check(run(student, net), difference_quotients(cost, net), rtol=1e-4, atol=1e-7)


@points(2)
@hint("The cost is a mean over the samples. How often does this enter the gradients?")
def test_agrees_with_difference_quotients_for_a_batch(student, cost, make_net):
    """Difference quotients, three layers, six samples"""
    net = make_net(6, [3, 5, 4, 2])
    check(run(student, net), difference_quotients(cost, net), rtol=1e-4, atol=1e-7)


@points(1.75)
@hint("Where all shapes agree, no error message helps: check each transpose, axis and index.")
def test_as_many_samples_as_units(student, reference, make_net):
    """As many samples as units in every layer"""
    for size in (3, 4):
        net = make_net(size, [size] * 4)
        check(run(student, net), right(reference, net))


@points(1.5)
@hint("With one layer, there is no activation on the way back. Does your loop still end well?")
def test_a_single_layer(student, reference, make_net):
    """No hidden layer"""
    net = make_net(5, [3, 4])
    check(run(student, net), right(reference, net))


@points(1.5)
@hint("What is written out for two or three layers does not work for six. Is there a loop?")
def test_many_layers(student, reference, make_net):
    """Six layers"""
    net = make_net(8, [3, 7, 5, 6, 8, 4, 3])
    check(run(student, net), right(reference, net))


@points(1.5)
@hint("How many classes there are cannot be read off the labels. Where can it?")
def test_missing_classes(student, reference, make_net, rng):
    """Labels in which the last classes do not occur"""
    net = make_net(5, [3, 6, 5])
    net.y = rng.permutation([0, 1, 2, 1, 0])
    check(run(student, net), right(reference, net))
    net.y = np.full(5, int(rng.integers(4)))
    check(run(student, net), right(reference, net))


@points(1)
@hint("A unit whose sum is exactly 0 passes no error back: the slope at the kink is 0.")
def test_sums_at_the_kink(student, reference, make_net):
    """Hidden sums that are exactly zero"""
    net = make_net(4, [2, 3, 4, 3])
    W, b = net.layers[1]
    W[:, 1], b[1] = 0.0, 0.0  # one unit of the second hidden layer always sums to 0
    net.acts, net.zs = reference.mlp_forward(net.X, net.layers)
    check(run(student, net), right(reference, net))


@points(1.25)
@hint("Feed every sample twice: the mean over the samples stays, and so should the gradients.")
def test_a_batch_given_twice_has_the_same_gradients(student, reference, make_net):
    """Every sample given twice"""
    net = make_net(4, [3, 5, 4, 3])
    once = right(reference, net)
    check(run(student, net), once)
    net.X, net.y = np.vstack([net.X, net.X]), np.concatenate([net.y, net.y])
    net.acts, net.zs = reference.mlp_forward(net.X, net.layers)
    check(run(student, net), once)


@points(1.25)
@hint("Where the network is sure, the error is 0 or 1, no logarithm and no division needed.")
def test_sums_of_a_thousand(student, reference, saturated):
    """Sums near 1000 and -1000, sure and right, sure and wrong"""
    for y in ([0, 1, 1, 0], [1, 0, 0, 1]):
        saturated.y = np.array(y)
        check(run(student, saturated), right(reference, saturated))


@points(1)
@hint("A gradient has the shape of its variable, also where a layer is only one unit wide.")
def test_layers_of_one_unit(student, reference, make_net):
    """Narrow layers and a single input"""
    for n, sizes in ((5, [1, 2, 1, 2]), (1, [2, 1, 3]), (4, [1, 3, 2])):
        net = make_net(n, sizes)
        check(run(student, net), right(reference, net))


@points(1)
@hint("Compare layers, acts, zs and y before and after the call. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, reference, make_net):
    """Nothing passed in is changed"""
    net = make_net(3, [2, 4, 3, 3])
    call = student.call("mlp_backward", net.y, net.layers, net.acts, net.zs)
    check(call.value, right(reference, net))
    assert_unchanged(call)


@points(1)
@hint("One matrix product handles all samples and all units of a layer at once.")
def test_is_vectorised(assert_no_loop, make_net):
    """No Python loop over samples or units"""

    def make_args(n):
        net = make_net(n, [3, n, 5, 2])
        return net.y, net.layers, net.acts, net.zs

    assert_no_loop("mlp_backward", make_args, lengths=(2, 2, 2))
