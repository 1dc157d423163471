"""Our notebooks are nbformat's, byte for byte, and our checksums nbgrader's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from autograder.notebooks.text import checksum, notebook_text

ROOT = Path(__file__).parent.parent.parent
RELEASED = sorted((ROOT / "assignments").glob("*/*.ipynb"))
ODD = 'a\u2028b\x0bc\r\nd\re\x85 \\ " \x00 \x1f \x7f é 𝔸\n\n'


def code(*outputs: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": "c",
        "metadata": {},
        "source": ODD,
        "execution_count": 3,
        "outputs": list(outputs),
    }


BUNDLE = {
    "text/plain": ODD,
    "text/html": "",
    "image/svg+xml": "<svg>\n</svg>",
    "image/png": "iVBO\nRw==\n",
    "application/javascript": "a\nb",
    "application/json": {"b": [1, 2.5, None, True, []], "a": {}, "c": "x\ny"},
    "application/vnd.x+json": ["x\ny", 1e300, -0.0, 1e-7],
}
NOTEBOOK = {
    "cells": [
        {
            "cell_type": "markdown",
            "id": "m",
            "metadata": {"z": 1, "a": {"tags": []}},
            "source": "",
            "attachments": {"p.png": {"image/png": "aGVsbG8="}, "t": {"text/plain": "a\nb"}},
        },
        {"cell_type": "raw", "id": "r", "metadata": {}, "source": "one\ntwo"},
        code(
            {"output_type": "stream", "name": "stdout", "text": ODD},
            {"output_type": "display_data", "data": BUNDLE, "metadata": {"image/png": {"w": 1}}},
            {"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": None},
            {"output_type": "error", "ename": "E", "evalue": ODD, "traceback": ["a\nb", ""]},
        ),
        {**code(), "id": "d"},
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "autograder": {}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def test_a_notebook_of_all_sorts_has_the_bytes_that_nbformat_writes() -> None:
    before = json.dumps(NOTEBOOK)
    assert notebook_text(NOTEBOOK) == nbformat.writes(nbformat.from_dict(NOTEBOOK)) + "\n"
    assert json.dumps(NOTEBOOK) == before


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_a_real_notebook_has_the_bytes_that_nbformat_writes(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert notebook_text(notebook) == nbformat.writes(notebook) + "\n"


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_checksums_are_nbgrader_s(path: Path) -> None:
    cells = [c for c in nbformat.read(path, as_version=4).cells if "nbgrader" in c.metadata]
    assert cells
    assert [checksum(cell) for cell in cells] == [compute_checksum(cell) for cell in cells]


@pytest.mark.parametrize("kind", ["code", "markdown"])
@pytest.mark.parametrize("solution", [True, False])
@pytest.mark.parametrize("locked", [True, False])
def test_checksums_of_every_kind_of_cell_are_nbgrader_s(
    kind: str, solution: bool, locked: bool
) -> None:
    for more in ({"grade": True, "points": 2}, {"grade": False}, {"task": True}):
        about = {"grade_id": "é", "solution": solution, "locked": locked, **more}
        cell = {"cell_type": kind, "source": ODD, "metadata": {"nbgrader": about}}
        assert checksum(cell) == compute_checksum(nbformat.from_dict(cell))
