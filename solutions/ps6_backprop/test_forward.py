"""Hidden suite of forward: the 2-2-2 example, random networks, independence of rows, saturation."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_keys,
    assert_true,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
)

HIDDEN, OUTPUT = ("Z1", "A1"), ("Z2", "A2")


def check(cache, want, keys=HIDDEN + OUTPUT):
    """Compare entries of a student's cache with the right ones."""
    cache = assert_keys(cache, keys, name="cache")
    for key in keys:
        assert_close(cache[key], want[key], name=f'cache["{key}"]')
    return cache


@points(2.5)
@hint("A column of W1 holds the weights of one hidden unit. Z1 is before the sigmoid, A1 after it.")
def test_hidden_layer_of_the_2_2_2_network(student, net222):
    """Hidden layer of the 2-2-2 example"""
    want = {"Z1": [[0.3775, 0.3925]], "A1": [[0.5932699921071872, 0.596884378259767]]}
    check(student.forward(net222.X, net222.params), want, HIDDEN)


@points(2.5)
@hint("The second layer does with A1, W2 and b2 what the first did with X, W1 and b1.")
def test_output_layer_of_the_2_2_2_network(student, net222):
    """Output layer of the 2-2-2 example"""
    want = {
        "Z2": [[1.1059059670597702, 1.2249214040964655]],
        "A2": [[0.7513650695523157, 0.7729284653214626]],
    }
    check(student.forward(net222.X, net222.params), want, OUTPUT)


@points(1.5)
@hint("Write the shape beside every array: X (n, d), W1 (d, h), b1 (h,). One bias for each unit.")
def test_hidden_layer_of_rectangular_networks(student, make_net):
    """Hidden layer of networks with layers of different sizes"""
    for sizes in ((5, 3, 4, 2), (2, 4, 3, 5)):
        net = make_net(*sizes)
        check(student.forward(net.X, net.params), net.cache, HIDDEN)


@points(1.5)
@hint("What is the input of the second layer, and its shape? One bias for each unit.")
def test_output_layer_of_rectangular_networks(student, make_net):
    """Output layer of networks with layers of different sizes"""
    for sizes in ((5, 3, 4, 2), (2, 4, 3, 5)):
        net = make_net(*sizes)
        check(student.forward(net.X, net.params), net.cache, OUTPUT)


@points(2)
@hint("Where all shapes agree, no error message helps: check each transpose and bias.")
def test_as_many_samples_as_units(student, make_net):
    """As many samples as units in every layer"""
    net = make_net(3, 3, 3, 3)
    check(student.forward(net.X, net.params), net.cache)


@points(1)
@hint("Inputs may be integers, and a network may have a single output: A2 is then (n, 1).")
def test_integer_inputs_and_one_output(student, xor):
    """The XOR points, integers, one output"""
    check(student.forward(xor.X, xor.params), xor.cache)


@points(1.5)
@hint("Does the output for one sample depend on the other samples of the batch?")
def test_rows_are_independent(student, make_net):
    """Each sample alone gives the same as in the batch"""
    net = make_net(4, 2, 5, 3)
    batch = check(student.forward(net.X, net.params), net.cache)
    for i in range(4):
        alone = check(
            student.forward(net.X[i : i + 1], net.params),
            {key: value[i : i + 1] for key, value in net.cache.items()},
        )
        for key in HIDDEN + OUTPUT:
            assert_close(alone[key][0], batch[key][i], name=f'row of cache["{key}"]', rtol=1e-4)


@points(1.5)
@hint("If one unit's bias grows, only this unit's sum should grow, for every sample.")
def test_each_unit_has_its_own_bias(student, reference, make_net, rng):
    """A change of one bias moves one unit only"""
    net = make_net(3, 2, 4, 2)
    before = check(student.forward(net.X, net.params), net.cache)
    unit, step = int(rng.integers(4)), float(rng.uniform(0.5, 1.5))
    bias = net.params["b1"].copy()
    bias[unit] += step
    params = {**net.params, "b1": bias}
    after = check(student.forward(net.X, params), reference.forward(net.X, params))
    moved = np.zeros((3, 4))
    moved[:, unit] = step
    difference = np.asarray(after["Z1"]) - np.asarray(before["Z1"])
    assert_close(difference, moved, name="change of Z1", rtol=1e-4, atol=1e-4)


@points(1.5)
@hint("Compare params before and after the call: same arrays, same shapes, same numbers?")
def test_nothing_passed_in_is_changed(student, make_net):
    """Nothing passed in is changed"""
    net = make_net(3, 2, 4, 3)
    call = student.call("forward", net.X, net.params)
    check(call.value, net.cache)
    assert_unchanged(call)


@points(1.5)
@hint("Activations lie between 0 and 1. The sums Z may lie anywhere.")
def test_activations_lie_between_0_and_1(student, make_net):
    """Sums may be any number, activations lie between 0 and 1"""
    net = make_net(6, 4, 3, 2)
    net.X *= 5
    want = {"Z1": net.X @ net.params["W1"] + net.params["b1"]}
    cache = check(student.forward(net.X, net.params), want, ("Z1",))
    cache = assert_keys(cache, ("A1", "A2"), name="cache")
    want["A1"] = 1 / (1 + np.exp(-want["Z1"]))
    want["Z2"] = want["A1"] @ net.params["W2"] + net.params["b2"]
    want["A2"] = 1 / (1 + np.exp(-want["Z2"]))
    check(cache, want)
    inside = all(np.all((cache[key] >= 0) & (cache[key] <= 1)) for key in ("A1", "A2"))
    assert_true(inside, "Some activations lie outside the interval from 0 to 1.")


@points(2)
@hint("The given sigmoid copes with sums of 1000 and -1000. Do you use it in both layers?")
def test_saturated_units(student, reference, rng):
    """Sums near 1000 and -1000 in both layers"""
    size = float(rng.uniform(900, 1100))
    X = np.array([[1.0], [-1.0], [0.001]])
    params = {
        "W1": np.array([[size, -size]]),
        "b1": np.array([0.25, -0.5]),
        "W2": np.array([[size, -size, 0.5], [-size, 2 * size, 0.25]]),
        "b2": np.array([0.5, -0.25, 1.0]),
    }
    check(student.forward(X, params), reference.forward(X, params))


@points(1)
@hint("One matrix product handles all samples and all units of a layer at once.")
def test_is_vectorised(student, reference, make_net):
    """No Python loop over the samples"""

    def make_args(n):
        net = make_net(n, 3, 5, 2)
        return net.X, net.params

    assert_vectorised(student, "forward", make_args, reference.forward)
