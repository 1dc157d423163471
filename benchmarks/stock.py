"""The same assignment in nbgrader as it comes: hidden asserts in its own test cells."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks.assertions import assert_cell
from benchmarks.classes import ASSIGNMENT
from benchmarks.environments import Environment
from benchmarks.measurement import Command, timed

Notebook = dict[str, Any]
CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "stock"
"""


@dataclass(frozen=True, slots=True)
class StockCourse:
    """A course that nbgrader alone grades.

    Attributes
    ----------
    root : Path
        Its directory.
    environment : Environment
        Where nbgrader is installed.
    gradebook : Path
        A copy of the gradebook before anything is graded.
    """

    root: Path
    environment: Environment
    gradebook: Path

    def command(self, verb: str, *options: str) -> Command:
        """Return an nbgrader command in this course."""
        return Command(
            words=(self.environment.program("nbgrader"), verb, ASSIGNMENT, *options),
            shown=" ".join(("nbgrader", verb, ASSIGNMENT, *options)),
            cwd=self.root,
        )


def with_asserts(
    source: Notebook, folder: Path, make: Callable[[Path, str], str] = assert_cell
) -> Notebook:
    """Return the source notebook with the hidden suites as asserts in its grade cells."""
    notebook = copy.deepcopy(source)
    for cell in notebook["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        if about.get("grade") and not about.get("solution"):
            asserts = make(folder, about["grade_id"])
            hidden = f"### BEGIN HIDDEN TESTS\n{asserts}### END HIDDEN TESTS"
            cell["source"] = f"{''.join(cell['source'])}\n{hidden}"
    return notebook


def stock_course(course_dir: CourseDir, environment: Environment, root: Path) -> StockCourse:
    """Make the equivalent course, released by nbgrader itself."""
    source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
    path = root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(with_asserts(source, course_dir.solutions(ASSIGNMENT))))
    (root / "nbgrader_config.py").write_text(CONFIG)
    course = StockCourse(root, environment, root / "gradebook.before")
    # nbgrader starts alembic by name, so its environment must be on PATH, as when activated
    timed(activated(course.command("generate_assignment"), environment))
    (root / "gradebook.db").rename(course.gradebook)
    return course


def activated(command: Command, environment: Environment) -> Command:
    """Return a command as in an activated environment."""
    folder = Path(environment.program("python")).parent
    words = ("/usr/bin/env", f"PATH={folder}:/usr/local/bin:/usr/bin:/bin", *command.words)
    return Command(words=words, shown=command.shown, cwd=command.cwd, allowed=command.allowed)
