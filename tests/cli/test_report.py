"""``autograder report`` on a class that was graded, and graded again."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from autograder import store
from autograder.cli.main import main
from autograder.course import CourseDir
from autograder.notebooks.build import build, write

NEGATED = "def double(x):\n    return -2 * np.asarray(x)"
ALONE = """\
def double(x):
    parts = [np.add(v, v) for v in np.ravel(x)]
    return np.reshape(np.asarray(parts, dtype=float), np.shape(x))
"""


@pytest.fixture
def graded(
    toy: CourseDir, notebook_bytes: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> CourseDir:
    """Return a course with a class that was graded."""
    monkeypatch.chdir(toy.root)
    assignment = toy.course.assignments[0]
    write(toy, assignment, build(toy, assignment))
    for student, changes in {"ada": {}, "bob": {"double": NEGATED}}.items():
        path = toy.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes(**changes))
    assert main(["grade", "ps1", "-j", "1"]) == 0
    return toy


def test_a_regraded_class_has_a_page_a_json_form_and_pseudonyms(
    graded: CourseDir,
    notebook_bytes: Callable[..., bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    graded.submitted("ps1", "ada").write_bytes(notebook_bytes(double=NEGATED))
    graded.submitted("ps1", "eve").parent.mkdir(parents=True)
    assert main(["grade", "ps1", "-j", "1", "--student", "ada"]) == 0
    capsys.readouterr()

    assert main(["report", "ps1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["submissions"] == 2
    assert found["misconceptions"][0]["students"] == ["ada", "bob"]
    assert "wrong sign" in found["misconceptions"][0]["example"]
    [change] = found["changes"]
    assert (change["student"], change["before"], change["after"]) == ("ada", 12, 4)
    assert any("passed → failed" in why for why in change["why"])
    attention = {entry["student"]: entry["reasons"] for entry in found["attention"]}
    assert attention["eve"] == ["handed in, and not judged"]

    assert main(["report", "ps1"]) == 0
    page = (graded.root / "reports" / "ps1.html").read_text("utf-8")
    assert "<td>ada</td>" in page
    assert main(["report", "ps1", "--anonymous"]) == 0
    hidden = (graded.root / "reports" / "ps1-anonymous.html").read_text("utf-8")
    for name in ("ada", "bob", "eve"):
        assert f"<td>{name}" not in hidden
        assert f" {name}" not in hidden
    assert hidden.count("student-") > 3

    assert main(["grade", "ps1", "-j", "1", "--force"]) in (0, 3)
    before = store.load_previous(graded, "ps1", "ada")
    assert before is not None
    assert before.score == 12, "the same key again replaces nothing"

    copies = {"ada": ALONE, "bob": ALONE.replace("parts", "mine")}
    for student, answer in copies.items():
        graded.submitted("ps1", student).write_bytes(notebook_bytes(double=answer))
    capsys.readouterr()
    assert main(["report", "ps1", "--json"]) == 0
    [pair] = json.loads(capsys.readouterr().out)["similar"]
    assert (pair["students"], pair["cells"]) == (["ada", "bob"], ["double-answer"])


def test_without_reports_it_says_what_to_run(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    assert main(["report", "ps1"]) == 2
    assert "run: autograder grade ps1" in capsys.readouterr().err
