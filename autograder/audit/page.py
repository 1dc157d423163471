"""Audits as one HTML page: every case and every test, for an instructor; no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from autograder.audit.audit import Audit
from autograder.audit.trials import EQUIVALENT, KILLED, SURVIVED, Trial
from autograder.audit.verdicts import Verdict

PASSES, FAILS = '<td class="passes">✓ passes</td>', '<td class="fails">✗ fails</td>'
STYLE = """
:root { color-scheme: light dark; --edge: #bbb; --head: #eee; --good: #1b5e20; --bad: #8a3200; }
@media (prefers-color-scheme: dark) {
  :root { --edge: #555; --head: #2a2a2a; --good: #8bd48f; --bad: #ffb38a; }
}
body { font-family: sans-serif; line-height: 1.45; margin: 1.5em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85em; margin: .6em 0; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
th, td { border: 1px solid var(--edge); padding: .2em .5em; text-align: left; vertical-align: top; }
th { background: var(--head); font-weight: normal; }
thead th { max-width: 11em; overflow-wrap: break-word; vertical-align: bottom; }
td.passes { color: var(--good); white-space: nowrap; }
td.fails { color: var(--bad); white-space: nowrap; }
.fault { color: var(--bad); font-weight: bold; }
code { overflow-wrap: anywhere; }
"""


def as_page(audits: Sequence[Audit]) -> str:
    """Return one self-contained page on all audits; all text in it is escaped."""
    body = "\n".join(line for found in audits for line in _assignment(found))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Audit</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _assignment(found: Audit) -> Iterator[str]:
    yield f"<h1>{escape(found.assignment)}: {'✓ fair' if found.is_fair else '✗ unfair'}</h1>"
    whole = [case for case in found.cases if not case.exercise]
    faults = [*(f"{c.id} {c.fault}" for c in found.cases if c.fault), *found.faults]
    yield from _list(
        [
            *(f"{case.id}: {case.score:g} of {case.max_score:g} points" for case in whole),
            f"mutants: {_counts(found.mutants)}",
            *(f"note: {note}" for note in found.notes),
        ]
    )
    yield from _list([f"✗ unfair: {fault}" for fault in faults], of="fault")
    for exercise, tests in found.tests.items():
        yield f"<h2>{escape(exercise)}</h2>"
        mutants = [trial for trial in found.mutants if trial.exercise == exercise]
        yield from _survivors(mutants)
        cases = [case for case in found.cases if case.exercise == exercise]
        yield from _matrix(f"{exercise}: known solutions", tests, [_of_case(c) for c in cases])
        changed = [(t.end, f"line {t.line}: {t.change}", t.lost) for t in mutants]
        yield f"<details><summary>All mutants: {_counts(mutants)}</summary>"
        yield from _matrix(f"{exercise}: mutants of the reference", tests, changed)
        yield "</details>"


def _counts(mutants: Sequence[Trial]) -> str:
    ends = [trial.end for trial in mutants]
    counts = ", ".join(f"{ends.count(end)} {end}" for end in (KILLED, EQUIVALENT, SURVIVED))
    return f"{len(ends)}; {counts}"


def _survivors(mutants: Sequence[Trial]) -> Iterator[str]:
    alive = [trial for trial in mutants if trial.end != KILLED]
    if not alive:
        return
    yield "<h3>Mutants that keep full marks</h3>\n<ul>"
    for trial in sorted(alive, key=lambda trial: trial.end, reverse=True):
        mark = "✗ survived" if trial.end == SURVIVED else "✓ equivalent"
        why = f" {escape(trial.reason)}" if trial.reason else ""
        yield f"<li>{mark}, line {trial.line}: <code>{escape(trial.change)}</code>{why}</li>"
    yield "</ul>"


def _of_case(case: Verdict) -> tuple[str, str, tuple[str, ...]]:
    verdict = f"✗ unfair: {case.fault}" if case.fault else "✓ fair"
    return f"{case.kind}, {verdict}", case.id, case.lost


def _matrix(
    caption: str, tests: Sequence[str], rows: Sequence[tuple[str, str, tuple[str, ...]]]
) -> Iterator[str]:
    """Yield a table of cases by tests; a row is what it is, its name, and the tests it fails."""
    yield f'<div class="wide">\n<table>\n<caption>{escape(caption)}</caption>\n<thead>\n<tr>'
    names = [test.removeprefix("test_").replace("_", " ") for test in tests]
    heads = ("case", "what it is", *names)
    yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield "</tr>\n</thead>\n<tbody>"
    for kind, name, lost in rows:
        cells = "".join(FAILS if test in lost else PASSES for test in tests)
        head = f'<th scope="row"><code>{escape(name)}</code></th><td>{escape(kind)}</td>'
        yield f"<tr>{head}{cells}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _list(items: Sequence[str], of: str = "") -> Iterator[str]:
    if items:
        kind = f' class="{of}"' if of else ""
        yield f"<ul{kind}>"
        yield from (f"<li>{escape(item)}</li>" for item in items)
        yield "</ul>"
