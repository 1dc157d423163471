"""From a notebook: the cell that needs no installation, and the magic."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cli.serve import cell
from autograder.magic import own_name
from autograder.magic.cell import without_outputs
from tests.service.conftest import Service

Notebook = Callable[..., bytes]
RIGHT = "double: 6 of 6 points"


def run(folder: Path, *command: str, **variables: str) -> str:
    """Run Python as a student would, and return all that is shown."""
    kept = {k: v for k, v in os.environ.items() if k.startswith(("PATH", "HOME", "LANG"))}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**kept, "IPYTHONDIR": str(folder / "ipython"), "NO_COLOR": "1", **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def token_of(service: Service, student: str) -> str:
    return service.client(student).headers["Authorization"].removeprefix("Bearer ")


def test_the_cell_checks_the_notebook_that_it_stands_in(
    service: Service, notebook_bytes: Notebook, tmp_path: Path
) -> None:
    text = run(
        service.course_dir.root,
        *("-m", "autograder", "serve", "--cell", "ps1", "--url", service.url),
    )
    assert text.rstrip() == cell("ps1", service.url)
    (tmp_path / "ps1.ipynb").write_bytes(notebook_bytes(first=text))
    shown = run(tmp_path, "-c", text, AUTOGRADER_TOKEN=token_of(service, "ute"))
    assert shown.startswith("Checking ps1.ipynb as it was saved at ")
    assert RIGHT in shown  # also with the cell in it, which finds no network there
    assert shown.endswith("Checks left for today: 1\n")

    shown = run(tmp_path, "-c", text, AUTOGRADER_TOKEN="ag_wrong")
    assert shown.startswith("Not checked. The request has no token that is known here. Send ")
    shown = run(tmp_path, "-c", text.replace("ps1.ipynb", "ps9.ipynb"), AUTOGRADER_TOKEN="x")
    assert shown.startswith("Not checked: ")
    assert "No such file" in shown


def test_the_magic_checks_the_notebook_that_it_is_used_in(
    service: Service, notebook_bytes: Notebook, tmp_path: Path
) -> None:
    (tmp_path / "mine.ipynb").write_bytes(notebook_bytes())
    (tmp_path / "other.ipynb").write_bytes(notebook_bytes(double="def double(x):\n    return 0"))
    lines = (
        "%load_ext autograder.magic",
        "%autograder check mine.ipynb ps1",
        "%autograder check",
        "%autograder",
    )
    shown = run(
        tmp_path,
        *("-m", "IPython", "--no-banner", "--colors=NoColor", "-c", "\n".join(lines)),
        AUTOGRADER_URL=service.url,
        AUTOGRADER_TOKEN=token_of(service, "vera"),
        JPY_SESSION_NAME=str(tmp_path / "other.ipynb"),
    )
    assert RIGHT in shown
    assert "There are no checks of 'other'" in shown
    assert "Usage: %autograder check" in shown


@pytest.mark.parametrize(
    ("said", "there", "name"),
    [
        ("/home/ada/one.ipynb", ["one.ipynb", "two.ipynb"], "one.ipynb"),
        ("", ["two.ipynb"], "two.ipynb"),
        ("was-renamed.ipynb", ["two.ipynb"], "two.ipynb"),
        ("was-renamed.ipynb", ["one.ipynb", "two.ipynb"], ""),
        ("console-1", [], ""),
    ],
)
def test_the_notebook_s_own_name_is_found_or_asked_for(
    said: str, there: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    for file in there:
        (tmp_path / file).touch()
    assert own_name({"__session__": said}) == name


def test_outputs_stay_at_home(notebook_bytes: Notebook, tmp_path: Path) -> None:
    notebook = json.loads(notebook_bytes(first="1"))
    code = next(c for c in notebook["cells"] if c["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 1000}]
    (tmp_path / "ps1.ipynb").write_text(json.dumps(notebook))
    posted = json.loads(without_outputs(tmp_path / "ps1.ipynb"))
    code["outputs"] = []
    assert posted == notebook
