"""The one authored file of an assignment, ``solutions/<ps>/notebook.py``.

It is a notebook in jupytext's percent format. Building it uses jupytext; here
its cells are read for the reference solution alone, without loading jupytext or
nbformat, because every judge needs it at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.errors import NotebookSourceError

STARTS = re.compile(r"# %%(?=\s|$)")
MARKER = re.compile(r"# %%(?:[^=\[]*\[(?P<kind>markdown|raw)\])?(?P<metadata>.*)")
KEY = re.compile(r"(?:^|(?<= ))(?P<key>[\w-]+)=")


@dataclass(frozen=True, slots=True)
class AuthoredCell:
    """One cell of an authored notebook.

    Attributes
    ----------
    kind : str
        ``code``, ``markdown`` or ``raw``.
    source : str
        Its text; of text cells without the comment signs.
    metadata : dict
        As on the cell's marker line.
    line : int
        Of the marker, from 1.
    """

    kind: str
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0

    @property
    def grade_id(self) -> str | None:
        """Nbgrader's id of the cell, if it has one."""
        value: str | None = self.metadata.get("nbgrader", {}).get("grade_id")
        return value

    @property
    def is_reference(self) -> bool:
        """Whether the cell defines what the reference is made of: set-up, given code, answers."""
        nbgrader = self.metadata.get("nbgrader", {})
        return self.kind == "code" and bool(
            "setup" in self.metadata.get("tags", ())
            or nbgrader.get("solution")
            or nbgrader.get("grade_id", "").startswith("given-")
        )


def read_authored(path: Path) -> list[AuthoredCell]:
    """Read the cells of an authored notebook.

    Raises
    ------
    NotebookSourceError
        If there is no such file, or a marker line cannot be understood.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise NotebookSourceError(path, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotebookSourceError(path, None, "is not UTF-8 text") from error
    starts = [i for i, line in enumerate(lines) if STARTS.match(line)]
    if not starts:
        return []
    cells: list[AuthoredCell] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = MARKER.fullmatch(lines[start])
        if match is None:
            raise NotebookSourceError(path, len(cells), f"line {start + 1} is no cell marker")
        metadata = _metadata(match["metadata"], path, len(cells))
        kind = match["kind"] or "code"
        body = lines[start + 1 : end]
        if kind != "code":
            body = [line.removeprefix("#").removeprefix(" ") for line in body]
        source = "\n".join(body).strip("\n")
        cells.append(AuthoredCell(kind, source, metadata, start + 1))
    return cells


def load_reference(path: Path) -> dict[str, Any]:
    """Execute the set-up and the answers of an authored notebook.

    This is trusted code; it runs in the caller's process.

    Returns
    -------
    namespace : dict
        What the reference solution defines.

    Raises
    ------
    NotebookSourceError
        If a cell raises.
    """
    namespace: dict[str, Any] = {"__name__": "reference"}
    for index, cell in enumerate(read_authored(path)):
        if not cell.is_reference:
            continue
        try:
            exec(compile("\n" * cell.line + cell.source, str(path), "exec"), namespace)
        except Exception as error:
            fault = f"the reference raises {type(error).__name__}: {error}"
            raise NotebookSourceError(path, index, fault) from error
    return namespace


def _metadata(text: str, path: Path, cell: int) -> dict[str, Any]:
    """Read ``key=json key=json`` as jupytext writes it behind ``# %%``."""
    metadata = {}
    decoder = json.JSONDecoder()
    text = text.strip()
    while match := KEY.search(text):  # what stands before is a title
        try:
            value, end = decoder.raw_decode(text, match.end())
        except ValueError as error:
            raise NotebookSourceError(path, cell, f"its metadata is not JSON: {error}") from error
        metadata[match["key"]] = value
        text = text[end:].strip()
    return metadata
