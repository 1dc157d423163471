"""The gradebook's rows of one assignment's submissions, written in few statements.

nbgrader's own calls open a session and commit for every cell; the rows are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, bindparam, func, insert, select, update

from autograder.course import Assignment
from autograder.errors import StaleBuild
from autograder.nbgrader.tables import Tables, score_of

Penalty = Callable[[str, float, float], float | None]


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


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the gradebook has of one submission.

    Attributes
    ----------
    submission, notebook : str
        Ids of its rows.
    timestamp : datetime or None
        When it was handed in.
    extension : timedelta or None
        By how much nbgrader has put off its deadline.
    penalty : float or None
        What being late costs so far.
    """

    submission: str
    notebook: str
    timestamp: datetime | None
    extension: timedelta | None
    penalty: float | None


class Rows:
    """Writes rows within a connection's open transaction; committing is the caller's.

    Parameters
    ----------
    connection : Connection
        To the gradebook.
    tables : dict of str to Table
        As the gradebook has them.
    assignment : str
        Name of the assignment and of its only notebook.

    Raises
    ------
    StaleBuild
        If the gradebook does not know them.
    """

    def __init__(self, connection: Connection, tables: Tables, assignment: str) -> None:
        self._connection = connection
        self._tables = tables
        about, notebooks = tables["assignment"], tables["notebook"]
        found = connection.execute(
            select(about.c.id, about.c.duedate, notebooks.c.id)
            .join(notebooks, notebooks.c.assignment_id == about.c.id)
            .where(about.c.name == assignment, notebooks.c.name == assignment)
        ).one_or_none()
        if found is None:
            raise StaleBuild(
                f"the gradebook does not know {assignment}; run: autograder build {assignment}"
            )
        self._assignment_id: str
        self._due: datetime | None
        self._notebook_id: str
        self._assignment_id, self._due, self._notebook_id = found
        tasks = self._cells("task_cells")
        self._graded = self._cells("grade_cells") | tasks
        self._commented = self._cells("solution_cells") | tasks

    def _cells(self, kind: str) -> dict[str, str]:
        cells, kinds = self._tables["base_cell"], self._tables[kind]
        found = select(cells.c.name, cells.c.id).join(kinds, kinds.c.id == cells.c.id)
        rows = self._connection.execute(found.where(cells.c.notebook_id == self._notebook_id))
        return {row[0]: row[1] for row in rows}

    def recorded(self, students: Collection[str] | None = None) -> dict[str, Recorded]:
        """Return what the gradebook has, by student: of everybody, or of those named."""
        mine, notebooks = self._tables["submitted_assignment"], self._tables["submitted_notebook"]
        found = (
            select(
                mine.c.student_id,
                mine.c.id,
                notebooks.c.id,
                mine.c.timestamp,
                mine.c.extension,
                notebooks.c.late_submission_penalty,
            )
            .join(notebooks, notebooks.c.assignment_id == mine.c.id)
            .where(
                mine.c.assignment_id == self._assignment_id,
                notebooks.c.notebook_id == self._notebook_id,
            )
        )
        if students is not None:
            found = found.where(mine.c.student_id.in_(students))
        return {row[0]: Recorded(*row[1:]) for row in self._connection.execute(found)}

    def write(self, marks: Mapping[str, Marks]) -> None:
        """Write what several students earned; manual scores and comments stay.

        Penalties are taken back, see :meth:`penalize`.
        """
        known = self.recorded(marks.keys())
        self._add_students(marks.keys())
        self._insert({s: m for s, m in marks.items() if s not in known})
        self._update({known[s]: m for s, m in marks.items() if s in known})

    def refresh(self, known: Recorded, timestamp: datetime | None) -> bool:
        """Bring the time of a submission up to date.

        Returns
        -------
        due : bool
            Whether its penalty has to be worked out again.
        """
        if timestamp is not None and timestamp != known.timestamp:
            self._set_timestamps([(known, timestamp)])
            known = replace(known, timestamp=timestamp)
        return self._seconds_late(known) > 0 or bool(known.penalty)

    def late(self, students: Collection[str]) -> list[str]:
        """Return who of some students handed in after the deadline."""
        if self._due is None:
            return []
        found = self.recorded(students)
        return [student for student, known in found.items() if self._seconds_late(known) > 0]

    def penalize(self, students: Collection[str], penalty: Penalty) -> None:
        """Take off what being late costs now.

        Parameters
        ----------
        students : collection of str
            Whose rows are written already.
        penalty : callable
            From student, score and seconds after the deadline to points, or None.
        """
        table = self._tables["submitted_notebook"]
        for student, known in self.recorded(students).items():
            late = self._seconds_late(known)
            points = penalty(student, self._score(known), late) if late > 0 else None
            if points != known.penalty:
                mine = update(table).where(table.c.id == known.notebook)
                self._connection.execute(mine.values(late_submission_penalty=points))

    def _score(self, known: Recorded) -> float:
        """Add up what a submission earned, as nbgrader does."""
        grades = self._tables["grade"]
        points = func.sum(score_of(grades))
        found = select(points).where(grades.c.notebook_id == known.notebook)
        return float(self._connection.execute(found).scalar() or 0.0)

    def _seconds_late(self, known: Recorded) -> float:
        if self._due is None or known.timestamp is None:
            return 0.0
        due = self._due + known.extension if known.extension else self._due
        return (known.timestamp - due).total_seconds()

    def _add_students(self, students: Collection[str]) -> None:
        table = self._tables["student"]
        found = self._connection.execute(select(table.c.id).where(table.c.id.in_(students)))
        if new := [{"id": student} for student in {*students} - {row[0] for row in found}]:
            self._connection.execute(insert(table), new)

    def _insert(self, marks: Mapping[str, Marks]) -> None:
        if not marks:
            return
        submissions, notebooks, grades, comments = [], [], [], []
        for student, mark in marks.items():
            submission, notebook = {"id": _new_id()}, {"id": _new_id()}
            of_this = {"notebook_id": notebook["id"]}
            submissions.append(
                {
                    **submission,
                    "assignment_id": self._assignment_id,
                    "student_id": student,
                    "timestamp": mark.timestamp,
                }
            )
            notebooks.append(
                {
                    **notebook,
                    "assignment_id": submission["id"],
                    "notebook_id": self._notebook_id,
                    "flagged": False,
                }
            )
            for name, cell in self._graded.items():
                score = mark.scores.get(name)
                value = {"auto_score": score, "needs_manual_grade": score is None}
                grades.append({"id": _new_id(), "cell_id": cell, **of_this, **value})
            for name, cell in self._commented.items():
                said = {"auto_comment": mark.comments.get(name)}
                comments.append({"id": _new_id(), "cell_id": cell, **of_this, **said})
        new: dict[str, list[dict[str, Any]]] = {
            "submitted_assignment": submissions,
            "submitted_notebook": notebooks,
            "grade": grades,
            "comment": comments,
        }
        for name, rows in new.items():
            if rows:
                self._connection.execute(insert(self._tables[name]), rows)

    def _update(self, marks: Mapping[Recorded, Marks]) -> None:
        if not marks:
            return
        self._set_timestamps([(k, m.timestamp) for k, m in marks.items() if m.timestamp])
        mine = [known.notebook for known in marks]
        notebooks, grades = self._tables["submitted_notebook"], self._tables["grade"]
        self._connection.execute(
            update(notebooks).where(notebooks.c.id.in_(mine)).values(late_submission_penalty=None)
        )
        kept = select(grades.c.notebook_id, grades.c.cell_id).where(
            grades.c.notebook_id.in_(mine), grades.c.manual_score.is_not(None)
        )
        by_hand = {(row[0], row[1]) for row in self._connection.execute(kept)}
        scores = [
            {
                "notebook": known.notebook,
                "cell": cell,
                "auto_score": mark.scores[name],
                "needs_manual_grade": (known.notebook, cell) in by_hand
                or mark.scores[name] is None,
            }
            for known, mark in marks.items()
            for name, cell in self._graded.items()
            if name in mark.scores
        ]
        comments = [
            {"notebook": known.notebook, "cell": cell, "auto_comment": mark.comments[name]}
            for known, mark in marks.items()
            for name, cell in self._commented.items()
            if name in mark.comments
        ]
        for name, rows in (("grade", scores), ("comment", comments)):
            table = self._tables[name]
            this = (table.c.notebook_id == bindparam("notebook")) & (
                table.c.cell_id == bindparam("cell")
            )
            if rows:
                self._connection.execute(update(table).where(this), rows)

    def _set_timestamps(self, times: Collection[tuple[Recorded, datetime]]) -> None:
        table = self._tables["submitted_assignment"]
        if times:
            self._connection.execute(
                update(table).where(table.c.id == bindparam("submission")),
                [{"submission": known.submission, "timestamp": time} for known, time in times],
            )


def enter_deadline(connection: Connection, tables: Tables, assignment: Assignment) -> None:
    """Make the course's deadline nbgrader's; one that only nbgrader knows stays."""
    if assignment.due is None:
        return
    table = tables["assignment"]
    due = assignment.due.astimezone(UTC).replace(tzinfo=None)
    this = table.c.name == assignment.name
    if connection.execute(select(table.c.duedate).where(this)).scalar() != due:
        connection.execute(update(table).where(this).values(duedate=due))


def _new_id() -> str:
    return uuid4().hex
