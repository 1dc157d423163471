"""The audit of the toy, with a hole in a suite that only a mutant falls into."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.course import CourseDir

HOLE = "return double(double(x)) -> return double(x)"
SURVIVED = f"SURVIVED quadruple, line 39: {HOLE}"


@pytest.fixture
def holed(toy: CourseDir, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the toy's folder, where quadruple is tested at zero only."""
    monkeypatch.chdir(toy.root)
    folder = toy.solutions("ps1")
    suite = folder / "test_quadruple.py"
    suite.write_text(suite.read_text().replace("rng.normal(size=5)", "0 * rng.normal(size=5)"))
    known = folder / "misconceptions.py"
    known.write_text(known.read_text().replace("return double(x)\n", "return 1 + double(x)\n"))
    return folder


def test_a_mutant_that_keeps_full_marks_makes_a_suite_unfair(
    holed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "audit.html"
    assert main(["audit", "ps1", "-j", "1", "--html", str(page)]) == 1
    out = capsys.readouterr().out
    assert SURVIVED in out
    assert "UNFAIR: 7 of 8 mutants are killed; 97% are asked" in out
    assert "<code>return double(double(x)) -&gt; return double(x)</code>" in page.read_text()


def test_a_mutant_that_is_explained_does_not(
    holed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (holed / "equivalent.py").write_text(
        "from autograder.known import Equivalent\n\n"
        f"EQUIVALENT = (Equivalent(exercise='quadruple', change={HOLE!r}, reason='at zero'),)\n"
    )
    assert main(["audit", "ps1", "-j", "1"]) == 0
    out = capsys.readouterr().out
    assert "SURVIVED" not in out
    assert "note: quadruple: test_random_arrays" in out


def test_a_reference_that_needs_a_notebook_cannot_be_changed_without_one(
    toy: CourseDir, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy.root)
    source = toy.notebook_source("ps1")
    needs = "    get_ipython()\n    return 2 * np.asarray(x)"
    source.write_text(source.read_text().replace("    return 2 * np.asarray(x)", needs))
    assert main(["audit", "ps1", "-j", "1"]) == 1
    assert "its mutants prove nothing" in capsys.readouterr().out
