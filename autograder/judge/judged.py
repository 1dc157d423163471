"""What judging one submission gives: plain values, which travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autograder.notebooks.submission import Submission
from autograder.report import CellOutcome, Report


@dataclass(frozen=True, slots=True)
class CellRun:
    """What became of one cell.

    Attributes
    ----------
    outcome : str
        ``ok``, ``raised``, ``timed_out``, ``crashed`` or ``not_run``.
    seconds : float
        On the clock.
    outputs : tuple of dict
        As nbformat stores them.
    count : int or None
        Execution number.
    detail : str
        For ``timed_out`` and ``crashed``: how it ended, in words; for ``raised`` the
        exception's name.
    """

    outcome: CellOutcome
    seconds: float
    outputs: tuple[dict[str, Any], ...] = ()
    count: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A Report and what the notebook's cells showed.

    Attributes
    ----------
    report : Report
        The result.
    submission : Submission
        What was judged.
    cells : dict of int to CellRun
        Outputs by cell index.
    """

    report: Report
    submission: Submission
    cells: dict[int, CellRun]
