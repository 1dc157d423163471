"""What the calls of an exercise tell beside a finding."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.faults import Finding
from autograder.judge.observations import NO_RETURN, batch_size, notes, tells_why
from autograder.judge.student import Call
from autograder.judge.suite import Test, TestRun
from autograder.report import Outcome
from autograder.suite.checks import describe

X, W, Y = np.full((5, 3), 0.5), np.full((3, 2), 0.5), np.full((5, 2), 0.5)
SAMPLE = np.array([0.5, 1.5, 2.5])


def run(
    *args: Any,
    code: str = "wrong",
    outcome: Outcome = "failed",
    changed: tuple[str, ...] = (),
    **fields: Any,
) -> TestRun:
    """Return a test of `f` that has asked one call and come to a finding."""
    test = Test(exercise="f", id="t", title="", points=1.0, hint="", uses=())
    finding = Finding(code, fields) if outcome != "passed" else None
    calls = (Call("f", args, {}, changed=changed),)
    return TestRun(test=test, outcome=outcome, finding=finding, calls=calls)


def codes(first: TestRun, *others: TestRun) -> list[str]:
    return [note.code for note in notes(first, (first, *others))]


@pytest.mark.parametrize(
    ("args", "n"),
    [
        pytest.param((X, Y), 5, id="two tables"),
        pytest.param((X,), 5, id="one table"),
        pytest.param((X, np.arange(5)), 5, id="a table and labels"),
        pytest.param((np.full(5, 0.2), np.array([0.0, 1, 1, 0, 1])), 5, id="shares and labels"),
        pytest.param((np.arange(5), [], X), 5, id="labels first"),
        pytest.param((SAMPLE, SAMPLE), None, id="one sample and its weights"),
        pytest.param((SAMPLE,), None, id="one vector"),
        pytest.param((1.0, 2.0), None, id="no arrays"),
    ],
)
def test_the_size_of_a_batch_is_told_where_there_is_no_doubt(args, n):
    assert batch_size(Call("f", args, {})) == n


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (5.0, ["batch_too_large"]),
        (-5.0, ["batch_too_large"]),
        (0.2, ["batch_too_small"]),
        (4.0, []),
    ],
)
def test_a_factor_that_is_the_number_of_samples_is_said_to_be_that(factor, said):
    assert codes(run(X, Y, code="factor", factor=factor)) == said


def test_a_factor_that_may_be_another_size_as_well_is_left_alone():
    assert codes(run(X, np.ones((5, 5)), code="factor", factor=5.0)) == []


def test_a_factor_in_one_test_is_not_put_down_to_the_batch_where_another_has_none():
    first = run(X, Y, code="factor", factor=5.0)
    assert codes(first, run(X, Y, code="wrong", first=(0, 0))) == []
    assert codes(first, run(X, Y, code="wrong", first=())) == ["batch_too_large"]


def test_what_is_right_for_one_sample_and_wrong_for_all_larger_batches_is_said_once():
    right, wrong = run(X[:1], outcome="passed"), run(X)
    later = run(X[:2])
    assert codes(wrong, right, later) == ["right_for_one_sample"]
    assert [n.code for n in notes(later, (wrong, right, later))] == []


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((), id="never asked"),
        pytest.param((run(X[:1], outcome="passed"), run(X[:1])), id="also wrong for one"),
        pytest.param((run(X[:1], outcome="passed"), run(SAMPLE, SAMPLE)), id="of no known size"),
    ],
)
def test_nothing_is_said_of_one_sample_where_it_is_not_so(others):
    assert codes(run(X), *others) == []


def test_what_is_not_finite_at_very_large_inputs_alone_is_put_down_to_them():
    large, small = run(1000 * X, code="not_finite"), run(X, code="not_finite")
    assert codes(large) == ["large_inputs"]
    assert codes(large, small) == []


def test_work_in_place_that_returns_nothing_is_a_convention():
    nothing = run(X, code="not_a_dict", type=describe(None), changed=("argument 1",))
    assert describe(None) == NO_RETURN
    (note,) = notes(nothing, (nothing,))
    assert (note.code, note.fields) == ("in_place_instead", {"arguments": ("argument 1",)})


def test_a_changed_argument_is_told_beside_wrong_numbers_unless_a_check_tells_it():
    wrong = run(X, changed=("argument 1",))
    assert codes(wrong) == ["changed_arguments"]
    assert codes(wrong, run(X, code="changed_arguments")) == []


def test_a_test_that_has_passed_or_asked_nothing_has_no_notes():
    passed = run(X, outcome="passed", changed=("argument 1",))
    test = passed.test
    silent = TestRun(test=test, outcome="failed", finding=Finding("wrong"))
    assert notes(passed, (passed,)) == notes(silent, (silent,)) == ()


@pytest.mark.parametrize(
    ("code", "told"), [("approximate", True), ("rounded", True), ("nearly", False)]
)
def test_a_finding_that_names_the_cause_needs_no_hint_of_its_test(code, told):
    assert tells_why(Finding(code)) is told
