"""Known solutions of an exercise that are not the reference: wrong ones and valid ones.

An assignment lists them in ``solutions/<ps>/misconceptions.py`` (a tuple
``MISCONCEPTIONS``) and ``solutions/<ps>/alternatives.py`` (``ALTERNATIVES``).
The audit proves with them that the hidden suite is fair; diagnosis names the
misconception behind a wrong answer. What the audit finds and is meant to be so
is explained in ``solutions/<ps>/equivalent.py`` (``EQUIVALENT``, ``AGREEING``).
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.errors import SuiteError


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """A wrong solution that real students write.

    Attributes
    ----------
    id : str
        Unique within the assignment.
    exercise : str
        The exercise whose answer it replaces.
    description : str
        What is wrong, for staff.
    hint : str
        What a student reads; helps without giving the answer away.
    code : str
        Replaces the exercise's answer cell; may be indented as a whole.
    same_as : tuple of str
        Ids of misconceptions that are the same mathematics, so that either diagnosis is right.
    convention : str
        Where it is right mathematics in another convention: that convention, as it goes on
        after "where", e.g. ``"costs are summed over the samples"``. It loses the same points;
        a student reads that it is no mistake in the mathematics.
    """

    id: str
    exercise: str
    description: str
    hint: str
    code: str
    same_as: tuple[str, ...] = ()
    convention: str = ""

    @property
    def source(self) -> str:
        """The code as it stands in a cell."""
        return textwrap.dedent(self.code).strip()


def with_conventions(
    conventions: Mapping[str, str], entries: Sequence[Misconception]
) -> tuple[Misconception, ...]:
    """Return misconceptions, those that are another convention marked as such.

    Parameters
    ----------
    conventions : dict
        From ids to what :attr:`Misconception.convention` says.
    entries : sequence of Misconception
        All of an assignment.

    Raises
    ------
    SuiteError
        If there is no such misconception.
    """
    if unknown := conventions.keys() - {entry.id for entry in entries}:
        raise SuiteError(f"there is no misconception {min(unknown)!r} to be a convention")
    return tuple(replace(entry, convention=conventions.get(entry.id, "")) for entry in entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A valid solution that looks different from the reference.

    Attributes
    ----------
    id : str
        Unique within the assignment.
    exercise : str
        The exercise whose answer it replaces.
    description : str
        What is different, for staff.
    code : str
        Replaces the exercise's answer cell; may be indented as a whole.
    loses : tuple of str
        Names of tests that it may fail, such as the vectorisation test for a loop.
    """

    id: str
    exercise: str
    description: str
    code: str
    loses: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The code as it stands in a cell."""
        return textwrap.dedent(self.code).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A mutant of the reference that no test can tell from it, because nothing changes.

    Attributes
    ----------
    exercise : str
        Whose answer is changed.
    change : str
        As the audit lists it: ``"x.sum(axis=0) -> x.sum(axis=-1)"``.
    reason : str
        Why a student who wrote this would deserve full marks.
    """

    exercise: str
    change: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Tests of an exercise that may always pass and fail together.

    Attributes
    ----------
    exercise : str
        Whose suite it is.
    tests : tuple of str
        Their names.
    reason : str
        Why more than one of them is there.
    """

    exercise: str
    tests: tuple[str, ...]
    reason: str
