"""Hostile, unlucky and unusual submissions, the whole way: notebook in, gradebook and report out.

The cases and the score that each must get stand in ``tests/corpus``, in two sets. Each
set is handed in as one class, with an honest neighbour after every tenth, graded by
``autograder grade`` in two processes, and looked at as a student, a neighbour and an
operator would. A case of the second set that succeeds shows the word LOOT.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.cli.judge import as_page
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
DESIGN = {case["id"]: case for case in handin.design()}
SETS = {"ps1": CASES, "ps2": DESIGN}
EVERY = {**CASES, **DESIGN}
NEIGHBOURS = tuple(f"neighbour-{number}" for number in range(len(CASES) // 10))
INFORMED = "informed"  # knows where the hidden tests lie, and prints them
MEMORY_MIB = 1000  # of the largest process of a grading run; a submission's own may have 700
NOTEBOOK_MIB = 8


@dataclass(frozen=True)
class Class:
    """A class that has been graded."""

    root: Path
    assignment: str
    said: str
    status: int
    memory_mib: int
    scores: dict[str, float]
    reports: dict[str, Report]


def grade(root: Path, assignment: str, cases: list[dict[str, Any]], level: Level) -> Class:
    """Make the course, hand the cases in and grade them as a TA would."""
    course = make_course(root, assignment, level)
    for case in cases:
        folder = course.submitted(assignment, case["id"]).parent
        if assignment == "ps1":
            handin.hand_in(case, folder)
        else:
            handin.hand_in_design(case, folder)
    informed = course.submitted(assignment, INFORMED)
    informed.parent.mkdir(parents=True)
    hidden = course.solutions(assignment) / "test_test_sigmoid.py"
    code = f"print(open({str(hidden)!r}).read())"
    informed.write_text(json.dumps(handin.filled(handin.release(), code)))
    for name in NEIGHBOURS:
        path = course.submitted(assignment, name)
        handin.hand_in(CASES["honest_reference"], path.parent, path.name)
    status, said, memory_mib = run(root, "autograder", "grade", assignment, "-j", "2")
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "corpus") as gradebook:
        submissions = gradebook.assignment_submissions(assignment)
        scores = {s.student_id: float(s.score) for s in submissions}
    reports = {
        path.stem: Report.from_json(path.read_text("utf-8"))
        for path in (root / "reports" / assignment).glob("*.json")
    }
    return Class(root, assignment, said, status, memory_mib, scores, reports)


def make_course(root: Path, assignment: str, level: Level) -> CourseDir:
    """Copy the corpus's course and release one of its assignments."""
    course = CourseDir(root, load_course(COURSE / "course_config.py"))
    for path in COURSE.rglob("*.py"):
        copy = root / path.relative_to(COURSE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text().replace('isolation="full"', f'isolation="{level}"'))
    source = course.source(assignment)
    source.parent.mkdir(parents=True)
    source.write_text(json.dumps(handin.release()))
    generate(root, assignment)
    return course


def run(root: Path, module: str, *arguments: str) -> tuple[int, str, int]:
    """Run a module in a course; return its exit status, what it said and its memory in MiB."""
    with (root / "said").open("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=root,
            env={k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)  # the largest of it and its descendants
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return process.returncode, said.read(), usage.ru_maxrss >> 10


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Class]:
    """Return a function that gives a case's class, graded once at full isolation."""
    if Level.FULL not in offered_levels():
        pytest.skip("this machine does not offer full isolation: see autograder doctor")

    @cache
    def class_of(assignment: str) -> Class:
        cases = list(SETS[assignment].values())
        return grade(tmp_path_factory.mktemp("corpus"), assignment, cases, Level.FULL)

    return class_of


def assignment_of(name: str) -> str:
    """Return what a case is handed in for."""
    return "ps1" if name in CASES else "ps2"


def every(kind: str = "") -> list[Any]:
    """Return the names of all cases, or of one kind, as parameters."""
    return [name for name, case in EVERY.items() if case["kind"] == (kind or case["kind"])]


def files_of(graded: Class, student: str) -> list[Path]:
    """Return every file that was written about a student."""
    written = [graded.root / "reports" / graded.assignment / f"{student}.json"]
    folder = graded.root / "autograded" / student
    return written + [path for path in folder.rglob("*") if path.is_file()]


def seen(path: Path) -> bool:
    """Tell whether hidden text, also reversed, stands in a file."""
    text = path.read_text("utf-8", "replace")
    return SENTINEL in text or SENTINEL[::-1] in text


