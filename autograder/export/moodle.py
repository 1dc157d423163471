"""Moodle: a file for *Grades, Import, CSV file*, and feedback files for an assignment.

The importer asks which column is what: map ``Email address`` or ``Username`` to the
user and ``Grade`` and ``Feedback comments`` to the assignment. The ZIP is for the assignment's
*Upload multiple feedback files in a zip*, which finds a student by the number in a
folder's name. That number, the *identifier*, is another one in each assignment; Moodle
tells it in the assignment's grading worksheet.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping

from autograder.errors import UsageError
from autograder.export.table import Cell, as_csv, one_line
from autograder.export.texts import feedback_text
from autograder.grades import Grade, Grades, Student
from autograder.pages.page import feedback_page

HEAD = (
    *("Identifier", "Full name", "Username", "ID number", "Email address"),
    *("Grade", "Maximum grade", "Feedback comments"),
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP can hold: same grades, same bytes

Identifiers = Mapping[str, str]


def as_moodle(grades: Grades, identifiers: Identifiers) -> bytes:
    """Return the CSV; who handed nothing in has no row and keeps what they have."""
    return as_csv([HEAD, *(_row(grade, grades, identifiers) for grade in grades.grades)])


def _row(grade: Grade, grades: Grades, identifiers: Identifiers) -> tuple[Cell, ...]:
    student = grade.student
    return (
        f"Participant {identifiers[student.id]}" if student.id in identifiers else "",
        one_line(student.full_name),
        student.id,
        student.lms_id,
        student.email,
        round(grade.score, 5),  # as many decimals as Moodle keeps
        grades.max_score,
        feedback_text(grade, grades),
    )


def as_feedback_zip(grades: Grades, identifiers: Identifiers) -> bytes:
    """Return a ZIP with one page for each student whose identifier is known."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for grade in grades.grades:
            if (identifier := identifiers.get(grade.student.id)) is None:
                continue
            # Moodle splits the folder's name at underscores: name, number, plugin's type and name
            name = re.sub(r"[\s_/\\:*?\"<>|]+", " ", one_line(grade.student.full_name)).strip(" .")
            folder = f"{name or 'Participant'}_{identifier}_assignsubmission_file_"
            member = zipfile.ZipInfo(f"{folder}/{grades.assignment}.html", LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, feedback_page(grade, grades))
    return out.getvalue()


def identifiers_of(grades: Grades, worksheet: str | None) -> dict[str, str]:
    """Return Moodle's number of each student, where it is known.

    Parameters
    ----------
    grades : Grades
        Of the class.
    worksheet : str or None
        Text of the assignment's grading worksheet: found by email address there,
        else by a full name that only one student has. Without it a student id
        that is a number is taken for it: what the collector of Moodle's ZIP files
        gives a student whom the roster does not know.

    Raises
    ------
    UsageError
        If it is no grading worksheet.
    """
    students = [grade.student for grade in grades.grades]
    if worksheet is None:
        return {s.id: s.id for s in students if re.fullmatch(r"[0-9]+", s.id)}
    by_email, by_name = _read_worksheet(worksheet)
    names = [_folded(student.full_name) for student in students]
    found = {}
    for student in students:
        name = _folded(student.full_name)
        numbers = by_email.get(_folded(student.email)) if student.email else None
        numbers = numbers or (by_name.get(name, []) if names.count(name) == 1 else [])
        if len(numbers) == 1:
            found[student.id] = numbers[0]
    return found


def unknown_to(identifiers: Identifiers, grades: Grades) -> list[Student]:
    """Return the students for whom Moodle's number is not known."""
    return [g.student for g in grades.grades if g.student.id not in identifiers]


def _read_worksheet(text: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if not {"Identifier", "Full name"} <= set(rows.fieldnames or ()):
        raise UsageError(
            "not Moodle's grading worksheet: there is no column Identifier or Full name"
        )
    by_email: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for row in rows:
        number = re.search(r"[0-9]+$", (row["Identifier"] or "").strip())
        if number is None:
            continue
        by_name.setdefault(_folded(row["Full name"] or ""), []).append(number[0])
        if email := row.get("Email address"):
            by_email.setdefault(_folded(email), []).append(number[0])
    return by_email, by_name


def _folded(text: str) -> str:
    return one_line(text).casefold()
