"""dense_backward: each of the three results, on shapes and values that hide nothing.

The results are compared one by one in most tests, so that a right dW earns its points beside
a wrong dA_prev.
"""

import numpy as np

from autograder.suite import (
    assert_gradient,
    assert_tuple,
    assert_unchanged,
    assert_vectorised,
    hint,
    numerical_gradient,
    points,
)

DW, DB, DA = 0, 1, 2
NAMES = ("dW", "db", "dA_prev")
RECTANGULAR = ((5, 3, 4), (2, 4, 3), (4, 2, 6), (7, 5, 2))  # n, i, o
A_WORKED = [[1, 0], [2, 1], [0, -1], [1, 3]]
DZ_WORKED = [[1, 0, -1], [0, 2, 0], [1, 1, 0], [-1, 0, 2]]
W_WORKED = [[1, 2, 0], [-1, 0, 3]]


def check(answer, want, results=(DW, DB, DA), **tolerances):
    """Compare some of a student's three results with the right ones."""
    parts = assert_tuple(answer, 3, name="dense_backward(dZ, A_prev, W)")
    for i in results:
        assert_gradient(parts[i], want[i], name=NAMES[i], **tolerances)
    return parts


def draw(rng, n, i, o):
    """Draw dZ, A_prev and W."""
    return rng.normal(size=(n, o)), rng.normal(size=(n, i)), rng.normal(size=(i, o))


def compare(student, reference, args, results):
    """Ask student and reference for the same layer."""
    check(student.dense_backward(*args), reference.dense_backward(*args), results)


def worked():
    """Return dZ, A_prev and W of the notebook."""
    return np.array(DZ_WORKED, float), np.array(A_WORKED, float), np.array(W_WORKED, float)


@points(1.75)
@hint("Each weight: its signal times its unit's error, summed over the samples.")
def test_weights_of_the_worked_layer(student):
    """dW of the worked layer"""
    want = np.array([[0, 4, 1], [-4, 1, 6]]), None, None
    check(student.dense_backward(*worked()), want, (DW,))


@points(1)
@hint("A bias is a weight whose signal is always 1.")
def test_biases_of_the_worked_layer(student):
    """db of the worked layer"""
    check(student.dense_backward(*worked()), (None, np.array([1, 3, 1]), None), (DB,))


@points(1.75)
@hint("Each signal went to all units of the layer, so it collects from all of them.")
def test_signals_of_the_worked_layer(student):
    """dA_prev of the worked layer"""
    want = None, None, np.array([[1, -4], [4, 0], [3, -1], [-1, 7]])
    check(student.dense_backward(*worked()), want, (DA,))


@points(1.5)
@hint("dW has the shape of W: which product of A_prev and dZ makes (i, o)?")
def test_weights_of_rectangular_layers(student, reference, rng):
    """dW of layers of different sizes"""
    for shape in RECTANGULAR:
        compare(student, reference, draw(rng, *shape), (DW,))


@points(1)
@hint("db has the shape of b, (o,). Over which axis do the samples run?")
def test_biases_of_rectangular_layers(student, reference, rng):
    """db of layers of different sizes"""
    for shape in RECTANGULAR:
        compare(student, reference, draw(rng, *shape), (DB,))


@points(1.5)
@hint("dA_prev has the shape of A_prev: which product of dZ and W makes (n, i)?")
def test_signals_of_rectangular_layers(student, reference, rng):
    """dA_prev of layers of different sizes"""
    for shape in RECTANGULAR:
        compare(student, reference, draw(rng, *shape), (DA,))


@points(1)
@hint("Where all shapes agree, no error message helps. Try what you have on a rectangular layer.")
def test_weights_of_square_layers(student, reference, rng):
    """dW, as many samples as signals and units"""
    for size in (2, 4):
        compare(student, reference, draw(rng, size, size, size), (DW,))


@points(0.75)
@hint("Two axes of equal length: over which one do the samples run?")
def test_biases_of_square_layers(student, reference, rng):
    """db, as many samples as signals and units"""
    for size in (2, 4):
        compare(student, reference, draw(rng, size, size, size), (DB,))


