"""``autograder``: parse, run a verb, turn errors into one clear message and an exit status."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import select
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TextIO

import autograder
from autograder.errors import AutograderError, UsageError

USAGE, FAULT, INTERRUPTED, UNREAD = 2, 3, 130, 141
VERBS = (
    *("new", "build", "judge", "grade", "feedback", "report", "export", "audit", "course"),
    *("serve", "token", "demo", "doctor"),
)
EPILOG = """\
exit status:
  0  done
  1  something is unfair, out of date or too weak (audit, build --check, doctor)
  2  wrong usage
  3  the course or this machine is at fault; nobody loses a mark by it
"""


def parser(verbs: Sequence[str] = VERBS) -> argparse.ArgumentParser:
    """Return the parser of some verbs; their modules are what takes time to import."""
    top = argparse.ArgumentParser(
        prog="autograder",
        description="Grade numerical Jupyter exercises: isolated, explained, inside nbgrader.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"autograder {autograder.__version__}")
    parsers = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in verbs:
        import_module(f"autograder.cli.{verb}").add_parser(parsers)
    return top


class Signalled(KeyboardInterrupt):
    """A signal asks the program to end, as a batch system or a lost terminal does: like Ctrl-C.

    Attributes
    ----------
    status : int
        With which it ends.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    atexit.register(gc.freeze)  # or the interpreter looks through everything before it goes
    words = sys.argv[1:] if argv is None else argv
    arguments = parser([verb for verb in VERBS if verb in words[:1]] or VERBS).parse_args(words)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _end)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        print(f"autograder: {error}", file=sys.stderr)
        return USAGE
    except AutograderError as error:
        print(f"autograder: {error}", file=sys.stderr)
        return FAULT
    except KeyboardInterrupt as interruption:
        print(
            "autograder: stopped; what was finished is saved, the same command goes on from there",
            file=sys.stderr,
        )
        return interruption.status if isinstance(interruption, Signalled) else INTERRUPTED
    except BrokenPipeError:
        if not _is_unread(sys.stdout):
            raise
        return UNREAD
    return status


def _end(number: int, frame: object) -> None:
    raise Signalled(number)


def _is_unread(out: TextIO) -> bool:
    """Tell whether the program that read along has gone, such as ``head``; then write to nobody."""
    look = select.poll()
    look.register(out, 0)
    if not look.poll(0):  # errors, which are told unasked
        return False
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)
    return True
