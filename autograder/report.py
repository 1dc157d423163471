"""The Report: all that is known about one submission after judging. A frozen value.

``docs/report.md`` writes its JSON form down field by field.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from autograder.strict import STRICT

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA = 1

Outcome = Literal[
    "passed", "failed", "raised", "timed_out", "crashed", "missing", "skipped", "not_judged"
]
CellOutcome = Literal["ok", "raised", "timed_out", "crashed", "not_run"]
PASSED: Outcome = "passed"
FAILED: Outcome = "failed"
RAISED: Outcome = "raised"
TIMED_OUT: Outcome = "timed_out"
CRASHED: Outcome = "crashed"
MISSING: Outcome = "missing"
SKIPPED: Outcome = "skipped"
NOT_JUDGED: Outcome = "not_judged"
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestReport:
    """One test of an exercise.

    Attributes
    ----------
    id : str
        Name of the test function, or ``"cell"`` for an ordinary nbgrader test cell.
    title : str
        The line a student reads.
    points : float
        What it is worth.
    outcome : str
        One of :data:`OUTCOMES`.
    message : str
        What was observed, in words; empty where it passed by itself.
    hint : str
        The test's hint; empty where it passed or has none.
    follow_through : tuple of str
        Exercises that the reference stood in for, so that an earlier slip costs nothing here.
    """

    __test__ = False  # the name is not for pytest
    __pydantic_config__ = STRICT

    id: str
    title: str
    points: float
    outcome: Outcome
    message: str = ""
    hint: str = ""
    follow_through: tuple[str, ...] = ()

    @property
    def earned(self) -> float:
        """Points that it gives."""
        return self.points if self.outcome == PASSED else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A known misconception that gives exactly the answers that were seen.

    Attributes
    ----------
    misconceptions : tuple of str
        Ids of all that fit; more than one where the answers cannot tell them apart.
    hint : str
        For the student; empty where several fit that ask for different hints.
    """

    __pydantic_config__ = STRICT

    misconceptions: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseReport:
    """One exercise.

    Attributes
    ----------
    name : str
        Its ``grade_id``.
    score, max_score : float
        Points.
    tests : tuple of TestReport
        In the suite's order.
    diagnoses : tuple of Diagnosis
        Usually none or one.
    """

    __pydantic_config__ = STRICT

    name: str
    score: float
    max_score: float
    tests: tuple[TestReport, ...]
    diagnoses: tuple[Diagnosis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReport:
    """What became of one code cell.

    Attributes
    ----------
    index : int
        Place in the autograded notebook, from 0.
    grade_id : str
        Of a tracked cell, else empty.
    outcome : str
        ``ok``, ``raised``, ``timed_out``, ``crashed`` or ``not_run``.
    detail : str
        How it ended, in words, where it did not end by itself; the exception's name
        where it raised.
    seconds : float
        On the clock.
    """

    __pydantic_config__ = STRICT

    index: int
    grade_id: str
    outcome: CellOutcome
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All outcomes of one submission.

    Attributes
    ----------
    assignment, student : str
        What and whose.
    key : str
        Hash of everything the result depends on; the same key is never judged twice.
    isolation : str
        Level under which student code ran.
    language : str
        Of all messages in it; titles and hints are in their author's.
    score, max_score : float
        Points of the exercises; written questions are marked by people and not in it.
    exercises : tuple of ExerciseReport
        In the notebook's order.
    cells : tuple of CellReport
        Code cells that were run, in order.
    notes : tuple of str
        For staff: what was repaired in the notebook.
    unreadable : str
        Why the notebook could not be read, else empty.
    """

    __pydantic_config__ = STRICT

    assignment: str
    student: str
    key: str
    isolation: str
    score: float
    max_score: float
    exercises: tuple[ExerciseReport, ...]
    cells: tuple[CellReport, ...] = ()
    notes: tuple[str, ...] = ()
    unreadable: str = ""
    language: str = "en"

    @property
    def not_judged(self) -> tuple[str, ...]:
        """Exercises with a check that failed by our fault."""
        return tuple(
            e.name for e in self.exercises if any(t.outcome == NOT_JUDGED for t in e.tests)
        )

    def to_json(self) -> str:
        """Return the JSON form, indented, with a final line feed."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Read the JSON form back.

        Raises
        ------
        ValueError
            If it is not a report of this schema, field by field.
        """
        from pydantic import ValidationError  # only who reads needs it, and it is slow to import

        try:
            data = json.loads(text)
        except RecursionError as error:
            raise ValueError("not a report: too deep") from error
        if not isinstance(data, dict) or data.pop("schema", None) != SCHEMA:
            raise ValueError(f"not a report, or one of another schema than {SCHEMA}")
        try:
            return _adapter().validate_json(json.dumps(data))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise ValueError(f"not a report: {place}: {first['msg']}") from error


@cache
def _adapter() -> TypeAdapter[Report]:
    from pydantic import TypeAdapter

    return TypeAdapter(Report)
