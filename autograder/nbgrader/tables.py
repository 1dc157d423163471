"""The gradebook's tables that marks are recorded in and read from; nbgrader is slow to import.

A gradebook of another :data:`SCHEMA` is opened through nbgrader's own definitions, see
:mod:`autograder.nbgrader.database`; the tests compare these with nbgrader's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    Enum,
    Float,
    Interval,
    MetaData,
    String,
    Table,
    Text,
    func,
)
from sqlalchemy.types import TypeEngine

Tables = Mapping[str, Table]

SCHEMA = "e43177bfe90b"  # nbgrader's alembic revision
ID, NAME = String(32), String(128)
CELL_TYPE = Enum("code", "markdown", name="grade_cell_type", validate_strings=True)
_METADATA = MetaData()


def _table(table: str, key: String, /, **columns: TypeEngine[Any]) -> None:
    others = (Column(column, kind) for column, kind in columns.items())
    Table(table, _METADATA, Column("id", key, primary_key=True), *others)


_table("course", NAME)
_table("assignment", ID, name=NAME, duedate=DateTime(), course_id=NAME)
_table("notebook", ID, name=NAME, assignment_id=ID, kernelspec=String(1024))
_table("base_cell", ID, name=NAME, notebook_id=ID, type=String(50))
_table("grade_cells", ID, max_score=Float(), cell_type=CELL_TYPE)
_table("solution_cells", ID)
_table("task_cells", ID, max_score=Float(), cell_type=CELL_TYPE)
_table("student", NAME, first_name=NAME, last_name=NAME, email=NAME, lms_user_id=NAME)
_table(
    "submitted_assignment",
    ID,
    assignment_id=ID,
    student_id=NAME,
    timestamp=DateTime(),
    extension=Interval(),
)
_table(
    "submitted_notebook",
    ID,
    assignment_id=ID,
    notebook_id=ID,
    flagged=Boolean(),
    late_submission_penalty=Float(0),
)
_table(
    "grade",
    ID,
    notebook_id=ID,
    cell_id=ID,
    auto_score=Float(),
    manual_score=Float(),
    extra_credit=Float(),
    needs_manual_grade=Boolean(),
)
_table(
    "comment",
    ID,
    notebook_id=ID,
    cell_id=ID,
    auto_comment=Text(),
    manual_comment=Text(),
)
TABLES: Tables = _METADATA.tables


def score_of(grade: Table) -> ColumnElement[float]:
    """Return what a grade counts, as nbgrader reckons it; null where nobody has given one."""
    given = func.coalesce(grade.c.manual_score, grade.c.auto_score)
    return given + func.coalesce(grade.c.extra_credit, 0.0)
