"""The pages, and a small course in which their commands are typed."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cli.main import main
from tests.conftest import copy_of_toy
from tests.docs.terminal import typed

STUDENTS = ("ada", "ben")


@pytest.fixture(scope="session")
def graded_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a toy course, built, with two students' work, and graded."""
    root = copy_of_toy(tmp_path_factory.mktemp("docs") / "course").root
    release = json.loads((root / "assignments/ps1/ps1.ipynb").read_text("utf-8"))
    answers = {
        "double-answer": "def double(x):\n    return 2 * np.asarray(x)",
        "quadruple-answer": "def quadruple(x):\n    return double(double(x))",
    }
    for cell in release["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = answers.get(grade_id, cell["source"])
    for student in STUDENTS:
        path = root / "submitted" / student / "ps1" / "ps1.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(release), "utf-8")
    with contextlib.chdir(root):
        assert main(["build", "ps1"]) == main(["grade", "ps1", "-j", "1"]) == 0
    return root


@pytest.fixture
def in_course(graded_course: Path, tmp_path: Path) -> Callable[[str], object]:
    """Return a function that runs commands in a fresh copy of that course."""
    course = tmp_path / "course"
    shutil.copytree(graded_course, course)
    return lambda commands: typed(commands, course)
