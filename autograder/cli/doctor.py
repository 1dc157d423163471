"""``autograder doctor``: what this machine offers for holding student code."""

from __future__ import annotations

import argparse
import dataclasses
import json
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.cli.common import RAW, here
from autograder.errors import UsageError
from autograder.isolation import Layer, Level, Offer, best_level, holds, offered

EXAMPLES = """\
examples:
  autograder doctor          layers, what is missing, what that means, how to get it
  autograder doctor --json   the same for a program
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "doctor",
        help="show which isolation layers this machine offers",
        description="Try every isolation layer in a child process and show what this machine "
        "offers. Exit 1 where the course asks for more than that.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Probe and print."""
    offer = offered()
    best = best_level(offer)
    wanted = _wanted()
    if arguments.json:
        print(json.dumps({"best": best.value, **dataclasses.asdict(offer)}, indent=1))
    else:
        print_offer(offer, Console())
        if wanted is not None:
            console = Console()
            console.print(f"course_config.py asks for {wanted.value!r}", highlight=False)
    return 0 if wanted is None or holds(offer, wanted) else 1


def print_offer(offer: Offer, console: Console) -> None:
    """Print layers, what is missing and how to get it, and what the best level does not stop."""
    table = Table("layer", "here", "why not, and the remedy")
    for field in dataclasses.fields(offer):
        layer = getattr(offer, field.name)
        if isinstance(layer, Layer):
            said = "" if layer.available else f"{layer.reason}. {layer.remedy}"
            name = field.name.replace("_", " ")
            table.add_row(name, "yes" if layer.available else "NO", escape(said))
    console.print(table)
    best = best_level(offer)
    console.print(f"best level: {best.value} ({best.meaning})", highlight=False)
    console.print("it does not stop:", highlight=False)
    for item in best.what_it_does_not_stop:
        console.print(f"  - {item}", highlight=False)


def _wanted() -> Level | None:
    """Return the level that the course here asks for; None outside of a course."""
    try:
        return Level(here().course.isolation)
    except UsageError:
        return None
