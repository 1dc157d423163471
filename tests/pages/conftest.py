"""A notebook with everything that a page can hold, and the grade that goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from autograder.faults import Finding, Phrase
from autograder.grades import Grade, Grades, Mark, Student
from autograder.report import CellReport, Diagnosis, ExerciseReport, Report, TestReport
from autograder.words import say, words_of

SECRET = "SENTINEL_0123456789ab"  # stands in hidden asserts and in what they print
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TRACEBACK = [
    "\x1b[91m-----------------------\x1b[39m",
    "\x1b[91mLinAlgError\x1b[39m         Traceback (most recent call last)",
    "\x1b[96mCell\x1b[39m \x1b[32mIn[3]\x1b[39m, line 2\n----> 2 invert(np.zeros((2, 2)))",
    "File \x1b[32m/usr/lib/python3/numpy/linalg.py:615\x1b[39m, in inv(a)\n    615 raise",
    "File \x1b[32m/usr/lib/python3/numpy/errors.py:12\x1b[39m, in f(a)\n    12 raise",
    "\x1b[91mLinAlgError\x1b[39m: Singular matrix",
]


def code(source: str, *outputs: dict[str, Any], **nbgrader: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": "x",
        "metadata": {"nbgrader": nbgrader} if nbgrader else {},
        "source": source,
        "execution_count": 1,
        "outputs": list(outputs),
    }


def text(source: str, **nbgrader: Any) -> dict[str, Any]:
    metadata = {"nbgrader": nbgrader} if nbgrader else {}
    return {"cell_type": "markdown", "id": "x", "metadata": metadata, "source": source}


def stream(said: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": said}


def shown(**data: str) -> dict[str, Any]:
    bundle = {mime.replace("__", "/"): value for mime, value in data.items()}
    return {"output_type": "display_data", "data": bundle, "metadata": {}}


def raised(name: str, *traceback: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": "", "traceback": list(traceback)}


def the_notebook() -> dict[str, Any]:
    """Return an autograded notebook."""
    hidden = f"assert f(2)\n### BEGIN HIDDEN TESTS\nassert f(3) == '{SECRET}'\n### END HIDDEN TESTS"
    cells = [
        text("# Inverting\n\nThe sum $\\sum_i x_i^2$, and\n\n$$\\frac{a}{b}$$"),
        text("### Begin\n\n| a | b |\n|-|-|\n| 1 | 2 |"),
        code("while True:\n    pass", raised("CellTimedOut", "CellTimedOut: no end")),
        code("invert(np.zeros((2, 2)))", raised("LinAlgError", *TRACEBACK)),
        code(
            "def f(x):\n    return -x  # <b>", stream("hello\n"), grade_id="f-answer", solution=True
        ),
        code(
            "# f, 4 points", shown(text__html="<b>old</b>"), grade_id="f", grade=True, locked=True
        ),
        code(
            hidden,
            stream(SECRET),
            raised("AssertionError", f"Cell In[6]\n{SECRET}", f"AssertionError: {SECRET}"),
            **{"grade_id": "plain", "grade": True, "locked": True},
        ),
        text("## Why so?\n\n### BEGIN MARK SCHEME\n" + SECRET + "\n### END MARK SCHEME"),
        text("Because $x > 0$.", grade_id="why", grade=True, solution=True),
        text("YOUR ANSWER HERE", grade_id="how", grade=True, solution=True),
        code("plot()", shown(image__png=PIXEL, text__plain="<Figure>"), stream("y" * 9000)),
        code("table()", shown(text__html="<table><tr><th>a</th></tr><tr><td>1</td></tr></table>")),
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def the_report(language: str) -> Report:
    """Return the report of the notebook."""

    def said(code: str, **fields: Any) -> str:
        return say(Finding(code, fields), language)

    def check(name: str, outcome: Any, message: str = "", hint: str = "") -> TestReport:
        about = {"id": name, "title": f"{name} of f", "points": 1.0, "outcome": outcome}
        return TestReport(**about, message=message, hint=hint)

    line = Phrase("at_line", {"line": 'return x @ "<b>"'})
    exception = Phrase("exception", {"type": "TypeError"})
    exercises = (
        ExerciseReport(
            name="f",
            score=1.0,
            max_score=4.0,
            tests=(
                check("sign", "failed", said("negated", name="f(x)"), "Mind the sign."),
                check("line", "raised", said("raised", function="f", type=exception, line=line)),
                check("loop", "timed_out", said("timed_out", function="f", wall_s=2.5)),
                check("shape", "passed"),
            ),
            diagnoses=(Diagnosis(misconceptions=("f-sign",), hint="Which way is *down*?"),),
        ),
        ExerciseReport(
            name="plain",
            score=0.0,
            max_score=2.0,
            tests=(replace(check("cell", "raised", said("cell_raised")), points=2.0),),
        ),
    )
    no_end = words_of(language).phrase(Phrase("no_end", {"wall_s": 10}))
    return Report(
        assignment="ps1",
        student="ada",
        key="k",
        isolation="process",
        score=1.0,
        max_score=6.0,
        exercises=exercises,
        cells=(
            CellReport(index=2, grade_id="", outcome="timed_out", detail=no_end, seconds=10.0),
            CellReport(index=3, grade_id="", outcome="raised", detail="LinAlgError", seconds=0.1),
        ),
        notes=("locked cell f had been edited and was restored",),
        language=language,
    )


def the_grade(language: str) -> tuple[Grade, Grades]:
    """Return Ada's grade, and what is the same for her class."""
    grade = Grade(
        student=Student(id="ada", first_name="Ada", last_name="Löve & Söhne"),
        marks=(
            Mark(name="f", score=1.0, max_score=4.0, marked_by="engine"),
            Mark(name="plain", score=1.5, max_score=2.0, marked_by="person"),
            Mark(name="why", score=2.5, max_score=3.0, marked_by="person"),
            Mark(name="how", score=0.0, max_score=3.0, marked_by="nobody"),
        ),
        penalty=0.5,
        report=the_report(language),
        comments={"why": "Gut <b>gesagt</b>."},
    )
    return grade, Grades(
        assignment="ps1", title="Inverting", max_score=12.0, grades=(), language=language
    )


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest) -> str:
    """Return each language."""
    language: str = request.param
    return language
