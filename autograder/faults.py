"""What student code can do wrong, as a suite meets it.

::

    StudentFault
    ├── Missing        the function is not defined, or is still the stub
    ├── Raised         it raised
    ├── TimedOut       no answer in time
    ├── Crashed        its process died, or answered nonsense
    └── WrongAnswer    it answered, and the answer is not right

They leave a test as exceptions, since a suite is written as plain calls and
asserts, and become outcome values at the edge of the test; none of them ever
leaves the judge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.report import Outcome


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation, to be put into words by :mod:`autograder.words`.

    Attributes
    ----------
    code : str
        Key of the sentence.
    fields : dict
        What the sentence needs: names, shapes, counts, a :class:`Phrase`; never inputs or
        expected values.
    """

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Part of a sentence: how something ended, what kind of thing came instead.

    Attributes
    ----------
    code : str
        Key of the words.
    fields : dict
        As of a :class:`Finding`.
    """

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the student's own code.

    Attributes
    ----------
    cell : int
        Index of the cell in the notebook.
    line : int
        From 1.
    """

    cell: int
    line: int


class StudentFault(Exception):
    """Student code did something that costs the check at hand."""

    outcome: Outcome = "failed"

    def __init__(self, finding: Finding, place: Place | None = None) -> None:
        super().__init__(finding, place)
        self.finding = finding
        self.place = place


class Missing(StudentFault):
    """The function is not defined, or is still the stub."""

    outcome: Outcome = "missing"


class Raised(StudentFault):
    """The student's function raised."""

    outcome: Outcome = "raised"


class TimedOut(StudentFault):
    """The student's function gave no answer in time."""

    outcome: Outcome = "timed_out"


class Crashed(StudentFault):
    """The student's process died or did not answer as agreed."""

    outcome: Outcome = "crashed"


class WrongAnswer(StudentFault):
    """The student's function answered, and the answer is not right."""
