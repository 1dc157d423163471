"""``autograder build``: from the authored notebooks to what students get."""

from __future__ import annotations

import argparse
from typing import Any

from autograder.cli.common import RAW, assignments_of, here
from autograder.notebooks.build import build, is_stale, write

EXAMPLES = """\
examples:
  autograder build                     build every problem set
  autograder build ps6_backprop        build one
  autograder build --check             write nothing; exit 1 if a committed notebook is stale
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "build",
        help="make source and released notebooks from solutions/",
        description="Make source/<ps>/<ps>.ipynb from solutions/<ps>/notebook.py and, through "
        "nbgrader's generate_assignment, assignments/<ps>/<ps>.ipynb.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignments", nargs="*", metavar="PS", help="default: all")
    parser.add_argument(
        "--check", action="store_true", help="only compare; exit 1 where something is stale"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build, or compare with what is committed."""
    course_dir = here()
    stale = []
    for assignment in assignments_of(course_dir.course, arguments.assignments):
        built = build(course_dir, assignment)
        if not arguments.check:
            write(course_dir, assignment, built)
            print(f"built {course_dir.release(assignment.name).relative_to(course_dir.root)}")
        elif is_stale(course_dir, assignment, built):
            stale.append(assignment.name)
            print(f"stale: {assignment.name}; run: autograder build {assignment.name}")
        else:
            print(f"up to date: {assignment.name}")
    return 1 if stale else 0
