"""A class with names that files of every kind are afraid of."""

from __future__ import annotations

from datetime import datetime

import pytest

from autograder.grades import Grade, Grades, Mark, Student
from autograder.report import Diagnosis, ExerciseReport, Report, TestReport

NAMES = {
    "1001": ("Ada", "Lovelace"),
    "1002": ('Jürgen "Jay"', "Groß, Jr."),
    "1003": ("=HYPERLINK(1)", "+cmd|' /C calc'!A0"),
    "1004": ("two\nlines", "\tTabbed"),
    "1005": ("-1", "@SUM(A1)"),
    "1006": ("x;=1+1", "_12_"),
    "1007": ("../..", "C:\\Windows"),
    "1008": ("<script>alert(1)</script>", "ＷＩＤＥ ＝1"),
    "1009": ("", "Points Possible"),
    "1010": ("null\0byte\x1b[31m", "Ⅷ 李"),
}


def report(student: str, *, passed: bool = True) -> Report:
    lost = "Every entry of `f` has the wrong sign, at your line `=1+1; <b>`."
    tests = (
        TestReport(id="test_a", title="It doubles", points=2.0, outcome="passed"),
        TestReport(
            id="test_b",
            title="Signs <&>",
            points=2.0,
            outcome="passed" if passed else "failed",
            message="" if passed else lost,
            hint="" if passed else "Which way is down?",
        ),
    )
    return Report(
        assignment="ps1",
        student=student,
        key="k",
        isolation="process",
        score=4.0 if passed else 2.0,
        max_score=4.0,
        exercises=(
            ExerciseReport(
                name="double",
                score=4.0 if passed else 2.0,
                max_score=4.0,
                tests=tests,
                diagnoses=() if passed else (Diagnosis(misconceptions=("sign", "abs"), hint=""),),
            ),
        ),
    )


@pytest.fixture
def grades() -> Grades:
    """Return the class: everybody has lost the second check but Ada; 1004 is late."""
    made = []
    for number, (first, last) in NAMES.items():
        passed = number == "1001"
        marks = (
            Mark(name="double", score=4.0 if passed else 2.0, max_score=4.0, marked_by="engine"),
            Mark(name="why", score=1.25, max_score=3.0, marked_by="person"),
        )
        student = Student(
            id=number, first_name=first, last_name=last, email=f"u{number}@example.org", lms_id="7"
        )
        penalty = 0.5 if number == "1004" else 0.0
        stamp = datetime(2026, 11, 20, 10)
        made.append(
            Grade(
                student=student,
                marks=marks,
                penalty=penalty,
                timestamp=stamp,
                report=report(number, passed=passed),
            )
        )
    return Grades(
        assignment="ps1",
        title="=Doubling, once",
        max_score=7.0,
        grades=tuple(made),
        absent=(Student(id="2000", last_name="Away"),),
    )
