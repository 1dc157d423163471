"""Late work, by the numbers and through both commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc

from autograder.cli.main import main
from autograder.config import load_course
from autograder.course import CourseDir, LatePolicy
from autograder.nbgrader.lateness import DAY, handed_in, late_percent, late_points
from autograder.notebooks.build import build, write
from tests.conftest import copy_of_toy
from tests.nbgrader.test_routes import rows, run

POLICY = LatePolicy(
    percent_per_day=10, grace_minutes=15, cap_percent=35, extension_days={"ps1": {"ada": 2}}
)
LATE = """\
    late=LatePolicy(
        percent_per_day=10,
        grace_minutes=15,
        cap_percent=35,
        extension_days={"ps1": {"dan": 2}},
    ),
"""
STAMPS = {
    "ada": "2026-11-20 10:00:00 UTC",  # the deadline itself
    "bob": "2026-11-20 11:15:00 CET",  # 15 minutes later
    "cleo": "2026-11-20 10:15:01 UTC",
    "dan": "2026-11-22 09:00:00 UTC",
    "eve": "2026-12-20 10:00:00 UTC",
}


@pytest.mark.parametrize(
    ("student", "seconds", "percent"),
    [
        ("bob", 0, 0),
        ("bob", 15 * 60, 0),
        ("bob", 15 * 60 + 1, 10),
        ("bob", DAY, 10),
        ("bob", DAY + 1, 20),
        ("bob", 3 * DAY, 30),
        ("bob", 4 * DAY, 35),
        ("bob", 400 * DAY, 35),
        ("ada", 2 * DAY + 15 * 60, 0),
        ("ada", 2 * DAY + 16 * 60, 10),
    ],
)
def test_the_days_that_have_begun_after_deadline_extension_and_grace_are_counted(
    student: str, seconds: float, percent: float
) -> None:
    assert late_percent(POLICY, "ps1", student, seconds) == percent


def test_an_extension_counts_for_its_assignment_only() -> None:
    assert late_percent(POLICY, "ps2", "ada", DAY) == 10


def test_no_more_is_taken_off_than_was_earned() -> None:
    all_of_it = LatePolicy(percent_per_day=100)
    assert late_points(all_of_it, "ps1", "bob", 0.126, 1) == 0.126  # not 0.13
    assert late_points(all_of_it, "ps1", "bob", 0, 1) is None
    assert late_points(all_of_it, "ps1", "bob", 5, 0) is None


@pytest.mark.parametrize(
    "stamp",
    [
        *STAMPS.values(),
        "2026-11-20 10:00:00",
        "2026-11-20 10:00:00.5 UTC",
        "2026-11-20 10:00:00.123456 UTC",
        "2026-11-20T10:00:00+01:00",
        "2026-11-20 10:00:00.123456 Europe/Berlin",
        "10:00, November 20, 2026",
    ],
)
def test_a_time_is_read_as_nbgrader_reads_it(stamp: str) -> None:
    assert handed_in(f"{stamp}\n") == parse_utc(stamp)


@pytest.mark.parametrize("stamp", ["", " \n", "yesterday", "2026-13-01 10:00:00 UTC", "9" * 400])
def test_what_is_no_time_is_none(stamp: str) -> None:
    assert handed_in(stamp) is None


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> CourseDir:
    """Return a toy course with a deadline and a policy that is built; for copying."""
    toy = copy_of_toy(tmp_path_factory.mktemp("late") / "toy")
    config = toy.root / "course_config.py"
    text = config.read_text("utf-8")
    text = text.replace("import Assignment, Course, Limits", "import *")
    text = text.replace(
        "            written=",
        "            due=datetime(2026, 11, 20, 11, tzinfo=ZoneInfo('Europe/Berlin')),\n"
        "            written=",
    )
    text = text.replace('    isolation="process",\n', f'    isolation="process",\n{LATE}')
    text = text.replace(
        "COURSE =",
        "from datetime import datetime\nfrom zoneinfo import ZoneInfo\n\n"
        "from autograder.course import LatePolicy\n\nCOURSE =",
    )
    config.write_text(text.replace("import *", "import Assignment, Course, Limits"), "utf-8")
    course = CourseDir(toy.root, load_course(config))
    [assignment] = course.course.assignments
    assert assignment.due == datetime(2026, 11, 20, 11, tzinfo=ZoneInfo("Europe/Berlin"))
    write(course, assignment, build(course, assignment))
    return course


@pytest.fixture
def late_course(
    built_once: CourseDir,
    tmp_path: Path,
    notebook_bytes: Callable[..., bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> CourseDir:
    """Return that course with a class around the deadline."""
    course = CourseDir(tmp_path / "toy", built_once.course)
    shutil.copytree(built_once.root, course.root)
    for student, stamp in STAMPS.items():
        path = course.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes())
        (path.parent / "timestamp.txt").write_text(f"{stamp}\n")
    monkeypatch.chdir(course.root)
    return course


def penalties(course: CourseDir) -> dict[str, float | None]:
    return {student: row["penalty"][0] for student, row in rows(course.root).items()}


EXPECTED = {"ada": None, "bob": None, "cleo": 1.2, "dan": None, "eve": 4.2}


def test_autograder_grade_takes_off_what_the_course_says(late_course: CourseDir) -> None:
    assert main(["grade", "ps1", "-j", "1"]) == 0
    assert penalties(late_course) == EXPECTED
    assert rows(late_course.root)["cleo"]["late"] == 15 * 60 + 1


def test_nbgrader_autograde_takes_off_the_same(late_course: CourseDir) -> None:
    done = run(late_course.root, "nbgrader", "autograde", "ps1")
    assert done.returncode == 0, done.stderr
    assert penalties(late_course) == EXPECTED


def test_work_that_is_not_judged_again_gets_a_new_extension_deadline_and_score(
    late_course: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["grade", "ps1", "-j", "1"]) == 0
    with Gradebook(f"sqlite:///{late_course.root / 'gradebook.db'}", "toy") as gradebook:
        mark = gradebook.find_grade("why", "ps1", "ps1", "eve")
        mark.manual_score = 2
        gradebook.db.commit()
    config = late_course.root / "course_config.py"
    config.write_text(config.read_text("utf-8").replace('{"dan": 2}', '{"cleo": 1}'), "utf-8")
    assert main(["grade", "ps1", "-j", "1"]) == 0
    assert "0 graded, 5 unchanged" in capsys.readouterr().out
    assert penalties(late_course) == {**EXPECTED, "cleo": None, "dan": 2.4, "eve": 4.9}

    config.write_text(config.read_text("utf-8").replace("2026, 11, 20", "2027, 11, 20"), "utf-8")
    assert main(["grade", "ps1", "-j", "1"]) == 0
    assert set(penalties(late_course).values()) == {None}


def test_exported_grades_are_less_the_penalty(late_course: CourseDir) -> None:
    assert main(["grade", "ps1", "-j", "1"]) == 0
    assert main(["export", "ps1", "--to", "canvas"]) == 0
    text = (late_course.root / "grades" / "ps1-canvas.csv").read_text("utf-8")
    assert '"cleo","",10.8\r\n' in text.replace("\n", "\r\n")


def test_another_policy_is_nbgrader_s_to_apply(late_course: CourseDir) -> None:
    config = late_course.root / "nbgrader_config.py"
    config.write_text(
        config.read_text()
        + "c = get_config()\ndel c.AssignLatePenalties.plugin_class\n"
        + "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
    )
    assert main(["grade", "ps1", "-j", "1"]) == 0
    on_time = {student: None for student in STAMPS}
    zero = {student: 12.0 for student in ("bob", "cleo", "dan", "eve")}
    assert penalties(late_course) == on_time | zero
    config.write_text(config.read_text().replace("'zero'", "'none'"))
    assert main(["grade", "ps1", "-j", "1"]) == 0
    assert penalties(late_course) == on_time
