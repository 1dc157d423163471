"""A student's feedback, from their Report: as a page of its own and as plain text."""

from __future__ import annotations

from html import escape

from autograder.feedback import as_html, as_text
from autograder.grades import Grade, Grades

STYLE = "body { font-family: sans-serif; line-height: 1.45; margin: 1.5em; max-width: 50em }"


def feedback_page(grade: Grade, grades: Grades) -> str:
    """Return one self-contained page without scripts; all text in it is escaped."""
    parts = [f"<p>{escape(line)}</p>" for line in headlines(grade, grades)]
    if grade.report is not None:
        parts += [as_html(exercise) for exercise in grade.report.exercises]
    title = escape(grades.title)
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def feedback_text(grade: Grade, grades: Grades) -> str:
    """Return the same as plain text."""
    exercises = grade.report.exercises if grade.report is not None else ()
    return "\n".join((*headlines(grade, grades), *map(as_text, exercises)))


def headlines(grade: Grade, grades: Grades) -> list[str]:
    """Return what counts, what was taken off, and what people marked, in sentences."""
    said = [f"{grade.score:g} of {grades.max_score:g} points"]
    if grade.penalty:
        said.append(f"{grade.penalty:g} points are taken off because it was late.")
    for mark in grade.marks:
        if mark.marked_by == "person":
            said.append(f"{mark.name}: {mark.score:g} of {mark.max_score:g} points")
        elif mark.marked_by == "nobody":
            said.append(f"{mark.name}: not marked yet")
    if grade.report is not None and grade.report.unreadable:
        said.append(f"The notebook could not be read: {grade.report.unreadable}.")
    return said
