"""squared_error: factor 1/2, sum over outputs, mean over samples, one number."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
)


@points(1.5)
@hint("Over the outputs of one sample the errors are added up. Which factor stands in front?")
def test_cost_of_the_2_2_2_network(student, slopes_222):
    """One sample with two outputs: the 2-2-2 network"""
    A, Y = slopes_222.a[2:].reshape(1, 2), np.array([[0.01, 0.99]])
    assert_close(student.squared_error(A, Y), 0.298371108760, name="C")


@points(0.75)
@hint("Look at the factor in the definition of the cost.")
def test_cost_of_the_worked_neuron(student, worked_neuron):
    """One sample with one output: the neuron of the text"""
    A, Y = np.array([[worked_neuron.a]]), np.array([[worked_neuron.y]])
    assert_close(student.squared_error(A, Y), worked_neuron.cost, name="C")


@points(1.75)
@hint("Sum over outputs, mean over samples: by which of the two sizes do you divide?")
def test_batch_with_several_outputs(student, reference, rng):
    """A batch of five samples with three outputs"""
    A, Y = rng.uniform(size=(5, 3)), rng.uniform(size=(5, 3))
    assert_close(student.squared_error(A, Y), reference.squared_error(A, Y), name="C")


@points(1)
@hint("A batch is an average: do you divide by the number of samples?")
def test_batch_with_one_output_and_square_batch(student, reference, rng):
    """Batches with one output, and with as many outputs as samples"""
    for shape in ((6, 1), (4, 4)):
        A, Y = rng.uniform(size=shape), rng.uniform(size=shape)
        assert_close(student.squared_error(A, Y), reference.squared_error(A, Y), name="C")


@points(1)
@hint("A mean does not change when every sample occurs twice.")
def test_doubling_the_batch_keeps_the_cost(student, reference, rng):
    """Every sample twice: the same cost"""
    A, Y = rng.uniform(size=(3, 2)), rng.uniform(size=(3, 2))
    want = reference.squared_error(A, Y)
    got = student.squared_error(np.vstack([A, A]), np.vstack([Y, Y]))
    assert_close(got, want, name="C")


@points(0.75)
@hint("Both directions count alike, and agreement costs nothing.")
def test_is_symmetric_and_zero_for_a_perfect_answer(student, reference, rng):
    """Zero for a perfect answer; outputs and targets may change places"""
    A, Y = rng.uniform(size=(4, 3)), rng.uniform(size=(4, 3))
    assert_close(student.squared_error(Y, A), reference.squared_error(A, Y), name="C")
    assert_close(student.squared_error(A, A), 0.0, name="C")


@points(0.75)
@hint("Try targets that are whole numbers, and compare the arguments before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng):
    """Whole numbers; the arguments are not changed"""
    Y = rng.integers(0, 2, size=(4, 3))
    for A in (rng.integers(0, 4, size=(4, 3)) + 2, rng.uniform(size=(4, 3))):
        call = student.call("squared_error", A, Y)
        assert_close(call.value, reference.squared_error(A, Y), name="C")
        assert_unchanged(call)


@points(0.5)
@hint("Let numpy work on the whole arrays at once.")
def test_is_vectorised(student, reference, rng):
    """Whole arrays at once"""
    assert_vectorised(
        student,
        "squared_error",
        lambda n: (rng.uniform(size=(n, 3)), rng.uniform(size=(n, 3))),
        reference.squared_error,
    )
