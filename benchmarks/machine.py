"""The machine that is measured on, and what is installed there."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

OURS = ("autograder", "nbgrader", "numpy", "matplotlib", "ipython", "pytest")
ROOT = Path(__file__).parent.parent


def machine() -> dict[str, Any]:
    """Return what a reader needs to judge a figure by; no names of people or machines."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _after("/proc/cpuinfo", "model name"),
        "memory_gib": round(int(_after("/proc/meminfo", "MemTotal").split()[0]) / 2**20, 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "user": "root" if os.geteuid() == 0 else "ordinary",
        "versions": {name: metadata.version(name) for name in OURS},
        "commit": _commit(),
    }


def load() -> float:
    """Return how many processes wanted to run in the last minute, on average."""
    return round(os.getloadavg()[0], 2)


def _after(path: str, key: str) -> str:
    for line in Path(path).read_text().splitlines():
        if line.startswith(key):
            return line.partition(":")[2].strip()
    return "0"


def _commit() -> str:
    """Return the commit that is measured, with a plus sign where the work tree differs."""
    said = []
    for words in (["rev-parse", "--short", "HEAD"], ["status", "--porcelain", "autograder"]):
        done = subprocess.run(
            ["git", *words],  # noqa: S607  # git of the user's own choice
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        said.append(done.stdout.strip())
    return said[0] + ("+" if said[1] else "")
