"""Hidden suite of solve_xor: the outcome for seeds that nobody knows, and what the seed decides."""

from itertools import combinations

import numpy as np

from autograder.suite import assert_true, hint, points

TARGETS = np.array([[0.0], [1.0], [1.0], [0.0]])


def solved(outputs, margin):
    """Tell whether every output is closer to its target than the margin."""
    return bool(np.all(np.abs(outputs - TARGETS) < margin))


def differ(one, other):
    """Tell whether two networks have different weights in the first layer."""
    W, V = (np.asarray(params["W1"], dtype=float) for params in (one, other))
    return W.shape != V.shape or not np.allclose(W, V, atol=1e-3)


@points(6)
@hint("Print the cost every 500 rounds, for several seeds. Does it fall, from every start?")
def test_all_four_points_are_on_the_right_side_for_three_seeds(student, xor_outputs, seeds):
    """Three seeds, three networks: every output on the right side"""
    answers = [student.solve_xor(seed) for seed in seeds(3)]
    for answer in answers:
        assert_true(
            solved(xor_outputs(answer), 0.5),
            "For one of the seeds an output is on the wrong side of 0.5.",
        )
    assert_true(
        all(differ(a, b) for a, b in combinations(answers, 2)),
        "Another seed should give another network.",
    )


@points(4)
@hint("The outputs are on their way but not there yet: what could be longer, or larger?")
def test_the_outputs_keep_some_distance_from_one_half(student, xor_outputs, seeds):
    """Another seed: below 0.3 and above 0.7"""
    outputs = xor_outputs(student.solve_xor(*seeds(1)))
    assert_true(solved(outputs, 0.3), "An output is not below 0.3 or above 0.7 where it should be.")


@points(6)
@hint("Everything random should come from one generator, which is made from the seed.")
def test_the_seed_decides_which_network_it_is(student, xor_outputs, seeds):
    """The same seed gives the same network, another seed another one"""
    one, other = seeds(2)
    answers = [student.solve_xor(seed) for seed in (one, one, other)]
    for answer in answers:
        assert_true(solved(xor_outputs(answer), 0.5), "A network does not solve XOR.")
    first, again, different = answers
    assert_true(not differ(first, again), "The same seed should give the same network twice.")
    assert_true(differ(first, different), "Another seed should give another network.")
