"""Saved Reports and the course's secret: working state of a course directory."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from autograder.course import CourseDir
from autograder.errors import RecordError
from autograder.files import write_atomically
from autograder.report import Report

SECRET_FILE = ".autograder-secret"
SECRET_VARIABLE = "AUTOGRADER_SECRET"


def save(course_dir: CourseDir, report: Report) -> Path:
    """Save a Report and return where.

    One with another key that is in its place becomes the previous one, so that
    a regrade can be compared with what was before. The same key means the same
    result, and the previous one stays.
    """
    path = course_dir.report(report.assignment, report.student)
    before = load(course_dir, report.assignment, report.student)
    if before is not None and before.key != report.key:
        previous = course_dir.previous_report(report.assignment, report.student)
        write_atomically(previous, before.to_json())
    write_atomically(path, report.to_json())
    return path


def load(course_dir: CourseDir, assignment: str, student: str) -> Report | None:
    """Load a saved Report; None where there is none, or none that this version can read."""
    return _read(course_dir.report(assignment, student))


def load_previous(course_dir: CourseDir, assignment: str, student: str) -> Report | None:
    """Load the Report before the saved one; None as for :func:`load`."""
    return _read(course_dir.previous_report(assignment, student))


def load_all(course_dir: CourseDir, assignment: str) -> list[Report]:
    """Load the saved Reports of an assignment, by student; those that cannot be read are left out.

    A file counts under the student that it is named after.
    """
    paths = sorted((course_dir.root / "reports" / assignment).glob("*.json"))
    reports = (_read(path) for path in paths)
    return [r for r, path in zip(reports, paths, strict=True) if r and r.student == path.stem]


def _read(path: Path) -> Report | None:
    try:
        return Report.from_json(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def course_secret(root: Path) -> bytes:
    """Return the secret from which hidden random inputs are drawn; make it on first use.

    ``AUTOGRADER_SECRET`` in the environment takes precedence over the file
    ``.autograder-secret``. Keep the file: with another secret, a regrade draws
    other inputs and every submission is judged again.

    Raises
    ------
    RecordError
        If it can neither be read nor made.
    """
    if value := os.environ.get(SECRET_VARIABLE):
        return value.encode()
    path = root / SECRET_FILE
    try:
        secret = path.read_bytes().strip()
    except FileNotFoundError:
        secret = b""
    except OSError as error:
        raise RecordError(f"cannot read {path}: {error.strerror}") from error
    if not secret:
        secret = secrets.token_hex(32).encode()
        write_atomically(path, secret + b"\n", 0o600)
    return secret
