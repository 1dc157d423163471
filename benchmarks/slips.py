"""Wrong work whose slip is known: alternatives with one change, two misconceptions at once."""

from __future__ import annotations

import ast
import difflib
import inspect
import itertools
import re
import runpy
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from autograder.judge.suite import Suite
from autograder.known import Alternative, Misconception
from autograder.mutants import mutants_of

T = TypeVar("T")
Edit = tuple[int, int, list[str]]
FEW_PIECES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Answers in place of the reference's.

    Attributes
    ----------
    id : str
        What it is made of.
    exercise : str
        Whose diagnosis is looked at.
    answers : dict of str to str
        Sources of answer cells by exercise.
    slips : tuple of Misconception
        Of `exercise`, where they are known beforehand.
    """

    id: str
    exercise: str
    answers: dict[str, str]
    slips: tuple[Misconception, ...] = ()


def changed_alternatives(alternatives: Sequence[Alternative], most: int) -> Iterator[Work]:
    """Yield each alternative with one mechanical change, at most `most` of each, evenly."""
    for entry in alternatives:
        mutants = mutants_of(entry.exercise, entry.source)
        for mutant in evenly(mutants, most):
            yield Work(
                id=f"{entry.id}: {mutant.change}",
                exercise=entry.exercise,
                answers={entry.exercise: mutant.source},
            )


def pairs_across(
    suite: Suite, misconceptions: Sequence[Misconception], most: int
) -> Iterator[Work]:
    """Yield slips of an exercise beside a slip of an exercise that it builds on."""
    used = {test.exercise: test.uses for test in suite.tests}
    for exercise, helpers in used.items():
        own = [m for m in misconceptions if m.exercise == exercise]
        for helper in helpers:
            theirs = [m for m in misconceptions if m.exercise == helper]
            for a, b in evenly(_diagonals(theirs, own), most):
                yield Work(
                    id=f"{a.id} + {b.id}",
                    exercise=exercise,
                    answers={helper: a.source, exercise: b.source},
                    slips=(b,),
                )


def pairs_within(misconceptions: Sequence[Misconception], bases: Sequence[str]) -> Iterator[Work]:
    """Yield two slips in one function, where they stand in different places of the same code.

    Parameters
    ----------
    misconceptions : sequence of Misconception
        Of one exercise.
    bases : sequence of str
        Right answers, of which both may be small changes.
    """
    for base in map(_pieces, bases):
        slips = [(m, edits(base, _pieces(m.source))) for m in misconceptions]
        small = [(m, found) for m, found in slips if 0 < _size(found) <= FEW_PIECES]
        for (a, ours), (b, theirs) in itertools.combinations(small, 2):
            code = merged(base, ours, theirs)
            if code is not None:
                yield Work(
                    id=f"{a.id} + {b.id}",
                    exercise=a.exercise,
                    answers={a.exercise: code},
                    slips=(a, b),
                )


def templates(folder: Path) -> Iterator[str]:
    """Yield the right code into which an assignment's misconceptions are filled.

    It comes from the functions of ``misconceptions.py`` that write code and need no argument.
    """
    for made in runpy.run_path(str(folder / "misconceptions.py")).values():
        if inspect.isfunction(made) and all(
            parameter.default is not parameter.empty
            for parameter in inspect.signature(made).parameters.values()
        ):
            yield textwrap.dedent(str(made())).strip()


def edits(base: Sequence[str], changed: Sequence[str]) -> list[Edit]:
    """Return what makes one sequence of pieces into another."""
    codes = difflib.SequenceMatcher(None, base, changed, autojunk=False).get_opcodes()
    return [(i, j, list(changed[k:m])) for tag, i, j, k, m in codes if tag != "equal"]


def merged(base: Sequence[str], ours: Sequence[Edit], theirs: Sequence[Edit]) -> str | None:
    """Make both changes; None where they touch each other or what comes out is no code."""
    both = sorted([*ours, *theirs], key=lambda edit: edit[:2])
    if any(before[1] >= after[0] for before, after in itertools.pairwise(both)):
        return None
    pieces = list(base)
    for start, end, new in reversed(both):
        pieces[start:end] = new
    code = "".join(pieces)
    try:
        ast.parse(code)
    except SyntaxError:
        return None
    return code


def evenly(items: Sequence[T], most: int) -> Sequence[T]:
    """Return at most so many of them, from beginning to end."""
    if len(items) <= most:
        return items
    return [items[i * len(items) // most] for i in range(most)]


def _diagonals(
    a: Sequence[Misconception], b: Sequence[Misconception]
) -> list[tuple[Misconception, Misconception]]:
    """Return all pairs so that neighbours have nothing in common."""
    return [(a[i], b[(i + shift) % len(b)]) for shift in range(len(b)) for i in range(len(a))]


def _pieces(source: str) -> list[str]:
    """Return code in one spelling, without docstrings and annotations, cut into its symbols."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in (*node.args.args, *node.args.kwonlyargs):
                argument.annotation = None
            if ast.get_docstring(node) is not None and len(node.body) > 1:
                del node.body[0]
    return re.findall(r"\w+|\s+|[^\w\s]", ast.unparse(tree))


def _size(found: Sequence[Edit]) -> int:
    return sum(end - start + len(new) for start, end, new in found)
