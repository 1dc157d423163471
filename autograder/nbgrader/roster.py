"""Reading what a class has: nbgrader's gradebook and the saved Reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from nbgrader import api
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from autograder import store
from autograder.course import Assignment, CourseDir
from autograder.errors import RecordError, StaleBuild
from autograder.grades import Grade, Grades, Mark, MarkedBy, Student
from autograder.nbgrader.config import find_alembic, gradebook_url, nbgrader_config
from autograder.nbgrader.lateness import extension_of, late_percent


@contextmanager
def open_gradebook(course_dir: CourseDir) -> Iterator[Gradebook]:
    """Open the course's gradebook for reading.

    Raises
    ------
    RecordError
        If there is none, or it cannot be read.
    """
    find_alembic()
    url = gradebook_url(course_dir.root, nbgrader_config(course_dir.root))
    path = url.removeprefix("sqlite:///")
    if path != url and not (course_dir.root / path).exists():
        raise RecordError(f"there is no gradebook {path}; run: autograder build")
    try:
        with Gradebook(url, course_dir.course.id) as gradebook:
            yield gradebook
    except SQLAlchemyError as error:
        raise RecordError(f"cannot read the gradebook {url}: {error.args[0]}") from error


def read_grades(
    course_dir: CourseDir,
    assignment: Assignment,
    gradebook: Gradebook,
    only: Collection[str] | None = None,
) -> Grades:
    """Read what everybody has for an assignment, in a few queries for the whole class.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : Assignment
        Which.
    gradebook : Gradebook
        Open.
    only : collection of str, optional
        Students whose grades are asked for; everybody's by default.

    Raises
    ------
    StaleBuild
        If the gradebook does not know the assignment.
    """
    try:
        row = gradebook.find_assignment(assignment.name)
    except MissingEntry as error:
        raise StaleBuild(
            f"the gradebook does not know {assignment.name}; run: autograder build "
            f"{assignment.name}"
        ) from error
    chosen = None if only is None else api.Student.id.in_(only)
    everybody = select(api.Student) if chosen is None else select(api.Student).where(chosen)
    students = {s.id: student_of(s) for s in gradebook.db.scalars(everybody)}
    marks = _marks(gradebook, row, assignment, chosen)
    comments = _comments(gradebook, row, chosen)
    grades = [
        Grade(
            student=students[student],
            marks=marks.get(student, ()),
            penalty=penalty or 0.0,
            seconds_late=_seconds_late(timestamp, row.duedate, extension),
            timestamp=timestamp,
            report=store.load(course_dir, assignment.name, student),
            comments=comments.get(student, {}),
        )
        for student, timestamp, extension, penalty in gradebook.db.execute(
            _submissions(row, chosen)
        )
    ]
    here = {grade.student.id for grade in grades}
    return Grades(
        assignment=assignment.name,
        title=assignment.title,
        max_score=row.max_score,
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


def _submissions(assignment: Any, chosen: Any) -> Any:
    work, notebook = api.SubmittedAssignment, api.SubmittedNotebook
    found = (
        select(work.student_id, work.timestamp, work.extension, notebook.late_submission_penalty)
        .join(notebook, notebook.assignment_id == work.id)
        .join(api.Student, api.Student.id == work.student_id)
        .where(work.assignment_id == assignment.id)
    )
    return found if chosen is None else found.where(chosen)


def _of_cells(kind: Any, assignment: Any, chosen: Any, *columns: Any) -> Any:
    """Select columns of grades or comments, each with student and name of the cell."""
    work, notebook = api.SubmittedAssignment, api.SubmittedNotebook
    found = (
        select(work.student_id, api.BaseCell.name, *columns)
        .join(notebook, notebook.assignment_id == work.id)
        .join(api.Student, api.Student.id == work.student_id)
        .join(kind, kind.notebook_id == notebook.id)
        .join(api.BaseCell, api.BaseCell.id == kind.cell_id)
        .where(work.assignment_id == assignment.id)
    )
    return found if chosen is None else found.where(chosen)


def _marks(
    gradebook: Gradebook, row: Any, assignment: Assignment, chosen: Any
) -> dict[str, tuple[Mark, ...]]:
    order = [*assignment.exercises, *assignment.cells, *assignment.written]
    place = {name: index for index, name in enumerate(order)}
    worth = {
        name: points
        for kind in (api.GradeCell, api.TaskCell)
        for name, points in gradebook.db.execute(
            select(kind.name, kind.max_score)
            .join(api.Notebook, api.Notebook.id == kind.notebook_id)
            .where(api.Notebook.assignment_id == row.id)
        )
    }
    columns = (api.Grade.score, api.Grade.manual_score, api.Grade.auto_score)
    found: dict[str, list[Mark]] = {}
    for student, name, score, manual, auto in gradebook.db.execute(
        _of_cells(api.Grade, row, chosen, *columns)
    ):
        by: MarkedBy = "engine" if auto is not None else "nobody"
        mark = Mark(
            name=name,
            score=score,
            max_score=worth.get(name, 0.0),
            marked_by="person" if manual is not None else by,
        )
        found.setdefault(student, []).append(mark)
    return {
        student: tuple(sorted(marks, key=lambda m: (place.get(m.name, len(place)), m.name)))
        for student, marks in found.items()
    }


def _comments(gradebook: Gradebook, row: Any, chosen: Any) -> dict[str, dict[str, str]]:
    """Return what people have remarked; nbgrader's own remarks are about what is plain to see."""
    found: dict[str, dict[str, str]] = {}
    comment = api.Comment.manual_comment
    for student, name, text in gradebook.db.execute(
        _of_cells(api.Comment, row, chosen, comment).where(comment.is_not(None))
    ):
        if text.strip():
            found.setdefault(student, {})[name] = text
    return found


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
    with open_gradebook(course_dir) as gradebook:
        grades = read_grades(course_dir, assignment, gradebook).grades
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
