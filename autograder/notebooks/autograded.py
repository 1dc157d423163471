"""The autograded notebook: what was handed in, what its cells showed, and each exercise's result.

nbgrader reads a grade from a code cell's outputs: 0 if there is any error or
stderr, else the first ``execute_result`` parsed as a number, else full marks. A
grade cell of a suite therefore holds one explanation as ``display_data`` and one
``execute_result``, the ``repr`` of a plain finite float.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.feedback import as_text
from autograder.judge.judged import CellRun, Judged
from autograder.notebooks.harmless import harmless
from autograder.notebooks.submission import Cell, Notebook
from autograder.overtime import Overtime, at_most
from autograder.pages.exercise import as_html
from autograder.report import ExerciseReport
from autograder.words import Words, words_of

Output = dict[str, Any]

CLEANING_S = 5.0  # for all HTML of a notebook; a large table takes a tenth of a second
ENDED = {"timed_out": "CellTimedOut", "crashed": "CellCrashed", "not_run": "CellNotRun"}


def autograded_notebook(judged: Judged, frame: Notebook) -> Notebook:
    """Return the executed and scored notebook, in nbformat 4.5.

    Parameters
    ----------
    judged : Judged
        Report, cells and outputs.
    frame : dict
        The released notebook; gives the notebook's own metadata.
    """
    outputs = cell_outputs(judged)
    counts = {i: run.count for i, run in judged.cells.items()}
    return {
        "cells": [
            _cell(cell, outputs.get(i, []), counts.get(i))
            for i, cell in enumerate(judged.submission.cells)
        ],
        "metadata": {
            **{k: v for k, v in frame["metadata"].items() if k in ("kernelspec", "language_info")},
            "autograder": {"report": judged.report.key},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def cell_outputs(judged: Judged) -> dict[int, list[Output]]:
    """Return the outputs of every code cell, by index; a suite's grade cells hold the result."""
    words = words_of(judged.report.language)
    outputs = outputs_of(judged.cells)
    exercises = {e.name: e for e in judged.report.exercises if e.tests[0].id != "cell"}
    for index, cell in enumerate(judged.submission.cells):
        if cell.points is not None and cell.grade_id in exercises:
            outputs[index] = result_outputs(exercises[cell.grade_id], words)
    if judged.submission.unreadable:
        note = words.label("unreadable", why=judged.submission.unreadable)
        for index, shown in outputs.items():
            if judged.submission.cells[index].points is not None:
                shown.insert(0, _display(note, None))
    return outputs


def result_outputs(exercise: ExerciseReport, words: Words) -> list[Output]:
    """Return the outputs of a suite's grade cell: the explanation, then the number."""
    return [
        _display(as_text(exercise, words), as_html(exercise, words)),
        {
            "output_type": "execute_result",
            "execution_count": None,
            "data": {"text/plain": repr(float(exercise.score))},
            "metadata": {},
        },
    ]


def _display(text: str, html: str | None) -> Output:
    data = {"text/plain": text} | ({"text/html": html} if html else {})
    return {"output_type": "display_data", "data": data, "metadata": {}}


def outputs_of(cells: Mapping[int, CellRun]) -> dict[int, list[Output]]:
    """Return the outputs of a notebook's cells as it shows them, with how each ended.

    Where it would take too long to make their HTML harmless, all of it is left out.
    """
    try:
        with at_most(CLEANING_S):
            return {index: _outputs_of(run, html=True) for index, run in cells.items()}
    except Overtime:
        return {index: _outputs_of(run, html=False) for index, run in cells.items()}


def _outputs_of(run: CellRun, *, html: bool) -> list[Output]:
    outputs = [harmless(output, html=html) for output in run.outputs]
    if run.outcome in ENDED:
        name = ENDED[run.outcome]
        outputs.append(_error(name, run.detail, f"{name}: {run.detail}"))
    elif run.outcome == "raised" and all(o["output_type"] != "error" for o in outputs):
        # Student code has kept it from being shown, and nbgrader would give full marks.
        outputs.append(_error(run.detail, "", run.detail))
    return outputs


def _error(name: str, value: str, line: str) -> Output:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": [line]}


def _cell(cell: Cell, outputs: list[Output], count: int | None) -> dict[str, Any]:
    metadata: dict[str, Any] = {}
    if cell.nbgrader is not None:
        metadata["nbgrader"] = cell.nbgrader
        if cell.nbgrader.get("locked"):
            metadata.update(deletable=False, editable=False)
    result: dict[str, Any] = {
        "cell_type": cell.kind,
        "id": cell.cell_id,
        "metadata": metadata,
        "source": cell.source,
    }
    if cell.kind == "code":
        result.update(execution_count=count, outputs=outputs)
    if cell.attachments:
        result["attachments"] = cell.attachments
    return result
