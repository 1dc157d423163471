"""What a student is told about an exercise: what each check saw, and which hints help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from autograder.report import (
    CRASHED,
    MISSING,
    NOT_JUDGED,
    PASSED,
    SKIPPED,
    TIMED_OUT,
    ExerciseReport,
    TestReport,
)
from autograder.words import Words

Kind = Literal["good", "part", "bad", "open"]
SIGNS = {PASSED: "✓", SKIPPED: "–", NOT_JUDGED: "?"}
RESULT_SIGNS: dict[Kind, str] = {"good": "✓", "part": "◐", "bad": "✗", "open": "–"}
CELL = "cell"  # the id of an ordinary test cell's only test


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check, in words.

    Attributes
    ----------
    sign, word : str
        What came of it, each alone enough to tell.
    kind : str
        The same for a colour.
    title : str
        What was asked.
    points : str
        What it gave, of what it is worth.
    said : str
        What was observed; empty where there is nothing to say.
    hint : str
        Where it is likely to help, else empty.
    """

    sign: str
    word: str
    kind: Kind
    title: str
    points: str
    said: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One exercise, in words.

    Attributes
    ----------
    name : str
        Of the graded function.
    sign, word : str
        What came of it as a whole.
    kind : str
        The same for a colour.
    points : str
        What it gave, of what it is worth.
    said : str
        What was observed in several checks, and nothing else in any; else empty.
    hints : tuple of str
        Of the misconceptions that explain all answers.
    checks : tuple of Check
        In the suite's order.
    """

    name: str
    sign: str
    word: str
    kind: Kind
    points: str
    said: str
    hints: tuple[str, ...]
    checks: tuple[Check, ...]


def result_of(exercise: ExerciseReport, words: Words) -> Result:
    """Put an exercise into words."""
    kind = kind_of(exercise.score, exercise.max_score)
    started = not _is_untouched(exercise)
    seen = [test.message for test in exercise.tests if test.message]
    said = seen[0] if len(seen) > 1 and len(set(seen)) == 1 else ""
    return Result(
        name=exercise.name,
        sign=RESULT_SIGNS[kind if started else "open"],
        word=words.label(kind if started else "not_attempted"),
        kind=kind if started else "open",
        points=words.label("points", score=exercise.score, whole=exercise.max_score),
        said=said,
        hints=tuple(words.label("hint", hint=d.hint) for d in exercise.diagnoses if d.hint),
        checks=tuple(_checks(exercise, said, words)),
    )


def _is_untouched(exercise: ExerciseReport) -> bool:
    return all(test.outcome == MISSING for test in exercise.tests)


def kind_of(score: float, whole: float) -> Kind:
    """Tell all points from some and none."""
    return "good" if score >= whole else "part" if score > 0 else "bad"


def _checks(exercise: ExerciseReport, said: str, words: Words) -> Iterator[Check]:
    """Yield the checks; what has just been said is not said again."""
    before = ""
    for test in exercise.tests:
        again = words.label("same_again") if test.message == before else test.message
        yield _check(test, exercise, "" if said or not test.message else again, words)
        before = test.message or before


def _check(test: TestReport, exercise: ExerciseReport, said: str, words: Words) -> Check:
    passed = test.outcome == PASSED
    sign = "–" if _is_untouched(exercise) else SIGNS.get(test.outcome, "✗")
    hint = hint_for(test, exercise)
    earned = exercise.score if test.id == CELL else test.earned  # such a cell may give a part
    return Check(
        sign=sign,
        word=words.label(test.outcome),
        kind="good" if passed else "bad" if sign == "✗" else "open",
        title=words.label("cell_s_own_checks") if test.id == CELL else test.title,
        points=words.label("earned", score=earned, whole=test.points),
        said=said,
        hint=words.label("hint", hint=hint) if hint else "",
    )


def hint_for(test: TestReport, exercise: ExerciseReport) -> str:
    """Return a failed test's hint where it is likely to help, else nothing.

    A diagnosis says more than the hint of a test. Where most checks fail, one slip is
    behind them, and the hints of later ones would lead astray. Who has not begun has
    made no slip, and no hint on the mathematics helps where no answer came at all.
    """
    if _is_untouched(exercise) or test.outcome in (TIMED_OUT, CRASHED):
        return ""
    hinted = [t for t in exercise.tests if t.hint]
    most = 2 * len(hinted) > len(exercise.tests)
    astray = most and test is not hinted[0]
    return "" if astray or any(d.hint for d in exercise.diagnoses) else test.hint


def as_text(exercise: ExerciseReport, words: Words) -> str:
    """Return an exercise's result as plain text, for a terminal or a page without HTML."""
    result = result_of(exercise, words)
    lines = [f"{result.name}: {result.points}"]
    lines += [f"  {line}" for line in (result.said, *result.hints) if line]
    for check in result.checks:
        lines.append(f"  {check.sign} {check.title} ({check.word}, {check.points})")
        lines += [f"      {line}" for line in (check.said, check.hint) if line]
    return "\n".join(lines)
