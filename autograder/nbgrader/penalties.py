"""What being late costs, entered into the gradebook: by our policy here, by another in nbgrader."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection
from traitlets.config import Config

from autograder.course import Course
from autograder.nbgrader.config import LATE_POLICY
from autograder.nbgrader.lateness import late_points
from autograder.nbgrader.rows import Penalty, Rows


@dataclass(frozen=True, slots=True)
class Lateness:
    """Settles penalties of one assignment.

    Attributes
    ----------
    course : Course
        With its policy.
    assignment : str
        Which.
    config : Config
        nbgrader's, which may name another policy.
    db_url : str
        The gradebook's.
    connection : Connection
        To it.
    rows : Rows
        Written within that connection.
    """

    course: Course
    assignment: str
    config: Config
    db_url: str
    connection: Connection
    rows: Rows

    def settle(self, students: Collection[str]) -> None:
        """Work out the penalties of students for whom there may be one, and commit."""
        penalty = self._penalty()
        if students and penalty is not None:
            self.rows.penalize(students, penalty)
        self.connection.commit()
        if penalty is None:
            for student in students:
                self._ask_nbgrader(student)

    def _penalty(self) -> Penalty | None:
        """Return the policy, or None where it is one that only nbgrader can ask."""
        policy = self.course.late
        plugin = self.config.AssignLatePenalties.get("plugin_class")
        if plugin == LATE_POLICY and policy is not None:
            return lambda student, score, seconds: late_points(
                policy, self.assignment, student, score, seconds
            )
        if plugin is None and not self.config.LateSubmissionPlugin:
            return lambda student, score, seconds: None  # nbgrader's own plugin, unless told
        return None

    def _ask_nbgrader(self, student: str) -> None:
        """Let nbgrader's own late-submission plugin decide; importing it takes seconds."""
        from nbformat.v4 import new_notebook
        from nbgrader.preprocessors import AssignLatePenalties

        names = {
            "notebook": self.assignment,
            "assignment": self.assignment,
            "student": student,
            "db_url": self.db_url,
        }
        AssignLatePenalties(config=self.config).preprocess(new_notebook(), {"nbgrader": names})
