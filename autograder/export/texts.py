"""A student's feedback, from their Report, as plain text."""

from __future__ import annotations

from autograder.feedback import as_text
from autograder.grades import Grade, Grades
from autograder.pages.page import notices
from autograder.words import words_of


def feedback_text(grade: Grade, grades: Grades) -> str:
    """Return all that a feedback page says, but for the notebook."""
    words = words_of(grades.language)
    exercises = grade.report.exercises if grade.report is not None else ()
    return "\n".join((*headlines(grade, grades), *(as_text(e, words) for e in exercises)))


def headlines(grade: Grade, grades: Grades) -> list[str]:
    """Return what counts, what was taken off, and what people marked, in sentences."""
    words = words_of(grades.language)
    said = [words.label("points", score=grade.score, whole=grades.max_score)]
    said += notices(grade, grades)
    for mark in grade.marks:
        if mark.marked_by == "person":
            points = words.label("points", score=mark.score, whole=mark.max_score)
            said.append(f"{mark.name}: {points}")
    return said
