"""What travels between a course and a cluster: the suite, submissions and results, as bytes.

Both ends are ours, yet all that is opened at the course's end is JSON, held to its form:
that end also holds the gradebook, and needs nothing but plain data from a worker.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from autograder.config import KINDS, load_course
from autograder.course import Checks, CourseDir
from autograder.judge.judged import CellRun, Judged
from autograder.notebooks.submission import Cell, Submission
from autograder.report import SCHEMA, Report

LEFT_OUT = ("__pycache__", ".ipynb_checkpoints")
EPOCH = (1980, 1, 1, 0, 0, 0)
CELLS = TypeAdapter(dict[int, CellRun])


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a worker must have to judge one assignment, and nothing of any student.

    Attributes
    ----------
    assignment : str
        Its name.
    archive : bytes
        ``solutions/<ps>`` and a ``course_config.py`` with this assignment alone, as a zip file.
    secret : bytes
        The course's secret, from which hidden random inputs are drawn.
    """

    assignment: str
    archive: bytes = field(repr=False)  # Dask writes arguments into its logs
    secret: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of all of it, in hex."""
        about = json.dumps([self.assignment, len(self.secret)]).encode()
        return hashlib.sha256(about + self.secret + self.archive).hexdigest()


def pack(course_dir: CourseDir, assignment: str, secret: bytes) -> Parcel:
    """Pack the hidden suite of an assignment; the same files give the same bytes."""
    root, folder = course_dir.root, course_dir.solutions(assignment)
    chosen = next(a for a in course_dir.course.assignments if a.name == assignment)
    # Deadlines and policies mean nothing to the judge; a time zone has no repr that is code, and
    # a policy may name assignments that stay at home.
    course = replace(
        course_dir.course, assignments=(replace(chosen, due=None),), late=None, checks=Checks()
    )
    config = f"from autograder.course import {', '.join(KINDS)}\n\nCOURSE = {course!r}\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "course_config.py", config.encode())
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not set(LEFT_OUT) & set(path.parts):
                _add(archive, path.relative_to(root).as_posix(), path.read_bytes())
    return Parcel(assignment, buffer.getvalue(), secret)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)


def unpack(parcel: Parcel, root: Path) -> CourseDir:
    """Unpack a suite into an empty directory and return the course that it makes."""
    with zipfile.ZipFile(io.BytesIO(parcel.archive)) as archive:
        archive.extractall(root)
    (root / "solutions" / parcel.assignment).mkdir(parents=True, exist_ok=True)
    return CourseDir(root, load_course(root / "course_config.py"))


def submission_to_bytes(submission: Submission) -> bytes:
    """Return a submission as JSON."""
    files = [[name, base64.b64encode(data).decode()] for name, data in submission.files]
    return json.dumps({**asdict(submission), "files": files}).encode()


def submission_from_bytes(data: bytes) -> Submission:
    """Read a submission back; it is sent by the course's own end."""
    fields = json.loads(data)
    return Submission(
        **{
            **fields,
            "cells": tuple(Cell(**cell) for cell in fields["cells"]),
            "files": tuple((name, base64.b64decode(text)) for name, text in fields["files"]),
            "notes": tuple(fields["notes"]),
        }
    )


def judged_to_bytes(judged: Judged) -> bytes:
    """Return a result as JSON; the submission is known at the other end."""
    cells = {index: asdict(run) for index, run in judged.cells.items()}
    report = {"schema": SCHEMA, **asdict(judged.report)}
    return json.dumps({"report": report, "cells": cells}).encode()


def judged_from_bytes(data: bytes, submission: Submission) -> Judged:
    """Read a result back.

    Raises
    ------
    ValueError
        If it is not the result of this submission.
    """
    try:
        fields: dict[str, Any] = json.loads(data)
        report = Report.from_json(json.dumps(fields["report"]))
        cells = CELLS.validate_python(fields["cells"])
    except (ValidationError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not a result: {error}") from error
    about = (report.assignment, report.student)
    if about != (submission.assignment, submission.student):
        raise ValueError(f"the result of another submission: {about}")
    return Judged(report, submission, cells)
