"""The gradebook's rows of one assignment's submissions, written in few statements.

nbgrader's own calls open a session and commit for every cell; the rows are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
    new_uuid,
)
from sqlalchemy import bindparam, insert, select, update


@dataclass(frozen=True, slots=True)
class Marks:
    """What the engine has to say about one submission.

    Attributes
    ----------
    scores : dict of str to float or None
        By ``grade_id`` of graded cells, tasks excepted; None waits for a person.
    comments : dict of str to str or None
        By ``grade_id`` of answers: nbgrader's remark on an untouched one.
    timestamp : datetime or None
        When it was handed in, in UTC without a zone; None where that is not known.
    """

    scores: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    timestamp: datetime | None


class Rows:
    """Writes rows within the gradebook's open transaction; committing is the caller's.

    Parameters
    ----------
    gradebook : Gradebook
        Open.
    assignment : str
        Name of the assignment and of its only notebook.

    Raises
    ------
    MissingEntry
        If the gradebook does not know them.
    """

    def __init__(self, gradebook: Gradebook, assignment: str) -> None:
        self._db = gradebook.db
        notebook = gradebook.find_notebook(assignment, assignment)
        self._notebook_id: str = notebook.id
        self._assignment_id: str = notebook.assignment.id
        self._due: datetime | None = notebook.assignment.duedate
        self._graded = self._cells(GradeCell) | self._cells(TaskCell)
        self._commented = self._cells(SolutionCell) | self._cells(TaskCell)
        self._times: dict[str, tuple[Any, ...]] | None = None

    def _cells(self, kind: type[Any]) -> dict[str, str]:
        found = select(BaseCell.name, kind.id).join(kind, kind.id == BaseCell.id)
        return dict(self._db.execute(found.where(BaseCell.notebook_id == self._notebook_id)).all())

    def write(self, student: str, marks: Marks) -> bool:
        """Write one submission; manual scores and comments stay.

        Returns
        -------
        late : bool
            Whether it was handed in after its deadline, so that a penalty is due.
        """
        db = self._db
        if db.execute(select(Student.id).where(Student.id == student)).first() is None:
            db.execute(insert(Student).values(id=student))
        known = db.execute(
            select(SubmittedAssignment.id, SubmittedAssignment.extension, SubmittedNotebook.id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(
                SubmittedAssignment.assignment_id == self._assignment_id,
                SubmittedAssignment.student_id == student,
                SubmittedNotebook.notebook_id == self._notebook_id,
            )
        ).one_or_none()
        if known is None:
            extension = None
            self._insert(student, marks)
        else:
            submission, extension, notebook = known
            self._update(submission, notebook, marks)
        return self._is_late(marks.timestamp, extension)

    def refresh(self, student: str, timestamp: datetime | None) -> bool:
        """Bring the time of a submission up to date.

        Returns
        -------
        due : bool
            Whether its penalty has to be worked out again.
        """
        if self._times is None:
            found = select(
                SubmittedAssignment.student_id,
                SubmittedAssignment.timestamp,
                SubmittedAssignment.extension,
                SubmittedNotebook.late_submission_penalty,
            ).join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            mine = SubmittedAssignment.assignment_id == self._assignment_id
            self._times = {row[0]: tuple(row[1:]) for row in self._db.execute(found.where(mine))}
        known, extension, penalty = self._times.get(student, (None, None, None))
        if timestamp is not None and timestamp != known:
            table = SubmittedAssignment.__table__
            mine = (table.c.assignment_id == self._assignment_id) & (table.c.student_id == student)
            self._db.execute(update(table).where(mine).values(timestamp=timestamp))
        return self._is_late(timestamp or known, extension) or bool(penalty)

    def _is_late(self, timestamp: datetime | None, extension: timedelta | None) -> bool:
        if self._due is None or timestamp is None:
            return False
        return timestamp > (self._due + extension if extension else self._due)

    def _insert(self, student: str, marks: Marks) -> None:
        submission, notebook = new_uuid(), new_uuid()
        self._db.execute(
            insert(SubmittedAssignment).values(
                id=submission,
                assignment_id=self._assignment_id,
                student_id=student,
                timestamp=marks.timestamp,
            )
        )
        self._db.execute(
            insert(SubmittedNotebook).values(
                id=notebook, assignment_id=submission, notebook_id=self._notebook_id, flagged=False
            )
        )
        grades = [
            {
                "id": new_uuid(),
                "cell_id": cell,
                "notebook_id": notebook,
                "auto_score": marks.scores.get(name),
                "needs_manual_grade": marks.scores.get(name) is None,
            }
            for name, cell in self._graded.items()
        ]
        comments = [
            {
                "id": new_uuid(),
                "cell_id": cell,
                "notebook_id": notebook,
                "auto_comment": marks.comments.get(name),
            }
            for name, cell in self._commented.items()
        ]
        if grades:
            self._db.execute(insert(Grade), grades)
        if comments:
            self._db.execute(insert(Comment), comments)

    def _update(self, submission: str, notebook: str, marks: Marks) -> None:
        db = self._db
        if marks.timestamp is not None:
            found = SubmittedAssignment.__table__.c.id == submission
            table = SubmittedAssignment.__table__
            db.execute(update(table).where(found).values(timestamp=marks.timestamp))
        notebooks, grades, comments = (
            kind.__table__ for kind in (SubmittedNotebook, Grade, Comment)
        )
        db.execute(
            update(notebooks).where(notebooks.c.id == notebook).values(late_submission_penalty=None)
        )
        kept = db.execute(
            select(grades.c.cell_id, grades.c.manual_score).where(grades.c.notebook_id == notebook)
        )
        by_hand = {cell for cell, manual in kept if manual is not None}
        mine = (grades.c.notebook_id == notebook) & (grades.c.cell_id == bindparam("cell"))
        if marks.scores:
            db.connection().execute(
                update(grades).where(mine),
                [
                    {
                        "cell": cell,
                        "auto_score": marks.scores[name],
                        "needs_manual_grade": cell in by_hand or marks.scores[name] is None,
                    }
                    for name, cell in self._graded.items()
                    if name in marks.scores
                ],
            )
        mine = (comments.c.notebook_id == notebook) & (comments.c.cell_id == bindparam("cell"))
        if marks.comments:
            db.connection().execute(
                update(comments).where(mine),
                [
                    {"cell": cell, "auto_comment": marks.comments[name]}
                    for name, cell in self._commented.items()
                    if name in marks.comments
                ],
            )


def recorded(gradebook: Gradebook, assignment: str) -> set[str]:
    """Return the students who have a submission of an assignment in the gradebook."""
    found = (
        select(SubmittedAssignment.student_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
    )
    return set(gradebook.db.scalars(found))
