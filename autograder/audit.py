"""Proving a hidden suite fair before a student meets it.

Every case goes the whole way of a submission: notebook, guest, suite, report.
The reference earns everything, the stub nothing, each misconception loses
points in its own exercise, and each alternative keeps its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from autograder import store
from autograder.course import Assignment, CourseDir
from autograder.errors import HostError, SuiteError
from autograder.judge.diagnosis import load_alternatives, load_misconceptions
from autograder.judge.pool import NotJudged, judge_all
from autograder.known import Alternative, Misconception
from autograder.notebooks.authored import read_authored
from autograder.notebooks.build import source_notebook
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Cell, Submission, restore
from autograder.notebooks.submitted import HandinCell, parse_notebook
from autograder.report import PASSED, ExerciseReport, Report

REFERENCE, STUB = "reference", "stub"


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


Known = Misconception | Alternative


def audit(
    course_dir: CourseDir,
    assignment: Assignment,
    jobs: int,
    tell: Callable[[], None],
) -> list[Verdict]:
    """Audit an assignment.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : Assignment
        Which.
    jobs : int
        Judging processes.
    tell : callable
        Called after each case.

    Raises
    ------
    CourseError, HostError
        If a case cannot be judged at all.
    """
    cases = list(audit_cases(course_dir, assignment))
    known = {case.student: entry for case, entry in cases}
    secret = store.course_secret(course_dir.root)
    verdicts: dict[str, Verdict] = {}
    submissions = [case for case, _ in cases]
    for judged in judge_all(course_dir, assignment.name, secret, submissions, jobs):
        if isinstance(judged, NotJudged):
            raise HostError(f"{judged.submission.student}: {judged.reason}")
        entry = known[judged.report.student]
        verdicts[judged.report.student] = verdict(judged.report, entry)
        tell()
    return [verdicts[case.student] for case, _ in cases]


def audit_cases(
    course_dir: CourseDir, assignment: Assignment
) -> Iterator[tuple[Submission, Known | None]]:
    """Yield every case as a submission, with what it is known to be."""
    folder = course_dir.solutions(assignment.name)
    frame = read_frame(course_dir, assignment.name)
    source = source_notebook(course_dir.notebook_source(assignment.name), assignment)
    reference = parse_notebook(source.encode())
    stub = parse_notebook(json.dumps(frame).encode())
    authored = read_authored(course_dir.notebook_source(assignment.name))
    given = {cell.source for cell in authored if cell.is_reference}

    def case(name: str, handin: Sequence[HandinCell], entry: Known | None = None) -> Submission:
        cells, _ = restore(frame, handin)
        if entry is not None:
            cells = tuple(cell for cell in cells if _concerns(cell, entry, given))
        return Submission(assignment=assignment.name, student=name, cells=cells)

    yield case(REFERENCE, reference), None
    yield case(STUB, stub), None
    seen: set[str] = set()
    known: list[Known] = [*load_misconceptions(folder), *load_alternatives(folder)]
    for entry in known:
        if entry.exercise not in assignment.exercises:
            raise SuiteError(f"{entry.id}: {assignment.name} has no exercise {entry.exercise!r}")
        if entry.id in seen:
            raise SuiteError(f"{entry.id}: this id is there twice in {assignment.name}")
        seen.add(entry.id)
        yield case(entry.id, with_answer(reference, entry.exercise, entry.source), entry), entry


def _concerns(cell: Cell, entry: Known, given: Collection[str]) -> bool:
    """Tell whether a case needs a cell: what the reference is made of, its own checks and grades.

    Plots and other exercises' visible checks take most of the time and say
    nothing about it; a misconception is held against its own exercise alone.
    """
    if cell.points is not None:
        return isinstance(entry, Alternative) or cell.grade_id == entry.exercise
    own = (f"{entry.exercise}-answer", f"{entry.exercise}-check")
    return cell.source in given or cell.grade_id in own


def with_answer(cells: Sequence[HandinCell], exercise: str, source: str) -> list[HandinCell]:
    """Return a notebook's cells with another answer to one exercise."""
    return [
        HandinCell(cell.kind, source, cell.grade_id, cell.cell_id)
        if cell.grade_id == f"{exercise}-answer"
        else cell
        for cell in cells
    ]


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
