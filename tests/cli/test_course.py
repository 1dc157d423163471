"""The syllabus: what each problem set is worth, when it is due, what builds on what."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

from autograder.cli.main import main
from autograder.course import CourseDir

DUE = "due=datetime(2026, 11, 20, 23, 30, tzinfo=UTC)"


@pytest.fixture(autouse=True)
def in_toy(toy: CourseDir, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy.root)


@pytest.fixture
def three_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the clocks here be three hours ahead of UTC."""
    monkeypatch.setenv("TZ", "EAST-3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def change(toy: CourseDir, old: str, new: str) -> None:
    config = toy.root / "course_config.py"
    text = config.read_text()
    assert old in text
    config.write_text(text.replace(old, new))


def set_a_deadline(toy: CourseDir) -> None:
    change(toy, "weight=100", f"weight=100, {DUE}")
    change(toy, "from autograder", "from datetime import UTC, datetime\nfrom autograder")


def row(out: str, part: str) -> list[str]:
    """Return the words of a table's row."""
    (line,) = [line for line in out.splitlines() if line.startswith(f"│ {part} ")]
    return line.replace("│", " ").split()


def test_each_part_has_its_points_and_what_it_builds_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["course"]) == 0
    out = capsys.readouterr().out
    assert "A toy course (toy)" in out
    assert "ps1: Doubling" in out
    assert row(out, "double") == ["double", "exercise", "6"]
    assert row(out, "quadruple") == ["quadruple", "exercise", "4", "double"]
    assert row(out, "why") == ["why", "written", "3"]
    assert row(out, "plain") == ["plain", "test", "cell", "2"]
    assert "in all 15 points; the weights sum to 100 %" in out


def test_a_problem_set_without_a_deadline_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["course"]) == 0
    assert "weight 100 %, 15 points, due none" in capsys.readouterr().out


@pytest.mark.usefixtures("three_hours_east")
def test_a_deadline_is_shown_in_local_time(
    toy: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    set_a_deadline(toy)
    assert main(["course"]) == 0
    assert "due Sat 2026-11-21 02:30 EAST" in capsys.readouterr().out


@pytest.mark.usefixtures("three_hours_east")
def test_json_keeps_the_deadline_s_own_time_zone(
    toy: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    set_a_deadline(toy)
    assert main(["course", "--json"]) == 0
    syllabus = json.loads(capsys.readouterr().out)
    (assignment,) = syllabus.pop("assignments")
    assert syllabus == {"id": "toy", "title": "A toy course", "weight": 100, "points": 15}
    assert assignment["due"] == "2026-11-20T23:30:00+00:00"
    assert assignment["parts"][1] == {
        "name": "quadruple",
        "kind": "exercise",
        "points": 4,
        "uses": ["double"],
    }


def test_weights_that_do_not_sum_to_100_are_warned_of(
    toy: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    change(toy, "weight=100", "weight=60")
    assert main(["course"]) == 0
    captured = capsys.readouterr()
    assert "the weights sum to 60 %" in captured.out
    assert captured.err == "autograder: the weights sum to 60 %, not to 100 %\n"


@pytest.mark.parametrize("weights", [(33.3, 33.3, 33.4), (0.1, 0.2, 99.7)])
def test_rounding_is_not_warned_of(
    weights: tuple[float, ...], toy: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = weights
    more = "".join(
        f'Assignment(name="more{i}", title="More", weight={weight}, exercises={{"f": 1}}),'
        for i, weight in enumerate(others)
    )
    change(toy, "weight=100", f"weight={first}")
    change(toy, "    ),\n    limits", f"    {more}),\n    limits")
    assert main(["course"]) == 0
    captured = capsys.readouterr()
    assert "more1: More" in captured.out
    assert captured.err == ""


def test_a_suite_that_cannot_be_read_is_the_course_s_fault(
    toy: CourseDir, capsys: pytest.CaptureFixture[str]
) -> None:
    (toy.solutions("ps1") / "test_double.py").write_text("def test_(:")
    assert main(["course"]) == 3
    assert "test_double.py" in capsys.readouterr().err
