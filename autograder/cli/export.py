"""``autograder export``: grades and feedback for a learning management system."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from autograder.cli.common import RAW, assignment_of, error_console, here
from autograder.errors import UsageError
from autograder.export.formats import FORMATS, default_path, export, write

EXAMPLES = """\
examples:
  autograder export ps6_backprop --to canvas --column "Problem set 6 (1234)"
  autograder export ps6_backprop --to moodle --worksheet Grades-ps6.csv
  autograder export ps6_backprop --to gradescope --output results
  autograder export ps6_backprop --to csv      one row per student and exercise
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "export",
        help="write grades and feedback for Canvas, Moodle, Gradescope or statistics",
        description="Write what the gradebook and reports/ hold in the form that a learning "
        "management system imports, less late penalties; nothing is judged. docs/lms.md says "
        "where to upload what.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignment", metavar="PS")
    parser.add_argument("--to", required=True, choices=FORMATS, help="the format")
    parser.add_argument(
        "--output", type=Path, metavar="PATH", help="file, for gradescope folder (default: grades/)"
    )
    parser.add_argument(
        "--column", default="", metavar="HEADING", help="Canvas: the assignment's heading there"
    )
    parser.add_argument(
        "--worksheet", type=Path, metavar="FILE", help="Moodle: the assignment's grading worksheet"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Export, and say what was written and what to know about it."""
    from autograder.nbgrader.roster import open_gradebook, read_grades  # takes a while to import

    course_dir = here()
    assignment = assignment_of(course_dir.course, arguments.assignment)
    worksheet = _read(arguments.worksheet) if arguments.worksheet is not None else None
    with open_gradebook(course_dir) as opened:
        grades = read_grades(course_dir, assignment, *opened)
    if not grades.grades:
        raise UsageError(
            f"nobody has grades in {assignment.name}; run: autograder grade {assignment.name}"
        )
    exported = export(grades, arguments.to, arguments.column, worksheet)
    console = error_console()
    for note in exported.notes:
        console.print(f"note: {note}", markup=False, highlight=False, soft_wrap=True)
    default = default_path(course_dir.root, assignment.name, arguments.to)
    path = arguments.output or default
    written = write(exported, path)
    if arguments.to == "gradescope":
        print(f"wrote {len(written)} files results.json in {path}")
    else:
        print("\n".join(f"wrote {file}" for file in written))
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}") from error
