"""``autograder demo``: the main job, whole, on a made-up class."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from autograder.cli.common import RAW, add_jobs, assignment_of, here
from autograder.cli.grade import grade_with_progress, print_summary
from autograder.config import load_course
from autograder.course import CourseDir
from autograder.demo.classroom import classroom, hand_in
from autograder.errors import HostError, UsageError
from autograder.isolation import Level, best_level, offered
from autograder.judge.diagnosis import load_alternatives, load_misconceptions
from autograder.notebooks.build import build, write

ASSIGNMENT = "ps6_backprop"
MARKER = ".autograder-demo"
EXAMPLES = """\
examples:
  autograder demo                      in the folder demo/
  autograder demo --directory /tmp/d   somewhere else
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "demo",
        help="build, hand in, grade and give feedback, on a made-up class of 24",
        description=f"Build and release {ASSIGNMENT} in a course of its own, hand in 24 made-up "
        "submissions, grade them, generate feedback, and say where to look.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
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
    course_dir = make_course(here(), arguments.directory, level)
    assignment = assignment_of(course_dir.course, ASSIGNMENT)

    console.print(f"1. build and release {ASSIGNMENT} with nbgrader")
    write(course_dir, assignment, build(course_dir, assignment))
    source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
    release = json.loads(course_dir.release(ASSIGNMENT).read_text("utf-8"))

    folder = course_dir.solutions(ASSIGNMENT)
    students = classroom(source, release, load_misconceptions(folder), load_alternatives(folder))
    hand_in(students, course_dir.root / "submitted", ASSIGNMENT)
    console.print(f"2. {len(students)} submissions are handed in")

    console.print(f"3. grade them in {arguments.jobs} processes")
    names = choose_students(course_dir, ASSIGNMENT, None)
    results = grade_with_progress(course_dir, assignment, names, force=True, jobs=arguments.jobs)
    print_summary(results, console)

    console.print("4. feedback pages by nbgrader")
    generate_feedback(course_dir)
    best, look = names[0], next(name for name in names if "slip" in name)
    for what, path in (
        ("gradebook", course_dir.root / "gradebook.db"),
        ("an autograded notebook", course_dir.autograded(ASSIGNMENT, best)),
        ("a feedback page", course_dir.feedback(ASSIGNMENT, look)),
        ("its report", course_dir.report(ASSIGNMENT, look)),
    ):
        console.print(f"   {what}: {_relative(path)}", highlight=False, soft_wrap=True)
    return 3 if any(result.problem for result in results) else 0


def make_course(course_dir: CourseDir, directory: Path, level: Level) -> CourseDir:
    """Copy what the demo needs of a course into a fresh directory.

    The copy asks for the isolation that this machine offers; a real course
    refuses to grade with less than it asks for.

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
    shutil.copy(course_dir.root / "nbgrader_config.py", root)
    config = (course_dir.root / "course_config.py").read_text("utf-8")
    asked = f'isolation="{course_dir.course.isolation}"'
    (root / "course_config.py").write_text(config.replace(asked, f'isolation="{level.value}"'))
    shutil.copytree(
        course_dir.solutions(ASSIGNMENT),
        root / "solutions" / ASSIGNMENT,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return CourseDir(root, load_course(root / "course_config.py"))


def generate_feedback(course_dir: CourseDir) -> None:
    """Run nbgrader's own command as a user would.

    Raises
    ------
    HostError
        If it fails, with the end of what it says.
    """
    command = [sys.executable, "-m", "nbgrader", "generate_feedback", ASSIGNMENT, "--force"]
    done = subprocess.run(command, cwd=course_dir.root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise HostError("nbgrader generate_feedback fails:\n" + done.stderr[-2000:])


def _relative(path: Path) -> str:
    return os.path.relpath(path)
