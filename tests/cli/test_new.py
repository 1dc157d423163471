"""A new course as its README walks through it: every command passes at once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.config import load_course
from autograder.isolation import best_level, offered

BLOCK = re.compile(r"(?:^    \S.*\n)+", re.MULTILINE)
QUICK = "limits=Limits(cell_wall_s=2, test_wall_s=1, exercise_wall_s=2, memory_mib=256), warm=()"


def commands(text: str) -> list[list[str]]:
    """Return the first block of commands of a text."""
    block = BLOCK.search(text)
    assert block is not None
    return [line.split() for line in block[0].splitlines()]


def run(command: list[str]) -> None:
    """Run a command as it is printed, in this process where it is ours, for speed."""
    program, *arguments = command
    if program == "autograder":
        assert main(arguments) == 0, command
        return
    assert program == "pytest"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def hold_as_offered() -> None:
    """Ask for what this machine offers, and end hanging cells soon."""
    config = Path("course_config.py")
    text = config.read_text().replace('"full",', f'"{best_level(offered()).value}", {QUICK}')
    config.write_text(text.replace("Assignment, Course\n", "Assignment, Course, Limits\n"))


def test_what_the_readme_says_first_passes_in_a_new_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "course", "statistics"]) == 0
    printed = commands(capsys.readouterr().out)
    monkeypatch.chdir("statistics")
    readme = commands(Path("README.md").read_text())
    assert [command for command in printed if command[0] not in (".", "cd")] == [
        command for command in readme if "--check" not in command
    ]
    hold_as_offered()
    for command in readme:
        run(command)
    said = capsys.readouterr().out
    assert "UNFAIR" not in said
    assert "24 graded, 0 unchanged, 0 not judged" in said
    report = json.loads(Path("demo/reports/ps1/gita-slip-centre-rows.json").read_text())
    assert report["exercises"][0]["diagnoses"][0]["misconceptions"] == ["centre-rows"]
    assert Path("demo/feedback/gita-slip-centre-rows/ps1/ps1.html").is_file()

    run(["autograder", "new", "assignment", "ps2"])
    first, *others = commands(capsys.readouterr().out)
    assert [first, *others] == [
        ["pytest", "solutions/ps2"],
        ["autograder", "build", "ps2"],
        ["autograder", "audit", "ps2"],
    ]
    run(["pytest"])  # both, whose files have the same names


def test_the_lines_are_printed_where_they_cannot_be_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "course", str(tmp_path / "stats")]) == 0
    monkeypatch.chdir(tmp_path / "stats")
    config = Path("course_config.py")
    text = config.read_text().replace("assignments=(", "assignments=() + (")
    config.write_text(text)
    capsys.readouterr()
    assert main(["new", "assignment", "ps2"]) == 0
    assert config.read_text() == text
    out = capsys.readouterr().out
    assert "course_config.py is as it was; add these lines" in out
    lines = out[out.index("        Assignment(") : out.index("Next:")]
    config.write_text(text.replace("    ),\n    isolation", lines + "    ),\n    isolation"))
    assert [a.name for a in load_course(config).assignments] == ["ps1", "ps2"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["new", "course", "2nd"], "'2nd' cannot be the course's id: letters, digits"),
        (["new", "assignment", "ps2"], "no course_config.py in"),
    ],
)
def test_what_cannot_be_is_status_2_and_one_line(
    command: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["course", "assignment"])
def test_each_kind_has_help_with_examples(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["new", kind, "--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert "examples:" in out
    assert f"autograder new {kind} " in out
