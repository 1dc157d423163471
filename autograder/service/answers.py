"""What a student is told of a check: what feedback will show, and nothing else of the Report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from autograder import feedback
from autograder.pages.exercise import as_html
from autograder.report import ExerciseReport, Outcome, Report
from autograder.words import Words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One hidden check of an exercise.

    Attributes
    ----------
    title : str
        What is checked.
    outcome : str
        ``passed``, ``failed``, ``raised``, ``timed_out``, ``crashed``, ``missing``, ``skipped``
        or ``not_judged``.
    points : float
        What it is worth.
    earned : float
        What it gives.
    message : str
        What was observed; empty where it passed by itself.
    hint : str
        What may help; empty where feedback would show none.
    """

    title: str
    outcome: Outcome
    points: float
    earned: float
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise.

    Attributes
    ----------
    name : str
        As the notebook has it.
    score : float
        Points that it would give if it were handed in now.
    max_score : float
        Points that it can give.
    hints : list of str
        On a known misconception that gives exactly the answers that were seen.
    checks : list of Verdict
        In the suite's order.
    """

    name: str
    score: float
    max_score: float
    hints: tuple[str, ...]
    checks: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a check.

    Attributes
    ----------
    exercises : list of Exercise
        In the notebook's order.
    text : str
        The same for a terminal.
    html : str
        The same as a fragment without scripts, for a notebook.
    """

    exercises: tuple[Exercise, ...]
    text: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check that was asked for.

    Attributes
    ----------
    id : str
        Ask with it for the answer.
    assignment : str
        What is checked.
    state : str
        ``waiting``, ``running``, ``done``, or ``failed`` by our fault, which costs no attempt.
    ahead : int
        Checks that have their turn before it.
    attempts_left : int
        On its day, for its assignment.
    answer : Answer or null
        Null until it is done.
    """

    id: str
    assignment: str
    state: Literal["waiting", "running", "done", "failed"]
    ahead: int
    attempts_left: int
    answer: Answer | None


def answer_of(report: Report) -> Answer:
    """Return what a student is told of a Report."""
    words = words_of(report.language)
    return Answer(
        exercises=tuple(_exercise(exercise, words) for exercise in report.exercises),
        text="\n\n".join(feedback.as_text(exercise, words) for exercise in report.exercises),
        html="\n".join(as_html(exercise, words) for exercise in report.exercises),
    )


def to_json(answer: Answer) -> str:
    """Return the form in which an answer is kept."""
    return json.dumps(asdict(answer), ensure_ascii=False)


def from_json(text: str) -> Answer:
    """Read the kept form back."""
    return _adapter().validate_json(text)


def _exercise(exercise: ExerciseReport, words: Words) -> Exercise:
    shown = feedback.result_of(exercise, words).checks
    return Exercise(
        name=exercise.name,
        score=exercise.score,
        max_score=exercise.max_score,
        hints=tuple(d.hint for d in exercise.diagnoses if d.hint),
        checks=tuple(
            Verdict(
                title=check.title,
                outcome=test.outcome,
                points=test.points,
                earned=test.earned,
                message=test.message,
                hint=feedback.hint_for(test, exercise),
            )
            for test, check in zip(exercise.tests, shown, strict=True)
        ),
    )


@cache
def _adapter() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)
