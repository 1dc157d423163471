"""Late work: the course's deadline in nbgrader's gradebook, and what being late costs.

nbgrader asks a plugin for the penalty of what its gradebook calls late. So the
deadline of ``course_config.py`` is entered there first, and the policy of
``course_config.py`` is what the plugin answers by.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Unicode

from autograder.config import load_course
from autograder.course import Assignment, Course, LatePolicy

DAY = 86400


def late_percent(policy: LatePolicy, assignment: str, student: str, seconds_late: float) -> float:
    """Return what being late costs, in percent of the points that were earned.

    Parameters
    ----------
    policy : LatePolicy
        The course's.
    assignment, student : str
        What and whose, for extensions.
    seconds_late : float
        After the assignment's deadline.
    """
    over = seconds_late - extension_of(policy, assignment, student)
    if over <= policy.grace_minutes * 60:
        return 0.0
    return min(policy.cap_percent, policy.percent_per_day * math.ceil(over / DAY))


def extension_of(policy: LatePolicy, assignment: str, student: str) -> float:
    """Return by how many seconds a student's deadline is later."""
    return policy.extension_days_of(assignment, student) * DAY


def enter_deadline(gradebook: Gradebook, assignment: Assignment) -> None:
    """Make the course's deadline nbgrader's; one that only nbgrader knows stays."""
    row = gradebook.find_assignment(assignment.name)
    due = utils.parse_utc(assignment.due)
    if due is not None and row.duedate != due:
        row.duedate = due
        gradebook.db.commit()


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
        percent = late_percent(policy, assignment, student_id, total_seconds_late)
        return round(score * percent / 100, 2) or None


class Lateness(AssignLatePenalties):
    """nbgrader's preprocessor for penalties, which knows the course's deadline first."""

    course_root = Unicode(help="folder of course_config.py").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Enter the deadline, then assign the penalty as nbgrader does."""
        names = resources["nbgrader"]
        course = _course(self.course_root)
        with Gradebook(names["db_url"], course.id) as gradebook:
            for assignment in course.assignments:
                if assignment.name == names["assignment"]:
                    enter_deadline(gradebook, assignment)
        processed: tuple[NotebookNode, Any] = super().preprocess(nb, resources)
        return processed


def _course(root: str) -> Course:
    return load_course(Path(root) / "course_config.py")
