"""Recording results: nbgrader's gradebook and the ``autograded/`` folder, from one process."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from traitlets.config import Config, PyFileConfigLoader

from autograder import store
from autograder.course import CourseDir
from autograder.errors import RecordError, StaleBuild
from autograder.judge.judge import Judged
from autograder.nbgrader.config import find_alembic
from autograder.notebooks.autograded import autograded_notebook
from autograder.notebooks.submission import Notebook

NO_RESPONSE = "No response."
READ_ONLY = 0o444


def nbgrader_config(root: Path) -> Config:
    """Load ``nbgrader_config.py`` of a course; empty where there is none."""
    if not (root / "nbgrader_config.py").is_file():
        return Config()
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


class Recorder:
    """Writes judged submissions of one assignment; made by :func:`open_recorder`."""

    def __init__(
        self,
        course_dir: CourseDir,
        assignment: str,
        frame: Notebook,
        gradebook: Gradebook,
        config: Config,
        db_url: str,
    ) -> None:
        self._course_dir = course_dir
        self._assignment = assignment
        self._frame = frame
        self._gradebook = gradebook
        self._config = config
        self._db_url = db_url

    def recorded(self) -> set[str]:
        """Return the students who have a submission of the assignment in the gradebook."""
        submissions = self._gradebook.assignment_submissions(self._assignment)
        return {submission.student_id for submission in submissions}

    def record(self, judged: Judged) -> None:
        """Write the autograded folder, the gradebook's rows and, last, the Report.

        A run that is killed in between leaves no Report, and the same command
        records the submission again.

        Raises
        ------
        RecordError
            If a file or the gradebook cannot be written; earlier marks stay.
        """
        notebook = autograded_notebook(judged, self._frame)
        student = judged.submission.student
        try:
            self._write_folder(judged, notebook)
            self._write_rows(student, from_dict(notebook))
        except SQLAlchemyError as error:
            self._gradebook.db.rollback()
            raise RecordError(f"the gradebook refuses {student}: {error.args[0]}") from error
        except (OSError, ValueError) as error:  # ValueError: text that no file can hold
            raise RecordError(f"cannot write what {student} earned: {error}") from error
        store.save(self._course_dir, judged.report)

    def _write_folder(self, judged: Judged, notebook: Notebook) -> None:
        """Make the new folder beside the old one and put it in its place."""
        import nbformat

        student = judged.submission.student
        path = self._course_dir.autograded(self._assignment, student)
        target = path.parent
        target.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            new.chmod(0o755)
            (new / path.name).write_text(nbformat.writes(from_dict(notebook)) + "\n", "utf-8")
            for name, data in self._files(judged, student):
                file = new / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            for folder, _, names in os.walk(new):
                for name in names:
                    Path(folder, name).chmod(READ_ONLY)
            old = new.with_name(f"{new.name}.old")
            if target.exists():
                target.rename(old)
            new.rename(target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(new.with_name(f"{new.name}.old"), ignore_errors=True)

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

    def _write_rows(self, student: str, notebook: NotebookNode) -> None:
        gradebook = self._gradebook
        gradebook.update_or_create_student(student)
        folder = self._course_dir.submitted(self._assignment, student).parent
        timestamp = _timestamp(folder / "timestamp.txt")
        given = {"timestamp": timestamp} if timestamp else {}
        submission = gradebook.update_or_create_submission(self._assignment, student, **given)
        row = next(n for n in submission.notebooks if n.name == self._assignment)
        grades = {grade.name: grade for grade in row.grades}
        comments = {comment.name: comment for comment in row.comments}
        for cell in notebook.cells:
            if utils.is_grade(cell):
                grade = grades[cell.metadata.nbgrader.grade_id]
                grade.auto_score, _ = utils.determine_grade(cell)
                grade.needs_manual_grade = (
                    grade.manual_score is not None or grade.auto_score is None
                )
            if utils.is_solution(cell) or utils.is_task(cell):
                untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
                comment = comments[cell.metadata.nbgrader.grade_id]
                comment.auto_comment = (
                    NO_RESPONSE if untouched and not utils.is_task(cell) else None
                )
        row.late_submission_penalty = None
        gradebook.db.commit()
        if submission.total_seconds_late > 0:
            self._assign_penalty(student, notebook)

    def _assign_penalty(self, student: str, notebook: NotebookNode) -> None:
        """Let nbgrader's own late-submission plugin decide."""
        resources = {
            "nbgrader": {
                "notebook": self._assignment,
                "assignment": self._assignment,
                "student": student,
                "db_url": self._db_url,
            }
        }
        AssignLatePenalties(config=self._config).preprocess(notebook, resources)
        self._gradebook.db.expire_all()


def _timestamp(path: Path) -> Any:
    if not path.is_file() or path.is_symlink():
        return None
    try:
        return utils.parse_utc(path.read_text("utf-8").strip() or None)
    except (ValueError, OSError):
        return None


@contextmanager
def open_recorder(course_dir: CourseDir, assignment: str, frame: Notebook) -> Iterator[Recorder]:
    """Open the gradebook for recording one assignment.

    Raises
    ------
    StaleBuild
        If the gradebook does not know the assignment.
    RecordError
        If it cannot be opened.
    """
    find_alembic()
    config = nbgrader_config(course_dir.root)
    db_url = config.CourseDirectory.get("db_url", f"sqlite:///{course_dir.root / 'gradebook.db'}")
    try:
        gradebook = Gradebook(db_url, course_dir.course.id)
    except SQLAlchemyError as error:
        raise RecordError(f"cannot open the gradebook {db_url}: {error.args[0]}") from error
    with gradebook, warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader's own way to add a submission
        try:
            gradebook.find_notebook(assignment, assignment)
        except MissingEntry as error:
            raise StaleBuild(
                f"the gradebook does not know {assignment}; run: autograder build {assignment}"
            ) from error
        yield Recorder(course_dir, assignment, frame, gradebook, config, db_url)
