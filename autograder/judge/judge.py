"""From a submission to its Report: run in the guest, score, diagnose."""

from __future__ import annotations

import hmac
import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from autograder.course import Assignment, Course, CourseDir
from autograder.errors import PointsMismatch, SuiteError
from autograder.faults import Finding, Phrase
from autograder.judge.diagnosis import Diagnostician, load_misconceptions
from autograder.judge.execution import Answering, execute
from autograder.judge.judged import CellRun, Judged
from autograder.judge.keys import report_key, suite_key
from autograder.judge.observations import notes, tells_why
from autograder.judge.opening import opening_of
from autograder.judge.sandbox import Sandbox
from autograder.judge.zygote import Zygote
from autograder.notebooks.authored import load_reference
from autograder.notebooks.submission import Submission
from autograder.report import (
    CRASHED,
    FAILED,
    PASSED,
    RAISED,
    TIMED_OUT,
    CellReport,
    ExerciseReport,
    Outcome,
    Report,
    TestReport,
)
from autograder.words import Words, words_of

if TYPE_CHECKING:  # pytest is imported while the zygote warms up
    from autograder.judge.suite import Suite, TestRun

T = TypeVar("T")
TOLERANCE = 1e-9


class Judge:
    """Judges submissions of one assignment; made by :func:`open_judge`."""

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        suite: Suite,
        sandboxes: tuple[Sandbox, Sandbox],
        folder: Path,
        secret: bytes,
    ) -> None:
        self._course = course
        self._assignment = assignment
        self._suite = suite
        self._secret = secret
        self._words = words_of(course.language)
        self._suite_key = suite_key(folder, course, assignment, secret)
        source = folder / "notebook.py"
        self._diagnostician = Diagnostician(
            load_reference(source) if source.exists() else {},
            load_misconceptions(folder),
            self._words,
        )
        self.exercises = tuple(dict.fromkeys(test.exercise for test in suite.tests))
        self._check_points()
        self._opened, self._plain = sandboxes
        self._opening = self._opened.opening

    def key(self, submission: Submission) -> str:
        """Return the hash of all that the Report of a submission depends on."""
        return report_key(submission, self._suite_key)

    def judge(self, submission: Submission) -> Judged:
        """Judge one submission.

        A process of it that is killed may have been killed from without, as the kernel does
        where memory is short. So it counts only where it happens again.

        Raises
        ------
        HostError
            If this machine cannot; never for anything that student code does.
        """
        judged, killed = self._judged(submission)
        return self._judged(submission)[0] if killed else judged

    def _judged(self, submission: Submission) -> tuple[Judged, bool]:
        """Judge a submission and tell whether one of its processes was killed."""
        suites = frozenset(self.exercises)
        limits = self._course.limits
        with self._sandbox_for(submission).submission(submission.files) as root:
            executed = execute(root, submission, suites, limits, self._words)
            runs = self._suite.run(
                _graded(submission),
                Answering(executed, limits),
                seeding(self._secret, submission),
                limits.exercise_wall_s,
                root.family.clock,
            )
            killed = root.family.killed
        report = self._report(submission, executed.cells, runs)
        return Judged(report, submission, executed.cells), killed

    def _sandbox_for(self, submission: Submission) -> Sandbox:
        usual = self._opening.begins(submission) and self._opened.has_opened()
        return self._opened if usual else self._plain

    def rehearse(self, work: Submission) -> Judged:
        """Judge trusted work, such as the reference with one change, without a guest.

        The Report has outcomes and scores, but no messages and no diagnoses.
        """
        from autograder.judge.rehearsal import rehearse  # as the suite: it imports pytest

        exercises = _graded(work) & frozenset(self.exercises)
        seed_of = seeding(self._secret, work)
        runs = rehearse(self._suite, exercises, work, seed_of, self._course.limits)
        return Judged(self._report(work, {}, runs), work, {})

    def _report(
        self, submission: Submission, cells: dict[int, CellRun], runs: Sequence[TestRun]
    ) -> Report:
        lost = {run.test.exercise for run in runs if run.outcome != PASSED}
        exercises = []
        for cell_index, cell in enumerate(submission.cells):
            if cell.points is None or cell.grade_id is None:
                continue
            mine = [run for run in runs if run.test.exercise == cell.grade_id]
            if mine:
                exercises.append(self._exercise(cell.grade_id, mine, lost, submission))
            else:
                run = cells.get(cell_index)
                exercises.append(_cell_exercise(cell.grade_id, cell.points, run, self._words))
        return Report(
            assignment=submission.assignment,
            student=submission.student,
            key=self.key(submission),
            isolation=self._course.isolation,
            language=self._course.language,
            score=_sum(e.score for e in exercises),
            max_score=_sum(e.max_score for e in exercises),
            exercises=tuple(exercises),
            cells=tuple(
                CellReport(
                    index=index,
                    grade_id=submission.cells[index].grade_id or "",
                    outcome=run.outcome,
                    detail=run.detail,
                    seconds=round(run.seconds, 4),
                )
                for index, run in sorted(cells.items())
            ),
            notes=submission.notes,
            unreadable=submission.unreadable,
        )

    def _exercise(
        self, name: str, runs: Sequence[TestRun], lost: set[str], submission: Submission
    ) -> ExerciseReport:
        tests = tuple(
            _test_report(run, lost, submission, self._words, notes(run, runs)) for run in runs
        )
        return ExerciseReport(
            name=name,
            score=_sum(test.earned for test in tests),
            max_score=_sum(test.points for test in tests),
            tests=tests,
            diagnoses=self._diagnostician.diagnose(name, runs),
        )

    def _check_points(self) -> None:
        for exercise in self.exercises:
            marked = _sum(t.points for t in self._suite.tests if t.exercise == exercise)
            declared = self._assignment.exercises.get(exercise)
            if declared is None:
                raise SuiteError(
                    f"test_{exercise}.py judges {exercise}, which course_config.py does not list "
                    f"among the exercises of {self._assignment.name}"
                )
            if abs(declared - marked) > TOLERANCE:
                raise PointsMismatch(exercise, declared, f"test_{exercise}.py", marked)


