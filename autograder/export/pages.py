"""A student's feedback, from their Report: as a page of its own and as plain text."""

from __future__ import annotations

from html import escape

from autograder.feedback import as_html, as_text
from autograder.grades import Grade, Grades
from autograder.words import words_of

STYLE = "body { font-family: sans-serif; line-height: 1.45; margin: 1.5em; max-width: 50em }"


def feedback_page(grade: Grade, grades: Grades) -> str:
    """Return one self-contained page without scripts; all text in it is escaped."""
    parts = [f"<p>{escape(line)}</p>" for line in headlines(grade, grades)]
    words = words_of(grades.language)
    if grade.report is not None:
        parts += [as_html(exercise, words) for exercise in grade.report.exercises]
    title = escape(grades.title)
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{grades.language}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def feedback_text(grade: Grade, grades: Grades) -> str:
    """Return the same as plain text."""
    exercises = grade.report.exercises if grade.report is not None else ()
    words = words_of(grades.language)
    return "\n".join((*headlines(grade, grades), *(as_text(e, words) for e in exercises)))


def headlines(grade: Grade, grades: Grades) -> list[str]:
    """Return what counts, what was taken off, and what people marked, in sentences."""
    words = words_of(grades.language)
    said = [words.label("points", score=grade.score, whole=grades.max_score)]
    if grade.penalty:
        said.append(words.label("late", points=grade.penalty))
    for mark in grade.marks:
        if mark.marked_by == "person":
            points = words.label("points", score=mark.score, whole=mark.max_score)
            said.append(f"{mark.name}: {points}")
        elif mark.marked_by == "nobody":
            said.append(f"{mark.name}: {words.label('not_marked_yet')}")
    if grade.report is not None and grade.report.unreadable:
        said.append(words.label("unreadable", why=grade.report.unreadable))
    return said
