"""Our feedback page in the place of nbgrader's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from autograder.config import find_course
from autograder.errors import AutograderError
from autograder.nbgrader.database import connected
from autograder.nbgrader.roster import read_grades
from autograder.pages.page import feedback_page


class FeedbackExporter(Exporter):
    """What ``nbgrader generate_feedback`` makes of an autograded notebook."""

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
        assignment, student = known[about["assignment"]], about["student"]
        with connected(about["db_url"], course_dir.course.id) as opened:
            grades = read_grades(course_dir, assignment, *opened, {student})
        if not grades.grades:
            raise AutograderError(f"the gradebook has no {about['assignment']} of {student}")
        return feedback_page(grades.grades[0], grades, nb), resources
