"""What several verbs share: finding the course and its assignments, counting cores, a terminal."""

from __future__ import annotations

import argparse
import difflib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from autograder.course import Assignment, Course, CourseDir

RAW = argparse.RawDescriptionHelpFormatter


def here() -> CourseDir:
    """Return the course that the current directory belongs to."""
    from autograder.config import find_course

    return find_course(Path.cwd())


def assignment_of(course: Course, name: str) -> Assignment:
    """Return an assignment by name.

    Raises
    ------
    UsageError
        If there is none, with the nearest name that there is.
    """
    names = [assignment.name for assignment in course.assignments]
    if name not in names:
        near = difflib.get_close_matches(name, names, 1, 0.3)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f"there is no assignment {name!r}{meant} (there are {', '.join(names)})")
    return course.assignments[names.index(name)]


def assignments_of(course: Course, names: Sequence[str]) -> list[Assignment]:
    """Return the named assignments, or all where none is named."""
    if not names:
        return list(course.assignments)
    return [assignment_of(course, name) for name in names]


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add ``-j``."""
    parser.add_argument(
        "-j",
        "--jobs",
        type=positive,
        default=cores(),
        metavar="N",
        help="judging processes (default: all cores)",
    )


def positive(text: str) -> int:
    """Parse a whole number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def error_console() -> Console:
    """Return a console on stderr, so that stdout stays for results."""
    from rich.console import Console

    return Console(stderr=True)


def progress(console: Console) -> Progress:
    """Return a progress bar; it draws nothing where `console` is no terminal."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
        console=console,
        disable=not console.is_terminal,
    )
