"""What can be typed, and typing it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from autograder.cli.main import parser

VERBS = next(
    action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
)
PROGRAMS = Path(sys.executable).parent


def clean_environment() -> dict[str, str]:
    """Return the environment with our programs first, and without what pytest put there."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV", "PWD"))}
    return {**kept, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def typed(commands: str, course: Path) -> subprocess.CompletedProcess[str]:
    """Run commands as somebody would type them in the course's folder; the first error ends it."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=course,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
