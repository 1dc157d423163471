"""Feedback pages from what has been recorded: Reports, autograded notebooks, the gradebook."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Connection

from autograder.course import Assignment, CourseDir
from autograder.files import write_atomically
from autograder.nbgrader.roster import read_grades
from autograder.nbgrader.tables import Tables
from autograder.pages.page import feedback_page


def write_pages(
    course_dir: CourseDir,
    assignment: Assignment,
    connection: Connection,
    tables: Tables,
    students: Collection[str],
) -> list[Path]:
    """Write the page of each of these students who has been graded; return where.

    Raises
    ------
    RecordError
        If a page cannot be written.
    """
    grades = read_grades(course_dir, assignment, connection, tables, students)
    written = []
    for grade in grades.grades:
        student = grade.student.id
        autograded = course_dir.autograded(assignment.name, student)
        if grade.report is None or not autograded.exists():
            continue
        notebook = json.loads(autograded.read_bytes())
        path = course_dir.feedback(assignment.name, student)
        write_atomically(path, feedback_page(grade, grades, notebook))
        written.append(path)
    return written
