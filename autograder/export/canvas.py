"""Canvas: a file for *Gradebook, Import*.

Columns and the row of points are those of Canvas's own export: its importer
finds a student by ``ID``, else by ``SIS Login ID``, and an assignment by the
column's heading, ``Title`` or ``Title (id)``.
"""

from __future__ import annotations

from autograder.export.table import Cell, as_csv, one_line
from autograder.grades import Grade, Grades

HEAD = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS = "Points Possible"


def as_canvas(grades: Grades, column: str = "") -> bytes:
    """Return Canvas's gradebook CSV; who handed nothing in has no row and keeps what they have.

    Parameters
    ----------
    grades : Grades
        Of the class.
    column : str
        Heading of the assignment's column; its title where empty.
    """
    rows: list[tuple[Cell, ...]] = [
        (*HEAD, column or grades.title),
        (f"    {POINTS}", "", "", "", "", grades.max_score),
        *(_row(grade) for grade in grades.grades),
    ]
    return as_csv(rows)


def _row(grade: Grade) -> tuple[Cell, ...]:
    student = grade.student
    # Canvas takes any row whose first cell holds these words for the row of points.
    name = one_line(student.sortable_name).replace(POINTS, POINTS.replace(" ", "\u00a0"))
    # It shows two decimals; more would look like a change at the next import.
    return (name, student.lms_id, "", student.id, "", round(grade.score, 2))
