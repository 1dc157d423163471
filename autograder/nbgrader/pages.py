"""Feedback pages: made by our own commands, and by ``nbgrader generate_feedback``."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.config import find_course
from autograder.course import Assignment, CourseDir
from autograder.errors import AutograderError
from autograder.files import write_atomically
from autograder.nbgrader.roster import read_grades
from autograder.pages.page import feedback_page


def write_pages(
    course_dir: CourseDir, assignment: Assignment, gradebook: Gradebook, students: Collection[str]
) -> list[Path]:
    """Write the page of each of these students who has been graded; return where.

    Raises
    ------
    RecordError
        If a page cannot be written.
    """
    grades = read_grades(course_dir, assignment, gradebook, students)
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


class FeedbackExporter(Exporter):
    """Our page in the place of nbgrader's, for ``nbgrader generate_feedback``."""

    file_extension = ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, Any]:
        """Return the page of the student whose autograded notebook this is.

        Raises
        ------
        AutograderError
            If the notebook is of no assignment of the course, or was not graded here.
        """
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        about = resources["nbgrader"]
        course_dir = find_course(Path.cwd())
        known = {a.name: a for a in course_dir.course.assignments}
        if about["assignment"] not in known:
            raise AutograderError(f"course_config.py has no assignment {about['assignment']}")
        with Gradebook(about["db_url"], course_dir.course.id) as gradebook:
            student = about["student"]
            grades = read_grades(course_dir, known[about["assignment"]], gradebook, {student})
        return feedback_page(grades.grades[0], grades, nb), resources
