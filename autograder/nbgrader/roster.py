"""Reading what a class has: nbgrader's gradebook and the saved Reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy.exc import SQLAlchemyError

from autograder import store
from autograder.course import Assignment, CourseDir
from autograder.errors import RecordError, StaleBuild
from autograder.grades import Grade, Grades, Mark, Student
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


def read_grades(course_dir: CourseDir, assignment: Assignment, gradebook: Gradebook) -> Grades:
    """Read what everybody has for an assignment.

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
    grades = [
        _grade(course_dir, assignment, submission)
        for submission in gradebook.assignment_submissions(assignment.name)
    ]
    here = {grade.student.id for grade in grades}
    return Grades(
        assignment=assignment.name,
        title=assignment.title,
        max_score=row.max_score,
        language=course_dir.course.language,
        grades=tuple(sorted(grades, key=lambda grade: grade.student.id)),
        absent=tuple(
            student_of(s)
            for s in sorted(gradebook.students, key=lambda s: str(s.id))
            if s.id not in here
        ),
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


def _grade(course_dir: CourseDir, assignment: Assignment, submission: Any) -> Grade:
    order = [*assignment.exercises, *assignment.cells, *assignment.written]
    marks = [_mark(grade) for notebook in submission.notebooks for grade in notebook.grades]
    place = {name: index for index, name in enumerate(order)}
    return Grade(
        student=student_of(submission.student),
        marks=tuple(sorted(marks, key=lambda mark: (place.get(mark.name, len(place)), mark.name))),
        penalty=submission.late_submission_penalty or 0.0,
        seconds_late=submission.total_seconds_late,
        timestamp=submission.timestamp,
        report=store.load(course_dir, assignment.name, submission.student.id),
    )


def _mark(grade: Any) -> Mark:
    if grade.manual_score is not None:
        marked_by = "person"
    else:
        marked_by = "engine" if grade.auto_score is not None else "nobody"
    return Mark(
        name=grade.name,
        score=grade.score,
        max_score=grade.max_score,
        marked_by=marked_by,  # type: ignore[arg-type]
    )


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
