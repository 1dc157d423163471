"""The opening of a notebook: the teacher's own cells before the first answer.

Most submissions begin with the same imports, given functions and figures. A second zygote
runs them once, and submissions that begin so fork it. They are the course's code, so a
zygote that has run them has still run nothing of a student's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from autograder.notebooks.authored import AuthoredCell, read_authored
from autograder.notebooks.submission import Cell, Submission


@dataclass(frozen=True, slots=True)
class Opening:
    """Code cells at a notebook's beginning.

    Attributes
    ----------
    cells : tuple of (int, str)
        Place in the notebook and source of each, in order.
    """

    cells: tuple[tuple[int, str], ...] = ()

    def begins(self, submission: Submission) -> bool:
        """Tell whether a submission runs just these cells first, with nothing beside them.

        Files could change what a cell does, so a submission with files of its own goes the
        plain way, as does one in which a cell was changed, moved or put in.
        """
        if not self.cells or submission.files:
            return False
        last = self.cells[-1][0]
        first = [
            (i, c.source) for i, c in enumerate(submission.cells[: last + 1]) if c.kind == "code"
        ]
        return tuple(cell for cell in first if cell[1].strip()) == self.cells


def opening_of(source: Path) -> Opening:
    """Return the opening of an assignment's authored notebook; empty where there is none."""
    cells = read_authored(source) if source.exists() else []
    given = takewhile(lambda numbered: not _is_asked(numbered[1]), enumerate(cells))
    return Opening(_code(given))


def _code(cells: Iterable[tuple[int, Cell | AuthoredCell]]) -> tuple[tuple[int, str], ...]:
    return tuple((i, c.source) for i, c in cells if c.kind == "code" and c.source.strip())


def _is_asked(cell: AuthoredCell) -> bool:
    nbgrader = cell.metadata.get("nbgrader", {})
    return bool(nbgrader.get("solution") or nbgrader.get("grade"))
