"""``autograder token``: what students show to ``autograder serve`` where there is no JupyterHub."""

from __future__ import annotations

import argparse
from typing import Any

from autograder.cli.common import RAW, here
from autograder.errors import UsageError
from autograder.service.ledger import Ledger

EXAMPLES = """\
examples:
  autograder token ada bob > tokens.txt   make a token for each: a line with name and token
  autograder token --revoke ada           ada's token is worth nothing any more
  autograder token                        who has one, and since when
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "token",
        help="make and revoke students' tokens for checks",
        description="Make a token for each named student, in place of an earlier one, and print "
        "it. It is shown this once: only a hash is kept, in checks.db.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("students", nargs="*", metavar="STUDENT")
    parser.add_argument("--revoke", action="store_true", help="revoke theirs instead")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make, revoke or list."""
    students: list[str] = arguments.students
    with Ledger(here().ledger) as ledger:
        if arguments.revoke:
            without = [student for student in students if not ledger.revoke(student)]
            if without:
                raise UsageError(f"there is no token of {', '.join(without)}")
        elif students:
            for student in students:
                print(f"{student}\t{ledger.new_token(student)}")
        else:
            for student, made in ledger.tokens():
                print(f"{student}\t{made}")
    return 0
