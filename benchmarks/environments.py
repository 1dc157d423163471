"""Virtual environments for the graders of others, made on first use under ``.envs/``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measurement import tell

FOLDER = Path(__file__).parent / ".envs"
COMMON = ("ipykernel", "numpy", "matplotlib")
PACKAGES = {
    "stock": ("nbgrader==0.9.*", *COMMON),
    "otter": ("otter-grader", *COMMON),
    "prairielearn": (
        "pytest-prairielearn-grader[notebook]==0.3.1",
        *("networkx", "pandas", "plot-serializer"),  # it imports them and does not ask for them
        *("numpy", "matplotlib"),
    ),
}


class NotInstalled(Exception):
    """A foreign environment cannot be made here."""


@dataclass(frozen=True, slots=True)
class Environment:
    """One of them.

    Attributes
    ----------
    name : str
        A key of :data:`PACKAGES`.
    """

    name: str

    def program(self, name: str) -> str:
        """Return the path of one of its programs."""
        return str(FOLDER / self.name / "bin" / name)

    def versions(self) -> dict[str, str]:
        """Return what is installed of what was asked for."""
        asked = {name_of(package) for package in PACKAGES[self.name]}
        listed = json.loads(_run([self.program("python"), "-m", "pip", "list", "--format=json"]))
        return {e["name"]: e["version"] for e in listed if name_of(e["name"]) in asked}


def environment_of(name: str) -> Environment:
    """Return an environment that is ready.

    Raises
    ------
    NotInstalled
        If the packages cannot be had.
    """
    folder, made = FOLDER / name, Environment(name)
    ready = folder / ".ready"
    if not ready.exists():
        tell(f"installing {', '.join(PACKAGES[name])}")
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([made.program("python"), "-m", "pip", "install", "--quiet", *PACKAGES[name]])
        ready.touch()
    return made


def name_of(package: str) -> str:
    """Return a package's name without version and extras, in its usual spelling."""
    return re.split(r"[\[=]", package)[0].replace("_", "-").lower()


def _run(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(f"{' '.join(words[1:4])} fails: {done.stderr[-500:]}")
    return done.stdout
