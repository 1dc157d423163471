"""A student's JupyterLab, without the engine: what a released notebook shows, and *Validate*."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from autograder.course import CourseDir
from autograder.judge.pool import Worker
from autograder.notebooks.autograded import cell_outputs
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell
from tests.browser.server import Server, jupyter_lab
from tests.browser.student_venv import make_kernel
from tests.conftest import SECRET

REPOSITORY = Path(__file__).parents[2]
HUB = REPOSITORY / "docs/hub/nbgrader_config.py"
RELEASED = REPOSITORY / "assignments/ps1_derivatives/ps1_derivatives.ipynb"
WHOLE = "lab/user-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
TROUBLE = {
    "first": "input('What is your name? ')",
    "double": "def double(x):\n    while True:\n        pass",
    "quadruple": "def quadruple(x):\n    return x / 0",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a student's home, with the hub's settings of nbgrader and less patience."""
    home = tmp_path / "home"
    make_kernel(home)
    hub = HUB.read_text("utf-8").replace("CELL_S = 30", "CELL_S = 2")
    (home / "nbgrader_config.py").write_text(hub)
    settings = home / ".jupyter" / WHOLE
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"windowingMode": "none"}))  # else what is not seen is not there
    return home


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    """Run a student's JupyterLab."""
    with jupyter_lab(home, home) as running:
        yield running


def open_notebook(page: Page, server: Server, name: str) -> None:
    """Open a notebook and wait for its kernel."""
    page.goto(server.at(f"lab/tree/{name}"))
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()


def validate(page: Page, server: Server, name: str) -> str:
    """Click on *Validate* and return what it says."""
    open_notebook(page, server, name)
    page.get_by_role("button", name="Validate").click()
    said = page.get_by_role("dialog")
    said.wait_for()
    return said.inner_text()


def failed_when_graded(toy: CourseDir, cells: list[HandinCell]) -> set[str]:
    """Return the code cells that raise when the notebook is graded, as the student has them."""
    restored, notes = restore(read_frame(toy, "ps1"), cells)
    worker = Worker(toy, "ps1", SECRET)
    worker.ready()
    try:
        judged = worker.judge(Submission("ps1", "eve", restored, (), notes))
    finally:
        worker.end()
    outputs = cell_outputs(judged)
    return {
        cell.source.partition("\n### BEGIN HIDDEN TESTS")[0]
        for index, cell in enumerate(judged.submission.cells)
        if any(output["output_type"] == "error" for output in outputs.get(index, []))
    }


def test_a_released_notebook_shows_formulas_plots_and_what_is_missing(
    home: Path, server: Server, page: Page
) -> None:
    shutil.copy(RELEASED, home / "ps1.ipynb")
    open_notebook(page, server, "ps1.ipynb")
    page.locator("mjx-container").first.wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(".jp-OutputArea-output img").first.wait_for()
    page.get_by_text("NotImplementedError").first.wait_for()
    assert page.locator("mjx-merror").count() == 0


def test_validate_fails_where_the_grader_sees_cells_fail(
    home: Path,
    server: Server,
    page: Page,
    toy: CourseDir,
    handin: Callable[..., list[HandinCell]],
    notebook_bytes: Callable[..., bytes],
) -> None:
    (home / "ps1.ipynb").write_bytes(notebook_bytes(**TROUBLE))
    said = validate(page, server, "ps1.ipynb")
    code = {cell.source for cell in handin(**TROUBLE) if cell.kind == "code"}
    failed = {source for source in code if f"The following cell failed:\n\n{source}\n" in said}
    assert failed == failed_when_graded(toy, handin(**TROUBLE))
    assert len(failed) == 4


def test_validate_succeeds_where_all_visible_checks_pass(
    home: Path, server: Server, page: Page, notebook_bytes: Callable[..., bytes]
) -> None:
    work = notebook_bytes(last="np.array(1.0) / 0  # a warning is no failure")
    (home / "ps1.ipynb").write_bytes(work.replace(b"YOUR ANSWER HERE", b"It is plain."))
    assert "Success" in validate(page, server, "ps1.ipynb")
