"""An exercise's result as students see it inside their notebook: HTML and the same as text."""

from __future__ import annotations

from html import escape

from autograder.report import MISSING, NOT_JUDGED, PASSED, SKIPPED, ExerciseReport, TestReport

SIGNS = {PASSED: ("✓", "passed"), SKIPPED: ("–", "not run"), NOT_JUDGED: ("?", "not judged")}
WORDS = {
    "failed": "wrong",
    "raised": "raised an error",
    "timed_out": "no answer in time",
    "crashed": "crashed",
    MISSING: "missing",
}
STYLE = "font-family:sans-serif;border-left:4px solid {edge};padding:.3em .8em;margin:.3em 0"
GOOD, BAD = "#2e7d32", "#b3541e"


def as_html(exercise: ExerciseReport) -> str:
    """Return a self-contained HTML fragment without scripts; all text in it is escaped."""
    edge = GOOD if exercise.score == exercise.max_score else BAD
    head = f"{exercise.name}: {exercise.score:g} of {exercise.max_score:g} points"
    parts = [f'<div style="{STYLE.format(edge=edge)}"><strong>{escape(head)}</strong>']
    parts += [f"<p><em>{escape(d.hint)}</em></p>" for d in exercise.diagnoses if d.hint]
    parts.append('<ul style="list-style:none;padding-left:0">')
    parts += [f"<li>{_item(test, exercise)}</li>" for test in exercise.tests]
    parts.append("</ul></div>")
    return "\n".join(parts)


def as_text(exercise: ExerciseReport) -> str:
    """Return the same as plain text, for a terminal or a page without HTML."""
    lines = [f"{exercise.name}: {exercise.score:g} of {exercise.max_score:g} points"]
    lines += [f"  {d.hint}" for d in exercise.diagnoses if d.hint]
    for test in exercise.tests:
        sign, word = _sign(test)
        lines.append(f"  {sign} {test.title} ({word}, {test.earned:g} of {test.points:g})")
        lines += [f"      {line}" for line in _details(test, exercise)]
    return "\n".join(lines)


def _item(test: TestReport, exercise: ExerciseReport) -> str:
    sign, word = _sign(test)
    head = (
        f'<span aria-hidden="true">{sign}</span> {escape(test.title)} '
        f"<small>({word}, {test.earned:g} of {test.points:g})</small>"
    )
    details = [escape(line) for line in _details(test, exercise)]
    if not details:
        return head
    return head + '<br><span style="margin-left:1.4em">' + " ".join(details) + "</span>"


def _sign(test: TestReport) -> tuple[str, str]:
    if test.outcome in SIGNS:
        return SIGNS[test.outcome]
    return "✗", WORDS[test.outcome]


def _details(test: TestReport, exercise: ExerciseReport) -> list[str]:
    """Return what was observed, and the test's hint where it is likely to help."""
    diagnosed = any(d.hint for d in exercise.diagnoses)
    failed = [t for t in exercise.tests if t.hint]
    # Where most checks fail, one slip is behind them, and later hints would lead astray.
    most = 2 * len(failed) > len(exercise.tests)
    astray = most and test is not failed[0]
    hint = f"Hint: {test.hint}" if test.hint and not diagnosed and not astray else ""
    return [line for line in (test.message, hint) if line]
