"""``pytest solutions/<ps>`` and ``--submission``, as a TA types them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course import CourseDir


@pytest.fixture
def run_pytest(toy: CourseDir) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "solutions/ps1", *arguments],
            cwd=toy.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_suites_pass_with_the_reference(
    run_pytest: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = run_pytest("-q")
    assert done.returncode == 0, done.stdout
    assert "6 passed" in done.stdout


def test_the_same_suites_judge_a_submission_and_say_what_a_student_would_read(
    run_pytest: Callable[..., subprocess.CompletedProcess[str]],
    notebook_bytes: Callable[..., bytes],
    tmp_path: Path,
) -> None:
    notebook = tmp_path / "someone.ipynb"
    notebook.write_bytes(notebook_bytes(double="def double(x):\n    return -2 * np.asarray(x)"))
    done = run_pytest("--submission", str(notebook))
    assert done.returncode == 1
    assert "4 failed, 2 passed" in done.stdout  # twice the wrong sign is the right one
    assert "failed: Every entry of double(x) has the wrong sign" in done.stdout
    assert "hint: Is the result twice the argument?" in done.stdout
    assert "Traceback" not in done.stdout
