"""What this machine offers is told, and a course that asks for more is warned of."""

from __future__ import annotations

import dataclasses
import io
import json

import pytest
from rich.console import Console

from autograder.cli import doctor
from autograder.cli.main import main
from autograder.course import CourseDir
from autograder.isolation import Layer, Level, Offer

YES = Layer(available=True)
NO = Layer(available=False, reason="the kernel says no", remedy="ask the kernel nicely")


def offer(**layers: Layer) -> Offer:
    names = [field.name for field in dataclasses.fields(Offer) if field.name != "landlock_abi"]
    return Offer(**{name: layers.get(name, YES) for name in names}, landlock_abi=6)


def test_doctor_says_what_is_missing_and_how_to_get_it() -> None:
    out = io.StringIO()
    doctor.print_offer(offer(namespaces=NO), Console(file=out, width=120))
    assert "the kernel says no. ask the kernel nicely" in out.getvalue()
    assert "best level: strong" in out.getvalue()
    assert "names of files that it can guess" in out.getvalue()


@pytest.mark.parametrize(
    ("found", "asked", "status"),
    [
        (offer(), "full", 0),
        (offer(namespaces=NO), "full", 1),
        (offer(namespaces=NO), "strong", 0),
        (offer(seccomp=NO), "strong", 1),
        (offer(seccomp=NO), "process", 0),
        (offer(bubblewrap=NO), "full", 0),
        (offer(readable_python=NO), "full", 0),
        (offer(readable_python=NO), "strong", 1),
        (offer(bubblewrap=NO), "bubblewrap", 1),
        (offer(namespaces=NO), "bubblewrap", 0),
    ],
)
def test_the_status_tells_whether_the_course_can_be_graded_here(
    found: Offer, asked: str, status: int, toy: CourseDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = toy.root / "course_config.py"
    config.write_text(config.read_text().replace('"process"', f'"{asked}"'))
    monkeypatch.chdir(toy.root)
    monkeypatch.setattr(doctor, "offered", lambda: found)
    assert main(["doctor"]) == status


def test_doctor_prints_json_outside_of_a_course_too(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setattr(doctor, "offered", lambda: offer(namespaces=NO))
    assert main(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["best"] == Level.STRONG.value
    assert said["namespaces"]["available"] is False
