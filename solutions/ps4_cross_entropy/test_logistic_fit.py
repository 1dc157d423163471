"""logistic_fit: steps by hand, other data, learning rates, the cost on the way, the outcome."""

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

pytestmark = uses("bce", "bce_with_logits", "neuron_gradients", "logistic_gradients")

NEAR = {"rtol": 1e-5, "atol": 1e-6}


def fit(student, X, y, eta, steps):
    """Call the student's function; return a weight per input and one bias as floats."""
    result = student.logistic_fit(X, y, eta, steps)
    return assert_tuple(result, 2, name="logistic_fit(...)")


def assert_both(got, want, near=NEAR):
    """Compare w and b."""
    assert_close(got[0], want[0], name="w", **near)
    assert_close(got[1], want[1], name="b", **near)


@points(1)
@hint("Both gradients of a step belong to the same w and b, and eta scales both.")
def test_two_steps_by_hand(student):
    """The four samples of the text, after two steps"""
    X, y = np.array([[0.0], [1.0], [2.0], [4.0]]), np.array([0.0, 1.0, 0.0, 1.0])
    want = np.array([0.2564017329779]), -0.0398229313893
    assert_both(fit(student, X, y, 0.5, 2), want)


@points(2.5)
@hint("Follow w and b through three steps on paper. Where do they start, what moves when?")
def test_several_steps_on_other_data(student, reference, rng, batch):
    """Random batches, after a few steps"""
    for n, d, steps in ((8, 3, 3), (5, 5, 7), (3, 6, 4)):
        X, y, *_ = batch(n, d)
        eta = float(rng.uniform(0.2, 0.9))
        assert_both(fit(student, X, y, eta, steps), reference.logistic_fit(X, y, eta, steps))


@points(1)
@hint("How long is a step if eta is ten times smaller?")
def test_the_learning_rate_is_used(student, reference, batch):
    """The same data with several learning rates"""
    X, y, *_ = batch(7, 2)
    for eta in (0.05, 0.5, 1.5):
        assert_both(fit(student, X, y, eta, 5), reference.logistic_fit(X, y, eta, 5))


@points(1)
@hint("How many steps are made if steps is 0, and if it is 1?")
def test_no_step_and_one_step(student, batch):
    """The start, and one step from there"""
    X, y, *_ = batch(6, 4)
    assert_both(fit(student, X, y, 0.3, 0), (np.zeros(4), 0.0))
    error = 0.5 - y  # at the start every output is one half
    assert_both(fit(student, X, y, 0.3, 1), (-0.3 * error @ X / 6, -0.3 * np.mean(error)))


@points(1.5)
@hint("After many steps nearly all samples should be on the right side of the line.")
def test_two_clouds_are_told_apart(student, reference, clouds, mean_cost):
    """Two clouds off the origin, after 300 steps"""
    X, y = clouds(20)
    w_best, b_best = reference.logistic_fit(X, y, 0.5, 300)
    w, b = fit(student, X, y, 0.5, 300)
    # other orders of summation may differ a little after so many steps
    assert_both((w, b), (w_best, b_best), {"rtol": 1e-3, "atol": 1e-3})
    z = X @ w + b
    assert_true(
        mean_cost(z, y) < 0.5 * np.log(2) and np.mean((z >= 0) == (y == 1)) > 0.9,
        "After 300 steps most samples should be on the right side, at less than half the cost.",
    )


@points(1)
@hint("With a small learning rate every step should lower the cost. Which way do you go?")
def test_the_cost_falls_all_the_way(student, reference, clouds, mean_cost):
    """The cost after 0, 1, 3, 10 and 30 steps of a small learning rate"""
    X, y = clouds(8)
    costs = []
    for steps in (0, 1, 3, 10, 30):
        w, b = fit(student, X, y, 0.02, steps)
        assert_both((w, b), reference.logistic_fit(X, y, 0.02, steps))
        costs.append(mean_cost(X @ w + b, y))
    assert_true(bool(np.all(np.diff(costs) < 0)), "The cost should fall from step to step.")


@points(1)
@hint("Which shape have w and b if there is one input, and if there are many?")
def test_one_input_and_many(student, reference, batch):
    """A single input; more inputs than samples"""
    for n, d in ((7, 1), (2, 9)):
        X, y, *_ = batch(n, d)
        assert_both(fit(student, X, y, 0.4, 6), reference.logistic_fit(X, y, 0.4, 6))


@points(1)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng, mixed_labels):
    """Whole numbers; the arguments are not changed"""
    X, y = rng.integers(-3, 4, size=(6, 2)), mixed_labels(6)
    for args in ((X, y, 1, 4), (X.astype(float), y.astype(float), 0.25, 4)):
        call = student.call("logistic_fit", *args)
        got = assert_tuple(call.value, 2, name="logistic_fit(...)")
        assert_both(got, reference.logistic_fit(*args))
        assert_unchanged(call)
