"""``autograder grade``: a class of submissions into reports, autograded notebooks and gradebook."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from autograder.cli.common import RAW, add_jobs, assignment_of, error_console, here, progress

if TYPE_CHECKING:
    from autograder.course import Assignment, CourseDir
    from autograder.grading import Graded
    from autograder.report import Report

EXAMPLES = """\
examples:
  autograder grade ps6_backprop                 grade what is new or changed, on all cores
  autograder grade ps6_backprop --student ada   one student
  autograder grade ps6_backprop --force         judge everything again
  autograder grade ps6_backprop --feedback      with a page for each student in feedback/
  autograder grade ps6_backprop --json          the summary as JSON
  autograder grade ps6_backprop --scheduler tcp://head:8786
                                                judged by the workers of a Dask cluster
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "grade",
        help="grade everything in submitted/",
        description="Judge every submission in submitted/ in the sandbox and record it: "
        "reports/, autograded/ and nbgrader's gradebook. Work that is graded already and "
        "unchanged is skipped. Exit 3 where something could not be judged; its earlier marks stay.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignment", metavar="PS")
    parser.add_argument("--student", metavar="ID", help="only this one")
    parser.add_argument("--force", action="store_true", help="judge also what is unchanged")
    parser.add_argument(
        "--feedback", action="store_true", help="write what students read to feedback/ as well"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    add_jobs(parser)
    parser.add_argument(
        "--scheduler",
        type=scheduler,
        metavar="ADDRESS",
        help="have submissions judged by the Dask cluster at tcp://HOST:PORT or tls://HOST:PORT "
        "(docs/cluster.md), or on this machine by 'local' (default: dask_scheduler in "
        "course_config.py, else local)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Grade and print a summary."""
    from autograder.grading import choose_students

    course_dir = here()
    assignment = assignment_of(course_dir.course, arguments.assignment)
    students = choose_students(course_dir, assignment.name, arguments.student)
    if arguments.scheduler is None:
        arguments.scheduler = course_dir.course.dask_scheduler
    results = grade_with_progress(
        course_dir,
        assignment,
        students,
        force=arguments.force,
        jobs=arguments.jobs,
        scheduler=arguments.scheduler,
        feedback=arguments.feedback,
    )
    if arguments.json:
        print(json.dumps([_as_json(result) for result in results], indent=1))
    else:
        print_summary(results)
    return 3 if any(result.problem for result in results) else 0


def scheduler(text: str) -> str:
    """Parse the address of a Dask scheduler; empty for this machine."""
    from autograder.course import SCHEDULERS

    if text == "local":
        return ""
    if not text.startswith(SCHEDULERS):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not tcp://HOST:PORT, tls://HOST:PORT or 'local'"
        )
    return text


def grade_with_progress(
    course_dir: CourseDir,
    assignment: Assignment,
    students: Sequence[str],
    *,
    force: bool,
    jobs: int,
    scheduler: str = "",
    feedback: bool = False,
) -> list[Graded]:
    """Grade with a live bar on a terminal, and a line for each problem anywhere."""
    from autograder.grading import grade

    console = error_console()
    problems = 0
    with progress(console) as bar:
        task = bar.add_task(assignment.name, total=len(students), note="")

        def tell(result: Graded) -> None:
            nonlocal problems
            if result.problem:
                problems += 1
                console.print(f"{result.student}: {result.problem}", markup=False)
            note = f"{problems} problems" if problems else ""
            bar.update(task, advance=1, note=note)

        return grade(
            course_dir,
            assignment,
            students=students,
            force=force,
            jobs=jobs,
            tell=tell,
            note=lambda line: console.print(line, markup=False),
            scheduler=scheduler,
            feedback=feedback,
        )


def print_summary(results: Sequence[Graded]) -> None:
    """Print a table (student, score, what happened) and totals."""
    rows = [("student", "score", "what happened"), *map(_row, results)]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for student, score, happened in rows:
        print(f"{student:{first}}  {score:>{second}}  {happened}")
    unchanged = sum(result.unchanged for result in results)
    problems = sum(bool(result.problem) for result in results)
    done = len(results) - unchanged - problems
    print(f"\n{done} graded, {unchanged} unchanged, {problems} not judged")


def _row(result: Graded) -> tuple[str, str, str]:
    report = result.report
    score = f"{report.score:g} / {report.max_score:g}" if report else "kept"
    return _plain(result.student), score, _plain(what_happened(result))


def what_happened(result: Graded) -> str:
    """Say in a few words what is worth knowing about one result."""
    if result.report is None:
        return f"not judged: {result.problem}"
    said = list(_remarks(result.report))
    if result.unchanged:
        said.append("unchanged")
    return "; ".join(said) or "all right"


def _remarks(report: Report) -> list[str]:
    if report.unreadable:
        return [f"unreadable: {report.unreadable}"]
    said = []
    for word in ("timed_out", "crashed"):
        cells = [str(cell.index) for cell in report.cells if cell.outcome == word]
        if cells:
            said.append(f"cell {', '.join(cells)} {word.replace('_', ' ')}")
    outcomes: dict[str, list[str]] = {}
    for exercise in report.exercises:
        if exercise.diagnoses:
            named = " or ".join(exercise.diagnoses[0].misconceptions)
            outcomes.setdefault("misconception", []).append(f"{exercise.name} ({named})")
        elif exercise.score < exercise.max_score:
            worst = {test.outcome for test in exercise.tests} - {"passed"}
            word = "wrong" if len(worst) > 1 or "failed" in worst else worst.pop()
            outcomes.setdefault(word.replace("_", " "), []).append(exercise.name)
        followed = {name for test in exercise.tests for name in test.follow_through}
        if followed:
            outcomes.setdefault("follow-through", []).append(exercise.name)
    said += [f"{word}: {', '.join(names)}" for word, names in outcomes.items()]
    if report.notes:
        said.append(f"repaired: {len(report.notes)}")
    return said


def _plain(text: str) -> str:
    """Make text that a student may have written safe for a terminal."""
    return "".join(c if c.isprintable() else "?" for c in text)


def _as_json(result: Graded) -> dict[str, Any]:
    report = result.report
    return {
        "student": result.student,
        "score": report.score if report else None,
        "max_score": report.max_score if report else None,
        "unchanged": result.unchanged,
        "problem": result.problem,
        "what_happened": what_happened(result),
    }
