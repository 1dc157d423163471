"""nbgrader's own tests of ``nbgrader autograde``, with student code in the guest.

They come with nbgrader. Each file is run with nothing changed but that the settings of who runs
it hold the lines of docs/existing-courses.md. A test that fails is run once more without them:
what nbgrader then passes is a difference of ours. Each of those stands in ``DIFFERENCES`` with
its reason, and no other. ``THEIR_TESTS=all`` in the environment asks for all of them (``make
theirs``), else those are run that look at how student code is run and what comes of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import nbgrader
import pytest

from autograder.isolation import best_level, offered

THEIRS = Path(nbgrader.__file__).parent / "tests" / "apps"
# Of the files with tests that autograde; test_nbgrader_validate.py runs notebooks elsewhere.
DIFFERENCES = {
    "test_nbgrader_autograde.py": {
        "test_side_effects": "A file that a cell writes stays in the guest: nothing that student "
        "code writes reaches the grading user's folders.",
    },
    "test_api.py": {},
    "test_nbgrader_generate_feedback.py": {},
    "test_nbgrader_export.py": {},
}
SOME = "autotest or exploit or side_effects or kernelspec or execute or loop or envvar or timeout"
ROW = re.compile(r"^\| `(test_\w+)` \| (.*) \|$", re.MULTILINE)
SETTINGS = """
from autograder.nbgrader.isolated import isolate

isolate(get_config(), isolation={level!r})
"""
DOCS = Path(__file__).parents[2] / "docs" / "existing-courses.md"


def outcomes(tests: Sequence[str], folder: Path, settings: str) -> dict[str, str]:
    """Run tests of nbgrader's as its settings say; return what became of each."""
    folder.mkdir()
    (folder / "pytest.ini").write_text("[pytest]\n")  # ours would make errors of its warnings
    (folder / "nbgrader_config.py").write_text(settings)
    results = folder / "results.xml"
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    programs = str(Path(sys.executable).parent)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-c", str(folder / "pytest.ini")),
            *("-p", "no:cacheprovider", "-p", "no:autograder", f"--junitxml={results}", *tests),
        ],
        cwd=THEIRS,
        env={
            **keep,
            "JUPYTER_CONFIG_DIR": str(folder),
            "PATH": os.pathsep.join((programs, keep.get("PATH", os.defpath))),
            "TMPDIR": str(folder),
            "USER": "somebody",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert results.exists(), done.stdout + done.stderr
    return {
        case.attrib["name"]: case[0].tag if len(case) and case[0].tag != "properties" else "passed"
        for case in ElementTree.parse(results).iter("testcase")
    }


def selected() -> list[tuple[str, ...]]:
    """Return which tests to run: file by file, all or the essential ones of the first."""
    if os.environ.get("THEIR_TESTS") == "all":
        return [(file,) for file in DIFFERENCES]
    return [(next(iter(DIFFERENCES)), "-k", SOME)]


@pytest.mark.timeout(3600)  # dozens of commands of nbgrader's in each file
@pytest.mark.parametrize("tests", selected(), ids=lambda tests: tests[0])
def test_every_difference_from_nbgrader_s_own_tests_has_its_reason(
    tests: tuple[str, ...], tmp_path: Path
) -> None:
    settings = SETTINGS.format(level=best_level(offered()).value)
    ours = outcomes(tests, tmp_path / "ours", settings)
    assert ours
    failed = [name for name, became in ours.items() if became not in ("passed", "skipped")]
    different: set[str] = set()
    if failed:
        names = " or ".join(name.partition("[")[0] for name in failed)
        stock = outcomes([tests[0], "-k", names], tmp_path / "stock", "")
        different = {name for name in failed if stock[name] == "passed"}
    assert different == DIFFERENCES[tests[0]].keys()


def test_each_difference_is_told_in_the_documentation() -> None:
    told = dict(ROW.findall(DOCS.read_text("utf-8")))
    assert told == {name: why for those in DIFFERENCES.values() for name, why in those.items()}
