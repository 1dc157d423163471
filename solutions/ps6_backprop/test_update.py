"""Hidden suite of update: the 2-2-2 step, any learning rate, look-up by key, nothing changed."""

import numpy as np

from autograder.suite import assert_close, assert_keys, assert_unchanged, hint, points

WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")


def random_grads(rng, params):
    """Return random gradients, one for each parameter."""
    return {key: rng.normal(size=value.shape) for key, value in params.items()}


def check(answer, want, keys=WEIGHTS + BIASES):
    """Compare entries of a student's parameters with the right ones."""
    answer = assert_keys(answer, keys, name="the new params")
    for key in keys:
        assert_close(answer[key], want[key], name=f'new params["{key}"]')
    return answer


@points(1.5)
@hint("A step goes against the gradient, and is eta times as long.")
def test_weights_after_one_step_in_the_2_2_2_network(student, net222):
    """w1 to w8 of the 2-2-2 example after one step"""
    answer = student.update(net222.params, net222.grads, net222.eta)
    check(answer, net222.stepped, WEIGHTS)


@points(1)
@hint("Biases are parameters too. Each unit's bias has a gradient of its own.")
def test_biases_after_one_step_in_the_2_2_2_network(student, net222):
    """The four biases of the 2-2-2 example after one step"""
    answer = student.update(net222.params, net222.grads, net222.eta)
    check(answer, net222.stepped, BIASES)


@points(2)
@hint("Does the length of the step follow the eta that was passed in? Try another one by hand.")
def test_any_learning_rate(student, make_net, rng):
    """Other learning rates"""
    net = make_net(1, 3, 4, 2)
    grads = random_grads(rng, net.params)
    for eta in (0.01, 1.0, float(rng.uniform(1.5, 4.0))):
        want = {key: net.params[key] - eta * grads[key] for key in grads}
        check(student.update(net.params, grads, eta), want)


@points(1.5)
@hint("Every entry moves by its own gradient: large entries, small ones, negative ones, all alike.")
def test_layers_of_different_sizes(student, make_net, rng):
    """Layers of different sizes, large and small gradients"""
    for sizes in ((2, 5, 3), (4, 1, 1), (1, 2, 6)):
        net = make_net(1, *sizes)
        scale = 10.0 ** rng.integers(-3, 3)
        grads = {key: scale * value for key, value in random_grads(rng, net.params).items()}
        want = {key: net.params[key] - 0.3 * grads[key] for key in grads}
        check(student.update(net.params, grads, 0.3), want)


@points(1.25)
@hint("Two dictionaries need not list their keys in the same order. How do you pair their entries?")
def test_grads_may_list_their_keys_in_another_order(student, make_net, rng):
    """Gradients in another order"""
    net = make_net(1, 3, 3, 3)
    grads = random_grads(rng, net.params)
    want = {key: net.params[key] - 0.7 * grads[key] for key in grads}
    for order in (("b2", "W2", "b1", "W1"), ("W2", "b1", "W1", "b2")):
        check(student.update(net.params, {key: grads[key] for key in order}, 0.7), want)


@points(1.25)
@hint("Where a gradient is zero nothing should move; everywhere else the step should be taken.")
def test_a_zero_gradient_moves_nothing(student, make_net, rng):
    """Only what has a gradient moves"""
    net = make_net(1, 2, 3, 2)
    grads = {key: np.zeros_like(value) for key, value in net.params.items()}
    key = WEIGHTS[int(rng.integers(2))]
    grads[key] = rng.normal(size=grads[key].shape)
    want = {**net.params, key: net.params[key] - 0.5 * grads[key]}
    check(student.update(net.params, grads, 0.5), want)


@points(1.5)
@hint("Compare the old params before and after the call, arrays included. Which statements write?")
def test_nothing_passed_in_is_changed(student, make_net, rng):
    """Nothing passed in is changed"""
    net = make_net(1, 2, 4, 3)
    grads = random_grads(rng, net.params)
    call = student.call("update", net.params, grads, 0.5)
    check(call.value, {key: net.params[key] - 0.5 * grads[key] for key in grads})
    assert_unchanged(call)
