"""An exercise's result as a piece of HTML, for its grade cell in a notebook."""

from __future__ import annotations

from autograder.feedback import result_of
from autograder.pages.templates import render, style
from autograder.report import ExerciseReport
from autograder.words import Words


def as_html(exercise: ExerciseReport, words: Words) -> str:
    """Return a self-contained piece of HTML without scripts; all text in it is escaped."""
    result = result_of(exercise, words)
    return str(render("in_notebook.html", result=result, words=words, style=style("checks.css")))
