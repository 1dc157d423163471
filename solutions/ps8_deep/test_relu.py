"""relu: the worked numbers, any shape, single numbers, integers, huge numbers, no mutation."""

import numpy as np

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points


@points(1)
@hint("What should become of a negative number, what of a positive one?")
def test_the_worked_numbers(student):
    """Four numbers with the kink among them"""
    z = np.array([-2.0, 0.0, 0.5, 3.0])
    assert_close(student.relu(z), [0.0, 0.0, 0.5, 3.0], name="relu(z)")


@points(1.25)
@hint("One output for each input: which functions of numpy work entry by entry?")
def test_arrays_of_any_shape(student, reference, rng):
    """Arrays with one, two and three axes"""
    for shape in ((7,), (4, 5), (5, 1), (1, 4), (2, 3, 4)):
        z = rng.normal(size=shape)
        z.flat[0], z.flat[-1] = -0.5 - abs(z.flat[0]), 0.5 + abs(z.flat[-1])
        assert_close(student.relu(z), reference.relu(z), name="relu(z)")


@points(0.5)
@hint("A single number has no axes and cannot be indexed. Does your code index z?")
def test_single_numbers(student, rng):
    """Single numbers on both sides"""
    size = float(rng.uniform(0.1, 2))
    assert_close(student.relu(size), size, name="relu of a positive number")
    assert_close(student.relu(-size), 0.0, name="relu of a negative number")


@points(0.5)
@hint("Inputs may be integers. Does an array of yours inherit their type?")
def test_integers(student, rng):
    """Integers"""
    z = rng.permutation(np.arange(-4, 5)).reshape(3, 3)
    assert_close(student.relu(z), np.where(z > 0, z, 0), name="relu(z)")


@points(0.75)
@hint("Compare z before and after the call. Does a line of yours write into it?")
def test_the_argument_is_left_unchanged(student, reference, rng):
    """The array that was passed in stays as it was"""
    z = np.concatenate([rng.normal(size=8), [-1.0, 1.0]])
    call = student.call("relu", z)
    assert_close(call.value, reference.relu(z), name="relu(z)")
    assert_unchanged(call)


@points(0.5)
@hint("relu has no upper limit and, right of zero, no smallest step.")
def test_huge_and_tiny_numbers(student, rng):
    """Numbers near 1000 and -1000, and tiny ones"""
    big, tiny = rng.uniform(900, 1100), rng.uniform(1e-6, 9e-6)
    z = np.array([[big, -big], [tiny, -tiny]])
    assert_close(student.relu(z), [[big, 0.0], [tiny, 0.0]], name="relu(z)", atol=1e-12)


@points(0.5)
@hint("Can numpy treat all entries at once?")
def test_is_vectorised(student, reference, rng):
    """No Python loop over the entries"""
    assert_vectorised(student, "relu", lambda n: (rng.normal(size=(n, 4)),), reference.relu)
