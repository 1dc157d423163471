"""Work that is more alike than chance explains: a signal for a person, no finding.

Code is tokenised and never run. Names, comments, strings and white space do not count, nor
does the order of functions: what is compared are short runs of tokens, *pieces*. A piece that
stands in the release, the reference or an alternative tells nothing, and one that many have
tells little: in an exercise that leaves no choice, everybody is alike and nobody is listed.
"""

from __future__ import annotations

import copy
import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, pairwise

from copydetect import CodeFingerprint, compare_files

# Measured on the alternatives of an assignment, see the tests: independent solutions stay below.
LENGTH = 16  # of a piece, in characters of normalised code: most tokens are one
SHARE = 0.6  # of what tells anything in a cell
ENOUGH = 30  # pieces that nobody else has, or more that some have
MAX_CODE = 10_000  # characters of a cell that are looked at
MOST = 100  # pairs that are told
SMALL_CLASS = 10  # below, a piece that all have tells something yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of a cell's text, and whether the other one has it, too."""

    text: str
    alike: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarCell:
    """A cell of one of two, cut where likeness begins and ends."""

    cell: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarWork:
    """Two submissions that a person may want to compare.

    Attributes
    ----------
    students : tuple of str
        Both.
    cells : tuple of str
        Ids of the answers that are alike.
    share : float
        Of the pieces that tell anything in the most alike of them, 0 to 1, weighed by rarity.
    pieces : float
        How many telling pieces both have; one that nobody else has counts as 1.
    sides : tuple of tuple of SimilarCell
        What each wrote; empty where names are hidden.
    """

    students: tuple[str, str]
    cells: tuple[str, ...]
    share: float
    pieces: float
    sides: tuple[tuple[SimilarCell, ...], tuple[SimilarCell, ...]]


Prints = dict[str, CodeFingerprint]
Weights = Mapping[int, float]


def similar_of(
    answers: Mapping[str, Mapping[str, str]], known: Iterable[str]
) -> tuple[SimilarWork, ...]:
    """Return the pairs that are alike, the most telling first, at most :data:`MOST`.

    Parameters
    ----------
    answers : dict of str to dict
        By student, the code of each answer by the cell's id.
    known : iterable of str
        Code that everybody may have: released cells, the reference, alternatives.
    """
    ignored = set().union(*(_print(code).hashes for code in known))
    prints = {
        student: {cell: _print(code) for cell, code in sorted(cells.items())}
        for student, cells in sorted(answers.items())
    }
    wholes = {
        student: set().union(*(found.hashes for found in cells.values())) - ignored
        for student, cells in prints.items()
    }
    weights = _weights(wholes.values())
    found = (
        _compared((left, right), (prints[left], prints[right]), shared, weights)
        for left, right in combinations(prints, 2)
        for shared in [wholes[left] & wholes[right]]
        if sum(weights[piece] for piece in shared) >= ENOUGH
    )
    ranked = sorted(filter(None, found), key=lambda pair: (-pair.pieces, pair.students))
    return tuple(ranked[:MOST])


def _print(code: str) -> CodeFingerprint:
    return CodeFingerprint("", LENGTH, 1, language="python", fp=io.StringIO(code[:MAX_CODE]))


def _weights(wholes: Iterable[Set[int]]) -> Weights:
    """Weigh pieces by rarity: 1 for what two or fewer have, 0 for what half of the class has."""
    students = list(wholes)
    size = max(len(students), SMALL_CLASS) / 2
    counts = Counter(piece for whole in students for piece in whole)
    return {
        piece: max(0.0, math.log(size / max(count, 2)) / math.log(size / 2))
        for piece, count in counts.items()
    }


def _compared(
    students: tuple[str, str], sides: tuple[Prints, Prints], shared: set[int], weights: Weights
) -> SimilarWork | None:
    alike: dict[str, float] = {}
    for cell, found in (item for side in sides for item in side.items()):
        both = sum(weights[piece] for piece in found.hashes & shared)
        own = sum(weights.get(piece, 0.0) for piece in found.hashes)
        if both >= ENOUGH and both / own >= SHARE:
            alike[cell] = max(alike.get(cell, 0.0), both / own)
    if not alike:
        return None
    return SimilarWork(
        students=students,
        cells=tuple(alike),
        share=round(max(alike.values()), 2),
        pieces=round(sum(weights[piece] for piece in shared), 1),
        sides=(_side(sides[0], shared), _side(sides[1], shared)),
    )


def _side(prints: Prints, shared: set[int]) -> tuple[SimilarCell, ...]:
    return tuple(
        SimilarCell(cell=cell, passages=tuple(_passages(found, shared)))
        for cell, found in prints.items()
        if found.hashes & shared
    )


def _passages(found: CodeFingerprint, shared: set[int]) -> Iterator[Passage]:
    """Cut a cell where it begins and ceases to be alike; together it is the whole text."""
    own = copy.copy(found)
    own.hashes = found.hashes & shared
    _, _, (slices, _) = compare_files(own, own)
    ends = [int(end) for both in zip(*slices, strict=True) for end in both]
    for index, (start, end) in enumerate(pairwise(_rising([0, *ends, len(found.raw_code)]))):
        if start < end:
            yield Passage(text=found.raw_code[start:end], alike=index % 2 == 1)


def _rising(ends: Sequence[int]) -> Iterator[int]:
    last = 0
    for end in ends:
        last = max(last, min(end, ends[-1]))
        yield last
