"""Hidden suite of minibatches: sizes, coverage, pairs, and where the order comes from.

Nothing here asks for a certain order: how a solution uses the generator is its own business.
"""

import numpy as np

from autograder.suite import assert_close, assert_true, assert_unchanged, hint, points

N = 60


def order_of(cut_result):
    """Return the labels of all batches in the order in which they come."""
    return np.concatenate([labels for _, labels in cut_result.batches])


def assert_several(result, batch_size):
    """Ask for about as many batches as there should be."""
    least = len(result.y) // batch_size
    assert_true(
        least <= len(result.batches) <= least + 2, "The number of batches is not about n / size."
    )


def assert_pairs(result):
    """Ask that every sample of every batch has its own label."""
    for samples, labels in result.batches:
        rows = labels.astype(int)
        known = np.all((rows >= 0) & (rows < len(result.y)) & (rows == labels))
        assert_true(known, "There are labels that y does not have.")
        assert_close(samples, result.X[rows], name="X_batch, given its labels")


@points(1.5)
@hint("Is every sample used, and none of them twice? What becomes of those that are left over?")
def test_every_sample_is_there_exactly_once(student, cut, rng):
    """Each sample in exactly one batch"""
    for n, size in ((23, 5), (24, 6), (int(rng.integers(30, 50)), 7)):
        result = cut(student, n, size)
        assert_several(result, size)
        rows = np.concatenate([samples for samples, _ in result.batches])
        assert_close(np.sort(order_of(result)), result.y, name="all labels, sorted")
        assert_close(np.sort(rows[:, 0]), np.sort(result.X[:, 0]), name="first column, sorted")


@points(1.5)
@hint("Count the samples of each batch for n = 7 and a batch size of 3. And for n = 6?")
def test_batches_have_the_size_that_was_asked_for(student, cut):
    """Sizes: left over samples, none left over, one per batch, fewer samples than asked for"""
    for n, size in ((11, 4), (12, 4), (5, 1), (6, 10), (8, 8), (9, 8)):
        result = cut(student, n, size)
        want = [size] * (n // size) + ([n % size] if n % size else [])
        sizes = [len(labels) for _, labels in result.batches]
        assert_true(
            sizes == want, "The batches should have batch_size samples each, the last one the rest."
        )


@points(3)
@hint("Follow one sample: is the label that arrives with it its own?")
def test_every_sample_keeps_its_label(student, cut):
    """Samples and labels belong together"""
    for n, size in ((17, 4), (N, 8)):
        result = cut(student, n, size)
        assert_several(result, size)
        assert_pairs(result)
        in_order = np.array_equal(order_of(result), result.y)
        assert_true(not in_order, "All samples are where they were, which shows nothing.")


@points(2)
@hint("Could a batch of data sorted by class hold one class only?")
def test_the_order_is_random(student, cut):
    """All samples are mixed, not only batches or neighbours"""
    result = cut(student, N, 5)
    order = order_of(result)
    assert_close(np.sort(order), np.arange(N), name="all labels, sorted")
    neighbours = np.sum(np.abs(np.diff(order)) == 1)  # about 2 in a random order
    assert_true(neighbours < 14, "Many samples still stand beside the one that they stood beside.")
    moved = np.mean(np.abs(order - np.arange(N)))  # about N / 3
    assert_true(moved > N / 8, "Most samples have hardly moved from their old places.")


@points(2)
@hint("Where does your order come from? It should be another one in each epoch.")
def test_the_order_comes_from_the_generator(student, cut, seeds):
    """The generator decides the order, and nothing else does"""
    one, other = seeds(2)
    first, again, different = (
        order_of(cut(student, N, 7, np.random.default_rng(seed))) for seed in (one, one, other)
    )
    assert_close(np.sort(first), np.arange(N), name="all labels, sorted")
    assert_true(
        first.shape == again.shape and np.array_equal(first, again),
        "A generator in the same state should give the same order.",
    )
    assert_true(
        first.shape != different.shape or not np.array_equal(first, different),
        "Another generator should give another order.",
    )


@points(1)
@hint("Labels are used as places in arrays later on. Which type do yours have?")
def test_labels_stay_integers(student, cut):
    """Labels are integers as before"""
    result = cut(student, 21, 6)
    assert_close(np.sort(order_of(result)), result.y, name="all labels, sorted")
    assert_pairs(result)
    for _, labels in result.call.value:
        assert_true(np.asarray(labels).dtype.kind in "iu", "y_batch should hold integers.")


@points(1)
@hint("rng.shuffle works in place. Whose array is it?")
def test_nothing_passed_in_is_changed(student, cut):
    """X and y are as they were"""
    result = cut(student, N, 9)
    assert_several(result, 9)
    assert_unchanged(result.call)  # first: a shuffled X has its rows elsewhere
    assert_close(np.sort(order_of(result)), result.y, name="all labels, sorted")
    assert_pairs(result)
