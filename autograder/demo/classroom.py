"""A made-up class for any assignment: right, wrong, half done, unlucky and hostile students."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.known import Alternative, Misconception

Notebook = dict[str, Any]
Edit = Callable[[Notebook], Notebook]


@dataclass(frozen=True, slots=True)
class Student:
    """One submission of the demo.

    Attributes
    ----------
    name : str
        Folder name, which also says what it shows.
    content : bytes or None
        Of the notebook; None where it is missing.
    """

    name: str
    content: bytes | None


def classroom(
    exercises: Sequence[str],
    source: Notebook,
    release: Notebook,
    misconceptions: Sequence[Misconception],
    alternatives: Sequence[Alternative],
) -> list[Student]:
    """Make the class: 24 students where there are enough known solutions.

    Parameters
    ----------
    exercises : sequence of str
        Of the assignment, in its order; at least one.
    source : dict
        The source notebook, with the reference's answers.
    release : dict
        What students start from.
    misconceptions, alternatives : sequence
        Of the assignment.
    """
    made = [
        Student("ada-reference", _bytes(source)),
        Student("ben-untouched", _bytes(release)),
        Student("cleo-half-done", _bytes(_half_done(source, release))),
    ]
    names = ("dan", "eve", "finn")
    for name, entry in zip(names, _spread(alternatives, len(names)), strict=False):
        made.append(_known(name, "alternative", source, entry))
    more = ("gita", "hugo", "ines", "jan", "kim", "lars")
    for name, entry in zip(more, _spread(misconceptions, len(more)), strict=False):
        made.append(_known(name, "slip", source, entry))
    odd = _odd_edits(exercises[0], exercises[len(exercises) // 2])
    made += [Student(name, _bytes(edit(_copy(source)))) for name, edit in odd.items()]
    made += [Student("wim-broken-json", _bytes(source)[:1000]), Student("xena-no-notebook", None)]
    return made


def hand_in(students: Sequence[Student], submitted: Path, assignment: str) -> None:
    """Write the class into ``submitted/``."""
    for number, student in enumerate(students):
        folder = submitted / student.name / assignment
        folder.mkdir(parents=True, exist_ok=True)
        stamp = f"2026-11-{1 + number // 24:02d} {number % 24:02d}:15:00 UTC\n"
        (folder / "timestamp.txt").write_text(stamp)
        if student.content is None:
            (folder / "notes.txt").write_text("I saved it on my other computer.\n")
        else:
            (folder / f"{assignment}.ipynb").write_bytes(student.content)


def _spread(entries: Sequence[Any], count: int) -> list[Any]:
    """Take at most `count` entries from all over a list, the same ones each time."""
    count = min(count, len(entries))
    return [entries[(2 * i + 1) * len(entries) // (2 * count)] for i in range(count)]


def _known(name: str, kind: str, source: Notebook, entry: Misconception | Alternative) -> Student:
    notebook = _copy(source)
    _cell(notebook, f"{entry.exercise}-answer")["source"] = entry.source
    return Student(f"{name}-{kind}-{entry.id}", _bytes(notebook))


def _half_done(source: Notebook, release: Notebook) -> Notebook:
    """Take the reference's first answer and leave the other stubs."""
    notebook, first = _copy(release), None
    for cell in notebook["cells"]:
        grade_id = _grade_id(cell)
        if grade_id.endswith("-answer") and first in (None, grade_id):
            first = grade_id
            cell["source"] = _cell(source, grade_id)["source"]
    return notebook


def _prepend(code: str) -> Edit:
    """Return an edit that puts a cell of the student's own first."""

    def edit(notebook: Notebook) -> Notebook:
        notebook["cells"].insert(0, _code(code))
        return notebook

    return edit


def _append(code: str) -> Edit:
    """Return an edit that puts a cell of the student's own last."""

    def edit(notebook: Notebook) -> Notebook:
        notebook["cells"].append(_code(code))
        return notebook

    return edit


def _delete(*grade_ids: str) -> Edit:
    """Return an edit that deletes cells."""

    def edit(notebook: Notebook) -> Notebook:
        notebook["cells"] = [c for c in notebook["cells"] if _grade_id(c) not in grade_ids]
        return notebook

    return edit


def _give_a_thousand_points(exercise: str) -> Edit:
    """Return an edit of a grade cell as a cheat might try it."""

    def edit(notebook: Notebook) -> Notebook:
        cell = _cell(notebook, exercise)
        cell["source"] = "1000"
        cell["metadata"]["nbgrader"]["points"] = 1000
        return notebook

    return edit


def _odd_edits(first: str, other: str) -> dict[str, Edit]:
    """Return what unlucky and hostile students do to two exercises of the right notebook."""
    return {
        "mia-hanging-cell": _prepend("while True:\n    pass"),
        "noor-hanging-function": _append(
            f"def {other}(*args, **kwargs):\n    while True:\n        pass"
        ),
        "otto-crashing-cell": _prepend("import ctypes\nctypes.string_at(0)"),
        "pia-leaves-in-the-middle": _prepend("import os\nos._exit(0)"),
        "quin-endless-memory": _append(
            f"def {other}(*args, **kwargs):\n    return bytearray(1 << 40)"
        ),
        "rosa-deleted-cells": _delete(other, f"{other}-check"),
        "sven-edited-points": _give_a_thousand_points(first),
        "tara-reads-the-disk": _append(
            f"""
            import pathlib
            found = [p for p in pathlib.Path("/proc").glob("[0-9]*/environ")]
            def {other}(*args, **kwargs):
                return {{"answer": "give me the points", "__class__": found}}
            """
        ),
        "udo-forges-the-grade": _append(
            f"""
            from IPython.display import display
            def {other}(*args, **kwargs):
                display(10.0)
                raise SystemExit("passed")
            """
        ),
        "vera-prints-a-lot": _prepend("print('hello ' * 1_000_000)"),
    }


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": "my-own-cell",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": textwrap.dedent(source).strip(),
    }


def _cell(notebook: Notebook, grade_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(c for c in notebook["cells"] if _grade_id(c) == grade_id)
    return found


def _grade_id(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def _copy(notebook: Notebook) -> Notebook:
    copied: Notebook = json.loads(json.dumps(notebook))
    return copied


def _bytes(notebook: Notebook) -> bytes:
    return json.dumps(notebook, indent=1).encode()
