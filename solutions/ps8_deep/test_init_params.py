"""init_params: shapes, spread, mean, independence, zero biases, and the generator passed in.

Any distribution will do, so nothing is compared with the reference's numbers. The spread may be
off by 15 per cent, which admits a normal distribution cut off at two standard deviations.
"""

import numpy as np
import pytest

from autograder.suite import assert_close, assert_true, assert_tuple, hint, points, uses

pytestmark = uses("param_shapes")

TOLERANCE = 0.15
ANYTHING = 1e9  # weights of this size are still compared by shape and kind
FEW = 30  # random signs may agree by chance in a layer of so few weights


@pytest.fixture
def generator(rng):
    """Make a generator with a seed that nobody knows; the same for the same number."""
    first = int(rng.integers(2**32))
    return lambda number=0: np.random.default_rng(first + number)


def drawn(layers, sizes):
    """Return the layers as arrays, their weights of the right shapes and not all alike."""
    pairs = assert_tuple(layers, len(sizes) - 1, name="init_params(...)")
    arrays = []
    for i, (pair, n_in, n_out) in enumerate(zip(pairs, sizes[:-1], sizes[1:], strict=True)):
        W, b = assert_tuple(pair, 2, name=f"layers[{i}]")
        assert_close(W, np.zeros((n_in, n_out)), name=f"W of layers[{i}]", atol=ANYTHING)
        W = np.asarray(W, dtype=float)
        alike = "The weights of a layer should be drawn at random, yours are all the same number."
        assert_true(W.size < FEW or np.ptp(W) > 1e-9, alike)
        assert_true(2 * np.count_nonzero(W) > W.size, f"Most weights of layers[{i}] are zero.")
        arrays.append((W, b))
    return arrays


def assert_spread(layers, variance):
    """Ask for the standard deviation of the weights of each layer."""
    for i, (W, _) in enumerate(layers):
        ratio = np.std(W) / np.sqrt(variance / len(W))
        assert_true(
            abs(ratio - 1) <= TOLERANCE,
            f"The weights of layers[{i}] are spread too {'little' if ratio < 1 else 'much'}.",
        )


@points(1)
@hint("A pair (W, b) for each layer. What a layer sends out is what the next one takes in.")
def test_weights_have_the_shapes_of_their_layers(student, generator):
    """Shapes of all weights and biases"""
    for sizes in ([5, 7, 4, 3], [6, 2], [3, 4, 3, 4, 3], [4, 1, 2]):
        layers = student.init_params(sizes, generator(), "relu")
        for i, (_, b) in enumerate(drawn(layers, sizes)):
            want = np.zeros(sizes[i + 1])
            assert_close(b, want, name=f"b of layers[{i}]", atol=ANYTHING)


@points(2.5)
@hint("Number of inputs or of outputs? Variance or standard deviation? Which one for ReLU?")
def test_spread_for_relu(student, generator):
    """Spread of the weights of ReLU layers"""
    for sizes in ([400, 300, 100], [2, 4000, 60], [50, 800, 20]):
        layers = student.init_params(sizes, generator(), activation="relu")
        assert_spread(drawn(layers, sizes), 2)


@points(0.75)
@hint("What should happen if nobody says which activation there will be?")
def test_relu_is_the_default(student, generator):
    """Spread of the weights where no activation is named"""
    sizes = [300, 200, 100]
    assert_spread(drawn(student.init_params(sizes, generator()), sizes), 2)


@points(2.25)
@hint("Every activation but ReLU gets the smaller variance, whatever its name.")
def test_spread_for_other_activations(student, generator):
    """Spread of the weights of layers that are not ReLU"""
    for activation in ("sigmoid", "tanh", "linear", "softplus"):
        for sizes in ([400, 300, 100], [2, 4000, 60]):
            layers = student.init_params(sizes, generator(), activation)
            assert_spread(drawn(layers, sizes), 1)


@points(1)
@hint("Half of the weights should be negative. Around which number is your distribution?")
def test_mean_is_zero(student, generator):
    """Mean of the weights"""
    sizes = [300, 200, 150]
    for activation in ("relu", "sigmoid"):
        layers = student.init_params(sizes, generator(), activation)
        for i, (W, _) in enumerate(drawn(layers, sizes)):
            centred = abs(np.mean(W)) <= 0.1 * np.std(W)
            assert_true(centred, f"The weights of layers[{i}] are not centred on zero.")


@points(1)
@hint("Two units with the same weights stay twins for ever. Is each weight drawn on its own?")
def test_no_two_units_are_alike(student, generator):
    """Every unit has weights of its own"""
    sizes = [30, 20, 25]
    for i, (W, _) in enumerate(drawn(student.init_params(sizes, generator()), sizes)):
        rank = np.linalg.matrix_rank(W)
        assert_true(rank == min(W.shape), f"Units of layers[{i}] are copies of one another.")


@points(0.75)
@hint("Does every layer draw new numbers, or does each begin with the same seed again?")
def test_no_two_layers_are_alike(student, generator):
    """Layers of the same shape have different weights"""
    sizes = [40, 40, 40, 40]
    layers = drawn(student.init_params(sizes, generator()), sizes)
    for i, j in ((0, 1), (0, 2), (1, 2)):
        related = abs(np.corrcoef(layers[i][0].ravel(), layers[j][0].ravel())[0, 1])
        assert_true(related < 0.5, f"layers[{i}] and layers[{j}] have the same weights.")


@points(1)
@hint("Only the weights are random. Where do the biases start?")
def test_biases_are_zero(student, generator):
    """All biases start at zero"""
    for sizes, activation in (([5, 7, 4, 3], "relu"), ([6, 2, 1], "sigmoid")):
        layers = student.init_params(sizes, generator(), activation)
        for i, (_, b) in enumerate(drawn(layers, sizes)):
            assert_close(b, np.zeros(sizes[i + 1]), name=f"b of layers[{i}]", atol=0)


@points(0.75)
@hint("Does every number come from the generator that is passed in, and from nowhere else?")
def test_the_same_seed_gives_the_same_network(student, generator):
    """Two generators with the same seed, and a third one with another"""
    sizes = [9, 8, 7]
    first, second, third = (
        drawn(student.init_params(sizes, generator(number)), sizes) for number in (0, 0, 1)
    )
    for i in range(len(first)):
        W, again, other = (layers[i][0] for layers in (first, second, third))
        assert_true(np.array_equal(W, again), f"layers[{i}] is another one the second time.")
        assert_true(not np.array_equal(W, other), f"layers[{i}] does not depend on the seed.")


@points(1)
@hint("Does any line of yours make a generator or set a seed of its own?")
def test_another_seed_gives_another_network(student, generator):
    """Generators with different seeds"""
    sizes = [9, 8, 7]
    first, second = (
        drawn(student.init_params(sizes, generator(number)), sizes) for number in range(2)
    )
    for i, ((W, _), (other, _)) in enumerate(zip(first, second, strict=True)):
        same = np.allclose(W, other, rtol=1e-3, atol=0)
        assert_true(not same, f"layers[{i}] is the same with another seed.")
