"""What is unfair about one case: its Report held against what it is known to be."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.audit.cases import REFERENCE, Known
from autograder.known import Alternative, Misconception
from autograder.report import PASSED, ExerciseReport, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One case of an audit.

    Attributes
    ----------
    kind : str
        ``reference``, ``stub``, ``misconception`` or ``alternative``.
    id : str
        Of the case.
    exercise : str
        The exercise that it is about; empty for the whole notebook.
    score, max_score : float
        In that exercise, or in the whole notebook.
    lost : tuple of str
        Tests of that exercise that it does not pass.
    diagnosed : tuple of str
        Misconceptions that it was diagnosed as.
    fault : str
        What is unfair about it, else empty.
    """

    kind: str
    id: str
    exercise: str
    score: float
    max_score: float
    lost: tuple[str, ...] = ()
    diagnosed: tuple[str, ...] = ()
    fault: str = ""


def verdict(report: Report, entry: Known | None) -> Verdict:
    """Hold a case's Report against what it is known to be."""
    if entry is None:
        wanted = report.max_score if report.student == REFERENCE else 0.0
        lost = tuple(
            f"{e.name}: {t.id}" for e in report.exercises for t in e.tests if t.outcome != PASSED
        )
        fault = "" if report.score == wanted else f"earns {report.score:g}, not {wanted:g}"
        return Verdict(
            kind=report.student,
            id=report.student,
            exercise="",
            score=report.score,
            max_score=report.max_score,
            lost=lost if report.student == REFERENCE else (),
            fault=fault,
        )
    exercise = next(e for e in report.exercises if e.name == entry.exercise)
    lost = tuple(test.id for test in exercise.tests if test.outcome != PASSED)
    diagnosed = tuple(name for d in exercise.diagnoses for name in d.misconceptions)
    if isinstance(entry, Misconception):
        fault = _fault_of_misconception(entry, exercise, diagnosed)
    else:
        fault = _fault_of_alternative(entry, report, lost)
    return Verdict(
        kind=type(entry).__name__.lower(),
        id=entry.id,
        exercise=entry.exercise,
        score=exercise.score,
        max_score=exercise.max_score,
        lost=lost,
        diagnosed=diagnosed,
        fault=fault,
    )


def _fault_of_misconception(
    entry: Misconception, exercise: ExerciseReport, diagnosed: tuple[str, ...]
) -> str:
    if exercise.score >= exercise.max_score:
        return "is not caught"
    if any(test.outcome == "missing" for test in exercise.tests):
        return "is taken for a missing answer"
    if diagnosed and not {entry.id, *entry.same_as} & set(diagnosed):
        return f"is diagnosed as {', '.join(diagnosed)}"
    return ""


def _fault_of_alternative(entry: Alternative, report: Report, lost: tuple[str, ...]) -> str:
    unfair = [name for name in lost if name not in entry.loses]
    if unfair:
        return f"is refused by {', '.join(unfair)}"
    check = next((c for c in report.cells if c.grade_id == f"{entry.exercise}-check"), None)
    if check is not None and check.outcome != "ok" and not entry.loses:
        return "is refused by its visible check"
    others = [
        e.name for e in report.exercises if e.name != entry.exercise and e.score < e.max_score
    ]
    return f"costs points in {', '.join(others)}" if others else ""