def open_judge(
    course_dir: CourseDir,
    assignment: Assignment,
    secret: bytes,
    body: Callable[[Judge], T],
    zygote: Zygote | None = None,
) -> T:
    """Open the judge of an assignment, hand it to `body` and close it.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : Assignment
        Which.
    secret : bytes
        The course's secret, from which hidden random inputs are drawn.
    body : callable
        Gets the judge; what it returns is returned, what it raises is raised.
    zygote : Zygote, optional
        One that has a head start.

    Raises
    ------
    CourseError
        If the suite or the reference is at fault.
    HostError
        If this machine cannot run student code.
    """
    folder = course_dir.solutions(assignment.name)
    course = course_dir.course.under_limits_of(assignment)
    held = (course.limits, course.warm, course.isolation)
    opening = opening_of(folder / "notebook.py")
    with Sandbox(*held, opening, zygote) as opened, Sandbox(*held) as plain:
        opened.start()  # it warms up while the suite is collected; the other one when it is needed
        from autograder.judge.suite import open_suite

        def with_suite(suite: Suite) -> T:
            return body(Judge(course, assignment, suite, (opened, plain), folder, secret))

        return open_suite(folder, with_suite)


def seeding(secret: bytes, submission: Submission) -> Callable[[str], int]:
    """Return the seeds of a submission's tests: secret, and the same at each regrade.

    HMAC-SHA-256 under the course's secret of assignment, test and submitted work:
    nobody can know the numbers, and inputs that leak are worthless for another try.
    """
    digest = submission.digest

    def seed_of(test: str) -> int:
        text = json.dumps([submission.assignment, test, digest]).encode()
        return int.from_bytes(hmac.digest(secret, text, "sha256"), "big")

    return seed_of


def _graded(submission: Submission) -> frozenset[str]:
    return frozenset(cell.grade_id or "" for cell in submission.cells if cell.points is not None)


def _test_report(
    run: TestRun,
    lost: set[str],
    submission: Submission,
    words: Words,
    beside: Sequence[Finding],
) -> TestReport:
    test = run.test
    followed: tuple[str, ...] = ()
    said: tuple[Finding, ...] = ()
    message = ""
    if run.followed:
        followed = tuple(name for name in test.uses if name in lost) or test.uses
        message = words.say(Finding("follow_through", {"exercises": followed}))
    elif run.finding is not None:
        said = (_with_line(run, submission), *beside)
        message = " ".join(map(words.say, said))
    return TestReport(
        id=test.id,
        title=test.title,
        points=test.points,
        outcome=run.outcome,
        message=message,
        hint="" if run.outcome == PASSED or any(map(tells_why, said)) else test.hint,
        follow_through=followed,
    )


def _with_line(run: TestRun, submission: Submission) -> Finding:
    """Add the student's own line to a finding; the guest told only where it is."""
    assert run.finding is not None
    if run.place is None or not 0 <= run.place.cell < len(submission.cells):
        return run.finding
    cell = submission.cells[run.place.cell]
    if cell.nbgrader is not None and cell.nbgrader.get("locked"):
        return run.finding  # the teacher's line, which may hold a hidden assert
    lines = cell.source.splitlines()
    if not 1 <= run.place.line <= len(lines):
        return run.finding
    line = Phrase("at_line", {"line": lines[run.place.line - 1].strip()[:120]})
    return Finding(run.finding.code, {**run.finding.fields, "line": line})


def _cell_exercise(name: str, points: float, run: CellRun | None, words: Words) -> ExerciseReport:
    """Score an ordinary nbgrader test cell as nbgrader does."""
    outcome, score, finding = _cell_score(points, run)
    message = words.say(finding) if finding else ""
    test = TestReport(id="cell", title=name, points=points, outcome=outcome, message=message)
    return ExerciseReport(name=name, score=score, max_score=points, tests=(test,))


def _cell_score(points: float, run: CellRun | None) -> tuple[Outcome, float, Finding | None]:
    if run is None or run.outcome == "ok":
        for output in run.outputs if run else ():  # the first that says anything counts
            if output["output_type"] == "stream" and output["name"] == "stderr":
                return FAILED, 0.0, Finding("cell_wrote_errors")
            if output["output_type"] == "execute_result":
                partial = _number(output["data"].get("text/plain", ""))
                if 0 <= partial <= points:
                    return (PASSED if partial == points else FAILED), partial, None
                return PASSED, points, None
        return PASSED, points, None
    match run.outcome:
        case "raised":
            return RAISED, 0.0, Finding("cell_raised")
        case "crashed":
            return CRASHED, 0.0, Finding("cell_crashed", {"how": run.detail})
    return TIMED_OUT, 0.0, Finding("cell_without_result", {"how": run.detail})


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _sum(values: Iterable[float]) -> float:
    """Add points; rounding keeps sums of quarters and tenths what people would write."""
    return round(sum(values), 6)
