"""``autograder audit``: prove that each hidden suite is fair."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table

from autograder.audit.trials import EQUIVALENT, KILLED, SURVIVED
from autograder.cli.common import RAW, add_jobs, assignments_of, error_console, here, progress
from autograder.files import write_atomically

if TYPE_CHECKING:
    from autograder.audit.audit import Audit
    from autograder.audit.verdicts import Verdict

EXAMPLES = """\
examples:
  autograder audit                     every problem set
  autograder audit ps6_backprop -j 1   one, in one process
  autograder audit --html audit.html   one page with every case and every test
  autograder audit --json              the same as JSON
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "audit",
        help="prove that the hidden suites are fair",
        description="Judge the reference (must earn everything), the stub (nothing), every known "
        "misconception (must lose points in its exercise) and every alternative (must keep "
        "them); change the reference in hundreds of small ways (each must lose points); and "
        "print the matrix. Exit 1 where something is unfair.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignments", nargs="*", metavar="PS", help="default: all")
    parser.add_argument("--json", action="store_true", help="print the matrix as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write it as a page")
    add_jobs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit and print."""
    from autograder.audit.audit import audit  # these load the whole judge
    from autograder.audit.page import as_page

    course_dir = here()
    console = error_console()
    audits: list[Audit] = []
    for assignment in assignments_of(course_dir.course, arguments.assignments):
        with progress(console) as bar:
            task = bar.add_task(assignment.name, total=None, note="")
            tell = partial(_advance, bar, task)
            audits.append(audit(course_dir, assignment, arguments.jobs, tell))
        if not arguments.json:
            print_matrix(audits[-1], Console())
            sys.stdout.flush()  # minutes pass until the next one
    if arguments.json:
        print(json.dumps({found.assignment: as_json(found) for found in audits}, indent=1))
    if arguments.html is not None:
        write_atomically(arguments.html, as_page(audits))
    return 0 if all(found.is_fair for found in audits) else 1


def _advance(bar: Progress, task: TaskID, total: int) -> None:
    bar.update(task, total=total, advance=1)


def as_json(found: Audit) -> dict[str, Any]:
    """Return an audit as JSON holds it."""
    return {
        "fair": found.is_fair,
        "cases": [asdict(case) for case in found.cases],
        "mutants": [{**asdict(trial), "end": trial.end} for trial in found.mutants],
        "faults": found.faults,
        "notes": found.notes,
    }


def print_matrix(found: Audit, console: Console) -> None:
    """Print one row per case, mutants by exercise, what is unfair, and a closing line."""
    console.print(_table_of_cases(found))
    if found.mutants:
        console.print(_table_of_mutants(found))
    for line in _findings(found):  # code in square brackets is no markup
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _table_of_cases(found: Audit) -> Table:
    heads = ("case", "exercise", "score", "lost", "diagnosed", "verdict")
    table = Table(*heads, title=found.assignment)
    for v in found.cases:
        table.add_row(
            v.id,
            v.exercise,
            f"{v.score:g} / {v.max_score:g}",
            str(len(v.lost)) if v.exercise else "",
            _diagnosed(v),
            f"UNFAIR: {v.fault}" if v.fault else "fair",
        )
    return table


def _table_of_mutants(found: Audit) -> Table:
    table = Table("exercise", "mutants", KILLED, EQUIVALENT, SURVIVED)
    for exercise in found.tests:
        ends = [trial.end for trial in found.mutants if trial.exercise == exercise]
        counts = (len(ends), *(ends.count(end) for end in (KILLED, EQUIVALENT, SURVIVED)))
        table.add_row(exercise, *map(str, counts))
    return table


def _diagnosed(v: Verdict) -> str:
    if v.kind != "misconception":
        return ""
    return "itself" if v.diagnosed == (v.id,) else ", ".join(v.diagnosed) or "-"


def _findings(found: Audit) -> Iterator[str]:
    for trial in found.mutants:
        if trial.end == SURVIVED:
            yield f"SURVIVED {trial.exercise}, line {trial.line}: {trial.change}"
    yield from (f"UNFAIR: {fault}" for fault in found.faults)
    yield from (f"note: {note}" for note in found.notes)
    unfair = [v for v in found.cases if v.fault]
    misconceptions = [v for v in found.cases if v.kind == "misconception"]
    named = sum(v.id in v.diagnosed for v in misconceptions)
    beyond = f", {len(found.faults)} faults of the suite" if found.faults else ""
    yield (
        f"{found.assignment}: {len(found.cases)} cases, {len(unfair)} unfair{beyond}; "
        f"{named} of {len(misconceptions)} misconceptions diagnosed as themselves"
    )
