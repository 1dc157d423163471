"""Worked numbers and random networks for the suites of problem set 6, fresh for every test."""

from types import SimpleNamespace

import numpy as np
import pytest

# The 2-2-2 example in double precision. Gradients and steps belong to one sample and eta = 0.5.
GRADS_222 = {
    "W1": [
        [0.00043856773447434674, 0.0004977127352608601],
        [0.0008771354689486935, 0.0009954254705217202],
    ],
    "b1": [0.008771354689486935, 0.009954254705217202],
    "W2": [
        [0.08216704056423078, -0.02260254047747506],
        [0.08266762784753326, -0.022740242215978212],
    ],
    "b2": [0.13849856162855698, -0.038098236516556215],
}
STEPPED_222 = {
    "W1": [
        [0.14978071613276284, 0.24975114363236958],
        [0.19956143226552564, 0.29950228726473915],
    ],
    "b1": [0.34561432265525655, 0.3450228726473914],
    "W2": [
        [0.3589164797178846, 0.5113012702387375],
        [0.4086661860762334, 0.5613701211079891],
    ],
    "b2": [0.5307507191857215, 0.6190491182582781],
}
# After 10 rounds with fixed biases: error 0.220919.
FIXED_10_222 = {
    "W1": [
        [0.14935777574847958, 0.2490446949384014],
        [0.19871555149695921, 0.2980893898768028],
    ],
    "b1": [0.35, 0.35],
    "W2": [
        [-0.025550143828731615, 0.6044820344767919],
        [0.021863082364079113, 0.6551172066631201],
    ],
    "b2": [0.6, 0.6],
}
# After 10 rounds with one bias per unit: error 0.125527.
MOVED_10_222 = {
    "W1": [
        [0.14924355299083236, 0.24893148792036401],
        [0.19848710598166475, 0.297862975840728],
    ],
    "b1": [0.33487105981664744, 0.32862975840728],
    "W2": [
        [-0.010639161179773177, 0.5946013398418177],
        [0.03731298261468553, 0.6450784563841612],
    ],
    "b2": [-0.09570237872460872, 0.7602383543239546],
}


def as_arrays(table):
    """Turn a table of lists into new arrays."""
    return {key: np.array(numbers, dtype=float) for key, numbers in table.items()}


@pytest.fixture
def net222(reference):
    """Return the 2-2-2 example: inputs, targets, parameters, cache, gradients, later weights."""
    X = np.array([[0.05, 0.10]])
    params = {
        "W1": np.array([[0.15, 0.25], [0.20, 0.30]]),
        "b1": np.array([0.35, 0.35]),
        "W2": np.array([[0.40, 0.50], [0.45, 0.55]]),
        "b2": np.array([0.60, 0.60]),
    }
    stepped = as_arrays(STEPPED_222)
    return SimpleNamespace(
        X=X,
        Y=np.array([[0.01, 0.99]]),
        eta=0.5,
        params=params,
        cache=reference.forward(X, params),
        grads=as_arrays(GRADS_222),
        stepped=stepped,
        stepped_fixed={**stepped, "b1": np.array([0.35, 0.35]), "b2": np.array([0.60, 0.60])},
        fixed_10=as_arrays(FIXED_10_222),
        moved_10=as_arrays(MOVED_10_222),
    )


@pytest.fixture
def make_net(rng, reference):
    """Return a maker of random networks with X, Y, params and a consistent cache."""

    def make(n, d, h, k):
        X = rng.normal(size=(n, d))
        params = {
            "W1": rng.normal(size=(d, h)) / np.sqrt(d),
            "b1": rng.normal(size=h),
            "W2": rng.normal(size=(h, k)) / np.sqrt(h),
            "b2": rng.normal(size=k),
        }
        return SimpleNamespace(
            X=X,
            Y=rng.uniform(0.05, 0.95, size=(n, k)),
            params=params,
            cache=reference.forward(X, params),
        )

    return make


@pytest.fixture
def xor(make_net, reference):
    """Return the four points of XOR, integers, in a random 2-3-1 network."""
    net = make_net(4, 2, 3, 1)
    net.X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    net.Y = np.array([[0], [1], [1], [0]])
    net.cache = reference.forward(net.X, net.params)
    return net


@pytest.fixture
def cost():
    """Return the cost as a function: sum over outputs, mean over samples."""

    def of(X, Y, params):  # called for every entry twice, so written out
        A1 = 1 / (1 + np.exp(-(X @ params["W1"] + params["b1"])))
        A2 = 1 / (1 + np.exp(-(A1 @ params["W2"] + params["b2"])))
        return float(0.5 * np.sum((A2 - Y) ** 2) / len(X))

    return of
