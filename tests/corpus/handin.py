"""Turn a case of the corpus into files that a student hands in.

``cases`` came with a manifest and is handed in as ``ps1``. ``design`` aims at this
engine's own design and is handed in as ``ps2``, which has follow-through and counts
loops; each of its files says at its head what a manifest would. There, ``begins with``
names files of ``design/shared`` that stand in the cell before, and ``# %%`` begins a
further cell.
"""

from __future__ import annotations

import json
import os
import runpy
import zipfile
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
DESIGN = Path(__file__).parent / "design"
HEAD = {"success looks like": "success", "required score": "required", "begins with": "begins"}
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


def design() -> list[dict[str, Any]]:
    """Return what the files of ``design`` say of themselves, in the form of the manifest."""
    return [_head_of(path) for path in sorted((DESIGN / "cases").glob("*.py"))]


def _head_of(path: Path) -> dict[str, Any]:
    head = {}
    for line in path.read_text().splitlines():
        if not line.startswith("# ") or line == "# %%":
            break
        key, _, value = line[2:].partition(": ")
        head[HEAD.get(key, key)] = value
    return {**head, "required": head["required"].removesuffix(" of 10")}


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


def hand_in_design(case: dict[str, Any], folder: Path, name: str = "ps2.ipynb") -> None:
    """Write the files of a case of ``design`` into a submission folder."""
    folder.mkdir(parents=True)
    shared = case.get("begins", "").split(", ") if "begins" in case else []
    before = "\n".join((DESIGN / "shared" / f"{part}.py").read_text() for part in shared)
    first, *cells = (DESIGN / "cases" / f"{case['id']}.py").read_text().split("\n# %%\n")
    notebook = filled(release(), before)
    made: dict[str, Any] = {}
    if case["form"] == "cell":
        cells = [first, *cells]
    else:
        exec(first, made)
    own = [_own(f"own-{number}", cell) for number, cell in enumerate(cells)]
    notebook["cells"][1:1] = own
    raw = made["mutate"](notebook) if case["form"] == "mutator" else notebook
    if not isinstance(raw, bytes):
        raw = json.dumps(raw).encode("utf-8", "replace")
    (folder / name).write_bytes(raw)
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


def _own(identity: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": identity,
        "metadata": {},
        "outputs": [],
        "source": source,
    }


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
