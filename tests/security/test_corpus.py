"""Hostile, unlucky and unusual submissions, the whole way: notebook in, gradebook and report out.

The cases and the score that each must get stand in ``tests/corpus``, in two sets. Each
set is handed in as one class, with honest neighbours among them, graded at each of the
settings (:mod:`tests.security.classes`), and looked at as a student, a neighbour and an
operator would. A case of the second set that succeeds shows the word LOOT.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

import pytest

from autograder.cli.judge import as_page
from autograder.isolation import Level
from tests.conftest import offered_levels
from tests.corpus import handin
from tests.security.classes import (
    DESIGN,
    INFORMED,
    ROOT,
    SETS,
    Class,
    Setting,
    folder_of,
    grade,
    python_for,
    settings,
)

SENTINEL = "5a1f00d5e7e1"
MEMORY_MIB = 1000  # of the largest process of a grading run; a submission's own may have 700
NOTEBOOK_MIB = 8
WEAK = Setting(Level.PROCESS, ROOT)
ClassOf = Callable[[str], Class]


@pytest.fixture(scope="module")
def class_of() -> Iterator[Callable[[Setting, str], Class]]:
    """Yield a function that gives a set's class in a setting, graded once for all tests."""
    with ExitStack() as stack:

        @cache
        def python_of(who: str) -> str:
            return python_for(who, stack.enter_context(folder_of(who)))

        @cache
        def graded_class(setting: Setting, assignment: str) -> Class:
            root = stack.enter_context(folder_of(setting.who))
            python = python_of(setting.who)
            return grade(root, assignment, setting, setting.cases(assignment), python)

        def class_in(setting: Setting, assignment: str) -> Class:
            if not (python := python_of(setting.who)):
                pytest.skip("no Python that an ordinary user may run has these packages")
            if python == sys.executable and setting.level not in offered_levels():
                pytest.skip(f"this machine does not offer {setting.level.value!r} isolation")
            return graded_class(setting, assignment)

        yield class_in


# A fixture for the function alone: pytest would regroup the tests by a module's parameters, and
# grade a class again each time that it comes back to a setting.
@pytest.fixture(params=settings(), ids=str)
def graded(request: pytest.FixtureRequest, class_of: Callable[[Setting, str], Class]) -> ClassOf:
    """Return a function that gives a set's class in the setting of the test."""
    return partial(class_of, request.param)


def each(kind: str = "", assignment: str = "") -> pytest.MarkDecorator:
    """Have a test run for every case that is handed in, or for those of a kind or a set."""
    cases = [
        pytest.param(setting, name, case["id"], id=f"{setting}-{case['id']}")
        for setting in settings()
        for name in SETS
        for case in setting.cases(name)
        if kind in ("", case["kind"]) and assignment in ("", name)
    ]
    return pytest.mark.parametrize(("graded", "assignment", "name"), cases, indirect=["graded"])


def files_of(graded: Class, student: str) -> list[Path]:
    """Return every file that was written about a student."""
    report = graded.root / "reports" / graded.assignment / f"{student}.json"
    folder = graded.root / "autograded" / student
    return [path for path in (report, *folder.rglob("*")) if path.is_file()]


def seen(path: Path) -> bool:
    """Tell whether hidden text, also reversed, stands in a file."""
    text = path.read_text("utf-8", "replace")
    return SENTINEL in text or SENTINEL[::-1] in text


def shown(graded: Class, student: str) -> str:
    """Return what a student's cells showed and what the report says."""
    texts = []
    ours = (f"{student}.json", f"{graded.assignment}.ipynb")  # what else lies there is handed in
    for path in [path for path in files_of(graded, student) if path.name in ours]:
        text = path.read_text("utf-8", "replace")
        if path.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            text = json.dumps([cell.get("outputs") for cell in cells], ensure_ascii=False)
        texts.append(text)
    return "".join(texts)


@pytest.mark.parametrize("assignment", SETS)
def test_the_class_is_graded_to_the_end(graded: ClassOf, assignment: str) -> None:
    done = graded(assignment)
    assert done.status == 0, done.said
    names = [case["id"] for case in done.setting.cases(assignment)]
    assert {*names, *done.neighbours, INFORMED} == set(done.scores) == set(done.reports)


@each()
def test_a_case_gets_the_score_that_is_right_for_it(
    graded: ClassOf, assignment: str, name: str
) -> None:
    done = graded(assignment)
    low, high = handin.required(SETS[assignment][name])
    assert low <= done.scores[name] <= high
    assert done.reports[name].score == done.scores[name]
    assert done.reports[name].isolation == done.setting.level


@each("attack")
def test_an_attack_sees_nothing_hidden(graded: ClassOf, assignment: str, name: str) -> None:
    assert not [path for path in files_of(graded(assignment), name) if seen(path)]


@each(assignment="ps2")
def test_a_case_shows_no_sign_of_success(graded: ClassOf, assignment: str, name: str) -> None:
    assert "LOOT" not in shown(graded(assignment), name)


@each("fault")
def test_an_accident_is_named(graded: ClassOf, assignment: str, name: str) -> None:
    report = graded(assignment).reports[name]
    lost = [test for e in report.exercises for test in e.tests if test.outcome != "passed"]
    assert report.unreadable or all(test.message for test in lost)


@pytest.mark.parametrize("assignment", SETS)
def test_an_honest_neighbour_gets_exactly_its_marks(graded: ClassOf, assignment: str) -> None:
    done = graded(assignment)
    for name in done.neighbours:
        assert done.scores[name] == 10
        assert {cell.outcome for cell in done.reports[name].cells} == {"ok"}


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
    weak = grade(tmp_path, assignment, WEAK, [])
    assert [path for path in files_of(weak, INFORMED) if seen(path)]


def test_the_oracle_sees_the_word_of_success(tmp_path: Path) -> None:
    """Control: without the kernel's layers a case that looks around reports what it finds."""
    weak = grade(tmp_path, "ps2", WEAK, [DESIGN["sys_sockets"], DESIGN["read_descriptors"]])
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
