"""Ctrl-C, SIGTERM, SIGHUP while a class is graded: nothing is lost, and the command goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course import CourseDir
from autograder.notebooks.build import build, write

COMMAND = [sys.executable, "-m", "autograder", "grade", "ps1", "-j", "1"]


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_interruption_keeps_what_is_finished_and_the_same_command_goes_on(
    toy: CourseDir,
    notebook_bytes: Callable[..., bytes],
    tmp_path: Path,
    number: signal.Signals,
    status: int,
) -> None:
    assignment = toy.course.assignments[0]
    write(toy, assignment, build(toy, assignment))
    slow = notebook_bytes(first="import time\ntime.sleep(1)")
    work = {"ada": notebook_bytes(), **dict.fromkeys(("bob", "cleo", "dan", "eve", "finn"), slow)}
    for student, content in work.items():
        path = toy.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment["TMPDIR"] = str(scratch)
    heard = f"--default-signal={number.name.removeprefix('SIG')}"  # also where tests run by nohup
    running = subprocess.Popen(
        ["env", heard, *COMMAND], cwd=toy.root, env=environment, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 60
    while not toy.report("ps1", "ada").exists():
        assert time.monotonic() < until, "nothing was graded"
        time.sleep(0.05)
    running.send_signal(number)
    _, said = running.communicate(timeout=30)
    assert running.returncode == status
    assert "the same command goes on from there" in said
    assert not toy.report("ps1", "finn").exists()
    assert list(scratch.iterdir()) == [], "files of a submission were left behind"

    again = subprocess.run(
        [*COMMAND, "--json"],
        cwd=toy.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    results = {result["student"]: result for result in json.loads(again.stdout)}
    assert results["ada"]["unchanged"]
    assert [results[student]["score"] for student in work] == [12] * 6
