"""nbgrader's commands read what we read, and refuse the rest with our words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.course import CourseDir
from autograder.errors import UnreadableNotebook
from autograder.nbgrader.reader import TolerantExporter


def test_a_notebook_that_nbformat_refuses_is_read(
    toy: CourseDir,
    notebook_bytes: Callable[..., bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(toy.root)
    notebook = json.loads(notebook_bytes())
    del notebook["nbformat_minor"], notebook["metadata"]
    for cell in notebook["cells"]:
        del cell["id"]
    path = tmp_path / "ps1.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-16")
    with pytest.raises(UnicodeDecodeError):
        nbformat.read(path, as_version=4)
    text, _ = TolerantExporter().from_filename(str(path))
    read = nbformat.reads(text, as_version=4)
    nbformat.validate(read)
    assert [c.source for c in read.cells] == [c["source"] for c in notebook["cells"]]
    assert "double" in [c.metadata.get("nbgrader", {}).get("grade_id") for c in read.cells]


def test_what_is_no_notebook_is_refused(
    toy: CourseDir, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(toy.root)
    path = tmp_path / "ps1.ipynb"
    path.write_text("<html>")
    with pytest.raises(UnreadableNotebook):
        TolerantExporter().from_filename(str(path))
