"""What the engine that is measured can do; it is younger or older than these scripts."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

from benchmarks.machine import ROOT
from benchmarks.measurement import environment


@cache
def grades_with_feedback() -> bool:
    """Return whether ``autograder grade`` also makes the feedback pages."""
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "grade", "--help"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return "--feedback" in done.stdout
