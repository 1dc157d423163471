"""Recording results: nbgrader's gradebook and the ``autograded/`` folder, from one process."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from autograder import store
from autograder.course import CourseDir
from autograder.errors import RecordError
from autograder.files import with_remedy
from autograder.judge.judged import Judged
from autograder.nbgrader.config import gradebook_url, nbgrader_config
from autograder.nbgrader.database import connected, refusal
from autograder.nbgrader.folders import new_folder, put
from autograder.nbgrader.lateness import TIMESTAMP, read_stamp, time_of
from autograder.nbgrader.marks import marks_of
from autograder.nbgrader.penalties import Lateness
from autograder.nbgrader.rows import Marks, Recorded, Rows, enter_deadline
from autograder.nbgrader.tables import Tables
from autograder.notebooks.autograded import autograded_notebook
from autograder.notebooks.submission import Notebook
from autograder.notebooks.text import notebook_text
from autograder.report import Report

TOGETHER, TOGETHER_S = 25, 1.0  # submissions and seconds between two commits


@dataclass(frozen=True, slots=True)
class _Entry:
    """What waits for the next commit: a Report, its marks, and the folder that goes with it."""

    report: Report
    marks: Marks
    folder: Path


class Recorder:
    """Writes judged submissions of one assignment; made by :func:`open_recorder`.

    Attributes
    ----------
    lost : dict of str to str
        Students whose rows could not be committed after all, and why.
    """

    def __init__(
        self,
        course_dir: CourseDir,
        assignment: str,
        frame: Notebook,
        connection: Connection,
        tables: Tables,
        rows: Rows,
        lateness: Lateness,
        *,
        feedback: bool,
    ) -> None:
        self._course_dir = course_dir
        self._assignment = assignment
        self._frame = frame
        self._connection = connection
        self._tables = tables
        self._rows = rows
        self._lateness = lateness
        self._feedback = feedback
        self.db_url = lateness.db_url
        self._pending: list[_Entry] = []
        self._committed = 0.0
        self.lost: dict[str, str] = {}

    @cached_property
    def recorded(self) -> dict[str, Recorded]:
        """What the gradebook had of each student's submission when the run began."""
        found = self._rows.recorded()
        self._connection.rollback()  # a read that stays open would hold others up
        return found

    def record(self, judged: Judged) -> None:
        """Write the new autograded folder, and the gradebook's rows soon after.

        Rows are written for several submissions at once, see :meth:`finish`, so that nobody
        else waits for the gradebook while work is judged. A run that is killed in between
        leaves no Report, and the same command records the submission again.

        Raises
        ------
        RecordError
            If the folder cannot be written; earlier marks stay.
        """
        notebook = autograded_notebook(judged, self._frame)
        student = judged.submission.student
        path = self._course_dir.autograded(self._assignment, student)
        stamp = self._stamp(student)
        try:
            text = notebook_text(notebook).encode()
            files = ((path.name, text), *self._files(judged, stamp))
            folder = new_folder(path.parent, files)
        except (OSError, ValueError) as error:  # ValueError: text that no file can hold
            raise self._unwritten(student, error) from error
        marks = marks_of(judged.report, notebook, time_of(stamp))
        self._pending.append(_Entry(judged.report, marks, folder))
        if len(self._pending) >= TOGETHER or time.monotonic() - self._committed > TOGETHER_S:
            self.finish()

    def finish(self) -> None:
        """Commit the rows of what has been recorded so far, put folders in place, save Reports.

        Where something is refused, :attr:`lost` says so; the same command records these
        submissions again.
        """
        entries, self._pending = self._pending, []
        saved = []
        for entry in self._committed_of(entries):
            student = entry.report.student
            try:
                put(entry.folder, self._course_dir.autograded(self._assignment, student).parent)
                store.save(self._course_dir, entry.report)
                saved.append(student)
            except RecordError as error:
                self.lost[student] = str(error)
            except OSError as error:
                self.lost[student] = str(self._unwritten(student, error))
        if self._feedback:
            self.write_pages(saved)
        self._committed = time.monotonic()

    def write_pages(self, students: Sequence[str]) -> None:
        """Write the feedback pages of students who have been recorded; :attr:`lost` as above."""
        if not students:
            return
        from autograder.nbgrader.pages import write_pages  # only here: its libraries take a while

        course = self._course_dir.course
        assignment = next(a for a in course.assignments if a.name == self._assignment)
        try:
            write_pages(self._course_dir, assignment, self._connection, self._tables, students)
        except SQLAlchemyError as error:
            for student in students:
                self.lost[student] = str(refusal("read", self.db_url, error))
        except (RecordError, OSError) as error:
            for student in students:
                self.lost[student] = f"its marks are recorded, but not its page: {error}"
        finally:
            self._connection.rollback()  # a read that stays open would hold others up

    def _committed_of(self, entries: Sequence[_Entry]) -> Sequence[_Entry]:
        """Commit rows and return the entries whose rows are in: all, or those not refused."""
        if not entries:
            return []
        students = [entry.report.student for entry in entries]
        try:
            self._rows.write({entry.report.student: entry.marks for entry in entries})
            self._lateness.settle(self._rows.late(students))
        except SQLAlchemyError as error:
            self._connection.rollback()
            if len(entries) > 1:  # one that is refused does not cost the others
                return [kept for entry in entries for kept in self._committed_of([entry])]
            for entry in entries:
                shutil.rmtree(entry.folder, ignore_errors=True)
                fault = refusal(f"record {entry.report.student} in", self.db_url, error)
                self.lost[entry.report.student] = str(fault)
            return []
        return entries

    def _unwritten(self, student: str, error: OSError | ValueError) -> RecordError:
        if not isinstance(error, OSError):
            return RecordError(f"cannot write what {student} earned: {error}")
        where = error.filename or self._course_dir.autograded(self._assignment, student).parent
        return RecordError(f"cannot write what {student} earned, {where}: {with_remedy(error)}")

    def refresh(self, student: str) -> None:
        """Bring time and penalty up to date for work that is not judged again.

        An extension, another deadline or a written answer that has been marked
        since changes what being late costs.

        Raises
        ------
        RecordError
            If the gradebook refuses.
        """
        time_now = time_of(self._stamp(student))
        try:
            due = self._rows.refresh(self.recorded[student], time_now)
            self._lateness.settle([student] if due else [])
        except SQLAlchemyError as error:
            self._connection.rollback()
            raise refusal(f"record {student} in", self.db_url, error) from error

    def _stamp(self, student: str) -> bytes | None:
        return read_stamp(self._course_dir.submitted(self._assignment, student).parent)

    def _files(self, judged: Judged, stamp: bytes | None) -> Iterator[tuple[str, bytes]]:
        """Give what lies beside the notebook: the teacher's files, and the student's that fit."""
        teachers, folders = self._teachers
        for name, path in teachers.items():
            yield name, path.read_bytes()
        if stamp is not None:
            yield TIMESTAMP, stamp
        for name, data in judged.submission.files:
            above = [parent.as_posix() for parent in PurePosixPath(name).parents]
            if name not in folders and not any(folder in teachers for folder in above):
                yield name, data

    @cached_property
    def _teachers(self) -> tuple[dict[str, Path], set[str]]:
        """The teacher's files by name, and the folders that they lie in."""
        source = self._course_dir.source(self._assignment).parent
        files = {
            path.relative_to(source).as_posix(): path
            for path in sorted(source.rglob("*"))
            if path.is_file() and path.suffix != ".ipynb"
        }
        return files, {
            folder.as_posix() for name in files for folder in PurePosixPath(name).parents
        }


@contextmanager
def open_recorder(
    course_dir: CourseDir, assignment: str, frame: Notebook, *, feedback: bool = False
) -> Iterator[Recorder]:
    """Open the gradebook for recording one assignment, and for writing its `feedback` pages.

    Raises
    ------
    StaleBuild
        If the gradebook does not know the assignment.
    RecordError
        If it cannot be opened.
    """
    course = course_dir.course
    config = nbgrader_config(course_dir.root)
    db_url = gradebook_url(course_dir.root, config)
    with connected(db_url, course.id) as (connection, tables):
        try:
            for known in course.assignments:
                if known.name == assignment:
                    enter_deadline(connection, tables, known)
                    connection.commit()
            rows = Rows(connection, tables, assignment)
        except SQLAlchemyError as error:
            raise refusal("read", db_url, error) from error
        lateness = Lateness(course, assignment, config, db_url, connection, rows)
        recorder = Recorder(
            course_dir, assignment, frame, connection, tables, rows, lateness, feedback=feedback
        )
        try:
            yield recorder
        finally:  # also on Ctrl-C: what is finished is kept
            recorder.finish()
