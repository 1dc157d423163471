"""A worked network, random deep networks and an independent cost for the suites of set 8."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.suite import assert_tuple, assert_vectorised

# The 2-3-2 network of the notebook in double precision: output and gradients.
A2_232 = [
    [0.9149009549929797, 0.08509904500702024],
    [0.07585818002124356, 0.9241418199787566],
    [0.8175744761936437, 0.18242552380635632],
    [0.34864513533394575, 0.6513548646660542],
]
GRADS_232 = [
    (
        [
            [0.3768316356673557, 0.24138835840896838, -0.33634319244801836],
            [0.3928795515395899, 0.368760764438964, -0.5731225236181546],
        ],
        [0.20208340280196674, 0.010140070815071123, -0.06363830069028167],
    ),
    (
        [
            [0.6823370707742511, -0.6823370707742512],
            [-0.10387588156390158, 0.10387588156390154],
            [0.10880144131210923, -0.10880144131210913],
        ],
        [0.03924468663545316, -0.03924468663545316],
    ),
]


@pytest.fixture
def net232():
    """Return the 2-3-2 example: inputs, labels, layers, activations, sums, gradients."""
    X = np.array([[1.0, 2.0], [3.0, -1.0], [-2.0, 1.0], [-1.0, -2.0]])
    hidden = np.array([[3.0, 0.5, 0.5], [1.0, -3.0, 4.0], [0.5, 3.0, -2.0], [-2.0, 0.5, 0.5]])
    output = np.array([[1.75, -0.625], [-1.5, 1.0], [3.25, 1.75], [0.25, 0.875]])
    return SimpleNamespace(
        X=X,
        y=np.array([1, 1, 0, 0]),
        layers=[
            (np.array([[0.5, -1.0, 1.0], [1.0, 0.5, -0.5]]), np.array([0.5, 0.5, 0.5])),
            (np.array([[0.5, -0.5], [1.0, 0.5], [-0.5, 0.25]]), np.array([0.0, 0.5])),
        ],
        acts=[X.copy(), np.where(hidden > 0, hidden, 0.0), np.array(A2_232)],
        zs=[hidden, output],
        grads=[(np.array(dW), np.array(db)) for dW, db in GRADS_232],
    )


def cost_of(X, y, layers):
    """Mean cross-entropy from the last sums, ln(sum of e^z) - z_y, without any softmax."""
    A = X
    for W, b in layers[:-1]:
        Z = A @ W + b
        A = (Z + np.abs(Z)) / 2
    W, b = layers[-1]
    Z = A @ W + b
    return float(np.mean(np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(y)), y]))


@pytest.fixture
def cost():
    """Return the cost as a function of X, y and layers."""
    return cost_of


@pytest.fixture
def labels(rng):
    """Draw n labels out of k: a shuffled cycle, so never all the same."""

    def draw(n, k):
        return rng.permutation((int(rng.integers(k)) + np.arange(n)) % k)

    return draw


def is_lively(net, grads):
    """Tell whether every weight matrix has a gradient and no hidden sum is close to the kink.

    Close is what a difference quotient or single precision might carry across; among very
    many sums some are always near.
    """
    hidden = net.zs[:-1]
    moved = all(np.max(np.abs(dW)) > 1e-3 for dW, _ in grads)
    clear = all(np.min(np.abs(Z)) > 1e-3 / max(1, Z.size / 100) for Z in hidden)
    mixed = all(Z.size == 1 or Z.min() < 0 < Z.max() for Z in hidden)
    return moved and clear and mixed


@pytest.fixture
def make_net(rng, labels, reference):
    """Return a maker of random networks with X, y, layers and consistent acts and zs.

    Each hidden layer has units that are on and units that are off, so that a mask
    that is missing, or another layer's, is seen.
    """

    def draw(n, sizes):
        layers = [
            (rng.normal(size=(n_in, n_out)) * np.sqrt(2 / n_in), 0.5 * rng.normal(size=n_out))
            for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True)
        ]
        X = rng.normal(size=(n, sizes[0]))
        acts, zs = reference.mlp_forward(X, layers)
        return SimpleNamespace(X=X, y=labels(n, sizes[-1]), layers=layers, acts=acts, zs=zs)

    def make(n, sizes):
        for _ in range(1000):
            net = draw(n, sizes)
            if is_lively(net, reference.mlp_backward(net.y, net.layers, net.acts, net.zs)):
                break
        return net

    return make


@pytest.fixture
def saturated(rng, reference):
    """Return a network with sums near 1000 and -1000 in both layers, and samples with small ones.

    It has no labels of its own.
    """
    size = float(rng.uniform(900, 1100))
    layers = [
        (np.array([[size, -size, 1.0]]), np.array([0.25, -0.5, 0.75])),
        (np.array([[1.0, -1.0], [-1.0, 0.5], [0.5, 0.25]]), np.array([0.5, -0.25])),
    ]
    X = np.array([[1.0], [-1.0], [0.0], [0.001]])
    acts, zs = reference.mlp_forward(X, layers)
    return SimpleNamespace(X=X, y=None, layers=layers, acts=acts, zs=zs)


class Flat:
    """A student whose answer to a counted call is flattened into one tuple of arrays."""

    def __init__(self, student, flatten):
        self._student = student
        self._flatten = flatten

    def count(self, function, *args):
        """Call and count; the lists in the answer become one tuple."""
        call = self._student.count(function, *args)
        return replace(call, value=self._flatten(call.value))


@pytest.fixture
def assert_no_loop(student, reference):
    """Return `assert_vectorised` for answers that are lists of arrays, or of pairs of arrays."""

    def check(function, make_args, lengths):
        def flatten(value):
            parts = assert_tuple(value, len(lengths), name=f"{function}(...)")
            lists = zip(parts, lengths, strict=True)
            return sum((assert_tuple(p, m, name=f"{function}(...)") for p, m in lists), ())

        def want(*args):
            return flatten(getattr(reference, function)(*args))

        assert_vectorised(Flat(student, flatten), function, make_args, want)

    return check
