"""``autograder demo``: the main job, whole, on a made-up class."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.cli.common import RAW, add_jobs, assignment_of, here
from autograder.cli.grade import grade_with_progress, print_summary
from autograder.config import FILE, load_course
from autograder.course import Assignment, Course, CourseDir
from autograder.demo.classroom import classroom, hand_in
from autograder.errors import UsageError
from autograder.isolation import Level, best_level, offered
from autograder.judge.diagnosis import load_alternatives, load_misconceptions
from autograder.notebooks.build import build, write
from autograder.scaffold.scaffold import NBGRADER_CONFIG

MARKER = ".autograder-demo"
HELD_AS_OFFERED = """

# The demo runs at the level that this machine offers.
from dataclasses import replace

COURSE = replace(COURSE, isolation="{}")
"""
EXAMPLES = """\
examples:
  autograder demo                      the assignment of greatest weight, in the folder demo/
  autograder demo ps2_perceptron       another one
  autograder demo --directory /tmp/d   somewhere else
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "demo",
        help="build, hand in, grade and give feedback, on a made-up class of up to 24",
        description="Build and release an assignment in a copy of this course, hand in up to 24 "
        "made-up submissions (its reference, stub, alternatives and misconceptions, and odd and "
        "hostile ones), grade them, generate feedback, and say where to look. Nothing of this "
        "course is changed.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignment", nargs="?", metavar="PS")
    parser.add_argument("--directory", type=Path, default=Path("demo"), metavar="DIR")
    add_jobs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the main job from the first step to the last."""
    from autograder.grading import choose_students  # nbgrader takes seconds to import

    console = Console()
    level = best_level(offered())
    console.print(f"isolation here: {level.value} ({level.meaning})", highlight=False)
    console.print("   autograder doctor says more", highlight=False)
    original = here()
    name = choose(original.course, arguments.assignment).name
    course_dir = make_course(original, name, arguments.directory, level)
    assignment = assignment_of(course_dir.course, name)

    console.print(f"1. build and release {name} with nbgrader")
    write(course_dir, assignment, build(course_dir, assignment))
    source = json.loads(course_dir.source(name).read_text("utf-8"))
    release = json.loads(course_dir.release(name).read_text("utf-8"))

    folder = course_dir.solutions(name)
    known = load_misconceptions(folder), load_alternatives(folder)
    students = classroom(tuple(assignment.exercises), source, release, *known)
    hand_in(students, course_dir.root / "submitted", name)
    console.print(f"2. {len(students)} submissions are handed in")

    console.print(f"3. grade them in {arguments.jobs} processes, with feedback pages")
    everybody = choose_students(course_dir, name, None)
    results = grade_with_progress(
        course_dir, assignment, everybody, force=True, jobs=arguments.jobs, feedback=True
    )
    print_summary(results)

    best, *others = everybody
    look = next((student for student in others if "-slip-" in student), others[0])
    for what, path in (
        ("gradebook", course_dir.root / "gradebook.db"),
        ("an autograded notebook", course_dir.autograded(name, best)),
        ("a feedback page", course_dir.feedback(name, look)),
        ("its report", course_dir.report(name, look)),
    ):
        console.print(f"   {what}: {_relative(path)}", highlight=False, soft_wrap=True)
    return 3 if any(result.problem for result in results) else 0


def choose(course: Course, name: str | None) -> Assignment:
    """Return the assignment to show: the one that is named, else that of greatest weight.

    Raises
    ------
    UsageError
        If there is none that has exercises, of which the class is made.
    """
    asked = course.assignments if name is None else (assignment_of(course, name),)
    usable = [assignment for assignment in asked if assignment.exercises]
    if not usable:
        raise UsageError(
            f"{name or 'this course'} has no exercises with hidden suites, of whose reference and "
            "known solutions the demo makes its class"
        )
    return max(usable, key=lambda assignment: assignment.weight)


def make_course(course_dir: CourseDir, name: str, directory: Path, level: Level) -> CourseDir:
    """Copy what the demo needs of a course into a fresh directory.

    The copy asks for the isolation that this machine offers; a real course
    refuses to grade with less than it asks for. Its gradebook is its own,
    wherever the course's is.

    Raises
    ------
    UsageError
        If the directory holds something else.
    """
    root = directory.resolve()
    if root.exists():
        if not (root / MARKER).exists():
            raise UsageError(f"{directory} exists and is not an earlier demo; name another one")
        shutil.rmtree(root)
    root.mkdir(parents=True)
    (root / MARKER).touch()
    shutil.copy(NBGRADER_CONFIG, root)
    config = (course_dir.root / FILE).read_text("utf-8")
    (root / FILE).write_text(config + HELD_AS_OFFERED.format(level.value), "utf-8")
    shutil.copytree(
        course_dir.solutions(name),
        root / "solutions" / name,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return CourseDir(root, load_course(root / FILE))


def _relative(path: Path) -> str:
    return os.path.relpath(path)
