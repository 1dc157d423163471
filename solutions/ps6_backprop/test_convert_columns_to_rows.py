"""Hidden suite of convert_columns_to_rows: worked weights, rectangular layers, same network."""

import numpy as np

from autograder.suite import assert_close, assert_tuple, assert_unchanged, hint, points


@points(1.25)
@hint("Write w1 to w8 beside the entries of both layouts. Does each still join the same two units?")
def test_weights_of_the_2_2_2_network_written_row_by_row(student, net222):
    """w1 to w8, written row by row"""
    book1 = np.array([[0.15, 0.20], [0.25, 0.30]])
    book2 = np.array([[0.40, 0.45], [0.50, 0.55]])
    W1, W2 = assert_tuple(student.convert_columns_to_rows(book1, book2), 2, name="the result")
    assert_close(W1, net222.params["W1"], name="W1")
    assert_close(W2, net222.params["W2"], name="W2")


@points(1.5)
@hint("A layer with 4 receiving and 3 sending units arrives as (4, 3). What is its shape with us?")
def test_layers_of_different_sizes(student, rng):
    """Layers of different sizes"""
    first, second = rng.normal(size=(4, 3)), rng.normal(size=(2, 4))
    W1, W2 = assert_tuple(student.convert_columns_to_rows(first, second), 2, name="the result")
    assert_close(W1, first.T, name="W1")
    assert_close(W2, second.T, name="W2")


@points(0.75)
@hint("Which of the two matrices feeds the hidden layer? Both keep their place.")
def test_a_network_of_equally_wide_layers(student, rng):
    """All layers equally wide"""
    first, second = rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
    W1, W2 = assert_tuple(student.convert_columns_to_rows(first, second), 2, name="the result")
    assert_close(W1, first.T, name="W1")
    assert_close(W2, second.T, name="W2")


@points(0.75)
@hint("Z = W A + b for a column and Z = A W + b for a row should give the same sums.")
def test_converted_weights_give_the_same_sums(student, rng):
    """The converted network computes the same sums"""
    first, second = rng.normal(size=(5, 2)), rng.normal(size=(1, 5))
    x, a = rng.normal(size=2), rng.normal(size=5)
    W1, W2 = assert_tuple(student.convert_columns_to_rows(first, second), 2, name="the result")
    assert_close(W1, first.T, name="W1")
    assert_close(W2, second.T, name="W2")
    assert_close(x @ np.asarray(W1), first @ x, name="sums of the hidden units", rtol=1e-4)
    assert_close(a @ np.asarray(W2), second @ a, name="sum of the output", rtol=1e-4)


@points(0.75)
@hint("Are the matrices that were passed in still as they were?")
def test_nothing_passed_in_is_changed(student, rng):
    """Nothing passed in is changed"""
    first, second = rng.normal(size=(3, 2)), rng.normal(size=(2, 3))
    call = student.call("convert_columns_to_rows", first, second)
    W1, W2 = assert_tuple(call.value, 2, name="the result")
    assert_close(W1, first.T, name="W1")
    assert_close(W2, second.T, name="W2")
    assert_unchanged(call)
