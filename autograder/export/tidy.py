"""For statistics: one row per student and exercise."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.export.table import Cell, as_csv, one_line
from autograder.grades import Grade, Grades, Mark, Student
from autograder.report import ExerciseReport

HEAD = (
    *("assignment", "student", "last_name", "first_name", "email", "handed_in"),
    *("exercise", "score", "max_score", "marked_by"),
    *("checks_passed", "checks", "misconceptions", "penalty_of_submission"),
)


def as_tidy(grades: Grades) -> bytes:
    """Return the CSV; who handed nothing in has one row, with `handed_in` and scores empty."""
    rows: list[tuple[Cell, ...]] = [HEAD]
    for grade in grades.grades:
        rows += _rows(grade, grades)
    for student in grades.absent:
        rows.append((*_who(student, grades), "", "", "", grades.max_score, "", "", "", "", ""))
    return as_csv(rows)


def _rows(grade: Grade, grades: Grades) -> Iterator[tuple[Cell, ...]]:
    reports = {e.name: e for e in grade.report.exercises} if grade.report is not None else {}
    when = f"{grade.timestamp.isoformat()}Z" if grade.timestamp else "yes"
    for mark in grade.marks:
        yield (
            *_who(grade.student, grades),
            when,
            *_mark(mark),
            *_checks(reports.get(mark.name)),
            grade.penalty,
        )


def _who(student: Student, grades: Grades) -> tuple[Cell, ...]:
    names = (one_line(student.last_name), one_line(student.first_name))
    return (grades.assignment, student.id, *names, student.email)


def _mark(mark: Mark) -> tuple[Cell, ...]:
    score = "" if mark.marked_by == "nobody" else mark.score
    return (mark.name, score, mark.max_score, mark.marked_by)


def _checks(exercise: ExerciseReport | None) -> tuple[Cell, ...]:
    if exercise is None:
        return ("", "", "")
    passed = sum(test.outcome == "passed" for test in exercise.tests)
    named = " ".join("|".join(d.misconceptions) for d in exercise.diagnoses)
    return (passed, len(exercise.tests), named)
