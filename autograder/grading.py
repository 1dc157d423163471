"""Grading a class: read, judge what is new, record, and tell what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder import store
from autograder.course import Assignment, CourseDir
from autograder.errors import HostError, RecordError, UsageError
from autograder.judge.judged import Judged
from autograder.judge.keys import report_key, suite_key
from autograder.judge.pool import NotJudged, judge_all
from autograder.nbgrader.backup import back_up
from autograder.nbgrader.gradebook import Recorder, open_recorder
from autograder.notebooks.reading import read_frame, read_submission
from autograder.notebooks.submission import Notebook, Submission
from autograder.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What became of one student's work in a grading run.

    Attributes
    ----------
    student : str
        Whose.
    report : Report or None
        None where it could not be judged; earlier marks stay then.
    unchanged : bool
        Whether it had been graded before and was not run again.
    problem : str
        Why it was not judged or not recorded, else empty.
    """

    student: str
    report: Report | None
    unchanged: bool = False
    problem: str = ""


def students_of(course_dir: CourseDir, assignment: str) -> list[str]:
    """Return who has handed something in for an assignment, in order."""
    folders = (course_dir.root / "submitted").glob(f"*/{assignment}")
    return sorted(folder.parent.name for folder in folders)


def grade(
    course_dir: CourseDir,
    assignment: Assignment,
    *,
    students: Sequence[str],
    force: bool,
    jobs: int,
    tell: Callable[[Graded], None],
    note: Callable[[str], None],
    scheduler: str = "",
    feedback: bool = False,
) -> list[Graded]:
    """Grade submissions and record the results.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : Assignment
        Which.
    students : sequence of str
        Whose; each must have a folder in ``submitted/``.
    force : bool
        Judge also what is unchanged.
    jobs : int
        Judging processes; recording is done by this one.
    tell : callable
        Called with each result as it is final.
    note : callable
        Called with lines for the operator that are about no one submission.
    scheduler : str
        Address of the Dask scheduler whose workers judge, in place of `jobs` processes here.
    feedback : bool
        Write feedback pages, also of work that is unchanged and has none.

    Returns
    -------
    graded : list of Graded
        One per student, in their order.

    Raises
    ------
    CourseError, HostError
        If nothing can be judged at all. What is one submission's problem is a result.
    """
    frame = read_frame(course_dir, assignment.name)
    secret = store.course_secret(course_dir.root)
    folder = course_dir.solutions(assignment.name)
    key = suite_key(folder, course_dir.course, assignment, secret)
    results: dict[str, Graded] = {}

    def finish(result: Graded) -> None:
        results[result.student] = result
        tell(result)

    with open_recorder(course_dir, assignment.name, frame, feedback=feedback) as recorder:
        done = frozenset() if force else recorder.recorded.keys()

        def to_judge() -> Iterator[Submission]:
            for student in students:
                submission = _read(course_dir, assignment.name, student, frame)
                report = store.load(course_dir, assignment.name, student)
                unchanged = report is not None and report.key == report_key(submission, key)
                path = course_dir.autograded(assignment.name, student)
                if student in done and unchanged and path.exists():
                    finish(_refresh(recorder, student, report))
                else:
                    yield submission

        work = (course_dir, assignment.name, secret, to_judge())
        judging = _on_cluster(scheduler, *work, note) if scheduler else judge_all(*work, jobs)
        backed_up = False
        for judged in judging:
            if isinstance(judged, Judged) and not judged.report.not_judged and not backed_up:
                if said := back_up(course_dir.root, recorder.db_url, course_dir.course.backups):
                    note(said)
                backed_up = True
            finish(_recorded(recorder, judged))
        recorder.finish()
        if feedback:
            pages = {s: course_dir.feedback(assignment.name, s) for s in students}
            recorder.write_pages([s for s, page in pages.items() if not page.exists()])
        for student, reason in recorder.lost.items():
            results[student] = Graded(student=student, report=None, problem=reason)
    return [results[student] for student in students]


def _on_cluster(
    scheduler: str,
    course_dir: CourseDir,
    assignment: str,
    secret: bytes,
    submissions: Iterator[Submission],
    note: Callable[[str], None],
) -> Iterator[Judged | NotJudged]:
    try:
        from autograder.judge import cluster  # Dask is an extra
    except ImportError as error:
        remedy = 'python -m pip install ".[cluster]"'
        raise HostError(f"judging on a cluster needs Dask ({error}): {remedy}") from error
    return cluster.judge_all(scheduler, course_dir, assignment, secret, submissions, note)


def _recorded(recorder: Recorder, judged: Judged | NotJudged) -> Graded:
    """Record what was judged, and say what became of it."""
    if isinstance(judged, NotJudged):
        return Graded(student=judged.submission.student, report=None, problem=judged.reason)
    student = judged.report.student
    if judged.report.not_judged:
        names = ", ".join(judged.report.not_judged)
        problem = f"the hidden tests of {names} fail by their own fault"
        return Graded(student=student, report=None, problem=problem)
    try:
        recorder.record(judged)
    except RecordError as error:
        return Graded(student=student, report=None, problem=str(error))
    return Graded(student=student, report=judged.report)


def _refresh(recorder: Recorder, student: str, report: Report | None) -> Graded:
    try:
        recorder.refresh(student)
    except RecordError as error:
        return Graded(student=student, report=None, problem=str(error))
    return Graded(student=student, report=report, unchanged=True)


def _read(course_dir: CourseDir, assignment: str, student: str, frame: Notebook) -> Submission:
    path: Path = course_dir.submitted(assignment, student)
    return read_submission(course_dir, assignment, student, path, frame)


def choose_students(course_dir: CourseDir, assignment: str, student: str | None) -> list[str]:
    """Return all students who handed in, or the one that is asked for.

    Raises
    ------
    UsageError
        If there is nobody, or not that one.
    """
    everybody = students_of(course_dir, assignment)
    if not everybody:
        raise UsageError(
            f"nobody has handed in {assignment}: there is no "
            f"{course_dir.root / 'submitted' / '<student>' / assignment}. Collect from nbgrader's "
            f"exchange (nbgrader collect {assignment}) or from a ZIP of Canvas or Moodle (nbgrader "
            f"zip_collect {assignment}), or put each student's notebook into such a folder"
        )
    if student is None:
        return everybody
    if student not in everybody:
        raise UsageError(f"{student!r} has not handed in {assignment}")
    return [student]
