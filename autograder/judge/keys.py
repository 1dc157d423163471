"""Keys of Reports: the same key means the same result, and nothing is judged twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import autograder
from autograder.course import Assignment, Course
from autograder.notebooks.submission import Submission


def suite_key(folder: Path, course: Course, assignment: Assignment, secret: bytes) -> str:
    """Return the hash of everything but the submission that a Report depends on."""
    digest = hashlib.sha256(secret)
    limits = asdict(course.under_limits_of(assignment).limits)
    about = [autograder.__version__, limits, course.isolation, course.language]
    digest.update(json.dumps(about).encode())
    for path in sorted(folder.glob("*.py")):
        digest.update(json.dumps([path.name, path.stat().st_size]).encode() + path.read_bytes())
    return digest.hexdigest()


def report_key(submission: Submission, key_of_suite: str) -> str:
    """Return the key under which a submission's Report is saved."""
    frame = [[c.grade_id, c.points] for c in submission.cells if c.nbgrader is not None]
    text = json.dumps([submission.assignment, submission.digest, frame, key_of_suite])
    return hashlib.sha256(text.encode()).hexdigest()
