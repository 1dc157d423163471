"""strip: difference of two sigmoids; inside, outside, edges, sharpness, a curve from fifty."""

import numpy as np

from autograder.suite import (
    assert_close,
    assert_true,
    assert_unchanged,
    assert_vectorised,
    hint,
    points,
    uses,
)

pytestmark = uses("sigmoid")


@points(1.5)
@hint("Which edge rises, which one falls? What is left of both, what is right of both?")
def test_is_high_inside_and_zero_outside(student, rng):
    """Inside, left and right of a strip"""
    left = float(rng.uniform(-3.0, 1.0))
    right, height = left + float(rng.uniform(1.0, 2.0)), float(rng.uniform(1.0, 3.0))
    middle = (left + right) / 2.0
    got = student.strip(np.array([left - 0.6, middle, right + 0.6]), left, right, height)
    assert_close(got, np.array([0.0, height, 0.0]), name="strip(x, ...)")


@points(1.25)
@hint("On an edge the strip has half its height: where is sigmoid(w x + b) one half?")
def test_has_half_its_height_on_the_edges(student, rng):
    """On the edges"""
    left = float(rng.uniform(0.5, 2.0))
    right, height = left + float(rng.uniform(0.5, 1.0)), float(rng.uniform(1.0, 3.0))
    got = student.strip(np.array([left, right]), left, right, height)
    assert_close(got, np.array([height / 2.0, height / 2.0]), name="strip(x, ...)")


@points(1)
@hint("Try a small sharpness and look at the ramps. Which numbers does the sharpness multiply?")
def test_uses_the_sharpness(student, reference, rng):
    """Soft strips"""
    for sharpness in (float(rng.uniform(2.0, 5.0)), float(rng.uniform(8.0, 20.0))):
        x = rng.uniform(-2.0, 2.0, size=12)
        args = (x, -0.4, 0.7, 1.5, sharpness)
        assert_close(student.strip(*args), reference.strip(*args), name="strip(x, ...)")


@points(0.5)
@hint("What does your function do when the sharpness is not given?")
def test_default_sharpness_is_100(student, reference, rng):
    """The ramps at the default sharpness"""
    left, right = float(rng.uniform(-1.0, 0.0)), float(rng.uniform(0.5, 1.0))
    ramp = rng.uniform(-0.03, 0.03, size=8)
    x = np.concatenate([left + ramp, right + ramp])
    want = reference.strip(x, left, right, 1.25)
    assert_close(student.strip(x, left, right, 1.25), want, name="strip(x, ...)")


@points(1.25)
@hint("The strip is a difference of two sigmoids of equal weight, times the height.")
def test_other_strips_on_numbers_and_matrices(student, reference, rng):
    """Other strips, also negative ones, on a number and on a matrix"""
    for x in (float(rng.uniform(-1.0, 1.0)), rng.uniform(-2.0, 2.0, size=(3, 4))):
        left, height = float(rng.uniform(-1.5, 0.0)), -float(rng.uniform(0.5, 2.0))
        args = (x, left, left + float(rng.uniform(0.3, 1.5)), height, float(rng.uniform(3, 9)))
        assert_close(student.strip(*args), reference.strip(*args), name="strip(x, ...)")


@points(1.25)
@hint("Neighbouring strips share an edge: do their halves add up there?")
def test_fifty_strips_follow_a_curve(student, reference, rng):
    """Fifty strips that follow a sine"""
    edges = np.linspace(0.0, 1.0, 51)
    x = rng.uniform(0.0, 1.0, size=40)
    total = np.zeros_like(x)
    for left, right in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        height = float(np.sin(np.pi * (left + right)))
        one = student.strip(x, left, right, height, 400.0)
        assert_close(one, reference.strip(x, left, right, height, 400.0), name="strip(x, ...)")
        total = total + one
    assert_true(
        bool(np.max(np.abs(total - np.sin(2.0 * np.pi * x))) < 0.05),
        "The sum of the strips should follow the curve.",
    )


@points(0.5)
@hint("Try whole numbers, and compare x before and after the call.")
def test_takes_whole_numbers_and_leaves_its_arguments_alone(student, reference, rng):
    """Whole numbers; the arguments are not changed"""
    for x in (rng.integers(-4, 5, size=9), rng.uniform(-3.0, 3.0, size=9)):
        call = student.call("strip", x, -1, 2, 3, 2)
        assert_close(call.value, reference.strip(x, -1, 2, 3, 2), name="strip(x, ...)")
        assert_unchanged(call)


@points(0.5)
@hint("What happens to your sigmoids far away from a very sharp edge?")
def test_stays_finite_when_it_is_very_sharp(student, rng):
    """Far away from very sharp edges"""
    x = np.array([-9.0, -2.0, 0.0, 2.0, 9.0]) + rng.uniform(-0.2, 0.2, size=5)
    got = student.strip(x, -1.0, 1.0, 2.0, 1000.0)
    assert_close(got, np.array([0.0, 0.0, 2.0, 0.0, 0.0]), name="strip(x, ...)")


@points(0.25)
@hint("Let numpy work on the whole array at once.")
def test_is_vectorised(student, reference, rng):
    """Whole arrays at once"""
    assert_vectorised(
        student,
        "strip",
        lambda n: (rng.uniform(-2.0, 2.0, size=n), -0.5, 0.5, 2.0, 6.0),
        reference.strip,
    )
