"""Reading submitted notebooks for nbgrader's commands as our own read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter

from autograder.config import find_course
from autograder.notebooks.submitted import HandinCell, read_notebook


class TolerantExporter(NotebookExporter):  # type: ignore[misc]  # nbconvert has no types
    """Reads what nbformat refuses and we do not, too: no minor version, odd ids, encodings."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Return a notebook's text and resources after all preprocessors.

        Raises
        ------
        UnreadableNotebook
            If it cannot be read at all; nbgrader says so and goes on with the next student.
        """
        try:
            notebook = nbformat.read(file_stream, as_version=4)
        except Exception:  # what nbformat raises for an odd file may be anything
            limits = find_course(Path.cwd()).course.limits
            cells = read_notebook(Path(file_stream.name), limits.notebook_mib << 20)
            notebook = nbformat.from_dict(_notebook_of(cells))
        done: tuple[str, Any] = self.from_notebook_node(notebook, resources=resources, **kw)
        return done


def _notebook_of(cells: list[HandinCell]) -> dict[str, Any]:
    """Return cells as nbformat has them; the teacher's frame will give them all else."""
    made = []
    for number, cell in enumerate(cells):
        nbgrader = {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {}
        plain: dict[str, Any] = {
            "cell_type": cell.kind,
            "id": cell.cell_id or f"cell-{number}",
            "metadata": nbgrader,
            "source": cell.source,
        }
        if cell.kind == "code":
            plain.update(execution_count=None, outputs=[])
        if cell.attachments:
            plain["attachments"] = cell.attachments
        made.append(plain)
    return {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
