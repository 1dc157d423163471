"""Recording results: nbgrader's gradebook and the ``autograded/`` folder, from one process."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_notebook
from nbgrader import utils
from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from traitlets.config import Config

from autograder import store
from autograder.course import CourseDir
from autograder.errors import RecordError, StaleBuild
from autograder.files import with_remedy
from autograder.judge.judged import Judged
from autograder.nbgrader.config import find_alembic, gradebook_url, nbgrader_config
from autograder.nbgrader.database import refusal
from autograder.nbgrader.lateness import enter_deadline
from autograder.nbgrader.rows import Marks, Rows, recorded
from autograder.notebooks.autograded import autograded_notebook
from autograder.notebooks.submission import Notebook
from autograder.report import Report

NO_RESPONSE = "No response."
TOGETHER, TOGETHER_S = 25, 1.0  # submissions and seconds between two commits
READ_ONLY = 0o444


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
        gradebook: Gradebook,
        config: Config,
        db_url: str,
        *,
        feedback: bool,
    ) -> None:
        self._course_dir = course_dir
        self._assignment = assignment
        self._frame = frame
        self._gradebook = gradebook
        self._config = config
        self.db_url = db_url
        self._feedback = feedback
        self._rows = Rows(gradebook, assignment)
        self._pending: list[_Entry] = []
        self._committed = 0.0
        self.lost: dict[str, str] = {}

    def recorded(self) -> set[str]:
        """Return the students who have a submission of the assignment in the gradebook."""
        return recorded(self._gradebook, self._assignment)

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
        notebook = from_dict(autograded_notebook(judged, self._frame))
        student = judged.submission.student
        try:
            folder = self._new_folder(judged, notebook)
        except (OSError, ValueError) as error:  # ValueError: text that no file can hold
            raise self._unwritten(student, error) from error
        self._pending.append(_Entry(judged.report, self._marks(student, notebook), folder))
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
                _put(entry.folder, self._course_dir.autograded(self._assignment, student).parent)
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
        from autograder.nbgrader.pages import write_pages  # loads what only pages need

        course = self._course_dir.course
        assignment = next(a for a in course.assignments if a.name == self._assignment)
        try:
            write_pages(self._course_dir, assignment, self._gradebook, students)
        except (RecordError, OSError) as error:
            for student in students:
                self.lost[student] = f"its marks are recorded, but not its page: {error}"

    def _committed_of(self, entries: Sequence[_Entry]) -> Sequence[_Entry]:
        """Commit rows and return the entries whose rows are in: all, or those not refused."""
        try:
            late = [
                e.report.student for e in entries if self._rows.write(e.report.student, e.marks)
            ]
            self._gradebook.db.commit()
            for student in late:
                self._assign_penalty(student)
        except SQLAlchemyError as error:
            self._gradebook.db.rollback()
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

    def _marks(self, student: str, notebook: NotebookNode) -> Marks:
        """Read scores and remarks from the autograded notebook as nbgrader does."""
        scores: dict[str, float | None] = {}
        comments: dict[str, str | None] = {}
        for cell in notebook.cells:
            if utils.is_grade(cell):
                scores[cell.metadata.nbgrader.grade_id], _ = utils.determine_grade(cell)
            if utils.is_solution(cell) or utils.is_task(cell):
                about = cell.metadata.nbgrader
                untouched = about.get("checksum") == utils.compute_checksum(cell)
                said = untouched and not utils.is_task(cell)
                comments[about.grade_id] = NO_RESPONSE if said else None
        folder = self._course_dir.submitted(self._assignment, student).parent
        return Marks(scores, comments, _timestamp(folder / "timestamp.txt"))

    def refresh(self, student: str) -> None:
        """Bring time and penalty up to date for work that is not judged again.

        An extension, another deadline or a written answer that has been marked
        since changes what being late costs.

        Raises
        ------
        RecordError
            If the gradebook refuses.
        """
        folder = self._course_dir.submitted(self._assignment, student).parent
        try:
            due = self._rows.refresh(student, _timestamp(folder / "timestamp.txt"))
            self._gradebook.db.commit()
            if due:
                self._assign_penalty(student)
        except SQLAlchemyError as error:
            self._gradebook.db.rollback()
            raise refusal(f"record {student} in", self.db_url, error) from error

    def _new_folder(self, judged: Judged, notebook: NotebookNode) -> Path:
        """Make the new folder beside the old one and return it."""
        import nbformat

        path = self._course_dir.autograded(self._assignment, judged.submission.student)
        target = path.parent
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f".{target.name}.*"):  # by a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        new = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            new.chmod(0o755)
            (new / path.name).write_text(nbformat.writes(notebook) + "\n", "utf-8")
            for name, data in self._files(judged, judged.submission.student):
                file = new / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            for folder, _, names in os.walk(new):
                for name in names:
                    Path(folder, name).chmod(READ_ONLY)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        return new

    def _files(self, judged: Judged, student: str) -> Iterator[tuple[str, bytes]]:
        """Give what lies beside the notebook: the teacher's files, and the student's that fit."""
        source = self._course_dir.source(self._assignment).parent
        teachers = [
            path.relative_to(source)
            for path in sorted(source.rglob("*"))
            if path.is_file() and path.suffix != ".ipynb"
        ]
        folders = {folder for path in teachers for folder in path.parents}
        for name, data in judged.submission.files:
            if Path(name) not in folders and not {*teachers} & {Path(name), *Path(name).parents}:
                yield name, data
        timestamp = self._course_dir.submitted(self._assignment, student).parent / "timestamp.txt"
        if timestamp.is_file() and not timestamp.is_symlink():
            yield "timestamp.txt", timestamp.read_bytes()
        for path in teachers:
            yield path.as_posix(), (source / path).read_bytes()

    def _assign_penalty(self, student: str) -> None:
        """Let nbgrader's own late-submission plugin decide."""
        resources = {
            "nbgrader": {
                "notebook": self._assignment,
                "assignment": self._assignment,
                "student": student,
                "db_url": self.db_url,
            }
        }
        AssignLatePenalties(config=self._config).preprocess(new_notebook(), resources)
        self._gradebook.db.expire_all()


def _put(new: Path, target: Path) -> None:
    """Put a new folder in the place of an old one."""
    old = new.with_name(f"{new.name}.old")
    try:
        if target.exists():
            target.rename(old)
        new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _timestamp(path: Path) -> Any:
    if not path.is_file() or path.is_symlink():
        return None
    try:
        return utils.parse_utc(path.read_text("utf-8").strip() or None)
    except (ValueError, OSError):
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Have nbgrader print no traceback for an error that we say in words."""
    log = logging.getLogger("tornado.application")
    disabled, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = disabled


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
    find_alembic()
    config = nbgrader_config(course_dir.root)
    db_url = gradebook_url(course_dir.root, config)
    try:
        with _quiet():
            gradebook = Gradebook(db_url, course_dir.course.id)
    except (SQLAlchemyError, ImportError, InvalidEntry) as error:
        raise refusal("open", db_url, error) from error
    with gradebook, warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader's own way to add a submission
        try:
            for known in course_dir.course.assignments:
                if known.name == assignment:
                    enter_deadline(gradebook, known)
            recorder = Recorder(
                course_dir, assignment, frame, gradebook, config, db_url, feedback=feedback
            )
        except MissingEntry as error:
            raise StaleBuild(
                f"the gradebook does not know {assignment}; run: autograder build {assignment}"
            ) from error
        try:
            yield recorder
        finally:  # also on Ctrl-C: what is finished is kept
            recorder.finish()
