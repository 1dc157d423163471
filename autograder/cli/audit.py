"""``autograder audit``: prove that each hidden suite is fair."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from rich.console import Console
from rich.table import Table

from autograder.audit import Verdict, audit, audit_cases
from autograder.cli.common import RAW, add_jobs, assignments_of, error_console, here, progress

EXAMPLES = """\
examples:
  autograder audit                     every problem set
  autograder audit ps6_backprop -j 1   one, in one process
  autograder audit --json              the matrix as JSON
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "audit",
        help="prove that the hidden suites are fair",
        description="Judge the reference (must earn everything), the stub (nothing), every known "
        "misconception (must lose points in its exercise) and every alternative (must keep "
        "them), and print the matrix. Exit 1 where something is unfair.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignments", nargs="*", metavar="PS", help="default: all")
    parser.add_argument("--json", action="store_true", help="print the matrix as JSON")
    add_jobs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit and print."""
    course_dir = here()
    console = error_console()
    results: dict[str, list[Verdict]] = {}
    for assignment in assignments_of(course_dir.course, arguments.assignments):
        with progress(console) as bar:
            total = sum(1 for _ in audit_cases(course_dir, assignment))
            task = bar.add_task(assignment.name, total=total, note="")
            advance = partial(bar.advance, task)
            results[assignment.name] = audit(course_dir, assignment, arguments.jobs, advance)
    if arguments.json:
        matrix = {name: [asdict(v) for v in verdicts] for name, verdicts in results.items()}
        print(json.dumps(matrix, indent=1))
    else:
        for name, verdicts in results.items():
            print_matrix(name, verdicts, Console())
    return 1 if any(v.fault for verdicts in results.values() for v in verdicts) else 0


def print_matrix(name: str, verdicts: Sequence[Verdict], console: Console) -> None:
    """Print one row per case and a closing line."""
    table = Table("case", "exercise", "score", "lost", "diagnosed", "verdict", title=name)
    for v in verdicts:
        table.add_row(
            v.id,
            v.exercise,
            f"{v.score:g} / {v.max_score:g}",
            str(len(v.lost)) if v.exercise else "",
            _diagnosed(v),
            f"UNFAIR: {v.fault}" if v.fault else "fair",
        )
    console.print(table)
    unfair = [v for v in verdicts if v.fault]
    misconceptions = [v for v in verdicts if v.kind == "misconception"]
    named = sum(v.id in v.diagnosed for v in misconceptions)
    console.print(
        f"{name}: {len(verdicts)} cases, {len(unfair)} unfair; "
        f"{named} of {len(misconceptions)} misconceptions diagnosed as themselves"
    )


def _diagnosed(v: Verdict) -> str:
    if v.kind != "misconception":
        return ""
    return "itself" if v.diagnosed == (v.id,) else ", ".join(v.diagnosed) or "-"
