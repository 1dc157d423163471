"""step: the border, single numbers, shapes, whole numbers, extremes."""

import numpy as np

from autograder.suite import assert_close, assert_unchanged, assert_vectorised, hint, points


@points(1.5)
@hint("Which value does the definition give exactly at 0?")
def test_at_zero_and_on_both_sides_of_it(student):
    """At exactly 0 and on both sides of it"""
    z = np.array([-1.0, 0.0, 1.0, -0.5, -0.0, 0.5])
    assert_close(student.step(z), [0, 1, 1, 0, 1, 1], name="step(z)")


@points(2)
@hint("Every entry is compared for itself; the result has the shape of z.")
def test_arrays_of_any_shape(student, reference, rng):
    """Arrays of other shapes"""
    for shape in ((7,), (3, 5), (4, 4), (2, 3, 2), (1, 6)):
        z = rng.normal(size=shape)
        z.flat[0], z.flat[1], z.flat[2] = 0.0, -0.25, 0.25
        assert_close(student.step(z), reference.step(z), name="step(z)")


@points(1)
@hint("Can your function take a plain number, too?")
def test_single_numbers(student, rng):
    """Single numbers"""
    size = float(rng.uniform(0.1, 4.0))
    for z, want in ((size, 1), (-size, 0), (0.0, 1), (3, 1), (-2, 0), (0, 1)):
        assert_close(student.step(z), want, name="step(z)")


@points(1)
@hint("Try an array of whole numbers.")
def test_whole_numbers(student, reference, rng):
    """Whole numbers"""
    z = rng.permutation(np.arange(-5, 6))
    assert_close(student.step(z), reference.step(z), name="step(z)")


@points(1.25)
@hint("The step is as steep as can be: 0 belongs to one side, anything below it to the other.")
def test_very_small_and_very_large_sums(student, rng):
    """Very small and very large sums"""
    tiny = float(rng.uniform(1.0, 9.0)) * 1e-14
    z = np.array([-tiny, tiny, -1000.0, 1000.0, -1e-300, 1e-300, -1e300, 1e300, 0.0])
    assert_close(student.step(z), [0, 1, 0, 1, 0, 1, 0, 1, 1], name="step(z)")


@points(0.75)
@hint("Compare z before and after the call.")
def test_leaves_z_alone(student, reference, rng):
    """The array passed in is not changed"""
    for z in (rng.normal(size=9), rng.normal(size=(3, 2))):
        z.flat[0], z.flat[1] = -1.5, 1.5
        call = student.call("step", z)
        assert_close(call.value, reference.step(z), name="step(z)")
        assert_unchanged(call)


@points(0.5)
@hint("Let numpy compare the whole array at once.")
def test_is_vectorised(student, reference, rng):
    """Whole arrays at once"""
    assert_vectorised(student, "step", lambda n: (rng.normal(size=n),), reference.step)
