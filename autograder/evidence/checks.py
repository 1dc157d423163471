"""What single checks tell about a class."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.report import NOT_JUDGED, OUTCOMES, PASSED, Report

ENOUGH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEvidence:
    """One check over the class.

    Attributes
    ----------
    id, title : str
        As in the Reports.
    points : float
        What it is worth.
    counts : dict of str to int
        Submissions by outcome; outcomes that nobody has are left out.
    followed : int
        Of those that passed, how many did with the reference in an earlier exercise's place.
    passed : float or None
        Share that passed, 0 to 1, of those that were judged.
    discrimination : float or None
        Point-biserial correlation, -1 to 1, between passing it and the points of all
        other checks; None where one of the two does not vary.
    review : tuple of str
        Why someone should look at the check, usually empty.
    """

    id: str
    title: str
    points: float
    counts: dict[str, int]
    followed: int
    passed: float | None
    discrimination: float | None
    review: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseEvidence:
    """One exercise over the class.

    Attributes
    ----------
    name : str
        Its ``grade_id``.
    max_score, mean : float
        Points that it is worth, and what the class has on average.
    full, none : int
        Submissions with all and with none of its points.
    checks : tuple of CheckEvidence
        In the suite's order.
    """

    name: str
    max_score: float
    mean: float
    full: int
    none: int
    checks: tuple[CheckEvidence, ...]


def exercises_of(reports: Sequence[Report]) -> tuple[ExerciseEvidence, ...]:
    """Return what is to be seen about each exercise, in the notebook's order.

    Reports of an older suite may lack a check: it is counted where it is there.
    """
    names = dict.fromkeys(e.name for report in reports for e in report.exercises)
    return tuple(_exercise(name, reports) for name in names)


def _exercise(name: str, reports: Sequence[Report]) -> ExerciseEvidence:
    own = [e for report in reports for e in report.exercises if e.name == name]
    checks = dict.fromkeys(test.id for e in own for test in e.tests)
    return ExerciseEvidence(
        name=name,
        max_score=max(e.max_score for e in own),
        mean=round(statistics.fmean(e.score for e in own), 2),
        full=sum(e.score == e.max_score for e in own),
        none=sum(e.score == 0 for e in own),
        checks=tuple(_check(name, check, reports) for check in checks),
    )


def _check(exercise: str, check: str, reports: Sequence[Report]) -> CheckEvidence:
    found = [
        (report.score, test)
        for report in reports
        for e in report.exercises
        if e.name == exercise
        for test in e.tests
        if test.id == check
    ]
    outcomes = [test.outcome for _, test in found]
    judged = [(score, test) for score, test in found if test.outcome != NOT_JUDGED]
    passed = [test.outcome == PASSED for _, test in judged]
    discrimination = point_biserial(passed, [score - test.earned for score, test in judged])
    return CheckEvidence(
        id=check,
        title=found[-1][1].title,
        points=found[-1][1].points,
        counts={o: outcomes.count(o) for o in OUTCOMES if o in outcomes},
        followed=sum(bool(test.follow_through) for _, test in found),
        passed=round(statistics.fmean(passed), 4) if passed else None,
        discrimination=discrimination,
        review=tuple(_review(passed, discrimination, outcomes.count(NOT_JUDGED))),
    )


def point_biserial(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """Return the correlation between passing and the points of everything else.

    It is Pearson's r where one variable is 0 or 1. The check's own points are
    left out: with them, every check would seem to agree with the total.
    """
    if len(set(passed)) < 2 or len(set(rest)) < 2:
        return None
    return round(statistics.correlation([float(p) for p in passed], list(rest)), 3)


def _review(passed: Sequence[bool], discrimination: float | None, not_judged: int) -> Iterator[str]:
    if not_judged:
        yield f"submissions in which it could not be judged: {not_judged}"
    if len(passed) < ENOUGH:
        return
    if all(passed):
        yield "everybody passes"
    elif not any(passed):
        yield "nobody passes"
    if discrimination is not None and discrimination < 0:
        yield "those who pass have fewer points elsewhere"
