"""A notebook as the text of its file: nbformat's bytes, without the second that nbformat costs."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from autograder.notebooks.submission import Notebook

SPLIT = ("application/javascript", "image/svg+xml")  # beside text/*: kept as lists of lines


def notebook_text(notebook: Notebook) -> str:
    """Return the file's text of a notebook in nbformat 4, with a final line feed.

    Parameters
    ----------
    notebook : dict
        Valid; not changed. Its strings are whole, not lists of lines.
    """
    cells = [_with_lines(cell) for cell in notebook["cells"]]
    whole = {**notebook, "cells": cells}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def checksum(cell: dict[str, Any]) -> str:
    """Return nbgrader's checksum of a cell that it keeps an eye on, by which it knows stubs."""
    about = cell["metadata"]["nbgrader"]
    solution, grade = about.get("solution", False), about.get("grade", False)
    locked = not solution and (bool(grade) or about.get("locked", False))
    parts = [cell["source"], cell["cell_type"], grade, solution, locked, about["grade_id"]]
    if grade:
        parts.append(float(about["points"]))
    return hashlib.md5("".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()


def _with_lines(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell with its long texts as lists of lines."""
    made = {**cell, "source": cell["source"].splitlines(keepends=True)}
    if "attachments" in cell:
        made["attachments"] = {k: _bundle(bundle) for k, bundle in cell["attachments"].items()}
    if cell["cell_type"] == "code":
        made["outputs"] = [_output(output) for output in cell["outputs"]]
    return made


def _output(output: dict[str, Any]) -> dict[str, Any]:
    if output["output_type"] == "stream":
        return {**output, "text": output["text"].splitlines(keepends=True)}
    if output["output_type"] in ("execute_result", "display_data"):
        return {**output, "data": _bundle(output["data"])}
    return output


def _bundle(data: dict[str, Any]) -> dict[str, Any]:
    return {
        mime: value.splitlines(keepends=True)
        if isinstance(value, str) and (mime.startswith("text/") or mime in SPLIT)
        else value
        for mime, value in data.items()
    }
