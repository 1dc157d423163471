"""Hidden suite of find_bug_3: the repaired script reads new pictures.

Measured with 800 pictures: the repaired script 0.91 to 0.96, the broken one 0.08 to 0.12. Learning
rates from 0.1 to 1 do.
"""

import numpy as np

from autograder.suite import assert_true, assert_unchanged, hint, points


@points(3)
@hint("Too large and too small look different in the first epochs. Try powers of ten.")
def test_it_reads_new_pictures(student, make_data, read, make_generator):
    """800 pictures: at least 85 of 100 new ones"""
    data = make_data(800, 1, 1000)
    call = student.call("find_bug_3", data.Xtr, data.ytr, make_generator())
    share = read(call.value, data.Xte, data.yte)
    assert_true(share >= 0.85, "Fewer than 85 of 100 new pictures are read right.")
    assert_unchanged(call)


@points(2)
@hint("Only the learning rate was at fault; start, shuffling and the hidden layer were right.")
def test_it_does_so_again_for_other_generators(student, sorted_digits, read, seeds):
    """800 pictures sorted by digit: at least 85 of 100 new ones, a hidden layer, rng decides"""
    data, (one, other) = sorted_digits(800, 1000), seeds(2)
    first = []
    for seed in (one, one, other):
        answer = student.find_bug_3(data.Xtr, data.ytr, np.random.default_rng(seed))
        share = read(answer, data.Xte, data.yte)
        assert_true(share >= 0.85, "Fewer than 85 of 100 new pictures are read right.")
        assert_true(len(answer) > 1, "The network of script 3 has a hidden layer.")
        first.append(np.asarray(answer[0][0], dtype=float))
    assert_true(np.allclose(first[0], first[1]), "The same generator should give the same network.")
    assert_true(
        first[0].shape != first[2].shape or not np.allclose(first[0], first[2]),
        "Another generator should give another network.",
    )