@points(1.25)
@hint("Is the weight from signal i to unit j in row i or in column i? And in your product?")
def test_signals_of_square_layers(student, reference, rng):
    """dA_prev, as many samples as signals and units"""
    for size in (2, 4):
        compare(student, reference, draw(rng, size, size, size), (DA,))


@points(2)
@hint("Move one entry of W, b or A_prev a little and watch the cost. Which result disagrees?")
def test_agrees_with_difference_quotients(student, rng):
    """Difference quotients of a cost behind the layer"""
    _, A_prev, W = draw(rng, 5, 3, 4)
    b, goal = rng.normal(size=4), rng.normal(size=(5, 4))

    def cost(A_prev, W, b):
        return float(np.sum(np.cos(A_prev @ W + b - goal)))

    dZ = -np.sin(A_prev @ W + b - goal)
    want = (
        numerical_gradient(lambda moved: cost(A_prev, moved, b), W),
        numerical_gradient(lambda moved: cost(A_prev, W, moved), b),
        numerical_gradient(lambda moved: cost(moved, W, b), A_prev),
    )
    check(student.dense_backward(dZ, A_prev, W), want, rtol=1e-4, atol=1e-7)


@points(1.5)
@hint("The mean over the samples is already in dZ. What happens to it on the way through?")
def test_samples_add_up(student, reference, rng):
    """Every sample given twice: twice the gradients, for the signals the same rows"""
    dZ, A_prev, W = draw(rng, 3, 4, 2)
    dW, db, dA = reference.dense_backward(dZ, A_prev, W)
    check(student.dense_backward(dZ, A_prev, W), (dW, db, dA))
    twice = np.vstack([dZ, dZ]), np.vstack([A_prev, A_prev]), W
    check(student.dense_backward(*twice), (2 * dW, 2 * db, np.vstack([dA, dA])))


@points(1)
@hint("The cost of one sample does not depend on the signals of another.")
def test_each_sample_has_its_own_row(student, reference, rng):
    """Only one sample has an error: only its row of dA_prev is not zero"""
    dZ, A_prev, W = draw(rng, 4, 3, 5)
    row = int(rng.integers(4))
    dZ[np.arange(4) != row] = 0.0
    want = (np.outer(A_prev[row], dZ[row]), dZ[row], np.zeros((4, 3)))
    want[DA][row] = W @ dZ[row]
    check(student.dense_backward(dZ, A_prev, W), want)


@points(1.25)
@hint("Also where a size is 1, every result has the shape of its variable.")
def test_sizes_of_one(student, reference, rng):
    """One sample, one signal, one unit"""
    for shape in ((1, 3, 2), (4, 1, 3), (4, 3, 1), (1, 1, 2), (1, 1, 1)):
        compare(student, reference, draw(rng, *shape), (DW, DB, DA))


@points(0.75)
@hint("Numbers may be integers. Where would an array of integers lose digits?")
def test_integer_signals(student, reference, rng):
    """Integer signals and weights"""
    dZ = rng.normal(size=(4, 3))
    A_prev, W = rng.integers(-3, 4, size=(4, 2)), rng.integers(-3, 4, size=(2, 3))
    compare(student, reference, (dZ, A_prev, W), (DW, DB, DA))


@points(1)
@hint("Compare dZ, A_prev and W before and after the call. Which statements write in place?")
def test_nothing_passed_in_is_changed(student, reference, rng):
    """Nothing passed in is changed"""
    args = draw(rng, 4, 3, 3)
    call = student.call("dense_backward", *args)
    check(call.value, reference.dense_backward(*args))
    assert_unchanged(call)


@points(1)
@hint("A matrix product sums over the samples or over the units all at once.")
def test_is_vectorised(student, reference, rng):
    """No Python loop over samples, signals or units"""

    def make_args(n):
        dZ, A_prev, W = draw(rng, n, n, 3)
        return dZ / n, A_prev, W  # errors of a mean: sums stay small, in single precision too

    assert_vectorised(student, "dense_backward", make_args, reference.dense_backward)
