"""Loading ``course_config.py``, with all of its faults reported together by file and line."""

from __future__ import annotations

import ast
import dataclasses
import math
import runpy
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.course import (
    ISOLATIONS,
    SCHEDULERS,
    Assignment,
    Checks,
    Course,
    CourseDir,
    LatePolicy,
    Limits,
)
from autograder.errors import CourseConfigError, UsageError
from autograder.words import LANGUAGES

FILE = "course_config.py"
NBGRADER_FILE = "nbgrader_config.py"
KINDS: dict[str, Any] = {k.__name__: k for k in (Assignment, Checks, Course, LatePolicy, Limits)}
NAME_RULE = "letters, digits, '-' and '_' only, beginning with a letter"


def find_course(start: Path) -> CourseDir:
    """Find the course that a directory belongs to and load it.

    Parameters
    ----------
    start : Path
        ``course_config.py`` is looked for here and in every folder above.

    Raises
    ------
    UsageError
        If there is none.
    CourseConfigError
        If it has faults.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            return CourseDir(folder, load_course(folder / FILE))
        if (folder / NBGRADER_FILE).is_file():
            raise UsageError(
                f"{folder} is an nbgrader course, with no {FILE}; nbgrader autograde grades it, "
                "isolated by one line (docs/existing-courses.md)"
            )
    raise UsageError(
        f"no {FILE} in {start.resolve()} or above; run this inside a course "
        "(autograder new course DIR writes one)"
    )


def load_course(path: Path) -> Course:
    """Execute ``course_config.py`` and return its ``COURSE``.

    Raises
    ------
    CourseConfigError
        With every fault that can be told.
    """
    try:
        tree = ast.parse(path.read_text("utf-8"), str(path))
    except SyntaxError as error:
        raise CourseConfigError(path, [(error.lineno or 1, f"syntax: {error.msg}")]) from error
    except UnicodeDecodeError as error:
        raise CourseConfigError(path, [(1, "the file is not UTF-8 text")]) from error
    except ValueError as error:  # a null byte, before Python 3.11.4
        raise CourseConfigError(path, [(1, f"syntax: {error}")]) from error
    if faults := list(_unknown_fields(tree)):
        raise CourseConfigError(path, faults)
    try:
        course = runpy.run_path(str(path)).get("COURSE")
    except Exception as error:  # whatever the file raises is a fault of the file
        lines = [
            f.lineno or 1
            for f in traceback.extract_tb(error.__traceback__)
            if f.filename == str(path)
        ]
        fault = (lines[-1] if lines else 1, f"{type(error).__name__}: {error}")
        raise CourseConfigError(path, [fault]) from error
    if not isinstance(course, Course):
        raise CourseConfigError(path, [(1, "it must define COURSE = Course(...)")])
    places = _Places(tree)
    faults = [(places.line(where), fault) for where, fault in course_faults(course)]
    if faults:
        raise CourseConfigError(path, sorted(faults))
    return course


Where = tuple[str, str, str]


def course_faults(course: Course) -> list[tuple[Where, str]]:
    """Find what is wrong with a course's values.

    Returns
    -------
    faults : list of (where, fault)
        `where` is kind, name of the assignment (else empty) and field; `fault`
        says what is wrong and what would be right. Values of a wrong type are
        told first, since nothing else can be said of them.
    """
    return list(_type_faults(course)) or list(_value_faults(course))


def _type_faults(course: Course) -> Iterator[tuple[Where, str]]:
    from pydantic import TypeAdapter, ValidationError  # slow to import, and most only ask where

    try:
        TypeAdapter(Course).validate_python(course)
    except ValidationError as error:
        for fault in error.errors():
            got = f"not {fault['input']!r:.60}"
            match fault["loc"]:
                case ("limits", str() as field) | (
                    "assignments",
                    int(),
                    "limits",
                    str() as field,
                ):
                    yield ("Limits", "", field), f"{field} must be a number above 0, {got}"
                case ("checks", str() as field, *_):
                    yield ("Checks", "", field), f"{field}: {fault['msg']}, {got}"
                case ("late", "extension_days", *entry) if entry:
                    name = ", ".join(str(part) for part in entry if part != "[key]")
                    where = ("LatePolicy", "", "extension_days")
                    yield where, f"{name}: extensions are numbers of days by student, {got}"
                case ("late", str() as field, *_):
                    yield ("LatePolicy", "", field), f"{field}: {fault['msg']}, {got}"
                case ("assignments", int() as index, str() as field, entry, *_):
                    where = ("Assignment", str(course.assignments[index].name), field)
                    yield where, f"{entry}: points must be a number of at least 0, {got}"
                case ("assignments", int() as index, str() as field):
                    where = ("Assignment", str(course.assignments[index].name), field)
                    yield where, f"{field}: {fault['msg']}, {got}"
                case place:
                    field = str(place[0]) if place else ""
                    yield ("Course", "", field), f"{field}: {fault['msg']}, {got}"


def _value_faults(course: Course) -> Iterator[tuple[Where, str]]:
    if not is_name(course.id):
        yield ("Course", "", "id"), f"id {course.id!r}: {NAME_RULE}"
    if course.isolation not in ISOLATIONS:
        yield ("Course", "", "isolation"), _choice("isolation", course.isolation, ISOLATIONS)
    if course.language not in LANGUAGES:
        yield ("Course", "", "language"), _choice("language", course.language, LANGUAGES)
    yield from _service_faults(course)
    for limits in filter(None, (course.limits, *(a.limits for a in course.assignments))):
        for field in dataclasses.fields(Limits):
            if not (value := getattr(limits, field.name)) > 0:
                message = f"{field.name} must be a number above 0, not {value}"
                yield ("Limits", "", field.name), message
    names = [a.name for a in course.assignments]
    if course.late is not None:
        yield from _late_faults(course.late, names)
    yield from _checks_faults(course.checks, names)
    seen: set[str] = set()
    for assignment in course.assignments:
        yield from _assignment_faults(assignment)
        if assignment.name in seen:
            yield (
                ("Assignment", assignment.name, "name"),
                f"name {assignment.name!r} is there twice",
            )
        seen.add(assignment.name)


def _late_faults(late: LatePolicy, assignments: list[str]) -> Iterator[tuple[Where, str]]:
    for field in ("percent_per_day", "cap_percent"):
        if not 0 <= (value := getattr(late, field)) <= 100:
            fault = f"{field} must be between 0 and 100, not {value!r}"
            yield ("LatePolicy", "", field), fault
    if not 0 <= late.grace_minutes < math.inf:
        fault = f"grace_minutes must be a number of at least 0, not {late.grace_minutes!r}"
        yield ("LatePolicy", "", "grace_minutes"), fault
    where = ("LatePolicy", "", "extension_days")
    for name, students in late.extension_days.items():
        if name not in assignments:
            yield where, _choice("extension_days: an assignment", name, tuple(assignments))
        for student, days in students.items():
            if not 0 <= days < math.inf:
                yield where, f"{name}, {student}: days must be a number of at least 0, not {days!r}"


def _checks_faults(checks: Checks, assignments: list[str]) -> Iterator[tuple[Where, str]]:
    counts = ("running", "waiting", "waiting_per_student", "notebook_mib")
    for field, least in (("attempts_per_day", 0), *((name, 1) for name in counts)):
        if (value := getattr(checks, field)) < least:
            yield ("Checks", "", field), f"{field} must be at least {least}, not {value}"
    try:
        ZoneInfo(checks.time_zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):  # e.g. "", a folder, "Mars/Base"
        fault = f"time_zone must be a name like 'Europe/Berlin', not {checks.time_zone!r}"
        yield ("Checks", "", "time_zone"), fault
    for name in checks.closed:
        if name not in assignments:
            yield ("Checks", "", "closed"), _choice("closed", name, tuple(assignments))


def _service_faults(course: Course) -> Iterator[tuple[Where, str]]:
    scheduler = course.dask_scheduler
    if scheduler and not scheduler.startswith(SCHEDULERS):
        fault = f"must be tcp://host:port or tls://host:port, or empty, not {scheduler!r}"
        yield ("Course", "", "dask_scheduler"), f"dask_scheduler {fault}"
    if course.backups < 0:
        yield ("Course", "", "backups"), f"backups must be at least 0, not {course.backups}"


def _assignment_faults(assignment: Assignment) -> Iterator[tuple[Where, str]]:
    def at(field: str) -> Where:
        return ("Assignment", assignment.name, field)

    if not is_name(assignment.name):
        yield at("name"), f"name {assignment.name!r}: {NAME_RULE}"
    if not assignment.exercises:
        yield at("exercises"), f"{assignment.name} has no exercises"
    seen: set[str] = set()
    for field in ("exercises", "written", "cells"):
        for name, points in getattr(assignment, field).items():
            if points < 0:
                yield at(field), f"{name}: points must be a number of at least 0, not {points}"
            if name in seen:
                yield at(field), f"{name}: the name is there twice"
            seen.add(name)
    if not 0 <= assignment.weight <= 100:
        yield at("weight"), f"weight must be between 0 and 100, not {assignment.weight!r}"
    if assignment.due is not None and assignment.due.tzinfo is None:
        example = "datetime(..., tzinfo=ZoneInfo('Europe/Berlin'))"
        yield at("due"), f"due needs a time zone, e.g. {example}"


def _unknown_fields(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Find misspelled and missing fields, all of them, before anything is executed."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        kind = KINDS.get(node.func.id)
        if kind is None or any(keyword.arg is None for keyword in node.keywords):
            continue
        fields = {field.name: field for field in dataclasses.fields(kind)}
        given = {keyword.arg for keyword in node.keywords}
        for keyword in node.keywords:
            if keyword.arg not in fields:
                known = ", ".join(fields)
                yield keyword.value.lineno, f"{node.func.id} has no {keyword.arg!r}; it has {known}"
        for name, field in fields.items():
            required = (
                field.default is dataclasses.MISSING
                and field.default_factory is dataclasses.MISSING
            )
            if required and name not in given:
                yield node.lineno, f"{node.func.id} needs {name!r}"


class _Places:
    """Where in the file each field of each kind stands."""

    def __init__(self, tree: ast.AST) -> None:
        self._lines: dict[Where, int] = {}
        calls = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in KINDS
        ]
        for node in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            assert isinstance(node.func, ast.Name)
            kind = node.func.id
            given = {str(keyword.arg): keyword.value for keyword in node.keywords}
            name = _written(given.get("name")) if kind == "Assignment" else ""
            for field, value in given.items():
                self._lines[kind, name, field] = value.lineno  # the last of two is the second

    def line(self, where: Where) -> int:
        return self._lines.get(where, 1)


def _written(node: ast.expr | None) -> str:
    """Return the text of a literal, as ``str`` shows its value."""
    try:
        return str(ast.literal_eval(node)) if node is not None else ""
    except ValueError:
        return ""


def is_name(name: object) -> bool:
    """Tell whether a course or an assignment may be called so; see :data:`NAME_RULE`."""
    return (
        isinstance(name, str)
        and name[:1].isalpha()
        and name.replace("-", "").replace("_", "").isalnum()
        and name.isascii()
    )


def _choice(field: str, value: object, choices: tuple[str, ...]) -> str:
    return f"{field} must be one of {', '.join(map(repr, choices))}, not {value!r}"
