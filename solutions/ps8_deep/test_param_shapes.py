"""param_shapes: each layer's weights and biases, for any number of layers."""

import numpy as np

from autograder.suite import assert_close, assert_tuple, hint, points


def check(shapes, sizes):
    """Ask for a pair of shapes for each layer, as tuples or lists of whole numbers."""
    pairs = assert_tuple(shapes, len(sizes) - 1, name="param_shapes(sizes)")
    for i, pair in enumerate(pairs):
        W, b = assert_tuple(pair, 2, name=f"entry {i} of param_shapes(sizes)")
        W = assert_tuple(W, 2, name=f"the shape of W in entry {i}")
        b = assert_tuple(b, 1, name=f"the shape of b in entry {i}")
        assert_close(W[0], sizes[i], name=f"number of rows of W in entry {i}")
        assert_close(W[1], sizes[i + 1], name=f"number of columns of W in entry {i}")
        assert_close(b[0], sizes[i + 1], name=f"number of biases in entry {i}")


@points(1.25)
@hint("Which signals come into the second layer, and how many units send them?")
def test_the_worked_sizes(student):
    """2 inputs, 4 hidden units, 3 outputs"""
    check(student.param_shapes([2, 4, 3]), [2, 4, 3])


@points(1.25)
@hint("What a layer sends out is what the next one takes in. First layer first.")
def test_many_layers_of_different_sizes(student, rng):
    """Four layers, all sizes different"""
    sizes = [int(size) for size in rng.permutation(np.arange(2, 40))[:5]]
    check(student.param_shapes(sizes), sizes)


@points(1)
@hint("A network without hidden layers is still a network, with one pair of parameters.")
def test_a_single_layer(student, rng):
    """No hidden layer"""
    sizes = [int(size) for size in rng.permutation(np.arange(2, 40))[:2]]
    check(student.param_shapes(sizes), sizes)


@points(0.75)
@hint("(1) is a number and (1,) a shape: the comma makes the tuple.")
def test_layers_of_one_unit(student, rng):
    """Layers of one unit, one input, one output"""
    size = int(rng.integers(2, 9))
    for sizes in ([size, 1, size + 1], [1, size, 1]):
        check(student.param_shapes(sizes), sizes)


@points(0.75)
@hint("How many weight matrices has a network with so many sizes?")
def test_layers_of_equal_size(student, rng):
    """All layers of the same size, any number of them"""
    for count in (2, 3, 6):
        sizes = [int(rng.integers(2, 30))] * count
        check(student.param_shapes(sizes), sizes)
