"""What an autograded notebook is worth, as nbgrader would read it from the notebook's cells."""

from __future__ import annotations

from datetime import datetime

from autograder.nbgrader.rows import Marks
from autograder.notebooks.submission import Notebook
from autograder.notebooks.text import checksum
from autograder.report import Report

NO_RESPONSE = "No response."


def marks_of(report: Report, notebook: Notebook, timestamp: datetime | None) -> Marks:
    """Return scores and remarks.

    Parameters
    ----------
    report : Report
        The result.
    notebook : dict
        The autograded notebook of that result.
    timestamp : datetime or None
        When it was handed in.
    """
    earned = {exercise.name: exercise.score for exercise in report.exercises}
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in notebook["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        answer, task = about.get("solution", False), about.get("task", False)
        untouched = answer and about.get("checksum") == checksum(cell)
        if about.get("grade"):
            by_people = 0.0 if untouched else None  # nobody reads an answer that is not there
            scores[about["grade_id"]] = by_people if answer else earned.get(about["grade_id"])
        if answer or task:
            comments[about["grade_id"]] = NO_RESPONSE if untouched and not task else None
    return Marks(scores, comments, timestamp)
