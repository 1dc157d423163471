"""The command line as typed: help, exit statuses, messages that name the remedy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.audit.audit import Audit
from autograder.audit.verdicts import Verdict
from autograder.cli.main import UNREAD, VERBS, main
from autograder.course import Assignment, CourseDir
from autograder.errors import SuiteError
from tests.conftest import TOY


@pytest.fixture
def in_toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOY)
    monkeypatch.setenv("AUTOGRADER_SECRET", "for tests")


@pytest.fixture
def notebook(tmp_path: Path, notebook_bytes: Callable[..., bytes]) -> Path:
    path = tmp_path / "someone.ipynb"
    path.write_bytes(notebook_bytes())
    return path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    out, _ = said(capsys)
    assert "examples:" in out
    assert f"autograder {verb}" in out


@pytest.mark.usefixtures("in_toy")
def test_judge_prints_a_page_and_leaves_with_0_whatever_the_score(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", str(notebook), "--assignment", "ps1"]) == 0
    out, _ = said(capsys)
    assert out.startswith("ps1: 12 of 12 points")
    assert "✓ arrays drawn at grading" in out


@pytest.mark.usefixtures("in_toy")
def test_judge_knows_the_assignment_by_the_name_of_the_file(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", str(notebook.rename(notebook.with_stem("ps1")))]) == 0
    assert said(capsys)[0].startswith("ps1: 12 of 12 points")


@pytest.mark.usefixtures("in_toy")
def test_judge_prints_the_report_as_json(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", str(notebook), "--assignment", "ps1", "--json"]) == 0
    out, _ = said(capsys)
    assert json.loads(out)["score"] == 12


@pytest.mark.usefixtures("in_toy")
def test_judge_says_what_is_wrong_with_bytes_that_are_no_notebook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_bytes(b"<html>please log in</html>")
    assert main(["judge", str(path), "--assignment", "ps1"]) == 0
    out, _ = said(capsys)
    assert "0 of 12" in out
    assert "could not be read: the file is damaged or no notebook (not JSON" in out


@pytest.mark.usefixtures("in_toy")
@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["judge", "nowhere.ipynb", "--assignment", "ps1"], "nowhere.ipynb: there is no such file"),
        (["judge", __file__, "--assignment", "ps7"], "did you mean ps1?"),
        (["judge", __file__], "is called like no assignment; name one with --assignment"),
        (
            ["grade", "ps1"],
            "<student>/ps1. Collect from nbgrader's exchange (nbgrader collect ps1)",
        ),
        (["build", "ps2"], "there is no assignment 'ps2'"),
    ],
)
def test_wrong_usage_is_status_2_and_one_line(
    command: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    _, err = said(capsys)
    assert message in err
    assert err.count("\n") == 1


def test_a_directory_without_a_course_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 2
    assert "no course_config.py" in said(capsys)[1]


def test_an_unknown_student_is_wrong_usage(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    toy.submitted("ps1", "ada").parent.mkdir(parents=True)
    assert main(["grade", "ps1", "--student", "bob"]) == 2
    assert "'bob' has not handed in ps1" in said(capsys)[1]


def test_a_faulty_course_is_status_3_with_file_and_line(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    config = toy.root / "course_config.py"
    config.write_text(config.read_text().replace("weight=100", "weight=1000"))
    assert main(["build", "--check"]) == 3
    assert "course_config.py:12: weight must be between 0 and 100" in said(capsys)[1]


@pytest.mark.usefixtures("in_toy")
def test_build_check_says_what_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--check"]) == 0
    assert said(capsys)[0] == "up to date: ps1\n"


def test_build_check_finds_a_stale_release(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    source = toy.notebook_source("ps1")
    source.write_text(source.read_text().replace("# # Doubling", "# # Doubling things"))
    assert main(["build", "--check"]) == 1
    assert said(capsys)[0] == "stale: ps1; run: autograder build ps1\n"


@pytest.mark.usefixtures("in_toy")
def test_audit_finds_the_toy_fair(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "ps1", "-j", "1", "--json"]) == 0
    found = json.loads(said(capsys)[0])["ps1"]
    assert [case["id"] for case in found["cases"]][:2] == ["reference", "stub"]
    assert not any(case["fault"] for case in found["cases"])
    assert {trial["end"] for trial in found["mutants"]} == {"killed"}
    assert found["fair"]
    assert found["faults"] == []


def test_audit_shows_each_problem_set_as_soon_as_it_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(TOY.parents[1])

    def audited(course_dir: CourseDir, assignment: Assignment, *others: object) -> Audit:
        if assignment.name == "ps2_perceptron":
            raise SuiteError("the second one breaks")
        fair = Verdict(
            id="first-case", exercise="", kind="reference", score=9, max_score=9, fault=""
        )
        faults = ("a and b always agree",)
        return Audit(assignment=assignment.name, tests={}, cases=(fair,), faults=faults)

    monkeypatch.setattr("autograder.audit.audit.audit", audited)
    assert main(["audit", "ps1_derivatives", "ps2_perceptron"]) != 0
    out, _ = said(capsys)
    assert "first-case" in out
    assert "1 cases, 0 unfair, 1 faults of the suite" in out


def test_audit_calls_a_suite_unfair_that_misses_a_misconception(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    known = toy.solutions("ps1") / "misconceptions.py"
    known.write_text(known.read_text().replace("-2 * np.asarray(x)", "2 * np.asarray(x)"))
    assert main(["audit", "ps1", "-j", "1", "--json"]) == 1
    cases = json.loads(said(capsys)[0])["ps1"]["cases"]
    assert {case["id"]: case["fault"] for case in cases}["double-sign"] == "is not caught"


@pytest.mark.usefixtures("in_toy")
def test_a_scheduler_without_a_protocol_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["grade", "ps1", "--scheduler", "head:8786"])
    assert left.value.code == 2
    assert "'head:8786' is not tcp://HOST:PORT, tls://HOST:PORT or 'local'" in said(capsys)[1]


def test_who_stops_reading_gets_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "doctor", "--json"],
        cwd=TOY,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (UNREAD, "")
