"""Reading what a class has: nbgrader's gradebook and the saved Reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from autograder import store
from autograder.course import Assignment, CourseDir
from autograder.errors import RecordError, StaleBuild
from autograder.grades import Grade, Grades, Mark, MarkedBy, Student
from autograder.nbgrader.config import gradebook_url, nbgrader_config
from autograder.nbgrader.database import connected, refusal
from autograder.nbgrader.lateness import extension_of, late_percent
from autograder.nbgrader.tables import Tables, score_of


@contextmanager
def open_gradebook(course_dir: CourseDir) -> Iterator[tuple[Connection, Tables]]:
    """Open the course's gradebook for reading.

    Raises
    ------
    RecordError
        If there is none, or it cannot be read.
    """
    url = gradebook_url(course_dir.root, nbgrader_config(course_dir.root))
    path = url.removeprefix("sqlite:///")
    if path != url and not (course_dir.root / path).exists():
        raise RecordError(f"there is no gradebook {path}; run: autograder build")
    with connected(url, course_dir.course.id) as (connection, tables):
        try:
            yield connection, tables
        except SQLAlchemyError as error:
            raise refusal("read", url, error) from error


def read_grades(
    course_dir: CourseDir,
    assignment: Assignment,
    connection: Connection,
    tables: Tables,
    only: Collection[str] | None = None,
) -> Grades:
    """Read what everybody has for an assignment, in a few queries for the whole class.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : Assignment
        Which.
    connection : Connection
        To the gradebook.
    tables : dict of str to Table
        As the gradebook has them.
    only : collection of str, optional
        Students whose grades are asked for; everybody's by default.

    Raises
    ------
    StaleBuild
        If the gradebook does not know the assignment.
    """
    rows = _Rows(connection, tables, assignment, only)
    students = rows.students()
    marks, comments = rows.marks(), rows.comments()
    grades = [
        Grade(
            student=students[student],
            marks=marks.get(student, ()),
            penalty=penalty or 0.0,
            seconds_late=_seconds_late(timestamp, rows.due, extension),
            timestamp=timestamp,
            report=store.load(course_dir, assignment.name, student),
            comments=comments.get(student, {}),
        )
        for student, timestamp, extension, penalty in rows.submissions()
    ]
    here = {grade.student.id for grade in grades}
    return Grades(
        assignment=assignment.name,
        title=assignment.title,
        max_score=rows.max_score(),
        language=course_dir.course.language,
        grades=tuple(sorted(grades, key=lambda grade: grade.student.id)),
        absent=tuple(students[s] for s in sorted(students.keys() - here)) if only is None else (),
    )


def student_of(row: Any) -> Student:
    """Return a student of the gradebook as a value."""
    return Student(
        id=row.id,
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        email=row.email or "",
        lms_id=row.lms_user_id or "",
    )


class _Rows:
    """What the gradebook has of one assignment, of everybody or of some students."""

    def __init__(
        self,
        connection: Connection,
        tables: Tables,
        assignment: Assignment,
        only: Collection[str] | None,
    ) -> None:
        self._connection = connection
        self._tables = tables
        self._assignment = assignment
        self._only = only
        about = tables["assignment"]
        found = connection.execute(
            select(about.c.id, about.c.duedate).where(about.c.name == assignment.name)
        ).one_or_none()
        if found is None:
            raise StaleBuild(
                f"the gradebook does not know {assignment.name}; run: autograder build "
                f"{assignment.name}"
            )
        self._id: str
        self.due: datetime | None
        self._id, self.due = found

    def students(self) -> dict[str, Student]:
        """Return those asked for, by id, whether or not they have handed in."""
        table = self._tables["student"]
        found = self._chosen(select(table), table.c.id)
        return {row.id: student_of(row) for row in self._connection.execute(found)}

    def submissions(self) -> Iterator[Any]:
        """Yield student, time, extension and penalty of each submission."""
        work, notebook = self._tables["submitted_assignment"], self._tables["submitted_notebook"]
        yield from self._connection.execute(
            self._submitted(
                work.c.student_id,
                work.c.timestamp,
                work.c.extension,
                notebook.c.late_submission_penalty,
            )
        )

    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """Return each student's marks, in the order that the course lists what they are for."""
        assignment = self._assignment
        order = [*assignment.exercises, *assignment.cells, *assignment.written]
        place = {name: index for index, name in enumerate(order)}
        name_of = self._tables["base_cell"].c.name
        worth = {
            name: points
            for kind in ("grade_cells", "task_cells")
            for name, points in self._connection.execute(
                self._cells(kind, name_of, self._tables[kind].c.max_score)
            )
        }
        grade = self._tables["grade"]
        score = func.coalesce(score_of(grade), 0.0)
        found: dict[str, list[Mark]] = {}
        for student, name, earned, manual, auto in self._connection.execute(
            self._of_cells("grade", score, grade.c.manual_score, grade.c.auto_score)
        ):
            by: MarkedBy = "engine" if auto is not None else "nobody"
            mark = Mark(
                name=name,
                score=earned,
                max_score=worth.get(name, 0.0),
                marked_by="person" if manual is not None else by,
            )
            found.setdefault(student, []).append(mark)
        return {
            student: tuple(sorted(marks, key=lambda m: (place.get(m.name, len(place)), m.name)))
            for student, marks in found.items()
        }

    def comments(self) -> dict[str, dict[str, str]]:
        """Return what people have remarked; nbgrader's own remarks are about what is plain."""
        remark = self._tables["comment"].c.manual_comment
        found: dict[str, dict[str, str]] = {}
        for student, name, text in self._connection.execute(
            self._of_cells("comment", remark).where(remark.is_not(None))
        ):
            if text.strip():
                found.setdefault(student, {})[name] = text
        return found

    def max_score(self) -> float:
        """Add up what the assignment's cells are worth."""
        totals = [
            self._connection.execute(
                self._cells(kind, func.sum(self._tables[kind].c.max_score))
            ).scalar()
            for kind in ("grade_cells", "task_cells")
        ]
        return sum(total or 0.0 for total in totals)

    def _cells(self, kind: str, *columns: Any) -> Select[Any]:
        """Select columns of the assignment's cells of a kind."""
        kinds, cells = self._tables[kind], self._tables["base_cell"]
        notebooks = self._tables["notebook"]
        return (
            select(*columns)
            .select_from(kinds)
            .join(cells, cells.c.id == kinds.c.id)
            .join(notebooks, notebooks.c.id == cells.c.notebook_id)
            .where(notebooks.c.assignment_id == self._id)
        )

    def _of_cells(self, kind: str, *columns: Any) -> Select[Any]:
        """Select columns of grades or comments, each with student and name of the cell."""
        given, cells = self._tables[kind], self._tables["base_cell"]
        student = self._tables["submitted_assignment"].c.student_id
        return (
            self._submitted(student, cells.c.name, *columns)
            .join(given, given.c.notebook_id == self._tables["submitted_notebook"].c.id)
            .join(cells, cells.c.id == given.c.cell_id)
        )

    def _submitted(self, *columns: Any) -> Select[Any]:
        work, notebook = self._tables["submitted_assignment"], self._tables["submitted_notebook"]
        found = (
            select(*columns)
            .select_from(work)
            .join(notebook, notebook.c.assignment_id == work.c.id)
            .where(work.c.assignment_id == self._id)
        )
        return self._chosen(found, work.c.student_id)

    def _chosen(self, found: Select[Any], student: Any) -> Select[Any]:
        return found if self._only is None else found.where(student.in_(self._only))


def _seconds_late(
    timestamp: datetime | None, due: datetime | None, extension: timedelta | None
) -> float:
    if timestamp is None or due is None:
        return 0.0
    return max(0.0, (timestamp - due - (extension or timedelta())).total_seconds())


def seconds_late(course_dir: CourseDir, assignment: Assignment) -> dict[str, float]:
    """Return who was late and by how much, after extensions; where it costs nothing, nobody.

    Raises
    ------
    StaleBuild, RecordError
        If the gradebook cannot be read or does not know the assignment.
    """
    policy = course_dir.course.late
    with open_gradebook(course_dir) as opened:
        grades = read_grades(course_dir, assignment, *opened).grades
    late = {}
    for grade in grades:
        student, seconds = grade.student.id, grade.seconds_late
        if policy is not None:
            if not late_percent(policy, assignment.name, student, seconds):
                continue
            seconds -= extension_of(policy, assignment.name, student)
        if seconds > 0:
            late[student] = seconds
    return late
