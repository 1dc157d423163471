"""Hidden suite of dropout_forward: what is dropped, what is kept, and when.

All activations are positive where zeros are counted, so that a zero means dropped.
"""

import numpy as np

from autograder.suite import assert_close, assert_true, assert_tuple, assert_unchanged, hint, points

n, h = 300, 80  # 24000 entries: a share is known to 0.003


def drop(student, A, p, generator, **how):
    """Return the student's output, now known to be an array of A's shape, and the mask."""
    out, mask = assert_tuple(student.dropout_forward(A, p, generator, **how), 2, name="the result")
    right = isinstance(out, np.ndarray) and out.shape == A.shape and out.dtype.kind in "biuf"
    assert_true(right, "A_drop should be an array with the shape of A.")
    return out, mask


@points(1.5)
@hint("Which share of the units should be zero, p_drop or the rest?")
def test_the_share_that_is_dropped(student, make_generator, rng):
    """How many units are switched off"""
    for p in (0.2, float(rng.uniform(0.6, 0.8))):
        out, _ = drop(student, rng.uniform(1, 2, size=(n, h)), p, make_generator())
        share = np.mean(out == 0)
        assert_true(abs(share - p) < 0.025, "The share of zeros is not p_drop.")


@points(2)
@hint("Without rescaling, by which factor is the mean of a layer smaller than before?")
def test_what_is_kept_makes_up_for_what_is_dropped(student, make_generator, rng):
    """The units that are kept"""
    for p in (0.25, float(rng.uniform(0.4, 0.6))):
        A = rng.uniform(1, 2, size=(n, h))
        out, _ = drop(student, A, p, make_generator())
        kept = out != 0
        assert_true(0.1 < kept.mean() < 0.9, "Nearly all units are dropped, or nearly none.")
        assert_close(out[kept], A[kept] / (1 - p), name="the entries that are kept", rtol=1e-6)


@points(2)
@hint("The backward pass must block the units that were blocked on the way forward.")
def test_the_mask_is_the_one_that_was_used(student, make_generator, rng):
    """The mask: 0 or 1 / (1 - p_drop), and A_drop is A times the mask"""
    p = float(rng.uniform(0.6, 0.7))  # away from 0.5, where dropping and keeping look alike
    A = rng.normal(size=(n, h))
    A[::7] = 0.0  # an activation of 0 says nothing about its mask
    out, mask = drop(student, A, p, make_generator())
    right = isinstance(mask, np.ndarray) and mask.shape == A.shape and mask.dtype.kind in "biuf"
    assert_true(right, "The mask should be an array with the shape of A.")
    assert_close(out, A * mask, name="A_drop, compared with A times the mask")
    kept = mask != 0
    assert_close(mask, kept / (1 - p), name="the mask, where it is not 0", rtol=1e-6)
    for part in (kept[::7], kept):
        assert_true(abs(part.mean() - (1 - p)) < 0.08, "The share of zeros in the mask is off.")


@points(1.5)
@hint("Should all samples of a batch lose the same units? Should a sample lose all or nothing?")
def test_each_entry_is_drawn_for_itself(student, make_generator, rng):
    """Samples and units are dropped independently"""
    out, _ = drop(student, rng.uniform(1, 2, size=(n, h)), 0.5, make_generator())
    dropped = out == 0
    # shares of 0.5 within 5 deviations; a mask that is shared has 0 and 1 here
    by_unit, by_sample = dropped.mean(axis=0), dropped.mean(axis=1)
    assert_true(np.all(np.abs(by_unit - 0.5) < 0.2), "Some unit is off for (nearly) all samples.")
    assert_true(np.all(np.abs(by_sample - 0.5) < 0.35), "Some sample has (nearly) all units off.")
    equal = np.mean(dropped[1:] == dropped[:-1])
    assert_true(equal < 0.6, "Neighbouring samples lose the same units.")


@points(1.5)
@hint("At test time all units take part. Is anything left to correct then?")
def test_nothing_happens_at_test_time(student, make_generator, rng):
    """train=False changes nothing, and is not the default"""
    A, p = rng.normal(size=(40, 30)), float(rng.uniform(0.3, 0.6))
    out, _ = drop(student, A, p, make_generator(), train=False)
    assert_close(out, A, name="A_drop at test time")
    for how in ({"train": True}, {}):
        out, _ = drop(student, A, p, make_generator(), **how)
        assert_true(np.mean(out == 0) > 0.1, "While training, and by default, units are dropped.")


@points(0.5)
@hint("Try p_drop = 0, and a p_drop that is close to 1.")
def test_probabilities_at_both_ends(student, make_generator, rng):
    """Hardly any unit dropped, hardly any unit kept"""
    A = rng.uniform(1, 2, size=(n, h))
    out, _ = drop(student, A, 0.0, make_generator())
    assert_close(out, A, name="A_drop for p_drop = 0")
    out, _ = drop(student, A, 0.95, make_generator())
    kept = out != 0
    assert_true(0.03 < kept.mean() < 0.07, "The share of zeros is not p_drop.")
    assert_close(out[kept], A[kept] / 0.05, name="the entries that are kept", rtol=1e-6)


@points(1)
@hint("Everything random should come from rng, and A belongs to somebody else.")
def test_the_generator_decides_and_nothing_is_changed(student, seeds, rng):
    """rng decides what is dropped; A stays as it was"""
    A, (one, other) = rng.uniform(1, 2, size=(30, 20)), seeds(2)
    masks = []
    for seed in (one, one, other):
        call = student.call("dropout_forward", A, 0.5, np.random.default_rng(seed))
        out, _ = assert_tuple(call.value, 2, name="the result")
        masks.append(np.asarray(out, dtype=float) == 0)
        assert_unchanged(call)
    assert_true(masks[0].any(), "Nothing is dropped.")
    assert_true(np.array_equal(masks[0], masks[1]), "The same generator should drop the same.")
    assert_true(not np.array_equal(masks[0], masks[2]), "Another generator should drop others.")
