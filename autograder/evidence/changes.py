"""What a regrade changed, student by student."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.report import Report, TestReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How one student's Report differs from the one before.

    Attributes
    ----------
    student : str
        Whose.
    before, after : float
        Points.
    why : tuple of str
        Checks that came out otherwise, are new, are gone or are worth something else.
    """

    student: str
    before: float
    after: float
    why: tuple[str, ...]


def changes_of(reports: Sequence[Report], previous: Mapping[str, Report]) -> tuple[Change, ...]:
    """Return the changes of everybody whose points or checks are not what they were.

    Parameters
    ----------
    reports : sequence of Report
        As they are.
    previous : dict of str to Report
        By student, of those who have one.
    """
    pairs = [(previous[r.student], r) for r in reports if r.student in previous]
    changes = (
        Change(
            student=after.student,
            before=before.score,
            after=after.score,
            why=tuple(_why(before, after)),
        )
        for before, after in pairs
    )
    return tuple(change for change in changes if change.why or change.before != change.after)


def _why(before: Report, after: Report) -> Iterator[str]:
    if before.unreadable != after.unreadable:
        yield "could be read before" if after.unreadable else "could not be read before"
    old, new = _tests(before), _tests(after)
    for key, test in new.items():
        name = f"{key[0]}: {test.title}"
        if key not in old:
            yield f"{name}: new check, {test.outcome}"
            continue
        if old[key].outcome != test.outcome:
            yield f"{name}: {old[key].outcome} → {test.outcome}"
        if old[key].points != test.points:
            yield f"{name}: {old[key].points:g} → {test.points:g} points"
    for key, test in old.items():
        if key not in new:
            yield f"{key[0]}: {test.title}: no longer a check, was {test.outcome}"


def _tests(report: Report) -> dict[tuple[str, str], TestReport]:
    return {(e.name, test.id): test for e in report.exercises for test in e.tests}
