"""An exercise's result as students see it inside their notebook: HTML and the same as text."""

from __future__ import annotations

from html import escape

from autograder.report import NOT_JUDGED, PASSED, SKIPPED, ExerciseReport, TestReport
from autograder.words import Words

SIGNS = {PASSED: "✓", SKIPPED: "–", NOT_JUDGED: "?"}
STYLE = "font-family:sans-serif;border-left:4px solid {edge};padding:.3em .8em;margin:.3em 0"
GOOD, BAD = "#2e7d32", "#b3541e"


def as_html(exercise: ExerciseReport, words: Words) -> str:
    """Return a self-contained HTML fragment without scripts; all text in it is escaped."""
    edge = GOOD if exercise.score == exercise.max_score else BAD
    head = escape(_head(exercise, words))
    parts = [f'<div style="{STYLE.format(edge=edge)}"><strong>{head}</strong>']
    parts += [f"<p><em>{escape(d.hint)}</em></p>" for d in exercise.diagnoses if d.hint]
    parts.append('<ul style="list-style:none;padding-left:0">')
    parts += [f"<li>{_item(test, exercise, words)}</li>" for test in exercise.tests]
    parts.append("</ul></div>")
    return "\n".join(parts)


def as_text(exercise: ExerciseReport, words: Words) -> str:
    """Return the same as plain text, for a terminal or a page without HTML."""
    lines = [_head(exercise, words)]
    lines += [f"  {d.hint}" for d in exercise.diagnoses if d.hint]
    for test in exercise.tests:
        lines.append(f"  {_sign(test)} {test.title} ({_verdict(test, words)})")
        lines += [f"      {line}" for line in _details(test, exercise, words)]
    return "\n".join(lines)


def _head(exercise: ExerciseReport, words: Words) -> str:
    points = words.label("points", score=exercise.score, whole=exercise.max_score)
    return f"{exercise.name}: {points}"


def _item(test: TestReport, exercise: ExerciseReport, words: Words) -> str:
    head = (
        f'<span aria-hidden="true">{_sign(test)}</span> {escape(test.title)} '
        f"<small>({_verdict(test, words)})</small>"
    )
    details = [escape(line) for line in _details(test, exercise, words)]
    if not details:
        return head
    return head + '<br><span style="margin-left:1.4em">' + " ".join(details) + "</span>"


def _sign(test: TestReport) -> str:
    return SIGNS.get(test.outcome, "✗")


def _verdict(test: TestReport, words: Words) -> str:
    earned = words.label("earned", score=test.earned, whole=test.points)
    return f"{words.label(test.outcome)}, {earned}"


def _details(test: TestReport, exercise: ExerciseReport, words: Words) -> list[str]:
    """Return what was observed, and the test's hint where it is likely to help."""
    diagnosed = any(d.hint for d in exercise.diagnoses)
    failed = [t for t in exercise.tests if t.hint]
    # Where most checks fail, one slip is behind them, and later hints would lead astray.
    most = 2 * len(failed) > len(exercise.tests)
    astray = most and test is not failed[0]
    shown = test.hint and not diagnosed and not astray
    hint = words.label("hint", hint=test.hint) if shown else ""
    return [line for line in (test.message, hint) if line]
