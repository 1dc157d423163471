"""Hidden suite of find_bug_1: the repaired script reads new pictures, sorted or not.

Measured with 800 pictures: the repaired script 0.90 to 0.95, the broken one 0.08 to 0.12, without
any shuffling on sorted pictures about 0.3.
"""

import numpy as np

from autograder.suite import assert_true, assert_unchanged, hint, points


@points(2)
@hint("Print ten pictures together with their labels, right before they enter the network.")
def test_it_reads_new_pictures(student, make_data, read, make_generator):
    """800 pictures in random order: at least 80 of 100 new ones"""
    data = make_data(800, 1, 1000)
    call = student.call("find_bug_1", data.Xtr, data.ytr, make_generator())
    share = read(call.value, data.Xte, data.yte)
    assert_true(share >= 0.80, "Fewer than 80 of 100 new pictures are read right.")
    assert_unchanged(call)


@points(2)
@hint("What does each batch look like when the pictures are sorted by digit?")
def test_it_reads_new_pictures_after_sorted_ones(student, sorted_digits, read, make_generator):
    """800 pictures sorted by digit: at least 80 of 100 new ones"""
    data = sorted_digits(800, 1000)
    share = read(student.find_bug_1(data.Xtr, data.ytr, make_generator()), data.Xte, data.yte)
    assert_true(share >= 0.80, "Fewer than 80 of 100 new pictures are read right.")


@points(1)
@hint("Where does the random start come from, and how many layers had the script?")
def test_start_and_layers_are_as_in_the_script(student, sorted_digits, read, seeds):
    """A hidden layer, the right outcome again, and rng decides"""
    data, (one, other) = sorted_digits(800, 1000), seeds(2)
    first = []
    for seed in (one, one, other):
        answer = student.find_bug_1(data.Xtr, data.ytr, np.random.default_rng(seed))
        share = read(answer, data.Xte, data.yte)
        assert_true(share >= 0.80, "Fewer than 80 of 100 new pictures are read right.")
        assert_true(len(answer) > 1, "The network of script 1 has a hidden layer.")
        first.append(np.asarray(answer[0][0], dtype=float))
    assert_true(np.allclose(first[0], first[1]), "The same generator should give the same network.")
    assert_true(
        first[0].shape != first[2].shape or not np.allclose(first[0], first[2]),
        "Another generator should give another network.",
    )
