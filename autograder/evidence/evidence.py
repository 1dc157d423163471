"""From a class's Reports to what they show. Pure functions, frozen values."""

from __future__ import annotations

import hashlib
import hmac
import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autograder.evidence.changes import Change, changes_of
from autograder.evidence.checks import ExerciseEvidence, exercises_of
from autograder.faults import Phrase
from autograder.feedback import as_text
from autograder.report import CRASHED, TIMED_OUT, Report, TestReport
from autograder.words import words_of

if TYPE_CHECKING:  # its library takes a second to import
    from autograder.evidence.similar import SimilarWork

BINS = 10
DAY, HOUR, MINUTE = 86400, 3600, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How points are distributed.

    Attributes
    ----------
    max_score : float
        What the exercises are worth.
    bins : tuple of int
        Submissions in each tenth of it, from 0; full marks are in the last one.
    mean, median, low, high : float
        Points; `low` and `high` are the quartiles.
    """

    max_score: float
    bins: tuple[int, ...]
    mean: float
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MisconceptionEvidence:
    """A misconception that the class has.

    Attributes
    ----------
    exercise : str
        Where.
    ids : tuple of str
        Its id; more than one where the answers cannot tell them apart.
    students : tuple of str
        Who has it.
    example : str
        The feedback that the first of them saw, as text.
    """

    exercise: str
    ids: tuple[str, ...]
    students: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A submission that a person should look at, and why."""

    student: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the Reports of an assignment show.

    Attributes
    ----------
    assignment, title : str
        Which.
    submissions, unreadable : int
        Reports, and how many of notebooks that could not be read: these have no
        part in what is said of exercises and checks.
    scores : Scores
        Of the exercises; written answers have no part in it.
    exercises : tuple of ExerciseEvidence
        In the notebook's order.
    misconceptions : tuple of MisconceptionEvidence
        The most frequent first.
    attention : tuple of Attention
        By student.
    changes : tuple of Change
        What the last regrade changed, the largest first.
    compared : int
        Submissions that have an earlier Report to compare with.
    similar : tuple of SimilarWork
        Pairs that a person may want to compare, the most telling first.
    """

    assignment: str
    title: str
    submissions: int
    unreadable: int
    scores: Scores
    exercises: tuple[ExerciseEvidence, ...]
    misconceptions: tuple[MisconceptionEvidence, ...]
    attention: tuple[Attention, ...]
    changes: tuple[Change, ...]
    compared: int
    similar: tuple[SimilarWork, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """What evidence is made from.

    Attributes
    ----------
    assignment, title : str
        Which.
    reports : tuple of Report
        One per student; at least one.
    previous : dict of str to Report
        The one before, of those who have one.
    seconds_late : dict of str to float
        Of those who were late.
    not_judged : tuple of str
        Who handed in and has no Report.
    similar : tuple of SimilarWork
        Pairs whose answers are alike.
    """

    assignment: str
    title: str
    reports: tuple[Report, ...]
    previous: Mapping[str, Report]
    seconds_late: Mapping[str, float]
    not_judged: tuple[str, ...] = ()
    similar: tuple[SimilarWork, ...] = ()


def evidence_of(group: Class) -> Evidence:
    """Return what a class's Reports show."""
    reports = sorted(group.reports, key=lambda report: report.student)
    readable = [report for report in reports if not report.unreadable]
    changes = changes_of(reports, group.previous)
    return Evidence(
        assignment=group.assignment,
        title=group.title,
        submissions=len(reports),
        unreadable=len(reports) - len(readable),
        scores=_scores(reports),
        exercises=exercises_of(readable),
        misconceptions=_misconceptions(readable),
        attention=tuple(_attention(group, reports)),
        changes=tuple(sorted(changes, key=lambda change: -abs(change.after - change.before))),
        compared=sum(report.student in group.previous for report in reports),
        similar=group.similar,
    )


