"""A submission as it is judged: the student's cells in the teacher's frame.

The teacher's notebook is the frame: ids, points, locked text and order are
taken from it, whatever a submission says about them. What students wrote is
taken from theirs: answers, and every cell of their own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.notebooks.submitted import HandinCell

Notebook = dict[str, Any]
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a submission, as it is run.

    Attributes
    ----------
    kind : str
        ``code``, ``markdown`` or ``raw``.
    source : str
        What the cell holds.
    cell_id : str
        nbformat's id, unique within the notebook.
    nbgrader : dict or None
        nbgrader's metadata from the teacher's notebook; None for a student's own cell.
    attachments : dict or None
        Pictures in a written answer.
    """

    kind: str
    source: str
    cell_id: str
    nbgrader: dict[str, Any] | None = None
    attachments: dict[str, Any] | None = None

    @property
    def grade_id(self) -> str | None:
        """The teacher's id of the cell."""
        return None if self.nbgrader is None else str(self.nbgrader["grade_id"])

    @property
    def points(self) -> float | None:
        """Points of a cell that is graded automatically, else None."""
        nbgrader = self.nbgrader or {}
        if self.kind == "code" and nbgrader.get("grade") and not nbgrader.get("solution"):
            return float(nbgrader["points"])
        return None


@dataclass(frozen=True, slots=True)
class Submission:
    """What one student handed in for one assignment, ready to be judged.

    Attributes
    ----------
    assignment, student : str
        Whose and what.
    cells : tuple of Cell
        In the order in which they run.
    files : tuple of (str, bytes)
        What lies beside the notebook.
    notes : tuple of str
        What was repaired, for staff.
    unreadable : str
        Why nothing could be read, else empty.
    """

    assignment: str
    student: str
    cells: tuple[Cell, ...]
    files: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[str, ...] = ()
    unreadable: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of all that is run, in hex: the same for the same work."""
        cells = [[c.kind, c.source, c.grade_id] for c in self.cells]
        digest = hashlib.sha256(json.dumps([cells, self.unreadable]).encode())
        for name, data in self.files:
            digest.update(json.dumps([name, len(data)]).encode() + data)
        return digest.hexdigest()


def is_tracked(cell: dict[str, Any]) -> bool:
    """Tell whether nbgrader keeps an eye on a cell of the teacher's notebook."""
    nbgrader = cell.get("metadata", {}).get("nbgrader", {})
    return bool(nbgrader.get("grade_id")) and any(
        nbgrader.get(key) for key in ("grade", "solution", "locked", "task")
    )


def source_of(cell: dict[str, Any]) -> str:
    """Return the text of a cell of a notebook read as JSON."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def restore(
    frame: Notebook, handin: Sequence[HandinCell]
) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    """Put a student's cells into the teacher's frame.

    Parameters
    ----------
    frame : dict
        The released notebook.
    handin : sequence of HandinCell
        What was handed in.

    Returns
    -------
    cells : tuple of Cell
        Locked cells hold the teacher's text; deleted ones are back behind the
        tracked cell before them; of duplicates the last one counts and the
        others run as ordinary cells; cells that changed places are in order again.
    notes : tuple of str
        What was repaired.
    """
    frame_cells = {
        c["metadata"]["nbgrader"]["grade_id"]: c for c in frame["cells"] if is_tracked(c)
    }
    order = {grade_id: i for i, grade_id in enumerate(frame_cells)}
    notes: list[str] = []
    segments = _segments(handin, frame_cells, notes)
    present = [grade_id for grade_id, _ in segments if grade_id is not None]
    if present != sorted(present, key=order.__getitem__):
        notes.append("cells had changed places and were put back in order")
        head, *rest = segments
        segments = [head, *sorted(rest, key=lambda s: order[s[0]] if s[0] is not None else -1)]
    segments = _with_missing(segments, frame_cells, order, notes)
    return _number([cell for _, cells in segments for cell in cells]), tuple(notes)


Segment = tuple[str | None, list[Cell]]


def _segments(
    handin: Sequence[HandinCell], frame_cells: dict[str, dict[str, Any]], notes: list[str]
) -> list[Segment]:
    """Cut the handed-in cells into runs that each begin with a tracked cell."""
    last = {c.grade_id: i for i, c in enumerate(handin) if c.grade_id in frame_cells}
    segments: list[Segment] = [(None, [])]
    for index, cell in enumerate(handin):
        if cell.grade_id not in frame_cells or cell.grade_id is None:
            segments[-1][1].append(_own(cell))
        elif last[cell.grade_id] != index:
            notes.append(f"cell {cell.grade_id} was there more than once; the last one counts")
            segments[-1][1].append(_own(cell))
        else:
            teacher = frame_cells[cell.grade_id]
            segments.append((cell.grade_id, [_tracked(teacher, cell, notes)]))
    return segments


def _with_missing(
    segments: list[Segment],
    frame_cells: dict[str, dict[str, Any]],
    order: dict[str, int],
    notes: list[str],
) -> list[Segment]:
    """Put deleted cells back, but no stub of an answer: the function may stand elsewhere."""
    present = {grade_id for grade_id, _ in segments}
    by_order = sorted(segments[1:], key=lambda s: order[s[0] or ""])
    result = [segments[0]]
    for grade_id, teacher in frame_cells.items():
        while by_order and order[by_order[0][0] or ""] < order[grade_id]:
            result.append(by_order.pop(0))
        nbgrader = teacher["metadata"]["nbgrader"]
        only_answer = nbgrader.get("solution") and not nbgrader.get("grade")
        if grade_id in present or only_answer:
            continue
        notes.append(f"cell {grade_id} was missing and was put back")
        result.append((grade_id, [_tracked(teacher, None, [])]))
    return result + by_order


def _tracked(teacher: dict[str, Any], cell: HandinCell | None, notes: list[str]) -> Cell:
    nbgrader = teacher["metadata"]["nbgrader"]
    source = source_of(teacher)
    if cell is not None and nbgrader.get("solution"):
        source = cell.source
    elif cell is not None and cell.source.split() != source.split():
        notes.append(f"locked cell {nbgrader['grade_id']} had been edited and was restored")
    return Cell(
        kind=teacher["cell_type"],
        source=source,
        cell_id=str(teacher.get("id", "")),
        nbgrader=dict(nbgrader),
        attachments=cell.attachments if cell and teacher["cell_type"] == "markdown" else None,
    )


def _own(cell: HandinCell) -> Cell:
    return Cell(cell.kind, cell.source, cell.cell_id, attachments=cell.attachments)


def _number(cells: list[Cell]) -> tuple[Cell, ...]:
    """Give every cell an id that is valid and unique; the teacher's ids come first."""
    taken = {c.cell_id for c in cells if c.nbgrader is not None and c.cell_id}
    numbered = []
    for index, cell in enumerate(cells):
        identity = cell.cell_id
        if cell.nbgrader is None:
            if identity in taken or not CELL_ID.fullmatch(identity):
                identity = f"own-{index}"
                while identity in taken:
                    identity += "x"
            taken.add(identity)
        elif not identity:
            identity = f"tracked-{index}"
            while identity in taken:
                identity += "x"
            taken.add(identity)
        numbered.append(Cell(cell.kind, cell.source, identity, cell.nbgrader, cell.attachments))
    return tuple(numbered)
