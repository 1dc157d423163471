"""logistic_gradients: two samples by hand, batches of any form, difference quotients, extremes."""

import numpy as np

from autograder.suite import (
    assert_gradient,
    assert_tuple,
    assert_unchanged,
    assert_vectorised,
    hint,
    numerical_gradient,
    points,
    uses,
)

pytestmark = uses("neuron_gradients")

NEAR = {"rtol": 1e-5, "atol": 1e-6}


def gradients(student, X, y, w, b):
    """Call the student's function and take its result apart."""
    result = student.logistic_gradients(X, y, w, b)
    return assert_tuple(result, 2, name="logistic_gradients(...)")


def assert_both(got, want, near=NEAR):
    """Compare dw and db."""
    assert_gradient(got[0], want[0], name="dw", **near)
    assert_gradient(got[1], want[1], name="db", **near)


@points(2)
@hint("Each error times its own sample, then the mean. Which direction lowers the cost?")
def test_weight_gradient_of_two_samples_by_hand(student, two_samples):
    """dw of the two samples of the text"""
    at = two_samples
    dw, _ = gradients(student, at.X, at.y, at.w, at.b)
    assert_gradient(dw, at.dw, name="dw", **NEAR)


@points(1)
@hint("The bias is the weight of an input that is always 1.")
def test_bias_gradient_of_two_samples_by_hand(student, two_samples):
    """db of the two samples of the text"""
    at = two_samples
    _, db = gradients(student, at.X, at.y, at.w, at.b)
    assert_gradient(db, at.db, name="db", **NEAR)


@points(3)
@hint("Write the shape of every intermediate result beside its line. Where does n disappear?")
def test_weight_gradient_of_a_rectangular_batch(student, reference, batch):
    """dw of random batches, more samples than inputs and fewer"""
    for n, d in ((9, 4), (3, 5)):
        args = batch(n, d)
        dw, _ = gradients(student, *args)
        assert_gradient(dw, reference.logistic_gradients(*args)[0], name="dw", **NEAR)


@points(2.5)
@hint("What is the mean of the errors?")
def test_bias_gradient_of_a_rectangular_batch(student, reference, batch):
    """db of random batches, more samples than inputs and fewer"""
    for n, d in ((9, 4), (3, 5)):
        args = batch(n, d)
        _, db = gradients(student, *args)
        assert_gradient(db, reference.logistic_gradients(*args)[1], name="db", **NEAR)


@points(3)
@hint("With as many samples as inputs a mixed-up axis raises no error.")
def test_a_square_batch(student, reference, batch):
    """As many samples as inputs"""
    args = batch(5, 5)
    assert_both(gradients(student, *args), reference.logistic_gradients(*args))


@points(1.5)
@hint("Which shape has dw if there is one input?")
def test_one_input(student, reference, batch):
    """Samples with a single input"""
    args = batch(6, 1)
    assert_both(gradients(student, *args), reference.logistic_gradients(*args))


@points(1.5)
@hint("Compare with the gradient of one neuron.")
def test_one_sample(student, reference, batch):
    """A batch of one sample"""
    X, y, w, b = batch(1, 4)
    want = reference.neuron_gradients(X[0], w, b, y[0], "cross_entropy")
    assert_both(gradients(student, X, y, w, b), want)


@points(2.5)
@hint("Change one weight by a tiny amount and watch the mean cost: does it do what dw says?")
def test_weight_gradient_equals_difference_quotients(student, batch, mean_cost):
    """dw against difference quotients of the mean cost"""
    X, y, w, b = batch(8, 3)
    want = numerical_gradient(lambda at: mean_cost(X @ at + b, y), w)
    dw, _ = gradients(student, X, y, w, b)
    assert_gradient(dw, want, name="dw", rtol=1e-4, atol=1e-6)


@points(1.5)
@hint("Change the bias by a tiny amount and watch the mean cost: does it do what db says?")
def test_bias_gradient_equals_a_difference_quotient(student, batch, mean_cost):
    """db against a difference quotient of the mean cost"""
    X, y, w, b = batch(8, 3)
    want = numerical_gradient(lambda at: mean_cost(X @ w + at[0], y), np.array([b]))
    _, db = gradients(student, X, y, w, b)
    assert_gradient(db, want[0], name="db", rtol=1e-4, atol=1e-6)


@points(1.5)
@hint("Should the gradient of a mean change when every sample is there twice?")
def test_a_doubled_batch_has_the_same_gradient(student, reference, batch):
    """Every sample of a batch given twice"""
    X, y, w, b = batch(4, 3)
    got = gradients(student, np.vstack([X, X]), np.concatenate([y, y]), w, b)
    assert_both(got, reference.logistic_gradients(X, y, w, b))


@points(1)
@hint("A batch of one class has a gradient, too. Which sign must db have?")
def test_one_class_only(student, reference, batch):
    """Batches in which every label is 0, and every label is 1"""
    X, y, w, b = batch(6, 3)
    for label in (0.0, 1.0):
        y[:] = label
        assert_both(gradients(student, X, y, w, b), reference.logistic_gradients(X, y, w, b))


@points(1.25)
@hint("Try whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng, batch):
    """Whole numbers; the arguments are not changed"""
    _, y, *_ = batch(6, 3)
    whole = (rng.integers(-3, 4, size=(6, 3)), y.astype(int), rng.integers(-1, 2, size=3), 1)
    for args in (whole, batch(6, 3)):
        want = reference.logistic_gradients(*args)
        call = student.call("logistic_gradients", *args)
        assert_both(assert_tuple(call.value, 2, name="logistic_gradients(...)"), want)
        assert_unchanged(call)


@points(1.5)
@hint("The error of a sample needs no logarithm and no division by a or 1 - a.")
def test_stays_finite_for_extreme_sums(student, reference, rng, batch):
    """Sums around 1000 and -1000, right and wrong ones, beside ordinary ones"""
    X, _, w, b = batch(6, 3)
    X[:4] = rng.uniform(900, 1100, size=(4, 1)) * np.array([[1], [1], [-1], [-1]]) * w / (w @ w)
    y = np.array([0.0, 1.0, 0.0, 1.0, 0.0, 1.0])
    near = {"rtol": 1e-5, "atol": 1e-4}  # the inputs are large
    assert_both(gradients(student, X, y, w, b), reference.logistic_gradients(X, y, w, b), near)


@points(1.25)
@hint("Can numpy treat all samples at once?")
def test_is_vectorised(student, reference, rng):
    """No Python loop over the samples"""
    w = rng.normal(size=4)
    assert_vectorised(
        student,
        "logistic_gradients",
        lambda n: (rng.normal(size=(n, 4)), rng.integers(0, 2, size=n), w, 0.5),
        reference.logistic_gradients,
    )
