"""What a student is told of a Report: what feedback shows, and no more."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from autograder.feedback import as_text
from autograder.pages.exercise import as_html
from autograder.report import CellReport, Diagnosis, ExerciseReport, Report, TestReport
from autograder.service.answers import answer_of, from_json, to_json
from autograder.words import words_of

PASSED = TestReport(id="test_a", title="one", points=1, outcome="passed")
WRONG = TestReport(
    id="test_b", title="two", points=2, outcome="failed", message="It is zero.", hint="Look again."
)
EXERCISE = ExerciseReport(name="double", score=1, max_score=3, tests=(PASSED, WRONG))
REPORT = Report(
    assignment="ps1",
    student="ada",
    key="the-key",
    isolation="full",
    score=1,
    max_score=3,
    exercises=(EXERCISE,),
    cells=(CellReport(index=0, grade_id="", outcome="raised", detail="Odd", seconds=1),),
    notes=("a note for staff",),
)


def test_titles_verdicts_messages_and_hints_are_told():
    [exercise] = answer_of(REPORT).exercises
    assert (exercise.name, exercise.score, exercise.max_score) == ("double", 1, 3)
    assert asdict(exercise.checks[1]) == {
        "title": "two",
        "outcome": "failed",
        "points": 2,
        "earned": 0,
        "message": "It is zero.",
        "hint": "Look again.",
    }


def test_text_and_html_are_those_of_feedback_in_the_report_s_language():
    exercises = (EXERCISE, replace(EXERCISE, name="other"))
    report = replace(REPORT, exercises=exercises, language="de")
    answer = answer_of(report)
    words = words_of("de")
    assert answer.text == "\n\n".join(as_text(e, words) for e in report.exercises)
    assert answer.html == "\n".join(as_html(e, words) for e in report.exercises)


def test_what_is_for_staff_is_not_told():
    told = to_json(answer_of(REPORT))
    for secret in ("a note for staff", "the-key", "test_b", "ada", "Odd"):
        assert secret not in told


@pytest.mark.parametrize("hint", ["Mind the sign.", ""])
def test_a_hint_that_feedback_leaves_out_is_left_out(hint):
    diagnosis = Diagnosis(misconceptions=("negated",), hint=hint)
    [exercise] = answer_of(
        replace(REPORT, exercises=(replace(EXERCISE, diagnoses=(diagnosis,)),))
    ).exercises
    assert exercise.hints == ((hint,) if hint else ())
    assert exercise.checks[1].hint == ("" if hint else "Look again.")


def test_an_answer_is_kept_as_it_is():
    answer = answer_of(REPORT)
    assert from_json(to_json(answer)) == answer
