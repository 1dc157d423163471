"""Our tables are nbgrader's: a newer nbgrader cannot drift away unnoticed."""

from __future__ import annotations

import pytest
from alembic.script import ScriptDirectory
from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import Table

from autograder.nbgrader.tables import SCHEMA, TABLES

THEIRS = Base.metadata.tables


def columns(table: Table) -> dict[str, tuple[str, bool]]:
    return {column.name: (repr(column.type), column.primary_key) for column in table.columns}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_the_columns_and_types_that_nbgrader_gives_it(name: str) -> None:
    assert columns(TABLES[name]) == columns(THEIRS[name])


@pytest.mark.parametrize("name", ["student", "submitted_assignment", "submitted_notebook", "grade"])
def test_rows_are_refused_by_nothing_but_what_we_write(name: str) -> None:
    """A column that must not be empty is one that recording fills."""
    filled = {"id", "flagged", "needs_manual_grade", "assignment_id", "student_id"}
    required = {c.name for c in THEIRS[name].columns if not c.nullable}
    assert required <= filled


def test_the_schema_is_the_newest_that_the_installed_nbgrader_knows() -> None:
    assert ScriptDirectory(ALEMBIC_DIR).get_current_head() == SCHEMA
