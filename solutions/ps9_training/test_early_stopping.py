"""Hidden suite of early_stopping: sequences by hand, and random ones against the reference."""

import numpy as np

from autograder.suite import assert_close, assert_tuple, assert_unchanged, hint, points


def check(student, costs, patience, want):
    """Compare both epochs."""
    call = student.call("early_stopping", costs, patience)
    best, stop = assert_tuple(call.value, 2, name="the result")
    assert_close(best, want[0], name="best_epoch")
    assert_close(stop, want[1], name="stop_epoch")
    assert_unchanged(call)


@points(1.5)
@hint("Go through the table of the notebook, column by column.")
def test_the_table_of_the_notebook(student):
    """The table of the notebook, and the same numbers raised"""
    costs = [0.9, 0.6, 0.7, 0.5, 0.5, 0.8]
    check(student, costs, 2, (3, 5))
    check(student, [cost + 1 for cost in costs], 2, (3, 5))


@points(2)
@hint("Is an equal value an improvement?")
def test_an_equal_cost_is_no_improvement(student, rng):
    """A plateau"""
    level = float(rng.uniform(1, 2))
    check(student, [level] * 4 + [0.1], 2, (0, 2))
    check(student, [3.0, level, level, level, 0.1], 3, (4, 4))
    check(student, [3.0, level, level, level, level, 0.1], 3, (1, 4))


@points(1.5)
@hint("After an improvement the waiting starts anew: from which number?")
def test_an_improvement_starts_the_waiting_anew(student, rng):
    """Waiting, improvement, waiting"""
    low = float(rng.uniform(1, 2))
    check(student, [5, low + 2, low + 3, low + 1, low + 3, low, low + 1, low + 2, 0.5], 2, (5, 7))
    check(student, [5, 6, 4, 6, 3, 6, 2, 6, 1, 6], 2, (8, 9))
    check(student, [5, 6, 6, 4, 6, 6, 6, 1], 3, (3, 6))


@points(2.5)
@hint("An improvement compared with what: the epoch before, or the best so far?")
def test_improvement_is_measured_against_the_best(student, rng):
    """A cost that recovers but stays above the best"""
    low = float(rng.uniform(1, 2))
    check(student, [low + 2, low + 1, low, low + 0.5, low + 0.4, low + 0.3, 0.5], 3, (2, 5))
    check(student, [low, low + 4, low + 3, low + 2, low + 1, 0.5], 4, (0, 4))


@points(1.5)
@hint("What should come back when the patience never runs out?")
def test_training_may_run_to_the_end(student, rng):
    """Patience never runs out"""
    start = float(rng.uniform(5, 6))
    check(student, [start - i for i in range(5)], 1, (4, 4))
    check(student, [start, 1.0, 2.0, 3.0], 3, (1, 3))
    check(student, [start, 2.0, 1.5, 3.0], 2, (2, 3))
    check(student, [start], 1, (0, 0))
    check(student, [2.0, 3.0], 5, (0, 1))


@points(1)
@hint("Who decides in epoch 3 cannot know what epoch 4 will bring.")
def test_later_costs_do_not_matter(student, rng):
    """A lower cost after the end"""
    low = float(rng.uniform(1, 2))
    for tail in ([], [0.1], [0.1, 0.05, 9.0, 9.0]):
        check(student, [low + 1, low, low + 1, low + 2, *tail], 2, (1, 3))
    check(student, [low, low + 1, 0.1], 1, (0, 1))


@points(2)
@hint("Write a short sequence of costs on paper and do it by hand, with patience 1, 2 and 3.")
def test_random_costs(student, reference, rng):
    """Noisy curves, different patience, arrays and whole numbers"""
    for patience in (1, 2, 3, 5):
        falling = np.exp(-np.arange(25) / 8) + 0.15 * rng.normal(size=25)
        check(student, falling, patience, reference.early_stopping(falling, patience))
        whole = rng.integers(0, 6, size=12)
        check(student, whole, patience, reference.early_stopping(whole, patience))
