"""Late work in nbgrader's own commands: they ask a plugin of ours what being late costs.

nbgrader asks a plugin for the penalty of what its gradebook calls late. So the
deadline of ``course_config.py`` is entered there first, and the policy of
``course_config.py`` is what the plugin answers by.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Base
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Unicode

from autograder.config import load_course
from autograder.course import Course
from autograder.nbgrader.lateness import late_points
from autograder.nbgrader.rows import enter_deadline
from autograder.nbgrader.their_gradebook import TheirGradebook


class LatePolicyPlugin(BasePlugin):
    """nbgrader's late-submission plugin that asks ``course_config.py``."""

    course_root = Unicode(help="folder of course_config.py").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points that are taken off, or None."""
        policy = _course(self.course_root).late
        if policy is None:
            return None
        assignment = self.parent.assignment_id  # nbgrader's preprocessor
        return late_points(policy, assignment, student_id, score, total_seconds_late)


class Lateness(AssignLatePenalties):
    """nbgrader's preprocessor for penalties, which knows the course's deadline first."""

    course_root = Unicode(help="folder of course_config.py").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Enter the deadline, then assign the penalty as nbgrader does."""
        names = resources["nbgrader"]
        course = _course(self.course_root)
        with TheirGradebook(names["db_url"], course.id) as gradebook:
            for assignment in course.assignments:
                if assignment.name == names["assignment"]:
                    enter_deadline(gradebook.db.connection(), Base.metadata.tables, assignment)
            gradebook.db.commit()
        processed: tuple[NotebookNode, Any] = super().preprocess(nb, resources)
        return processed


def _course(root: str) -> Course:
    return load_course(Path(root) / "course_config.py")