def anonymous(group: Class, secret: bytes) -> Class:
    """Return the same class under pseudonyms, which are the same in every run and assignment.

    What a student wrote may tell who it is: lines of code and texts about
    what could not be read or repaired are left out. The name of an exception
    class of their own stays in a message.

    Parameters
    ----------
    group : Class
        With names.
    secret : bytes
        The course's: without it nobody finds a name by trying.
    """

    def name(student: str) -> str:
        return f"student-{hmac.new(secret, student.encode(), hashlib.sha256).hexdigest()[:10]}"

    return Class(
        assignment=group.assignment,
        title=group.title,
        reports=tuple(_nameless(report, name(report.student)) for report in group.reports),
        previous={name(s): _nameless(report, name(s)) for s, report in group.previous.items()},
        seconds_late={name(s): seconds for s, seconds in group.seconds_late.items()},
        not_judged=tuple(sorted(name(s) for s in group.not_judged)),
        similar=tuple(
            replace(pair, students=(name(pair.students[0]), name(pair.students[1])), sides=((), ()))
            for pair in group.similar
        ),
    )


def _nameless(report: Report, name: str) -> Report:
    return replace(
        report,
        student=name,
        notes=tuple("repaired" for _ in report.notes),
        unreadable="(left out)" if report.unreadable else "",
        cells=tuple(replace(cell, detail="") for cell in report.cells),
        exercises=tuple(
            replace(e, tests=tuple(_without_line(t, report.language) for t in e.tests))
            for e in report.exercises
        ),
    )


def _without_line(test: TestReport, language: str) -> TestReport:
    """Cut the student's own line, which may itself hold anything, out of a message."""
    before, after = words_of(language).phrase(Phrase("at_line", {"line": "\n"})).split("\n")
    start, found, rest = test.message.partition(before)
    end = rest[rest.rindex(after) + len(after) :] if found and after in rest else ""
    return replace(test, message=start + end)


def _scores(reports: Sequence[Report]) -> Scores:
    points = [report.score for report in reports]
    whole = max(report.max_score for report in reports) or 1.0
    bins = [0] * BINS
    for score in points:
        bins[min(BINS - 1, int(BINS * score / whole))] += 1
    low, median, high = (
        statistics.quantiles(points, n=4, method="inclusive") if len(points) > 1 else points * 3
    )
    return Scores(
        max_score=whole,
        bins=tuple(bins),
        mean=round(statistics.fmean(points), 2),
        median=round(median, 2),
        low=round(low, 2),
        high=round(high, 2),
    )


def _misconceptions(reports: Sequence[Report]) -> tuple[MisconceptionEvidence, ...]:
    found: dict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = {}
    for report in reports:
        words = words_of(report.language)
        for exercise in report.exercises:
            for diagnosis in exercise.diagnoses:
                key = exercise.name, diagnosis.misconceptions
                found.setdefault(key, []).append((report.student, as_text(exercise, words)))
    rows = [
        MisconceptionEvidence(
            exercise=exercise,
            ids=ids,
            students=tuple(student for student, _ in seen),
            example=seen[0][1],
        )
        for (exercise, ids), seen in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.students), row.exercise, row.ids)))


def _attention(group: Class, reports: Collection[Report]) -> Iterator[Attention]:
    reasons: dict[str, list[str]] = {report.student: _reasons(report) for report in reports}
    for student in group.not_judged:
        reasons[student] = ["handed in, and not judged"]
    for student, seconds in group.seconds_late.items():
        reasons.setdefault(student, []).append(f"{span(seconds)} late")
    for student in sorted(reasons):
        if reasons[student]:
            yield Attention(student=student, reasons=tuple(reasons[student]))


def _reasons(report: Report) -> list[str]:
    said = [f"unreadable: {report.unreadable}"] if report.unreadable else []
    said += report.notes
    for cell in report.cells:
        if cell.outcome in (CRASHED, TIMED_OUT):
            detail = f": {cell.detail}" if cell.detail else ""
            said.append(f"cell {cell.index} {cell.outcome.replace('_', ' ')}{detail}")
    crashed = [e.name for e in report.exercises if any(t.outcome == CRASHED for t in e.tests)]
    if crashed:
        said.append(f"crashed in a check: {', '.join(crashed)}")
    if report.not_judged:
        said.append(f"not judged: {', '.join(report.not_judged)}")
    return said


def span(seconds: float) -> str:
    """Say how long something took, in one unit."""
    for size, unit in ((DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} seconds"
