"""Hostile, unlucky and unusual submissions, the whole way: notebook in, gradebook and report out.

The cases and the score that each must get stand in ``tests/corpus``. They are
handed in as one class, with an honest neighbour after every tenth, graded by
``autograder grade`` in two processes, and looked at as a student, a neighbour
and an operator would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.isolation import Level
from autograder.notebooks.build import generate
from autograder.report import Report
from tests.conftest import offered_levels
from tests.corpus import handin

SENTINEL = "5a1f00d5e7e1"
COURSE = Path(handin.__file__).parent / "course"
CASES = {case["id"]: case for case in handin.manifest()}
NEIGHBOURS = tuple(f"neighbour-{number}" for number in range(len(CASES) // 10))
INFORMED = "informed"  # knows where the hidden tests lie, and prints them


@dataclass(frozen=True)
class Class:
    """A class that has been graded."""

    root: Path
    said: str
    status: int
    scores: dict[str, float]
    reports: dict[str, Report]


def grade(root: Path, cases: list[dict[str, Any]], level: Level) -> Class:
    """Make the course, hand the cases in and grade them as a TA would."""
    course = CourseDir(root, load_course(COURSE / "course_config.py"))
    for path in COURSE.rglob("*.py"):
        copy = root / path.relative_to(COURSE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text().replace('isolation="full"', f'isolation="{level}"'))
    source = course.source("ps1")
    source.parent.mkdir(parents=True)
    source.write_text(json.dumps(handin.release()))
    generate(root, "ps1")
    for case in cases:
        handin.hand_in(case, course.submitted("ps1", case["id"]).parent)
    informed = course.submitted("ps1", INFORMED)
    informed.parent.mkdir(parents=True)
    hidden = course.solutions("ps1") / "test_test_sigmoid.py"
    code = f"print(open({str(hidden)!r}).read())"
    informed.write_text(json.dumps(handin.filled(handin.release(), code)))
    for name in NEIGHBOURS:
        handin.hand_in(CASES["honest_reference"], course.submitted("ps1", name).parent)
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "grade", "ps1", "-j", "2"],
        cwd=root,
        env={k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))},
        capture_output=True,
        text=True,
        check=False,
    )
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "corpus") as gradebook:
        submissions = gradebook.assignment_submissions("ps1")
        scores = {s.student_id: float(s.score) for s in submissions}
    reports = {
        path.stem: Report.from_json(path.read_text("utf-8"))
        for path in (root / "reports" / "ps1").glob("*.json")
    }
    return Class(root, done.stdout + done.stderr, done.returncode, scores, reports)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Return the whole corpus, graded once at full isolation."""
    if Level.FULL not in offered_levels():
        pytest.skip("this machine does not offer full isolation: see autograder doctor")
    return grade(tmp_path_factory.mktemp("corpus"), list(CASES.values()), Level.FULL)


def files_of(graded: Class, student: str) -> list[Path]:
    """Return every file that was written about a student."""
    written = [graded.root / "reports" / "ps1" / f"{student}.json"]
    folder = graded.root / "autograded" / student
    return written + [path for path in folder.rglob("*") if path.is_file()]


def seen(path: Path) -> bool:
    """Tell whether hidden text, also reversed, stands in a file."""
    text = path.read_text("utf-8", "replace")
    return SENTINEL in text or SENTINEL[::-1] in text


def test_the_class_is_graded_to_the_end(graded: Class) -> None:
    assert graded.status == 0, graded.said
    assert set(graded.scores) == {*CASES, *NEIGHBOURS, INFORMED}


@pytest.mark.parametrize("name", CASES)
def test_a_case_gets_the_score_that_is_right_for_it(graded: Class, name: str) -> None:
    low, high = handin.required(CASES[name])
    assert low <= graded.scores[name] <= high
    assert graded.reports[name].score == graded.scores[name]


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case["kind"] == "attack"])
def test_an_attack_sees_nothing_hidden(graded: Class, name: str) -> None:
    assert not [path for path in files_of(graded, name) if seen(path)]


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case["kind"] == "fault"])
def test_an_accident_is_named(graded: Class, name: str) -> None:
    report = graded.reports[name]
    lost = [test for e in report.exercises for test in e.tests if test.outcome != "passed"]
    assert report.unreadable or all(test.message for test in lost)


def test_an_honest_neighbour_gets_exactly_its_marks(graded: Class) -> None:
    for name in NEIGHBOURS:
        assert graded.scores[name] == 10
        assert {cell.outcome for cell in graded.reports[name].cells} == {"ok"}


def test_no_process_is_left(graded: Class) -> None:
    deadline = time.monotonic() + 2
    while left := guests():
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def test_nothing_is_left_in_the_temporary_directory(graded: Class) -> None:
    assert not list((graded.root / "submitted").rglob("*.pyc"))
    assert not [p for p in (graded.root / "autograded").rglob(".ps1.*") if p.is_dir()]


def test_who_knows_the_path_of_the_hidden_tests_still_sees_nothing(graded: Class) -> None:
    assert not [path for path in files_of(graded, INFORMED) if seen(path)]


def test_the_oracle_sees_a_leak_where_nothing_prevents_it(tmp_path: Path) -> None:
    """Control: without the kernel's layers the same cell prints the hidden tests."""
    weak = grade(tmp_path, [], Level.PROCESS)
    assert [path for path in files_of(weak, INFORMED) if seen(path)]


def guests() -> list[str]:
    """Return the command lines of guest processes of the corpus's course."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes()
            parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except OSError:
            continue
        if b"autograder.guest" in command and parent == "1":  # nobody's child any more
            found.append(command.decode())
    return found
