"""One notebook from cold: the time until a TA sees a report, and what is imported on the way."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.classes import (
    ASSIGNMENT,
    answers_of_a_class,
    built_course,
    folder_for,
    hand_in,
)
from benchmarks.measurement import Command, Side, environment, interleave, ours, ratio
from benchmarks.plan import Plan

IMPORT = re.compile(r"import time:\s+(?P<own>\d+) \|\s+(?P<total>\d+) \| (?P<name>\s*\S+)")
TOP = 20
LEAST = "import numpy, IPython, matplotlib.pyplot, pytest"


def measure(plan: Plan) -> dict[str, Any]:
    """Time ``autograder judge`` beside a bare interpreter and one with the same libraries."""
    with folder_for("cold") as folder:
        course_dir = built_course(folder / "ours")
        source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
        answers = answers_of_a_class(course_dir, 1)
        hand_in(source, answers, course_dir.root / "submitted")
        path = course_dir.submitted(ASSIGNMENT, next(iter(answers)))
        judge = ours("judge", str(path), "--assignment", ASSIGNMENT, cwd=course_dir.root)
        sides = [
            Side(name="ours", commands=(judge,)),
            Side(name="bare Python", commands=(_python("pass", course_dir.root),)),
            Side(name="libraries", commands=(_python(LEAST, course_dir.root),)),
        ]
        figures = interleave(sides, plan.cold_runs)
        imports = imported(judge)
    return {
        "figures": figures,
        "ratios": {
            f"ours / {name}": ratio(figures["ours"]["seconds"], figures[name]["seconds"])
            for name in ("bare Python", "libraries")
        },
        "imports": imports,
    }


def _python(code: str, cwd: Path) -> Command:
    return Command(words=(sys.executable, "-c", code), shown=f"python -c {code!r}", cwd=cwd)


def imported(command: Command) -> dict[str, Any]:
    """Return what the command's own process imports: the longest, with and without below."""
    program, *rest = command.words
    done = subprocess.run(
        [program, "-X", "importtime", *rest],
        cwd=command.cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    found = [IMPORT.match(line) for line in done.stderr.splitlines()]
    rows = [(int(m["own"]), int(m["total"]), m["name"]) for m in found if m]
    own = sorted(rows, reverse=True)[:TOP]
    whole = sorted(rows, key=lambda row: -row[1])[:TOP]
    return {
        "modules": len(rows),
        "ms": sum(row[0] for row in rows) / 1000,
        "own_ms": {name.strip(): micro / 1000 for micro, _, name in own},
        "with_what_they_import_ms": {name.strip(): micro / 1000 for _, micro, name in whole},
    }
