"""Gradescope: one ``results.json`` per submission, as its autograders write it.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from autograder.export.table import plain
from autograder.export.texts import headlines
from autograder.feedback import hint_for
from autograder.grades import Grade, Grades
from autograder.report import PASSED, ExerciseReport, TestReport
from autograder.words import Words, words_of

VISIBILITY = "after_published"


def as_results(grades: Grades) -> dict[str, bytes]:
    """Return the files by path, ``<student>/results.json``, of everybody with a Report."""
    return {
        f"{folder_of(grade.student.id)}/results.json": _json(_results(grade, grades))
        for grade in grades.grades
        if grade.report is not None
    }


def folder_of(student: str) -> str:
    """Return a student id as a folder's name, whatever it holds."""
    name = quote(plain(student), safe=" @+")
    return name.replace(".", "%2E", 1) if name.startswith(".") else name


def _results(grade: Grade, grades: Grades) -> dict[str, Any]:
    assert grade.report is not None
    return {
        "score": grade.score,
        "output": plain("\n".join(headlines(grade, grades))),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": VISIBILITY,
        "stdout_visibility": "hidden",
        "tests": [
            _test(test, exercise, words_of(grades.language))
            for exercise in grade.report.exercises
            for test in exercise.tests
        ],
        "extra_data": {"student": plain(grade.student.id), "key": grade.report.key},
    }


def _test(test: TestReport, exercise: ExerciseReport, words: Words) -> dict[str, Any]:
    hint = hint_for(test, exercise)
    hints = [words.label("hint", hint=hint)] if hint else []
    hints += [d.hint for d in exercise.diagnoses if d.hint and test.outcome != PASSED]
    # an ordinary test cell may give a part of its points, which only its exercise knows
    score = exercise.score if test.id == "cell" else test.earned
    return {
        "name": plain(f"{exercise.name}: {test.title}"),
        "score": score,
        "max_score": test.points,
        "status": "passed" if test.outcome == PASSED else "failed",
        "output": plain("\n".join(filter(None, (test.message, *hints)))),
        "visibility": VISIBILITY,
        "tags": [exercise.name, test.outcome],
    }


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
