"""Turn a case of the corpus into files that a student hands in."""

from __future__ import annotations

import json
import os
import runpy
import zipfile
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
FUNCTIONS = ("sigmoid", "sigmoid_derivative", "forward", "backward")
POINTS = {"sigmoid": 2, "sigmoid_derivative": 2, "forward": 3, "backward": 3}
PART = """import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.asarray(z, dtype=float)))
"""


def manifest() -> list[dict[str, Any]]:
    """Return what is known of every case."""
    entries: list[dict[str, Any]] = json.loads((CASES / "MANIFEST.json").read_text())
    return entries


def required(case: dict[str, Any]) -> tuple[float, float]:
    """Return the least and the greatest right score of a case."""
    low, _, high = str(case["required"]).partition("..")
    return float(low), float(high or low)


def release() -> dict[str, Any]:
    """Return the released notebook of the corpus's course."""
    cells = []
    for name in FUNCTIONS:
        stub = f"def {name}(*args):\n    raise NotImplementedError()"
        cells.append(_cell(f"sol_{name}", stub, solution=True))
        cells.append(_cell(f"test_{name}", f"# {name}, {POINTS[name]} points.", POINTS[name]))
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def hand_in(case: dict[str, Any], folder: Path, name: str = "ps1.ipynb") -> None:
    """Write a case's files into a submission folder."""
    folder.mkdir(parents=True)
    made = runpy.run_path(str(CASES / f"{case['id']}.py")) if case["form"] != "cell" else {}
    if case["form"] == "mutator":
        notebook = filled(release(), PART)
        result = made["mutate"](notebook)
        raw = result if isinstance(result, bytes) else json.dumps(result).encode("utf-8", "replace")
        (folder / name).write_bytes(raw)
        return
    code = (CASES / f"{case['id']}.py").read_text() if case["form"] == "cell" else made["CELL"]
    (folder / name).write_text(json.dumps(filled(release(), code)))
    for file, content in made.get("FILES", {}).items():
        _put(folder, name, file, content)


def filled(notebook: dict[str, Any], code: str) -> dict[str, Any]:
    """Put an answer to everything into the first answer cell, and empty the others."""
    answers = [c for c in notebook["cells"] if c["metadata"]["nbgrader"]["solution"]]
    for cell in answers:
        cell["source"] = ""
    answers[0]["source"] = code
    return notebook


def _put(folder: Path, name: str, file: str, content: Any) -> None:
    path = folder / (name if file in ("hw.ipynb", "ps1.ipynb") else file)
    if file == "__zip__":
        with zipfile.ZipFile(folder / "more.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for member, text in content:
                zeros = text.startswith("ZEROS:")
                archive.writestr(member, b"\0" * int(text[6:]) if zeros else text)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if isinstance(content, list) and content[0] == "symlink":
        path.symlink_to(content[1])
    elif isinstance(content, list):
        os.mkfifo(path)
    else:
        path.write_text(content)


def _cell(grade_id: str, source: str, points: int = 0, *, solution: bool = False) -> dict[str, Any]:
    nbgrader: dict[str, Any] = {
        "grade": bool(points),
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points:
        nbgrader["points"] = points
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": grade_id.replace("_", "-"),
        "metadata": {"nbgrader": nbgrader},
        "outputs": [],
        "source": source,
    }
