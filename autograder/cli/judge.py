"""``autograder judge``: one notebook, full report, nothing recorded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.cli.common import RAW, assignment_of, here
from autograder.errors import UsageError
from autograder.judge.zygote import Zygote

if TYPE_CHECKING:
    from autograder.judge.judged import Judged
    from autograder.report import Report

EXAMPLES = """\
examples:
  autograder judge submitted/ada/ps6_backprop/ps6_backprop.ipynb
  autograder judge complaint.ipynb --assignment ps6_backprop --json > report.json
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "judge",
        help="judge one notebook and show the full report",
        description="Judge one notebook in the sandbox and show the full report. "
        "Nothing is recorded. Exit 0 when judged, whatever the score.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    parser.add_argument(
        "--assignment", metavar="PS", help="which it belongs to (default: what the file is called)"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Judge and print."""
    path: Path = arguments.notebook
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"{path}: there is no such file")
    with Zygote() as zygote:
        zygote.start()  # a core of its own, while the other one imports all that follows
        report = judged(path, arguments.assignment, zygote).report
    print(report.to_json() if arguments.json else as_page(report), end="")
    return 3 if report.not_judged else 0


def judged(path: Path, name: str | None, zygote: Zygote) -> Judged:
    """Judge a notebook with a zygote that has been started; its file may tell the assignment."""
    from autograder import store
    from autograder.judge.judge import open_judge
    from autograder.notebooks.reading import read_frame, read_submission

    course_dir = here()
    course = course_dir.course
    if name is None and path.stem not in {assignment.name for assignment in course.assignments}:
        raise UsageError(f"{path} is called like no assignment; name one with --assignment")
    assignment = assignment_of(course, name or path.stem)
    frame = read_frame(course_dir, assignment.name)
    submission = read_submission(course_dir, assignment.name, path.stem, path, frame)
    secret = store.course_secret(course_dir.root)
    return open_judge(course_dir, assignment, secret, lambda j: j.judge(submission), zygote)


def as_page(report: Report) -> str:
    """Return a report for reading in a terminal."""
    from autograder.feedback import as_text
    from autograder.words import words_of

    lines = [
        f"{report.assignment}: {report.score:g} of {report.max_score:g} points "
        f"(isolation: {report.isolation})"
    ]
    if report.unreadable:
        lines.append(f"! the notebook could not be read: {report.unreadable}")
    lines += [f"! {note}" for note in report.notes]
    for cell in report.cells:
        if cell.outcome != "ok":
            name = f" ({cell.grade_id})" if cell.grade_id else ""
            detail = f": {cell.detail}" if cell.detail else ""
            lines.append(f"! cell {cell.index}{name} {cell.outcome.replace('_', ' ')}{detail}")
    for exercise in report.exercises:
        lines += ["", as_text(exercise, words_of(report.language))]
        for diagnosis in exercise.diagnoses:
            lines.append(f"  diagnosis: {' or '.join(diagnosis.misconceptions)}")
    text = "\n".join(lines)
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text) + "\n"
