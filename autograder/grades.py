"""What a class has in the gradebook for one assignment, beside its Reports. Frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from autograder.report import Report

MarkedBy = Literal["engine", "person", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A student as the gradebook's roster has them.

    Attributes
    ----------
    id : str
        nbgrader's student id.
    first_name, last_name, email : str
        Empty where the roster does not say.
    lms_id : str
        The id that the learning management system gave them (``lms_user_id``), or empty.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""

    @property
    def full_name(self) -> str:
        """First name, then last name; the id where the roster has neither."""
        return f"{self.first_name} {self.last_name}".strip() or self.id

    @property
    def sortable_name(self) -> str:
        """Last name, comma, first name; what there is of them, or the id."""
        return ", ".join(filter(None, (self.last_name, self.first_name))) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one grade cell gave.

    Attributes
    ----------
    name : str
        Its ``grade_id``.
    score, max_score : float
        Points.
    marked_by : str
        ``"engine"``, ``"person"``, or ``"nobody"`` where someone has yet to look.
    """

    name: str
    score: float
    max_score: float
    marked_by: MarkedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What one student has for the assignment.

    Attributes
    ----------
    student : Student
        Whose.
    marks : tuple of Mark
        Exercises, ordinary test cells, then written questions.
    penalty : float
        Points that are taken off for being late.
    seconds_late : float
        After the deadline that nbgrader knows, its extensions included.
    timestamp : datetime or None
        When it was handed in, in UTC without a zone as nbgrader keeps it.
    report : Report or None
        None where the engine has not judged it.
    comments : mapping
        What people, or nbgrader, remarked on answers, by ``grade_id``.
    """

    student: Student
    marks: tuple[Mark, ...]
    penalty: float = 0.0
    seconds_late: float = 0.0
    timestamp: datetime | None = None
    report: Report | None = None
    comments: Mapping[str, str] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """Points that count: all marks less the penalty, never below 0."""
        return round(max(0.0, sum(mark.score for mark in self.marks) - self.penalty), 6)

    @property
    def is_final(self) -> bool:
        """Whether every part has been marked."""
        return all(mark.marked_by != "nobody" for mark in self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """What a class has for one assignment.

    Attributes
    ----------
    assignment, title : str
        Its name, and its title for people.
    max_score : float
        Points of the whole assignment.
    grades : tuple of Grade
        Of everybody who handed in, by student id.
    absent : tuple of Student
        Everybody else on the roster, by id.
    language : str
        The course's, in which students read.
    """

    assignment: str
    title: str
    max_score: float
    grades: tuple[Grade, ...]
    absent: tuple[Student, ...] = ()
    language: str = "en"
