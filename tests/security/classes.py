"""Classes of hostile, unlucky and unusual submissions, handed in and graded as a course would be.

A setting says how: at which level, as which user, by which command. ``CORPUS=all`` in the
environment asks for every setting that this machine offers (``make corpus``).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbgrader.api import Gradebook

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.isolation import Level
from autograder.isolation.privileges import NOBODY
from autograder.notebooks.build import generate
from autograder.report import Report
from tests.corpus import handin

COURSE = Path(handin.__file__).parent / "course"
CASES = {case["id"]: case for case in handin.manifest()}
DESIGN = {case["id"]: case for case in handin.design()}
SETS = {"ps1": CASES, "ps2": DESIGN}
INFORMED = "informed"  # knows where the hidden tests lie, and prints them
SOME = 20
ODD = ("malformed", "files", "metadata")  # by which nbgrader and we could come to differ
ROOT, USER = "root", "user"
ROUTES = {
    "autograder": ("autograder", "grade", "{}", "-j", "2"),
    "nbgrader": ("nbgrader", "autograde", "{}"),
}


@dataclass(frozen=True)
class Setting:
    """How the corpus is graded.

    Attributes
    ----------
    level : Level
        Of isolation.
    who : str
        ``"root"`` or ``"user"``.
    route : str
        Whose command.
    step : int
        Only every so many-th case is handed in, and what is odd to read or to copy.
    """

    level: Level
    who: str
    route: str = "autograder"
    step: int = 1

    def __str__(self) -> str:
        return f"{self.level}-{self.who}-{self.route}"

    def cases(self, assignment: str) -> list[dict[str, Any]]:
        """Return the cases that are handed in."""
        return [
            case
            for number, case in enumerate(SETS[assignment].values())
            if number % self.step == 0 or case["category"] in ODD
        ]


def settings() -> list[Setting]:
    """Return the settings to try: the essential ones, or all."""
    me = ROOT if os.geteuid() == 0 else USER
    if os.environ.get("CORPUS") != "all":
        return [Setting(Level.FULL, me), Setting(Level.FULL, USER, "nbgrader", SOME)]
    return [
        Setting(level, who, route)
        for level in (Level.FULL, Level.BUBBLEWRAP, Level.STRONG)
        for who in dict.fromkeys((me, USER))
        for route in (ROUTES if level is Level.FULL else ["autograder"])
    ]


@dataclass(frozen=True)
class Class:
    """A class that has been graded."""

    root: Path
    assignment: str
    setting: Setting
    said: str
    status: int
    memory_mib: int
    scores: dict[str, float]
    reports: dict[str, Report]
    neighbours: tuple[str, ...]


@contextmanager
def folder_of(who: str) -> Iterator[Path]:
    """Make a folder for a course that its user reaches; pytest's own are for one user only."""
    with TemporaryDirectory(prefix="corpus-", ignore_cleanup_errors=True) as name:
        if os.geteuid() == 0 and who == USER:
            Path(name).chmod(0o755)
        yield Path(name)


def python_for(who: str, folder: Path) -> str:
    """Return an interpreter that a user may run; empty where there is none.

    Root's own Python often lies in root's home. Then the system's, if it is of the same
    version, gets an environment of its own with copies of this one's packages.
    """
    if os.geteuid() != 0 or who == ROOT:
        return sys.executable
    if _works(sys.executable):
        return sys.executable
    version = f"python3.{sys.version_info.minor}"
    if not (system := shutil.which(version, path="/usr/bin:/usr/local/bin")):
        return ""
    made = folder / "environment"
    subprocess.run([system, "-m", "venv", "--without-pip", made], check=True, capture_output=True)
    packages = Path(f"lib/{version}/site-packages")
    shutil.rmtree(made / packages)
    link = "-al" if os.stat(sys.prefix).st_dev == os.stat(made).st_dev else "-a"  # noqa: PTH116
    subprocess.run(["cp", link, Path(sys.prefix) / packages, made / packages], check=True)
    for program in ("alembic", "nbgrader"):
        text = (Path(sys.prefix) / "bin" / program).read_text()
        (made / "bin" / program).write_text(text.replace(sys.prefix, str(made)))
        (made / "bin" / program).chmod(0o755)
    python = str(made / "bin" / "python")
    return python if _works(python) else ""


def _works(python: str) -> bool:
    """Tell whether an ordinary user can grade with an interpreter."""
    words = [python, "-c", "import autograder.cli.main, nbgrader"]
    try:
        subprocess.run(words, **_as(USER), cwd="/", capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _as(who: str) -> dict[str, Any]:
    """Return how to start a process as one of the two."""
    if os.geteuid() != 0 or who == ROOT:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def grade(
    root: Path,
    assignment: str,
    setting: Setting,
    cases: list[dict[str, Any]],
    python: str = sys.executable,
) -> Class:
    """Make the course, hand the cases in and grade them as a TA would."""
    course = make_course(root, assignment, setting.level)
    for case in cases:
        folder = course.submitted(assignment, case["id"]).parent
        if assignment == "ps1":
            handin.hand_in(case, folder)
        else:
            handin.hand_in_design(case, folder)
    informed = course.submitted(assignment, INFORMED)
    informed.parent.mkdir(parents=True)
    hidden = course.solutions(assignment) / "test_test_sigmoid.py"
    code = f"print(open({str(hidden)!r}).read())"
    informed.write_text(json.dumps(handin.filled(handin.release(), code)))
    neighbours = tuple(f"neighbour-{number}" for number in range(max(2, len(cases) // 10)))
    for name in neighbours:
        path = course.submitted(assignment, name)
        handin.hand_in(CASES["honest_reference"], path.parent, path.name)
    if _as(setting.who):
        subprocess.run(["chown", "-R", "-h", f"{NOBODY}:{NOBODY}", root], check=True)
    command = [word.format(assignment) for word in ROUTES[setting.route]]
    status, said, memory_mib = run(root, *command, who=setting.who, python=python)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "corpus") as gradebook:
        submissions = gradebook.assignment_submissions(assignment)
        scores = {s.student_id: float(s.score) for s in submissions}
    reports = {
        path.stem: Report.from_json(path.read_text("utf-8"))
        for path in (root / "reports" / assignment).glob("*.json")
    }
    return Class(root, assignment, setting, said, status, memory_mib, scores, reports, neighbours)


def make_course(root: Path, assignment: str, level: Level) -> CourseDir:
    """Copy the corpus's course and release one of its assignments."""
    course = CourseDir(root, load_course(COURSE / "course_config.py"))
    for path in COURSE.rglob("*.py"):
        copy = root / path.relative_to(COURSE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text().replace('isolation="full"', f'isolation="{level}"'))
    source = course.source(assignment)
    source.parent.mkdir(parents=True)
    source.write_text(json.dumps(handin.release()))
    generate(root, assignment)
    return course


def run(
    root: Path, module: str, *arguments: str, who: str = ROOT, python: str = sys.executable
) -> tuple[int, str, int]:
    """Run a module in a course; return its exit status, what it said and its memory in MiB."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    if _as(who):
        keep["HOME"] = str(root)
    with (root / "said").open("w+") as said:
        process = subprocess.Popen(
            [python, "-m", module, *arguments],
            cwd=root,
            env=keep,
            stdout=said,
            stderr=subprocess.STDOUT,
            **_as(who),
        )
        _, status, usage = os.wait4(process.pid, 0)  # the largest of it and its descendants
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return process.returncode, said.read(), usage.ru_maxrss >> 10
