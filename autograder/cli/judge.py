"""``autograder judge``: one notebook, full report, nothing recorded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from autograder import store
from autograder.cli.common import RAW, assignment_of, here
from autograder.errors import UsageError
from autograder.feedback import as_text
from autograder.judge.judge import open_judge
from autograder.notebooks.reading import read_frame, read_submission
from autograder.report import Report
from autograder.words import words_of

EXAMPLES = """\
examples:
  autograder judge submitted/ada/ps6_backprop/ps6_backprop.ipynb --assignment ps6_backprop
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
    parser.add_argument("--assignment", required=True, metavar="PS")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Judge and print."""
    course_dir = here()
    assignment = assignment_of(course_dir.course, arguments.assignment)
    path: Path = arguments.notebook
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"{path}: there is no such file")
    frame = read_frame(course_dir, assignment.name)
    submission = read_submission(course_dir, assignment.name, path.stem, path, frame)
    secret = store.course_secret(course_dir.root)
    judged = open_judge(course_dir, assignment, secret, lambda judge: judge.judge(submission))
    print(judged.report.to_json() if arguments.json else as_page(judged.report), end="")
    return 3 if judged.report.not_judged else 0


def as_page(report: Report) -> str:
    """Return a report for reading in a terminal."""
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
