"""Feedback pages in a real browser: no script of a student runs, and the check would see one.

Cases of the corpus that aim at pages are graded and given feedback by nbgrader, and all
pages are opened at once, each in a frame. Every script of theirs leaves a mark on its page.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

import pytest

from autograder.isolation import Level
from tests.conftest import offered_levels
from tests.corpus import handin
from tests.security.classes import make_course, run

CASES = {case["id"]: case for case in handin.design() if case["category"] == "feedback-page"}
RAN = "document.documentElement.dataset.ran = 1"
CONTROLS = {
    "script": f"<script>{RAN}</script>",
    "handler": f'<img src="x" onerror="{RAN}">',
    "frame": f"<iframe srcdoc='<script>parent.{RAN}</script>'></iframe>",
}
COLLECT = """
addEventListener("load", () => setTimeout(() => {
  const ran = {};
  for (const frame of document.querySelectorAll("iframe"))
    ran[frame.id] = frame.contentDocument.documentElement.dataset.ran === "1";
  document.body.innerHTML = "<pre>" + JSON.stringify(ran) + "</pre>";
}, 500));
"""


@pytest.fixture(scope="module")
def scripts_ran(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bool]:
    """Return a function that tells whether a script ran in a case's feedback page."""
    if Level.FULL not in offered_levels():
        pytest.skip("this machine does not offer full isolation: see autograder doctor")
    root = tmp_path_factory.mktemp("pages")
    ran = open_pages(browser, root, {**feedback_of(root / "course"), **CONTROLS})
    return ran.__getitem__


def feedback_of(root: Path) -> dict[str, str]:
    """Grade the cases and return their feedback pages."""
    root.mkdir()
    course = make_course(root, "ps2", Level.FULL)
    for name, case in CASES.items():
        handin.hand_in_design(case, course.submitted("ps2", name).parent)
    for arguments in (
        ("autograder", "grade", "ps2", "-j", "2"),
        ("nbgrader", "generate_feedback", "ps2"),
    ):
        status, said, _ = run(root, *arguments)
        assert status == 0, said
    return {name: (root / "feedback" / name / "ps2/ps2.html").read_text("utf-8") for name in CASES}


def open_pages(browser: str, folder: Path, pages: dict[str, str]) -> dict[str, bool]:
    """Open pages in frames of one page; tell for each whether a script left its mark."""
    frames = [
        f'<iframe id="{name}" srcdoc="{escape(page)}"></iframe>' for name, page in pages.items()
    ]
    index = folder / "index.html"
    index.write_text(f"<body>{''.join(frames)}<script>{COLLECT}</script></body>", "utf-8")
    done = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}"),
            *("--virtual-time-budget=10000", "--dump-dom", index.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found = re.search(r"<pre>(\{.*\})</pre>", done.stdout)
    assert found, done.stderr
    ran: dict[str, bool] = json.loads(unescape(found[1]))
    return ran


@pytest.mark.parametrize("name", CONTROLS)
def test_the_browser_would_see_a_script(scripts_ran: Callable[[str], bool], name: str) -> None:
    assert scripts_ran(name)


@pytest.mark.parametrize("name", CASES)
def test_no_script_of_a_student_runs_in_a_feedback_page(
    scripts_ran: Callable[[str], bool], name: str
) -> None:
    assert not scripts_ran(name)
