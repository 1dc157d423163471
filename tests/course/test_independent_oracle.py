"""Gradients of the reference solutions, against costs that are written here once more.

Two oracles differentiate these costs: autograd, and central differences in
extended precision. Neither knows a formula from the notebooks, and the sigmoid
and softmax here are other forms of theirs.
"""

from functools import cache, partial
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad, jacobian

from autograder.notebooks.authored import load_reference

SOLUTIONS = Path(__file__).parents[2] / "solutions"
STEP = np.longdouble("1e-6")

extended = pytest.mark.skipif(
    np.finfo(np.longdouble).eps > 1e-18, reason="longdouble is no wider than float64 here"
)

NETWORKS = [  # n, d, h, k
    pytest.param((5, 4, 3, 2), id="rectangular"),
    pytest.param((1, 3, 5, 4), id="one sample"),
    pytest.param((23, 3, 4, 5), id="batch"),
    pytest.param((6, 2, 3, 1), id="one output"),
    pytest.param((3, 3, 3, 3), id="square"),
]
BATCHES = [  # n, k
    pytest.param((4, 3), id="rectangular"),
    pytest.param((1, 5), id="one sample"),
    pytest.param((31, 10), id="batch"),
    pytest.param((6, 1), id="one output"),
    pytest.param((4, 4), id="square"),
]
SHAPES = [
    pytest.param((), id="number"),
    pytest.param((7,), id="vector"),
    pytest.param((3, 5), id="rectangular"),
    pytest.param((4, 4), id="square"),
]
WIDTHS = [1, 2, 5]


@cache
def solution(assignment):
    return SimpleNamespace(**load_reference(SOLUTIONS / assignment / "notebook.py"))


@pytest.fixture
def rng():
    return np.random.default_rng(20240222)


def own_sigmoid(z):
    return (1 + anp.tanh(z / 2)) / 2


def own_softmax(Z):
    """Divide by all exponentials at once: one over the sum of e to the differences."""
    return 1 / anp.sum(anp.exp(Z[..., None, :] - Z[..., :, None]), axis=-1)


def neuron_cost(w, b, x, y):
    return (own_sigmoid(anp.sum(w * x) + b) - y) ** 2 / 2


def softmax_cost(Z, y):
    true = anp.array([Z[s, label] for s, label in enumerate(y)])
    return anp.mean(anp.log(anp.sum(anp.exp(Z), axis=1)) - true)


def network_cost(W1, b1, W2, b2, X, Y):
    """Add up the errors sample by sample, then divide."""
    total = 0
    for x, y in zip(X, Y, strict=True):
        hidden = own_sigmoid(anp.dot(x, W1) + b1)
        total = total + anp.sum((own_sigmoid(anp.dot(hidden, W2) + b2) - y) ** 2) / 2
    return total / len(X)


def by_autograd(cost, values):
    """Differentiate with respect to each of `values`."""
    return [grad(cost, place)(*values) for place in range(len(values))]


def by_differences(function, values):
    """Differentiate with respect to each of `values`, entry by entry, in extended precision."""
    values = [np.array(value, dtype=np.longdouble) for value in values]
    slopes = []
    for value in values:
        places = list(product(*map(range, value.shape)))
        quotients = [_quotient(function, values, value, place) for place in places]
        shape = quotients[0].shape + value.shape
        slopes.append(np.stack(quotients, axis=-1).reshape(shape))
    return slopes


def _quotient(function, values, value, place):
    kept = value[place]
    value[place] = kept + STEP
    above = function(*values)
    value[place] = kept - STEP
    below = function(*values)
    value[place] = kept
    return np.asarray((above - below) / (2 * STEP))


# What is left of an entry that cancels: rounding in float64, or of a quotient by 2e-6.
LEFT = {by_autograd: 1e-15, by_differences: 1e-12}


def assert_gradients(got, want, oracle):
    for one, other in zip(got, want, strict=True):
        one, other = np.asarray(one), np.asarray(other, dtype=float)
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=1e-10, atol=LEFT[oracle])


ORACLES = [
    pytest.param(by_autograd, id="autograd"),
    pytest.param(by_differences, id="differences", marks=extended),
]


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("shape", SHAPES)
def test_sigmoid_derivative_is_the_slope_of_the_sigmoid(oracle, shape, rng):
    z = rng.normal(scale=3, size=shape)
    # each output depends on its own entry alone, so the sum has their slopes as its gradient
    want = oracle(lambda z: anp.sum(own_sigmoid(z)), [z])
    assert_gradients([solution("ps3_sigmoid_neuron").sigmoid_derivative(z)], want, oracle)


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("y", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("width", WIDTHS)
def test_neuron_gradients_are_those_of_the_squared_error(oracle, width, y, rng):
    x, w, b = rng.normal(size=width), rng.normal(size=width), rng.normal()
    want = oracle(partial(neuron_cost, x=x, y=y), [w, b])
    got = solution("ps3_sigmoid_neuron").neuron_gradients(x, w, b, y)
    assert_gradients(got, want, oracle)


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("shape", BATCHES)
def test_softmax_gradient_is_that_of_the_mean_cross_entropy(oracle, shape, rng):
    Z, y = rng.normal(scale=2, size=shape), rng.integers(shape[1], size=shape[0])
    want = oracle(partial(softmax_cost, y=y), [Z])
    assert_gradients([solution("ps5_softmax").softmax_gradient(Z, y)], want, oracle)


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("k", [1, 2, 3, 7])
def test_softmax_jacobian_holds_the_slopes_of_the_softmax(oracle, k, rng):
    z = rng.normal(scale=2, size=k)
    want = [jacobian(own_softmax)(z)] if oracle is by_autograd else oracle(own_softmax, [z])
    assert_gradients([solution("ps5_softmax").softmax_jacobian(own_softmax(z))], want, oracle)


@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("sizes", NETWORKS)
def test_backward_is_the_gradient_of_the_squared_error(oracle, sizes, rng):
    n, d, h, k = sizes
    X, Y = rng.normal(size=(n, d)), rng.uniform(size=(n, k))
    params = {
        "W1": rng.normal(size=(d, h)),
        "b1": rng.normal(size=h),
        "W2": rng.normal(size=(h, k)),
        "b2": rng.normal(size=k),
    }
    ref = solution("ps6_backprop")
    grads = ref.backward(X, Y, params, ref.forward(X, params))
    want = oracle(partial(network_cost, X=X, Y=Y), list(params.values()))
    assert_gradients([grads[key] for key in params], want, oracle)
