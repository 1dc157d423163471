"""``autograder feedback``: the pages that students read, from what has been graded."""

from __future__ import annotations

import argparse
from typing import Any

from autograder.cli.common import RAW, assignment_of, here
from autograder.errors import UsageError

EXAMPLES = """\
examples:
  autograder feedback ps6_backprop                 the pages of all who have been graded
  autograder feedback ps6_backprop --student ada   one page
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "feedback",
        help="write the pages that students read",
        description="Write feedback/STUDENT/PS/PS.html from reports/, autograded/ and the "
        "gradebook, for everybody who has been graded: after written answers have been marked, "
        "say. Nothing is judged.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignment", metavar="PS")
    parser.add_argument("--student", metavar="ID", help="only this one")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the pages and say how many."""
    from autograder.grading import choose_students  # takes a while to import
    from autograder.nbgrader.pages import write_pages
    from autograder.nbgrader.roster import open_gradebook

    course_dir = here()
    assignment = assignment_of(course_dir.course, arguments.assignment)
    students = choose_students(course_dir, assignment.name, arguments.student)
    with open_gradebook(course_dir) as opened:
        written = write_pages(course_dir, assignment, *opened, students)
    if not written:
        raise UsageError(f"nothing has been graded; run: autograder grade {assignment.name}")
    print(f"wrote {len(written)} of {len(students)} pages to {course_dir.root / 'feedback'}")
    return 0