def shown(graded: Class, student: str) -> str:
    """Return what a student's cells showed and what the report says."""
    folder = graded.root / "autograded" / student / graded.assignment
    notebook = json.loads((folder / f"{graded.assignment}.ipynb").read_text("utf-8"))
    outputs = [cell.get("outputs") for cell in notebook["cells"]]
    return json.dumps(outputs, ensure_ascii=False) + graded.reports[student].to_json()


ClassOf = Callable[[str], Class]


@pytest.mark.parametrize("assignment", SETS)
def test_the_class_is_graded_to_the_end(graded: ClassOf, assignment: str) -> None:
    done = graded(assignment)
    assert done.status == 0, done.said
    assert set(done.scores) == {*SETS[assignment], *NEIGHBOURS, INFORMED}


@pytest.mark.parametrize("name", every())
def test_a_case_gets_the_score_that_is_right_for_it(graded: ClassOf, name: str) -> None:
    done = graded(assignment_of(name))
    low, high = handin.required(EVERY[name])
    assert low <= done.scores[name] <= high
    assert done.reports[name].score == done.scores[name]


@pytest.mark.parametrize("name", every("attack"))
def test_an_attack_sees_nothing_hidden(graded: ClassOf, name: str) -> None:
    assert not [path for path in files_of(graded(assignment_of(name)), name) if seen(path)]


@pytest.mark.parametrize("name", DESIGN)
def test_a_case_shows_no_sign_of_success(graded: ClassOf, name: str) -> None:
    assert "LOOT" not in shown(graded("ps2"), name)


@pytest.mark.parametrize("name", every("fault"))
def test_an_accident_is_named(graded: ClassOf, name: str) -> None:
    report = graded(assignment_of(name)).reports[name]
    lost = [test for e in report.exercises for test in e.tests if test.outcome != "passed"]
    assert report.unreadable or all(test.message for test in lost)


@pytest.mark.parametrize("assignment", SETS)
def test_an_honest_neighbour_gets_exactly_its_marks(graded: ClassOf, assignment: str) -> None:
    for name in NEIGHBOURS:
        assert graded(assignment).scores[name] == 10
        assert {cell.outcome for cell in graded(assignment).reports[name].cells} == {"ok"}


@pytest.mark.parametrize("assignment", SETS)
def test_no_process_is_left(graded: ClassOf, assignment: str) -> None:
    assert graded(assignment)
    deadline = time.monotonic() + 2
    while left := guests():
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


@pytest.mark.parametrize("assignment", SETS)
def test_nothing_is_left_in_the_temporary_directory(graded: ClassOf, assignment: str) -> None:
    root = graded(assignment).root
    assert not list((root / "submitted").rglob("*.pyc"))
    assert not [p for p in (root / "autograded").rglob(f".{assignment}.*") if p.is_dir()]


@pytest.mark.parametrize("assignment", SETS)
def test_no_case_makes_the_grader_large(graded: ClassOf, assignment: str) -> None:
    assert graded(assignment).memory_mib < MEMORY_MIB


@pytest.mark.parametrize("assignment", SETS)
def test_no_case_makes_its_notebook_large(graded: ClassOf, assignment: str) -> None:
    notebooks = (graded(assignment).root / "autograded").rglob("*.ipynb")
    assert not [path for path in notebooks if path.stat().st_size > NOTEBOOK_MIB << 20]


@pytest.mark.parametrize("assignment", SETS)
def test_a_report_for_a_terminal_holds_no_control_characters(
    graded: ClassOf, assignment: str
) -> None:
    pages = {name: as_page(report) for name, report in graded(assignment).reports.items()}
    assert not [name for name, page in pages.items() if not printable(page)]


def printable(text: str) -> bool:
    """Tell whether a terminal would obey nothing in a text but its line feeds."""
    return not any(
        (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2066\u2067"
        for c in text
    )


@pytest.mark.parametrize("assignment", SETS)
def test_who_knows_the_path_of_the_hidden_tests_still_sees_nothing(
    graded: ClassOf, assignment: str
) -> None:
    assert not [path for path in files_of(graded(assignment), INFORMED) if seen(path)]


@pytest.mark.parametrize("assignment", SETS)
def test_the_oracle_sees_a_leak_where_nothing_prevents_it(tmp_path: Path, assignment: str) -> None:
    """Control: without the kernel's layers the same cell prints the hidden tests."""
    weak = grade(tmp_path, assignment, [], Level.PROCESS)
    assert [path for path in files_of(weak, INFORMED) if seen(path)]


def test_the_oracle_sees_the_word_of_success(tmp_path: Path) -> None:
    """Control: without the kernel's layers a case that looks around reports what it finds."""
    weak = grade(
        tmp_path, "ps2", [DESIGN["sys_sockets"], DESIGN["read_descriptors"]], Level.PROCESS
    )
    assert "LOOT" in shown(weak, "sys_sockets")


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
