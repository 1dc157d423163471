"""Proving a hidden suite fair before a student meets it.

The reference earns everything, the stub nothing, each misconception loses
points in its own exercise, and each alternative keeps its own: these go the
whole way of a submission, notebook, guest, suite, report. The reference with
one small change, a mutant, loses points as well; there are hundreds, so they are
rehearsed without a guest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from autograder import store
from autograder.audit.cases import REFERENCE, Cases
from autograder.audit.columns import Row, agreements, idle_tests
from autograder.audit.trials import Trial, faults_of_trials, trials
from autograder.audit.verdicts import Verdict, verdict
from autograder.course import Assignment, CourseDir
from autograder.errors import HostError
from autograder.judge.diagnosis import load_agreements, load_equivalents
from autograder.judge.pool import NotJudged, judge_all
from autograder.notebooks.submission import Submission
from autograder.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What came of an audit.

    Attributes
    ----------
    assignment : str
        Its name.
    tests : dict of str to tuple of str
        Names of each exercise's tests.
    cases : tuple of Verdict
        Reference, stub, misconceptions and alternatives.
    mutants : tuple of Trial
        Of all exercises.
    faults : tuple of str
        What is unfair about the suites beyond single cases.
    notes : tuple of str
        What may be.
    """

    assignment: str
    tests: dict[str, tuple[str, ...]]
    cases: tuple[Verdict, ...]
    mutants: tuple[Trial, ...] = ()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_fair(self) -> bool:
        """Whether a student may meet these suites."""
        return not self.faults and not any(case.fault for case in self.cases)


def audit(
    course_dir: CourseDir,
    assignment: Assignment,
    jobs: int,
    tell: Callable[[int], None],
) -> Audit:
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
        Called after each case with how many there are.

    Raises
    ------
    CourseError, HostError
        If a case cannot be judged at all.
    """
    cases = Cases(course_dir, assignment)
    known, entries = zip(*cases.judged(), strict=True)
    changed, mutants = zip(*cases.rehearsed(), strict=True)
    total = len(known) + len(changed)
    reports = partial(_reports, course_dir, assignment, jobs, lambda: tell(total))
    judged = reports(known)
    reference, *rehearsed = reports(changed, trusted=True)
    found = Audit(
        assignment=assignment.name,
        tests=_tests(judged, assignment),
        cases=tuple(map(verdict, judged, entries)),
    )
    if reference.score < reference.max_score:
        fault = "without a guest the reference itself loses points, so its mutants prove nothing"
        return replace(found, faults=(fault,))
    folder = course_dir.solutions(assignment.name)
    tried = trials(mutants[1:], rehearsed, load_equivalents(folder))
    return _with_findings(replace(found, mutants=tried), folder)


def _reports(
    course_dir: CourseDir,
    assignment: Assignment,
    jobs: int,
    tell: Callable[[], None],
    work: Sequence[Submission],
    *,
    trusted: bool = False,
) -> list[Report]:
    """Judge cases; their Reports come in the same order."""
    secret = store.course_secret(course_dir.root)
    done: dict[str, Report] = {}
    for result in judge_all(course_dir, assignment.name, secret, work, jobs, trusted=trusted):
        if isinstance(result, NotJudged):
            raise HostError(f"{result.submission.student}: {result.reason}")
        done[result.report.student] = result.report
        tell()
    return [done[case.student] for case in work]


def _with_findings(found: Audit, folder: Path) -> Audit:
    """Add what all cases together say about the suites."""
    rows = [Row(trial.exercise, trial.id, frozenset(trial.lost)) for trial in found.mutants]
    rows += [Row(c.exercise, c.id, frozenset(c.lost)) for c in found.cases if c.exercise]
    too_many = faults_of_trials(found.mutants, load_equivalents(folder))
    idle, hardly_idle = idle_tests(found.tests, rows)
    alike, hardly_alike = agreements(found.tests, rows, load_agreements(folder))
    return replace(found, faults=(*too_many, *idle, *alike), notes=(*hardly_idle, *hardly_alike))


def _tests(reports: Sequence[Report], assignment: Assignment) -> dict[str, tuple[str, ...]]:
    reference = next(report for report in reports if report.student == REFERENCE)
    return {
        exercise.name: tuple(test.id for test in exercise.tests)
        for exercise in reference.exercises
        if exercise.name in assignment.exercises
    }
