"""Evidence as one HTML page for whoever teaches the class; no scripts, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from autograder.evidence.checks import CheckEvidence, ExerciseEvidence
from autograder.evidence.evidence import BINS, Evidence, MisconceptionEvidence, Scores
from autograder.evidence.plots import GROUPS, histogram, stacked
from autograder.report import OUTCOMES

if TYPE_CHECKING:  # its library takes a second to import
    from autograder.evidence.similar import SimilarCell, SimilarWork

WORDS = {
    "passed": "passed",
    "failed": "wrong",
    "missing": "missing",
    "raised": "raised",
    "timed_out": "timed out",
    "crashed": "crashed",
    "skipped": "not run",
    "not_judged": "not judged",
}
# Text is told apart by words and signs; fills by lightness, the last one also by a dashed
# outline. Contrast of text is at least 4.5 to 1 on both grounds.
STYLE = """
:root {
  color-scheme: light dark; --edge: #bbb; --head: #eee; --bad: #8a3200;
  --passed: #1b5e20; --wrong: #c77800; --missing: #ddd; --error: #fff; --line: #444;
}
@media (prefers-color-scheme: dark) {
  :root {
    --edge: #555; --head: #2a2a2a; --bad: #ffb38a;
    --passed: #a5d6a7; --wrong: #b26a00; --missing: #4a4a4a; --error: #111; --line: #bbb;
  }
}
body { font-family: sans-serif; line-height: 1.45; margin: 1.5em; max-width: 75em; }
.wide { overflow-x: auto; }
.beside { display: flex; flex-wrap: wrap; gap: 1em 2em; align-items: flex-start; }
.beside .wide { flex: 1 1 24em; min-width: 0; }
table { border-collapse: collapse; font-size: .85em; margin: .6em 0; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
th, td { border: 1px solid var(--edge); padding: .2em .5em; text-align: left; vertical-align: top; }
th { background: var(--head); font-weight: normal; }
td.n { text-align: right; white-space: nowrap; }
.review { color: var(--bad); font-weight: bold; }
svg { max-width: 100%; height: auto; flex: none; margin: .6em 0; }
svg text { font-size: 11px; text-anchor: middle; fill: currentColor; }
.passed { fill: var(--passed); } .wrong { fill: var(--wrong); } .missing { fill: var(--missing); }
.error { fill: var(--error); stroke-dasharray: 3 2; }
rect { stroke: var(--line); stroke-width: 1; }
.key { display: inline-block; margin-right: 1.2em; } .key svg { margin: 0 .3em -2px 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3em 0; }
mark { background: none; color: inherit; border-bottom: 2px solid var(--bad); font-weight: bold; }
.side { flex: 1 1 24em; min-width: 0; } .side pre { font-size: .85em; }
td, li { overflow-wrap: anywhere; }
@media print { details > * { display: block; } }
"""
KEY = {"error": "raised, timed out, crashed or not judged"}


def as_page(evidence: Evidence) -> str:
    """Return one self-contained page; all text in it is escaped."""
    title = escape(f"{evidence.assignment}: {evidence.title}")
    body = "\n".join(_sections(evidence))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _sections(evidence: Evidence) -> Iterator[str]:
    unreadable = f", {evidence.unreadable} of them unreadable" if evidence.unreadable else ""
    yield f"<p>{evidence.submissions} submissions{unreadable}.</p>"
    yield from _scores(evidence.scores)
    yield from _to_review(evidence.exercises)
    yield from _attention(evidence)
    yield from _similar(evidence.similar)
    yield from _misconceptions(evidence.misconceptions)
    yield "<h2>Exercises</h2>"
    yield _key()
    for number, exercise in enumerate(evidence.exercises):
        yield from _exercise(exercise, f"exercise-{number}")
    yield from _changes(evidence)


def _scores(scores: Scores) -> Iterator[str]:
    edges = [f"{index * scores.max_score / BINS:g}" for index in range(BINS + 1)]
    rows = [
        (f"{low} up to {high}", count)
        for low, high, count in zip(edges, edges[1:], scores.bins, strict=False)
    ]
    yield "<h2>Points</h2>"
    yield (
        f"<p>Of {scores.max_score:g} points: mean {scores.mean:g}, median {scores.median:g}, "
        f"the middle half from {scores.low:g} to {scores.high:g}. "
        "Written answers have no part in it.</p>"
    )
    yield '<div class="beside">'
    labels = [f"{edge}–" for edge in edges[:-1]]
    yield histogram(scores.bins, labels, "Submissions by points", "points")
    yield from _table("Submissions by points", ("points", "submissions"), rows)
    yield "</div>"


def _to_review(exercises: Sequence[ExerciseEvidence]) -> Iterator[str]:
    found = [
        (exercise.name, check.title, check.id, "; ".join(check.review))
        for exercise in exercises
        for check in exercise.checks
        if check.review
    ]
    yield "<h2>Checks to review</h2>"
    if not found:
        yield "<p>None.</p>"
        return
    yield "<p>A check that everybody or nobody passes tells students apart as little as none.</p>"
    yield from _table("Checks to review", ("exercise", "check", "id", "why"), found)


def _attention(evidence: Evidence) -> Iterator[str]:
    yield "<h2>Submissions that need a person</h2>"
    if not evidence.attention:
        yield "<p>None.</p>"
        return
    rows = [(entry.student, "; ".join(entry.reasons)) for entry in evidence.attention]
    yield from _table("Submissions that need a person", ("student", "why"), rows)


def _similar(pairs: Sequence[SimilarWork]) -> Iterator[str]:
    yield "<h2>Similar work</h2>"
    yield (
        "<p>A signal for a person, no finding: work may be alike because two learned together, "
        "used the same source or had the same idea. Names, comments and the order of functions "
        "do not count, nor does code that was given, that stands in the reference or an "
        "alternative, or that half of the class has.</p>"
    )
    if not pairs:
        yield "<p>No two answers are alike beyond that.</p>"
        return
    heads = (
        "#",
        "students",
        "answers",
        "alike in the most alike answer",
        "telling pieces in common",
    )
    rows = [
        (n, " and ".join(p.students), ", ".join(p.cells), f"{p.share:.0%}", p.pieces)
        for n, p in enumerate(pairs, 1)
    ]
    yield from _table("Similar work, the most telling first", heads, rows)
    for number, pair in enumerate(pairs, 1):
        if any(pair.sides):
            names = escape(" and ".join(pair.students))
            yield f"<details><summary>{number}. {names}, side by side</summary>"
            yield '<div class="beside">'
            for student, cells in zip(pair.students, pair.sides, strict=True):
                yield f'<div class="side"><h3>{escape(student)}</h3>{_side(cells)}</div>'
            yield "</div></details>"


def _side(cells: Sequence[SimilarCell]) -> str:
    return "".join(
        f"<h4>{escape(cell.cell)}</h4><pre>"
        + "".join(
            f"<mark>{escape(p.text)}</mark>" if p.alike else escape(p.text) for p in cell.passages
        )
        + "</pre>"
        for cell in cells
    )


def _misconceptions(found: Sequence[MisconceptionEvidence]) -> Iterator[str]:
    yield "<h2>Misconceptions</h2>"
    if not found:
        yield "<p>None that is known.</p>"
        return
    rows = [(" or ".join(m.ids), m.exercise, len(m.students), ", ".join(m.students)) for m in found]
    heads = ("misconception", "exercise", "students", "who")
    yield from _table("Misconceptions by number of students", heads, rows)
    for m in found:
        name = escape(" or ".join(m.ids))
        yield f"<details><summary>{name}: what {escape(m.students[0])} saw</summary>"
        yield f"<pre>{escape(m.example)}</pre></details>"


def _key() -> str:
    keys = "".join(
        f'<span class="key"><svg width="14" height="14" aria-hidden="true">'
        f'<rect class="{group}" x="1" y="1" width="12" height="12"/></svg>'
        f"{KEY.get(group, group)}</span>"
        for group, _ in GROUPS
    )
    return (
        f"<p>{keys}</p>\n<p>Discrimination is the point-biserial correlation of passing a check "
        "with the points of all other checks.</p>"
    )


def _exercise(exercise: ExerciseEvidence, name: str) -> Iterator[str]:
    yield f"<h3>{escape(exercise.name)}</h3>"
    yield (
        f"<p>{exercise.mean:g} of {exercise.max_score:g} points on average; "
        f"{exercise.full} submissions have all of them, {exercise.none} none.</p>"
    )
    present = [o for o in OUTCOMES if any(o in check.counts for check in exercise.checks)]
    heads = (
        *("#", "check", "points", "share passed"),
        *(WORDS[o] for o in present),
        *("by follow-through", "discrimination", "review"),
    )
    rows = [_row(number, check, present) for number, check in enumerate(exercise.checks, 1)]
    yield '<div class="beside">'
    shown = [(check.title, check.counts) for check in exercise.checks]
    yield stacked(shown, f"{exercise.name}: outcomes of each check", name)
    yield from _table(f"{exercise.name}: checks", heads, rows)
    yield "</div>"


def _row(number: int, check: CheckEvidence, present: Sequence[str]) -> tuple[str | float, ...]:
    return (
        number,
        check.title,
        check.points,
        "–" if check.passed is None else f"{check.passed:.0%}",
        *(check.counts.get(outcome, 0) for outcome in present),
        check.followed,
        "–" if check.discrimination is None else f"{check.discrimination:+.2f}",
        "; ".join(check.review),
    )


def _changes(evidence: Evidence) -> Iterator[str]:
    yield "<h2>What the last regrade changed</h2>"
    yield (
        f"<p>Submissions with an earlier report: {evidence.compared}; "
        f"with other points or outcomes than there: {len(evidence.changes)}.</p>"
    )
    rows = [
        (c.student, c.before, c.after, f"{c.after - c.before:+g}", "; ".join(c.why))
        for c in evidence.changes
    ]
    if rows:
        heads = ("student", "before", "after", "change", "why")
        yield from _table("Changes by size", heads, rows)


def _table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str | float]]
) -> Iterator[str]:
    yield f'<div class="wide">\n<table>\n<caption>{escape(caption)}</caption>\n<thead>\n<tr>'
    yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield "</tr>\n</thead>\n<tbody>"
    for row in rows:
        cells = zip(heads, row, strict=True)
        yield f"<tr>{''.join(_cell(head, cell) for head, cell in cells)}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _cell(head: str, cell: str | float) -> str:
    if not isinstance(cell, str):
        return f'<td class="n">{cell:g}</td>'
    if head == "review" and cell:
        return f'<td class="review">⚠ {escape(cell)}</td>'
    return f"<td>{escape(cell)}</td>"
