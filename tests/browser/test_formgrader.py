"""An instructor's and a TA's way through Formgrader in JupyterLab, clicked in a real browser.

One student fetches and hands in through the exchange, two have handed in already. What
the clicks leave in the gradebook is compared with what ``autograder grade`` leaves.
"""

from __future__ import annotations

import getpass
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from autograder.course import CourseDir
from autograder.files import write_atomically
from autograder.notebooks.build import source_notebook
from tests.browser.server import PROGRAMS, clean_environment, jupyter_lab
from tests.nbgrader.test_routes import rows, run

ME = getpass.getuser()  # the exchange knows a student by their account
CLASS = {
    "ada": {},
    "bob": {"double": "def double(x):\n    return -2 * np.asarray(x)"},
    ME: {"quadruple": "def quadruple(x):\n    return double(x)"},
}


class Formgrader:
    """Formgrader as JupyterLab shows it."""

    def __init__(self, page: Page) -> None:
        page.get_by_role("menuitem", name="Nbgrader").click()
        page.get_by_role("menuitem", name="Formgrader", exact=True).click()
        self.page = page
        self.frame = page.frame_locator("iframe[src*=formgrader]")

    def row(self, text: str) -> Locator:
        """Return a table's row."""
        return self.frame.locator("tbody tr", has_text=text)

    def click(self, row: str, what: str) -> None:
        """Click a symbol in a row, and put away the message that all went well."""
        self.row(row).locator(f".{what} a").click()
        message = self.frame.locator(".modal.in")
        message.wait_for()
        assert message.locator(".modal-title").inner_text() == "Success", message.inner_text()
        message.get_by_role("button", name="OK").click()
        message.wait_for(state="detached")

    def follow(self, *links: str) -> None:
        """Click links, one after another."""
        for link in links:
            self.frame.get_by_role("link", name=link, exact=True).first.click()

    def mark(self, cell: str, points: str) -> None:
        """Enter points for a cell, and wait until they are saved."""
        self._enter(f"input.score#{cell}", points)

    def comment(self, cell: str, text: str) -> None:
        """Write to a student about a cell, and wait until it is saved."""
        self._enter(f"#{cell}-comment", text)

    def _enter(self, field: str, text: str) -> None:
        # What is typed before the page has fetched what is saved would be replaced by that.
        for fetched in (".extra-credit", ".comment"):
            self.frame.locator(f"{fetched}[placeholder]").first.wait_for()
        with self.page.expect_response(lambda reply: reply.request.method == "PUT"):
            self.frame.locator(field).fill(text)
            self.frame.locator(field).press("Tab")


@pytest.fixture
def exchange(tmp_path: Path, toy: CourseDir) -> Path:
    """Give the course an exchange of its own and a source notebook, and no release."""
    folder = tmp_path / "exchange"
    folder.mkdir()
    folder.chmod(0o777)
    config = toy.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}get_config().Exchange.root = {str(folder)!r}\n")
    source = source_notebook(toy.notebook_source("ps1"), toy.course.assignments[0])
    write_atomically(toy.source("ps1"), source)
    toy.release("ps1").unlink()
    return folder


def student(home: Path, exchange: Path, *command: str) -> None:
    """Run nbgrader as the student whose home this is."""
    subprocess.run(
        [str(PROGRAMS / "nbgrader"), *command, "--course=toy", f"--Exchange.root={exchange}"],
        cwd=home,
        env=clean_environment(home),
        capture_output=True,
        check=True,
    )


def release_and_collect(formgrader: Formgrader, toy: CourseDir, home: Path, work: bytes) -> None:
    """Release by clicks, hand in as a student does, and collect by a click."""
    formgrader.click("ps1", "assign")
    formgrader.row("ps1").locator(".preview a").click()
    formgrader.page.get_by_role("listitem", name="ps1.ipynb").wait_for()
    formgrader.click("ps1", "release")
    exchange = toy.root.parent / "exchange"
    student(home, exchange, "fetch_assignment", "ps1")
    (home / "ps1/ps1.ipynb").write_bytes(work)
    student(home, exchange, "submit", "ps1")
    formgrader.click("ps1", "collect")


def mark_bob(formgrader: Formgrader) -> str:
    """Open Bob's work by clicks, mark what he wrote, and return what the page shows."""
    formgrader.follow("Manual Grading", "ps1", "ps1")
    row = formgrader.frame.locator(
        "tr", has=formgrader.frame.locator("a.name-shown", has_text="bob")
    )
    row.locator("a.name-hidden").click()
    page = formgrader.frame.locator("#notebook").first
    page.wait_for()
    for cell, points in (("why", "2.5"), ("reflect", "1")):
        formgrader.mark(cell, points)
    formgrader.comment("why", "Four it is.")
    return page.inner_text()


def test_formgrader_leads_from_release_to_feedback_with_the_engine_s_marks(
    toy: CourseDir,
    exchange: Path,
    page: Page,
    notebook_bytes: Callable[..., bytes],
    tmp_path: Path,
) -> None:
    home, graded = tmp_path / "home", CourseDir(tmp_path / "graded", toy.course)
    for name in ("ada", "bob"):
        write_atomically(toy.submitted("ps1", name), notebook_bytes(**CLASS[name]))
    with jupyter_lab(toy.root, home) as server:
        page.goto(server.at("lab"))
        formgrader = Formgrader(page)
        release_and_collect(formgrader, toy, home, notebook_bytes(**CLASS[ME]))
        shutil.copytree(toy.root, graded.root)
        formgrader.follow("3")
        for name in CLASS:
            formgrader.click(name, "autograde")
        assert run(graded.root, "autograder", "grade", "ps1").returncode == 0
        assert rows(toy.root) == rows(graded.root)
        assert "has the wrong sign" in mark_bob(formgrader)
        formgrader.follow("Manual Grading", "Manage Assignments")
        formgrader.click("ps1", "generate-feedback")
        formgrader.follow("3")
        formgrader.click(ME, "release-feedback")  # of what came through the exchange
        student(home, exchange, "fetch_feedback", "ps1")
    marks = rows(toy.root)
    assert marks["bob"]["grades"]["why"] == (0, 2.5, False)
    assert [marks[name]["score"] for name in CLASS] == [12, 7.5, 9]
    assert "Four it is." in toy.feedback("ps1", "bob").read_text("utf-8")
    assert list((home / "ps1/feedback").rglob("ps1.html"))
    assert run(toy.root, "autograder", "export", "ps1", "--to", "csv").returncode == 0
