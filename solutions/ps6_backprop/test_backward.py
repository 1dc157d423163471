"""Hidden suite of backward: every entry, on networks whose shapes and values hide nothing.

The cache always comes from the reference `forward`, so a solution may read slopes from `A`, from
`Z`, or run `forward` again. Difference quotients, which the docstring forbids, agree with the chain
rule to about nine digits in ordinary networks. The tests that compare with the reference on ordinary
numbers ask for eleven, which every way of computing exact slopes has; one test has inputs so large
that quotients are far off. One right number proves little here: many wrong versions have
dC/dw5 = 0.082167041. So each test compares all entries of the gradients that it names.
"""

import numpy as np

from autograder.suite import (
    assert_gradient,
    assert_keys,
    assert_unchanged,
    assert_vectorised,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("forward")

HIDDEN, OUTPUT = ("W1", "b1"), ("W2", "b2")
EXACT = {"rtol": 1e-11, "atol": 1e-13}
RECTANGULAR = ((5, 3, 4, 2), (4, 2, 3, 5), (2, 5, 6, 3))


def check(grads, want, keys=HIDDEN + OUTPUT, **tolerances):
    """Compare a student's gradients with the right ones, every entry of each."""
    grads = assert_keys(grads, keys, name="grads")
    for key in keys:
        assert_gradient(grads[key], want[key], name=f"dC/d{key}", **tolerances)


def run(student, net):
    """Call a student's backward on a network with its consistent cache."""
    return student.backward(net.X, net.Y, net.params, net.cache)


def right(reference, net):
    """Return the gradients of a network."""
    return reference.backward(net.X, net.Y, net.params, net.cache)


def difference_quotients(cost, net, keys=HIDDEN + OUTPUT):
    """Return gradients of a network, found by moving each parameter to both sides."""
    return {
        key: numerical_gradient(
            lambda moved, key=key: cost(net.X, net.Y, {**net.params, key: moved}), net.params[key]
        )
        for key in keys
    }


@points(2.5)
@hint("Error of the output unit, times the signal that came in through the weight.")
def test_gradient_of_output_weights_in_the_2_2_2_network(student, net222):
    """dC/dw5 to dC/dw8 of the 2-2-2 example"""
    check(run(student, net222), net222.grads, ("W2",))


@points(2.5)
@hint("A bias is a weight whose signal is always 1. Each output has a bias of its own.")
def test_gradient_of_output_biases_in_the_2_2_2_network(student, net222):
    """dC/db2 of the 2-2-2 example"""
    check(run(student, net222), net222.grads, ("b2",))


@points(2.5)
@hint("Which errors does a hidden unit collect, through which weights, and what is its own slope?")
def test_gradient_of_hidden_weights_in_the_2_2_2_network(student, net222):
    """dC/dw1 to dC/dw4 of the 2-2-2 example"""
    check(run(student, net222), net222.grads, ("W1",))


@points(2.5)
@hint("The gradient of a hidden bias is the error of its unit, collected from all outputs.")
def test_gradient_of_hidden_biases_in_the_2_2_2_network(student, net222):
    """dC/db1 of the 2-2-2 example"""
    check(run(student, net222), net222.grads, ("b1",))


@points(3)
@hint("Write the shape beside every array. Which sum runs over the samples, and how often is 1/n?")
def test_output_layer_of_rectangular_networks(student, reference, make_net):
    """Output layer, layers of different sizes, several samples"""
    for sizes in RECTANGULAR:
        net = make_net(*sizes)
        check(run(student, net), right(reference, net), OUTPUT, **EXACT)


@points(3)
@hint("(n, k) times something must give (n, h): which matrix is it, and which way round?")
def test_hidden_layer_of_rectangular_networks(student, reference, make_net):
    """Hidden layer, layers of different sizes, several samples"""
    for sizes in RECTANGULAR:
        net = make_net(*sizes)
        check(run(student, net), right(reference, net), HIDDEN, **EXACT)


@points(1.5)
@hint("Where all shapes agree, no error message helps: check each transpose, axis and factor.")
def test_output_layer_with_as_many_samples_as_units(student, reference, make_net):
    """Output layer, as many samples as units in every layer"""
    for size in (2, 3):
        net = make_net(size, size, size, size)
        check(run(student, net), right(reference, net), OUTPUT, **EXACT)


@points(1.5)
@hint("Where all shapes agree, no error message helps: check each transpose, axis and factor.")
def test_hidden_layer_with_as_many_samples_as_units(student, reference, make_net):
    """Hidden layer, as many samples as units in every layer"""
    for size in (2, 3):
        net = make_net(size, size, size, size)
        check(run(student, net), right(reference, net), HIDDEN, **EXACT)


@points(2)
@hint("With one output A2 and Y are (n, 1). Print the shape of their difference.")
def test_one_output(student, reference, make_net):
    """Networks with a single output"""
    for sizes in ((6, 3, 4, 1), (3, 2, 3, 1)):
        net = make_net(*sizes)
        check(run(student, net), right(reference, net), **EXACT)


@points(1.5)
@hint("Inputs and targets may be integers. Where would an array of integers lose digits?")
def test_integer_inputs_and_targets(student, reference, xor):
    """The XOR points, integers"""
    check(run(student, xor), right(reference, xor))


@points(1.75)
@hint("Move one parameter a little to both sides and watch the cost. Which entry disagrees?")
def test_agrees_with_difference_quotients_for_one_sample(student, cost, make_net):
    """Difference quotients, one sample"""
    net = make_net(1, 3, 4, 2)
    check(run(student, net), difference_quotients(cost, net), rtol=1e-4, atol=1e-7)


@points(1.5)
@hint("The cost is a mean over the samples and a sum over the outputs. Is the gradient, too?")
def test_output_layer_agrees_with_difference_quotients_for_a_batch(student, cost, make_net):
    """Difference quotients of the output layer, five samples"""
    net = make_net(5, 4, 3, 2)
    want = difference_quotients(cost, net, OUTPUT)
    check(run(student, net), want, OUTPUT, rtol=1e-4, atol=1e-7)


@points(1.5)
@hint("How often does the averaging over the samples enter the gradient of a hidden weight?")
def test_hidden_layer_agrees_with_difference_quotients_for_a_batch(student, cost, make_net):
    """Difference quotients of the hidden layer, five samples"""
    net = make_net(5, 4, 3, 2)
    want = difference_quotients(cost, net, HIDDEN)
    check(run(student, net), want, HIDDEN, rtol=1e-4, atol=1e-7)


@points(1.75)
@hint("Feed every sample twice: the mean over the samples stays, and so should the gradient.")
def test_a_batch_given_twice_has_the_same_gradient(student, reference, make_net):
    """Every sample given twice"""
    net = make_net(3, 2, 4, 3)
    once = right(reference, net)
    check(run(student, net), once, **EXACT)
    net.X, net.Y = np.vstack([net.X, net.X]), np.vstack([net.Y, net.Y])
    net.cache = {key: np.vstack([value, value]) for key, value in net.cache.items()}
    check(run(student, net), once, **EXACT)


@points(2)
@hint("Samples that are predicted perfectly add nothing; nearly perfect ones add very little.")
def test_perfect_predictions_have_no_gradient(student, reference, make_net, rng):
    """Perfect and nearly perfect predictions"""
    net = make_net(4, 3, 2, 3)
    net.Y = net.cache["A2"].copy()
    check(run(student, net), {key: np.zeros_like(value) for key, value in net.params.items()})
    net.Y = net.Y + np.array([[0.0], [0.3], [0.0], [0.0]])  # a new array: calls are replayed
    check(run(student, net), right(reference, net))
    net.Y = net.cache["A2"] + 1e-5 * rng.normal(size=(4, 3))
    check(run(student, net), right(reference, net), rtol=2e-7, atol=1e-13)


@points(2)
@hint("How many forward passes does your backward need? With the chain rule it needs none.")
def test_large_inputs_and_small_weights(student, reference, make_net):
    """Inputs in the tens of thousands, weights to match, many digits"""
    net = make_net(5, 3, 4, 2)
    net.X = 1e4 * net.X
    net.params["W1"] = 1e-4 * net.params["W1"]
    net.cache = reference.forward(net.X, net.params)
    check(run(student, net), right(reference, net), rtol=1e-9, atol=1e-12)


@points(1.5)
@hint("A gradient has the shape of its variable, also where a layer is only one unit wide.")
def test_gradients_have_the_shapes_of_their_parameters(student, reference, make_net):
    """Layers of one unit"""
    for sizes in ((1, 1, 1, 1), (3, 1, 1, 1), (2, 1, 4, 1), (2, 3, 1, 2)):
        net = make_net(*sizes)
        check(run(student, net), right(reference, net))


@points(1.5)
@hint("Compare params, cache, X and Y before and after the call. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, reference, make_net):
    """Nothing passed in is changed"""
    net = make_net(3, 2, 4, 3)
    call = student.call("backward", net.X, net.Y, net.params, net.cache)
    check(call.value, right(reference, net))
    assert_unchanged(call)


@points(2)
@hint("A saturated unit is flat: nothing passes it. The given functions cope with sums of 1000.")
def test_saturated_units(student, reference, rng):
    """Units with sums near 1000 and -1000 beside ordinary ones"""
    size = float(rng.uniform(900, 1100))
    X = np.array([[1.0, 0.5], [-1.0, 0.25], [0.0, -0.5]])
    Y = np.array([[0.9, 0.2], [0.1, 0.6], [0.3, 0.8]])
    params = {
        "W1": np.array([[size, -size, 0.0], [0.0, 0.5, -1.5]]),
        "b1": np.array([0.1, -0.2, 0.3]),
        "W2": np.array([[size, 0.4], [-0.5, 0.7], [0.6, -0.8]]),
        "b2": np.array([-size / 2, 0.1]),
    }
    cache = reference.forward(X, params)
    want = reference.backward(X, Y, params, cache)
    check(student.backward(X, Y, params, cache), want)


@points(2)
@hint("One matrix product handles all samples and all units of a layer at once.")
def test_is_vectorised(student, reference, make_net):
    """No Python loop over samples or units"""

    def make_args(n):
        net = make_net(n, 3, n // 4, 2)
        return net.X, net.Y, net.params, net.cache

    assert_vectorised(student, "backward", make_args, reference.backward)
