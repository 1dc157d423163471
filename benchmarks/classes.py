"""Made-up classes: the same submissions for every grader, the same ones each time."""

from __future__ import annotations

import copy
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.cli.demo import make_course
from autograder.config import load_course
from autograder.course import CourseDir
from autograder.isolation import best_level, offered
from autograder.judge.diagnosis import load_misconceptions
from autograder.notebooks.build import build, write
from benchmarks.machine import ROOT
from benchmarks.measurement import Command, ours, timed
from benchmarks.offers import grades_with_feedback

ASSIGNMENT = "ps6_backprop"
TOY = ROOT / "tests" / "toy"
CELL_BEGINS, PLOT = re.compile(r"^(?=# %%)", re.MULTILINE), '# %% tags=["plot"]'
Notebook = dict[str, Any]


@contextmanager
def folder_for(part: str) -> Iterator[Path]:
    """Yield a directory that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"benchmark-{part}-") as name:
        yield Path(name)


def built_course(directory: Path, *, plots: bool = True) -> CourseDir:
    """Make a course with the assignment built, released and in the gradebook, nothing handed in.

    Parameters
    ----------
    directory : Path
        Where.
    plots : bool
        Whether the notebook keeps the cells that are tagged as plots.
    """
    own = CourseDir(ROOT, load_course(ROOT / "course_config.py"))
    course_dir = make_course(own, ASSIGNMENT, directory, best_level(offered()))
    if not plots:
        authored = course_dir.solutions(ASSIGNMENT) / "notebook.py"
        cells = CELL_BEGINS.split(authored.read_text("utf-8"))
        authored.write_text("".join(c for c in cells if not c.startswith(PLOT)), "utf-8")
    assignment = next(a for a in course_dir.course.assignments if a.name == ASSIGNMENT)
    write(course_dir, assignment, build(course_dir, assignment))
    return course_dir


def toy_course(directory: Path) -> CourseDir:
    """Make a copy of the toy course of the engine's tests, at the level the machine offers."""
    shutil.copytree(TOY, directory, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    config = directory / "course_config.py"
    level = best_level(offered()).value
    config.write_text(config.read_text().replace('isolation="process"', f'isolation="{level}"'))
    course_dir = CourseDir(directory, load_course(config))
    timed(ours("build", "ps1", cwd=directory))
    return course_dir


def answers_of_a_class(course_dir: CourseDir, size: int) -> dict[str, dict[str, str]]:
    """Return what each student changes in the reference notebook, by answer cell.

    Every third has one known misconception, taken evenly from all of them; the others are
    right. A comment makes each notebook a different file, so that nothing is recognised.
    """
    wrong = load_misconceptions(course_dir.solutions(ASSIGNMENT))
    picked = size // 3 or 1
    slips = iter([wrong[(2 * i + 1) * len(wrong) // (2 * picked)] for i in range(picked)])
    answers: dict[str, dict[str, str]] = {}
    for number in range(size):
        changes: dict[str, str] = {}
        if number % 3 == 2:
            slip = next(slips)
            changes[f"{slip.exercise}-answer"] = slip.source
        answers[f"s{number:05d}"] = changes
    return answers


def hand_in(
    notebook: Notebook,
    answers: Mapping[str, Mapping[str, str]],
    submitted: Path,
    assignment: str = ASSIGNMENT,
) -> None:
    """Write a class into ``submitted/``, from a notebook with right answers."""
    for student, changes in answers.items():
        folder = submitted / student / assignment
        folder.mkdir(parents=True)
        made = json.dumps(changed(notebook, changes, f"# handed in by {student}"))
        (folder / f"{assignment}.ipynb").write_text(made)
        (folder / "timestamp.txt").write_text("2026-11-01 12:00:00 UTC\n")


def changed(notebook: Notebook, changes: Mapping[str, str], comment: str) -> Notebook:
    """Return a notebook with some answer cells replaced and a comment in its first answer."""
    made = copy.deepcopy(notebook)
    first = True
    for cell in made["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] != "code" or not about.get("solution"):
            continue
        source = changes.get(about["grade_id"], "".join(cell["source"]))
        cell["source"] = f"{comment}\n{source}" if first else source
        first = False
    return made


def nothing_graded(root: Path, gradebook: Path) -> None:
    """Put a course back to where nothing is graded, with the gradebook as it was."""
    for name in ("autograded", "feedback", "reports"):
        shutil.rmtree(root / name, ignore_errors=True)
    shutil.copy(gradebook, root / "gradebook.db")


def feedback_commands(course_dir: CourseDir, jobs: int) -> tuple[Command, ...]:
    """Return how we grade a class and make its feedback pages."""
    grade = ("grade", ASSIGNMENT, "-j", str(jobs))
    if grades_with_feedback():
        return (ours(*grade, "--feedback", cwd=course_dir.root),)
    return (
        ours(*grade, cwd=course_dir.root),
        nbgrader_of_ours("generate_feedback", cwd=course_dir.root),
    )


def nbgrader_of_ours(verb: str, *, cwd: Path) -> Command:
    """Return an nbgrader command of the environment that the engine is in."""
    words = (sys.executable, "-m", "nbgrader", verb, ASSIGNMENT)
    return Command(words=words, shown=f"nbgrader {verb} {ASSIGNMENT}", cwd=cwd)
