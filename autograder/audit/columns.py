"""What single tests are good for, seen over all cases of their exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.known import Agreement

ENOUGH = 30
Tests = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One case of an exercise.

    Attributes
    ----------
    exercise, id : str
        Whose and which.
    lost : frozenset of str
        Tests that it does not pass.
    """

    exercise: str
    id: str
    lost: frozenset[str]


def idle_tests(tests: Tests, rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Find tests that no case fails, be it wrong or, like a loop, right and yet not as asked.

    Returns
    -------
    faults, notes : list of str
        A fault where none does; a note where only those do that every test of
        the exercise catches.
    """
    faults: list[str] = []
    notes: list[str] = []
    for exercise, names in tests.items():
        for name in names:
            caught = [row for row in rows if row.exercise == exercise and name in row.lost]
            if not caught:
                faults.append(f"{exercise}: {name} catches nothing")
            elif len(names) > 1 and all(row.lost.issuperset(names) for row in caught):
                notes.append(f"{exercise}: {name} catches only what every test catches")
    return faults, notes


def agreements(
    tests: Tests, rows: Sequence[Row], explained: Sequence[Agreement]
) -> tuple[list[str], list[str]]:
    """Find tests of an exercise that are passed and failed together in every case.

    Cases that no test accepts are left out: they tell nothing about two of them.

    Parameters
    ----------
    tests : dict of str to tuple of str
        By exercise.
    rows : sequence of Row
        All cases.
    explained : sequence of Agreement
        Where it is meant.

    Returns
    -------
    faults, notes : list of str
        A fault where 30 cases fail them, or where what is explained is not so;
        a note where fewer do.
    """
    faults: list[str] = []
    notes: list[str] = []
    found: list[tuple[str, frozenset[str]]] = []
    for exercise, names in tests.items():
        for group, failing in _groups(names, [row for row in rows if row.exercise == exercise]):
            found.append((exercise, frozenset(group)))
            if any(e.exercise == exercise and group <= frozenset(e.tests) for e in explained):
                continue
            listed = " and ".join(name for name in names if name in group)
            sentence = (
                f"{exercise}: {listed} always agree (cases that fail them and not all: {failing})"
            )
            (faults if failing >= ENOUGH else notes).append(sentence)
    for entry in explained:
        if (entry.exercise, frozenset(entry.tests)) not in found:
            listed = " and ".join(entry.tests)
            faults.append(f"{entry.exercise}: equivalent.py says that {listed} agree; they do not")
    return faults, notes


def _groups(names: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[frozenset[str], int]]:
    telling = [row for row in rows if not row.lost.issuperset(names)]
    columns: dict[frozenset[str], list[str]] = {}
    for name in names:
        failing = frozenset(row.id for row in telling if name in row.lost)
        columns.setdefault(failing, []).append(name)
    for failing, group in columns.items():
        if len(group) > 1 and failing:
            yield frozenset(group), len(failing)
