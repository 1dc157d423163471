"""``autograder course``: the syllabus, as ``course_config.py`` and the suites have it."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from autograder.cli.common import RAW, error_console, here, progress
from autograder.course import Assignment, Course, CourseDir
from autograder.judge.suite import Suite, open_suite

EXAMPLES = """\
examples:
  autograder course          problem sets, weights, points, deadlines, what depends on what
  autograder course --json   the same for a program
"""

Uses = Mapping[str, tuple[str, ...]]


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "course",
        help="print the syllabus: weights, points, deadlines, dependencies",
        description="Print each problem set with its weight, points and deadline (in local time), "
        "its exercises with their points and the other exercises that a solution may call, its "
        "written questions, and the totals. Warns where the weights do not sum to 100.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read the suites and print."""
    course_dir = here()
    course = course_dir.course
    uses: dict[str, Uses] = {}
    with progress(error_console()) as bar:
        task = bar.add_task("suites", total=len(course.assignments), note="")
        for assignment in course.assignments:
            uses[assignment.name] = uses_of(course_dir, assignment)
            bar.advance(task)
    if arguments.json:
        print(json.dumps(as_json(course, uses), indent=1))
    else:
        print_syllabus(course, uses, Console())
    if not math.isclose(weight := total_weight(course), 100):
        print(f"autograder: the weights sum to {weight:g} %, not to 100 %", file=sys.stderr)
    return 0


def uses_of(course_dir: CourseDir, assignment: Assignment) -> Uses:
    """Return which other exercises a solution of each exercise may call.

    Raises
    ------
    SuiteError
        If the hidden suites cannot be collected.
    """

    def read(suite: Suite) -> Uses:
        found: dict[str, dict[str, None]] = {}
        for test in suite.tests:
            found.setdefault(test.exercise, {}).update(dict.fromkeys(test.uses))
        return {exercise: tuple(names) for exercise, names in found.items()}

    return open_suite(course_dir.solutions(assignment.name), read)


def total_weight(course: Course) -> float:
    """Return the sum of all weights, in percent."""
    return sum(assignment.weight for assignment in course.assignments)


def total_points(course: Course) -> float:
    """Return the points of all problem sets together."""
    return sum(assignment.max_score for assignment in course.assignments)


def as_json(course: Course, uses: Mapping[str, Uses]) -> dict[str, Any]:
    """Return the syllabus as JSON holds it; a deadline keeps its own time zone."""
    return {
        "id": course.id,
        "title": course.title,
        "weight": total_weight(course),
        "points": total_points(course),
        "assignments": [
            {
                "name": assignment.name,
                "title": assignment.title,
                "weight": assignment.weight,
                "points": assignment.max_score,
                "due": assignment.due.isoformat() if assignment.due else None,
                "parts": [
                    {"name": name, "kind": kind, "points": points, "uses": list(called)}
                    for name, kind, points, called in _parts(assignment, uses[assignment.name])
                ],
            }
            for assignment in course.assignments
        ],
    }


def print_syllabus(course: Course, uses: Mapping[str, Uses], console: Console) -> None:
    """Print a table for each problem set, and the totals."""
    console.print(f"{course.title} ({course.id})", markup=False, highlight=False)
    for assignment in course.assignments:
        console.print()
        for line in (
            f"{assignment.name}: {assignment.title}",
            f"weight {assignment.weight:g} %, {assignment.max_score:g} points, "
            f"due {_local(assignment.due)}",
        ):
            console.print(line, markup=False, highlight=False)
        points = Column("points", justify="right")
        table = Table(Column("part", no_wrap=True), "kind", points, "may call")
        for name, kind, worth, called in _parts(assignment, uses[assignment.name]):
            table.add_row(name, kind, f"{worth:g}", ", ".join(called))
        console.print(table)
    worth, weight = total_points(course), total_weight(course)
    console.print(f"\nin all {worth:g} points; the weights sum to {weight:g} %", highlight=False)


def _parts(assignment: Assignment, uses: Uses) -> Iterator[tuple[str, str, float, tuple[str, ...]]]:
    for name, points in assignment.exercises.items():
        yield name, "exercise", points, uses.get(name, ())
    for name, points in assignment.written.items():
        yield name, "written", points, ()
    for name, points in assignment.cells.items():
        yield name, "test cell", points, ()


def _local(due: datetime | None) -> str:
    return due.astimezone().strftime("%a %Y-%m-%d %H:%M %Z") if due else "none"
