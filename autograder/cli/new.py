"""``autograder new``: a course, or one more assignment, that is complete from the start."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import textwrap
from pathlib import Path
from typing import Any

from autograder.cli.common import RAW, here
from autograder.config import FILE
from autograder.isolation import Level, best_level, offered
from autograder.scaffold.scaffold import new_assignment, new_course

EXAMPLES = """\
examples:
  autograder new course statistics     a course in the folder statistics/, id "statistics"
  autograder new assignment ps2        solutions/ps2/ and its entry in course_config.py
"""
COURSE_EXAMPLES = """\
examples:
  autograder new course statistics     in the folder statistics/, with id "statistics"
  autograder new course .              in this folder, beside what is there
"""
ASSIGNMENT_EXAMPLES = """\
examples:
  autograder new assignment ps2              solutions/ps2/ and its entry in course_config.py
  autograder new assignment ps3_gradients
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "new",
        help="write a new course, or a new assignment of this one",
        description="Write a course or an assignment that is small and complete: its tests, "
        "build, audit and demo pass at once, and you change it into your own. Nothing that is "
        "there is overwritten.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    course = kinds.add_parser(
        "course",
        help="a course with one assignment",
        description="Write course_config.py, nbgrader_config.py, solutions/ps1/ and what else a "
        "course needs. The folder's name becomes nbgrader's course id.",
        epilog=COURSE_EXAMPLES,
        formatter_class=RAW,
    )
    course.add_argument("directory", type=Path, metavar="DIR")
    course.set_defaults(run=run_course)
    assignment = kinds.add_parser(
        "assignment",
        help="one more assignment of the course in this directory",
        description="Write solutions/PS/, with two exercises and a written question to change "
        "into your own, and enter PS in course_config.py. Where its assignments are not written "
        "as one tuple there, the lines to add are printed instead.",
        epilog=ASSIGNMENT_EXAMPLES,
        formatter_class=RAW,
    )
    assignment.add_argument("name", metavar="PS")
    assignment.set_defaults(run=run_assignment)


def run_course(arguments: argparse.Namespace) -> int:
    """Write a course and say what comes next."""
    directory: Path = arguments.directory
    files = new_course(directory)
    print(f"wrote {len(files)} files in {directory}; README.md tells what each is for. Next:\n")
    print("\n".join(f"    {step}" for step in _steps(directory)))
    level = best_level(offered())
    if level is not Level.FULL:
        print(
            f"\nThis machine offers only {level.value!r} isolation, and {FILE} asks for "
            f"{Level.FULL.value!r}: audit and grade will refuse.\nautograder doctor tells what is "
            f"missing; a weaker level is your explicit choice, isolation in {FILE}."
        )
    return 0


def run_assignment(arguments: argparse.Namespace) -> int:
    """Write an assignment and say what comes next."""
    course_dir = here()
    name: str = arguments.name
    made = new_assignment(course_dir, name)
    print(f"wrote {os.path.relpath(made.folder)}")
    if made.entered:
        print(f"entered {name} in {FILE}; set its title and weight there")
    else:
        print(f"{FILE} is as it was; add these lines to its assignments:\n")
        print(textwrap.indent(made.entry + ",\n", " " * 8))
    print(f"Next: change {name}/notebook.py and the files beside it into your own, then\n")
    print(f"    pytest solutions/{name}\n    autograder build {name}\n    autograder audit {name}")
    return 0


def _steps(directory: Path) -> list[str]:
    """Return what to type next; first of all, what makes these commands be found."""
    programs = Path(sys.executable).parent
    steps = ["pytest", "autograder build", "autograder audit", "autograder demo"]
    if directory.resolve() != Path.cwd():
        steps.insert(0, f"cd {directory}")
    if shutil.which("autograder") != str(programs / "autograder"):
        steps.insert(0, f". {programs / 'activate'}")
    return steps
