"""What the calls of an exercise tell beyond the finding of a single assert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.faults import Finding, Phrase
from autograder.judge.student import Call
from autograder.report import FAILED, PASSED

if TYPE_CHECKING:  # pytest is slow to import
    from autograder.judge.suite import TestRun

WRONG_NUMBERS = frozenset(("factor", "part_right", "wrong", "zero", "negated", "shape"))
#: What these say is the cause, whatever a test's author thought of when writing its hint.
CAUSES = frozenset(
    (
        *("rounded", "approximate", "cut_off", "not_reduced", "other_keys"),
        *("tuple_with_right_first", "dict_in_tuple", "in_place_instead", "wrong_call"),
    )
)
NO_RETURN = Phrase("none")
LARGE = 100.0


def notes(run: TestRun, runs: Sequence[TestRun]) -> tuple[Finding, ...]:
    """Say what goes with the finding of a test.

    Parameters
    ----------
    run : TestRun
        One that has failed; others have no notes.
    runs : sequence of TestRun
        All of its exercise.
    """
    calls = _own_calls(run)
    if run.outcome != FAILED or run.finding is None or not calls:
        return ()
    return tuple(_notes(run, run.finding, calls[-1], runs))


def tells_why(finding: Finding) -> bool:
    """Tell whether a finding says what is to be done, so that its test's hint would lead astray."""
    return finding.code in CAUSES


def _notes(
    run: TestRun, finding: Finding, last: Call, runs: Sequence[TestRun]
) -> Iterator[Finding]:
    if finding.code == "factor" and all(map(_may_be_a_factor, runs)):
        yield from _of_the_batch(float(finding.fields["factor"]), last)
    if finding.code == "not_finite" and _is_about_large_inputs(runs):
        yield Finding("large_inputs")
    if finding.fields.get("type") == NO_RETURN and last.changed:
        yield Finding("in_place_instead", {"arguments": last.changed})
    elif last.changed and not any(_says_changed(other) for other in runs):
        yield Finding("changed_arguments", {"arguments": last.changed, "function": last.function})
    first = next(other for other in runs if other.outcome == FAILED)
    if run is first and finding.code in WRONG_NUMBERS and _is_right_for_one(runs):
        yield Finding("right_for_one_sample")


def batch_size(call: Call) -> int | None:
    """Return how many samples a call is about, where its arguments leave no doubt.

    That is the length of the first array, if it is a table or labels and a second array is
    as long: two vectors of equal length may be one sample and its weights.
    """
    arrays = [a for a in (*call.args, *call.kwargs.values()) if isinstance(a, np.ndarray)]
    arrays = [a for a in arrays if a.ndim]
    if not arrays:
        return None
    n = len(arrays[0])
    fellows = [a for a in arrays if len(a) == n]
    if arrays[0].ndim == 2 and len(arrays) == 1:
        return n
    return n if len(fellows) > 1 and any(a.ndim == 2 or _is_labels(a) for a in fellows) else None


def _is_labels(array: np.ndarray[Any, Any]) -> bool:
    return array.dtype.kind in "biu" or bool(np.isin(array, (-1.0, 0.0, 1.0)).all())


def _of_the_batch(factor: float, last: Call) -> Iterator[Finding]:
    """Yield where a factor is the number of samples, and no other size of the arguments."""
    n = batch_size(last)
    arrays = [a for a in last.args if isinstance(a, np.ndarray)]
    others = {size for a in arrays for size in a.shape[1:]}
    if n is None or n in others:
        return
    if abs(abs(factor) - n) < 1e-6:
        yield Finding("batch_too_large", {"n": n})
    elif abs(abs(factor) * n - 1) < 1e-6:
        yield Finding("batch_too_small", {"n": n})


def _may_be_a_factor(run: TestRun) -> bool:
    """Tell whether a factor explains a test, too; that of a single number may have no name."""
    if run.finding is None or run.outcome != FAILED:
        return True
    return run.finding.code == "factor" or run.finding.fields.get("first") == ()


def _is_right_for_one(runs: Sequence[TestRun]) -> bool:
    """Tell whether every test with one sample passes and every failed one has more."""
    sizes = [(run.outcome, {batch_size(call) for call in _own_calls(run)}) for run in runs]
    single = [outcome for outcome, found in sizes if found == {1}]
    failed = [found for outcome, found in sizes if outcome == FAILED]
    return (
        bool(single)
        and all(outcome == PASSED for outcome in single)
        and all(found and not found & {1, None} for found in failed)
    )


def _is_about_large_inputs(runs: Sequence[TestRun]) -> bool:
    """Tell whether whatever is not finite comes from very large inputs."""
    found = [run for run in runs if run.finding is not None and run.finding.code == "not_finite"]
    return all(_largest(_own_calls(run)[-1]) >= LARGE for run in found if _own_calls(run))


def _largest(call: Call) -> float:
    arrays = [np.asarray(a) for a in call.args if isinstance(a, (float, np.ndarray))]
    sizes = [np.abs(a[np.isfinite(a)]).max(initial=0.0) for a in arrays if a.dtype.kind == "f"]
    return float(max(sizes, default=0.0))


def _says_changed(run: TestRun) -> bool:
    return run.finding is not None and run.finding.code == "changed_arguments"


def _own_calls(run: TestRun) -> list[Call]:
    return [call for call in run.calls if call.exercise == run.test.exercise]
