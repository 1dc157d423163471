"""Some notebooks, a command for each: ours and another grader's; beside them our one command."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks.classes import (
    ASSIGNMENT,
    answers_of_a_class,
    built_course,
    folder_for,
    hand_in,
)
from benchmarks.measurement import Command, CommandFailed, Side, interleave, ours, ratio
from benchmarks.plan import Plan

OURS, OURS_CLASS = "ours, autograder judge", "ours, autograder grade -j 1"
MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another grader, ready to run.

    Attributes
    ----------
    commands : sequence of Command
        One for each notebook, in their order.
    versions : dict
        What is installed.
    score : callable
        Takes the number of a notebook and returns the share of its points that the last run gave.
    """

    commands: Sequence[Command]
    versions: Mapping[str, str]
    score: Callable[[int], float]


def one_by_one(
    name: str, plan: Plan, make: Callable[[CourseDir, list[Path], Path], Peer]
) -> dict[str, Any]:
    """Grade some notebooks one after another, each by a command of its own.

    Parameters
    ----------
    name : str
        What the other grader is called in the results.
    plan : Plan
        How many notebooks and rounds.
    make : callable
        Takes the course, the notebooks and an empty directory and returns the other grader.

    Raises
    ------
    CommandFailed
        If the other grader takes right work for wrong or wrong work for right.
    """
    with folder_for("single") as folder:
        course_dir = built_course(folder / "ours")
        source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
        answers = answers_of_a_class(course_dir, min(plan.notebooks, MOST))
        hand_in(source, answers, course_dir.root / "submitted")
        paths = [course_dir.submitted(ASSIGNMENT, student) for student in answers]
        judge = [
            ours("judge", str(path), "--assignment", ASSIGNMENT, cwd=course_dir.root)
            for path in paths
        ]
        grade = ours("grade", ASSIGNMENT, "-j", "1", "--force", cwd=course_dir.root)
        (folder / "theirs").mkdir()
        peer = make(course_dir, paths, folder / "theirs")
        sides = [
            Side(name=OURS, commands=judge),
            Side(name=OURS_CLASS, commands=[grade]),
            Side(name=name, commands=peer.commands),
        ]
        figures = interleave(sides, plan.repeats)
        scores = [peer.score(number) for number in range(len(paths))]
    check_scores(name, scores, [not changes for changes in answers.values()])
    return {
        "notebooks": len(paths),
        "figures": {side: {**f, "commands": list(f["commands"])} for side, f in figures.items()},
        "seconds_per_notebook": {
            side: f["seconds"]["median"] / len(paths) for side, f in figures.items()
        },
        "ratios": {
            f"{name} / {own}": ratio(figures[name]["seconds"], figures[own]["seconds"])
            for own in (OURS, OURS_CLASS)
        },
        "scores": {name: scores},
        "versions": peer.versions,
    }


def exercises(course_dir: CourseDir) -> dict[str, float]:
    """Return the points of each exercise of the assignment."""
    return next(a for a in course_dir.course.assignments if a.name == ASSIGNMENT).exercises


def check_scores(name: str, scores: Sequence[float], right: Sequence[bool]) -> None:
    """Hold a grader to what is known of the notebooks: its time means nothing if it errs.

    Raises
    ------
    CommandFailed
        If right work has not all points, or work with one slip has all or none.
    """
    for number, (score, is_right) in enumerate(zip(scores, right, strict=True)):
        if not (score == 1 if is_right else 0 < score < 1):
            kind = "right" if is_right else "wrong in one exercise"
            raise CommandFailed(f"{name}: notebook {number} is {kind} and has {score:.0%}")
