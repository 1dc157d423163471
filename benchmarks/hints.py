"""How often the hint that a student is shown is right, wrong or absent, on slips that are known."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from autograder.judge.suite import Suite, TestRun, open_suite
from autograder.known import Misconception
from autograder.report import PASSED, Diagnosis
from benchmarks.machine import ROOT
from benchmarks.plan import Plan
from benchmarks.slips import (
    Work,
    changed_alternatives,
    evenly,
    pairs_across,
    pairs_within,
    templates,
)
from benchmarks.truth import Bench

VERDICTS = RIGHT, WRONG, ABSENT, SILENT = "right", "wrong", "absent", "rightly silent"
SLOW = ("xor_network", "solve_xor", "train_digits", "find_bug_1", "find_bug_2", "find_bug_3")


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the hint for one wrong work.

    Attributes
    ----------
    assignment, kind, work : str
        Where it belongs, how it was made, of what and, in brackets, what was shown.
    verdict : str
        One of :data:`VERDICTS`.
    """

    assignment: str
    kind: str
    work: str
    verdict: str


def measure(plan: Plan) -> dict[str, Any]:
    """Count, for all assignments."""
    folders = sorted(path.parent for path in (ROOT / "solutions").glob("*/misconceptions.py"))
    found: list[Row] = []
    for folder in folders:
        print(f"  {folder.name}", file=sys.stderr, flush=True)
        found += open_suite(folder, partial(_look, folder, plan))
    return {
        "counts": counts(found),
        "by_assignment": {
            folder.name: counts([row for row in found if row.assignment == folder.name])
            for folder in folders
        },
        "wrong": [f"{r.assignment}: {r.kind}: {r.work}" for r in found if r.verdict == WRONG],
    }


def _look(folder: Path, plan: Plan, suite: Suite) -> list[Row]:
    return list(verdicts(Bench(suite, folder), plan))


def counts(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """Return how many works of each kind came to each verdict."""
    kinds = dict.fromkeys(row.kind for row in rows)
    return {
        kind: {v: sum((r.kind, r.verdict) == (kind, v) for r in rows) for v in VERDICTS}
        for kind in kinds
    }


def verdicts(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield what became of the hint of each work that loses points."""
    exercises = dict.fromkeys(test.exercise for test in bench.suite.tests)
    for exercise in exercises:
        if exercise in SLOW:
            continue
        known = [m for m in bench.misconceptions if m.exercise == exercise]
        right = [a for a in bench.alternatives if a.exercise == exercise]
        for work in changed_alternatives(right, plan.mutants):
            yield from _seen(bench, "changed alternative", work)
        for entry in evenly(known, plan.slips):
            yield from _left_out(bench, entry)
        bases = [bench.source(exercise), *(entry.source for entry in right)]
        bases += [code for code in templates(bench.folder) if _defines(code, exercise)]
        for work in evenly(list(pairs_within(known, bases)), plan.slips):
            yield from _seen(bench, "two slips in one function", work)
    for work in pairs_across(bench.suite, bench.misconceptions, plan.slips):
        if work.exercise not in SLOW:
            yield from _seen(bench, "slips in two functions", work)


def _defines(code: str, exercise: str) -> bool:
    return f"def {exercise}(" in code or f"class {exercise}" in code


def _seen(bench: Bench, kind: str, work: Work) -> Iterator[Row]:
    try:
        runs = bench.runs(work)
    except Exception:  # the cell itself raises: no call is asked
        return
    if not _lost(runs):
        return
    said = bench.diagnose(work, runs, bench.misconceptions)
    own = work.answers[work.exercise]
    true = {m.id for m in (*bench.alike(work.exercise, own), *work.slips)}
    yield _row(bench, kind, work, said, true)


def _left_out(bench: Bench, entry: Misconception) -> Iterator[Row]:
    """Yield a misconception that the engine does not know."""
    work = Work(id=entry.id, exercise=entry.exercise, answers={entry.exercise: entry.source})
    runs = bench.runs(work)
    same = {m.id for m in bench.alike(entry.exercise, entry.source)} | {entry.id, *entry.same_as}
    said = bench.diagnose(work, runs, [m for m in bench.misconceptions if m.id not in same])
    if _lost(runs):
        yield _row(bench, "a slip that is not known", work, said, set())


def _lost(runs: Sequence[TestRun]) -> bool:
    return any(run.outcome != PASSED for run in runs)


def _row(bench: Bench, kind: str, work: Work, said: Sequence[Diagnosis], true: set[str]) -> Row:
    """Compare what is shown with what is true; several true ones need not be told apart."""
    shown = {name for d in said if d.hint for name in d.misconceptions}
    verdict = ABSENT if true else SILENT
    if shown:
        verdict = RIGHT if shown & true else WRONG
    made_of = f"{work.id} [{', '.join(sorted(shown))}]"
    return Row(bench.folder.name, kind, made_of, verdict)
