"""mlp_forward: the 2-3-2 example, deep and shallow networks, independence of rows, saturation."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_true,
    assert_tuple,
    assert_unchanged,
    hint,
    points,
    uses,
)

pytestmark = uses("relu")


def lists(answer, depth):
    """Return acts and zs of a student's answer, of the lengths that `depth` layers make."""
    acts, zs = assert_tuple(answer, 2, name="mlp_forward(X, layers)")
    return assert_tuple(acts, depth + 1, name="acts"), assert_tuple(zs, depth, name="zs")


def check(answer, net, acts=(), zs=()):
    """Compare entries of a student's lists with the right ones; all, where none is named."""
    depth = len(net.layers)
    if not (acts or zs):
        acts, zs = range(depth + 1), range(depth)
    got_acts, got_zs = lists(answer, depth)
    for i in zs:
        assert_close(got_zs[i], net.zs[i], name=f"zs[{i}]")
    for i in acts:
        assert_close(got_acts[i], net.acts[i], name=f"acts[{i}]")
    return got_acts, got_zs


def fill(reference, net):
    """Compute acts and zs anew, after X or layers of a network have been replaced."""
    net.acts, net.zs = reference.mlp_forward(net.X, net.layers)
    return net


@points(1.25)
@hint("A weighted sum, a bias for each unit, then relu. zs is before, acts after.")
def test_hidden_layer_of_the_2_3_2_network(student, net232):
    """Hidden layer of the 2-3-2 example"""
    check(student.mlp_forward(net232.X, net232.layers), net232, acts=(1,), zs=(0,))


@points(1.25)
@hint("What comes into the last layer, and which activation has it?")
def test_output_layer_of_the_2_3_2_network(student, net232):
    """Output layer of the 2-3-2 example"""
    check(student.mlp_forward(net232.X, net232.layers), net232, acts=(2,), zs=(1,))


@points(1.25)
@hint("Each layer takes in what the layer before it sends out, after its activation.")
def test_sums_of_deep_networks(student, make_net):
    """Sums of networks with four layers of different sizes"""
    for n, sizes in ((6, [3, 5, 4, 7, 2]), (2, [4, 3, 6, 5, 8])):
        net = make_net(n, sizes)
        check(student.mlp_forward(net.X, net.layers), net, zs=range(4))


@points(1.25)
@hint("ReLU in every hidden layer, softmax in the last one and in no other.")
def test_activations_of_deep_networks(student, make_net):
    """Activations of networks with four layers of different sizes"""
    for n, sizes in ((6, [3, 5, 4, 7, 2]), (2, [4, 3, 6, 5, 8])):
        net = make_net(n, sizes)
        check(student.mlp_forward(net.X, net.layers), net, acts=range(1, 5))


@points(1)
@hint("Where all shapes agree, no error message helps: check each transpose and bias.")
def test_as_many_samples_as_units(student, make_net):
    """As many samples as units in every layer"""
    net = make_net(4, [4, 4, 4, 4])
    check(student.mlp_forward(net.X, net.layers), net)


@points(1)
@hint("With one layer, the first layer is the last one. Which activation has it?")
def test_a_single_layer(student, make_net):
    """No hidden layer"""
    net = make_net(5, [3, 4])
    check(student.mlp_forward(net.X, net.layers), net)


@points(0.75)
@hint("acts begins with X and is one longer than zs. A layer may be one unit wide.")
def test_lists_begin_with_the_input(student, make_net):
    """The input comes first, also with narrow layers and one sample"""
    for n, sizes in ((1, [3, 2, 2, 3]), (3, [1, 2, 1, 2])):
        net = make_net(n, sizes)
        acts, _ = check(student.mlp_forward(net.X, net.layers), net)
        assert_close(acts[0], net.X, name="acts[0]")


@points(0.75)
@hint("Does the output for one sample depend on the other samples of the batch?")
def test_rows_are_independent(student, make_net):
    """Each sample alone gives the same as in the batch"""
    net = make_net(4, [2, 5, 4, 3])
    batch, _ = check(student.mlp_forward(net.X, net.layers), net)
    for i in range(4):
        alone, _ = lists(student.mlp_forward(net.X[i : i + 1], net.layers), 3)
        assert_close(alone[3], net.acts[3][i : i + 1], name="acts[3] of one sample")
        assert_close(alone[3][0], batch[3][i], name="a row of acts[3]", rtol=1e-4)


@points(0.5)
@hint("What do the outputs of one sample sum to? Can a hidden activation be negative?")
def test_outputs_are_probabilities(student, reference, make_net):
    """Outputs sum to 1, hidden activations are not negative"""
    net = make_net(6, [4, 5, 3, 7])
    net.X = 4 * net.X
    acts, _ = check(student.mlp_forward(net.X, net.layers), fill(reference, net))
    assert_close(np.sum(acts[3], axis=1), np.ones(6), name="row sums of acts[3]", atol=1e-6)
    hidden = all(np.all(np.asarray(acts[i]) >= 0) for i in (1, 2))
    assert_true(hidden, "Some hidden activations are negative.")


@points(0.5)
@hint("Inputs may be integers. Does an array of yours inherit their type?")
def test_integer_inputs(student, reference, make_net, rng):
    """Integer inputs"""
    net = make_net(4, [2, 3, 2])
    net.X = rng.permutation([[0, 0], [0, 1], [1, 0], [2, -1]])
    check(student.mlp_forward(net.X, net.layers), fill(reference, net))


@points(1)
@hint("The given softmax copes with sums of 1000 and -1000. Do you use it on the last sums?")
def test_sums_of_a_thousand(student, saturated):
    """Sums near 1000 and -1000 in both layers"""
    check(student.mlp_forward(saturated.X, saturated.layers), saturated)


@points(0.75)
@hint("Compare X and layers before and after the call. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, make_net):
    """Nothing passed in is changed"""
    net = make_net(3, [2, 4, 3, 3])
    call = student.call("mlp_forward", net.X, net.layers)
    check(call.value, net)
    assert_unchanged(call)


@points(0.75)
@hint("One matrix product handles all samples and all units of a layer at once.")
def test_is_vectorised(assert_no_loop, make_net):
    """No Python loop over samples or units"""

    def make_args(n):
        net = make_net(n, [3, n, 5, 2])
        return net.X, net.layers

    assert_no_loop("mlp_forward", make_args, lengths=(4, 3))
