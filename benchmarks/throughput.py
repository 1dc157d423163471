"""A class from the shell, feedback included: ours and stock nbgrader, on one core and on two."""

from __future__ import annotations

import json
import os
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from benchmarks import breakdown, floors
from benchmarks.classes import (
    ASSIGNMENT,
    answers_of_a_class,
    built_course,
    feedback_commands,
    folder_for,
    hand_in,
    nothing_graded,
)
from benchmarks.environments import environment_of
from benchmarks.measurement import Side, interleave, ratio
from benchmarks.plan import Plan
from benchmarks.stock import StockCourse, activated, stock_course

OURS_1, OURS_2 = "ours, one core, -j 1", "ours, all cores, -j 2"
OURS_1_FREE = "ours, all cores, -j 1"
STOCK_1, STOCK_2 = "stock nbgrader, one core", "stock nbgrader, all cores"


def measure(plan: Plan, *, plots: bool = True) -> dict[str, Any]:
    """Grade the class on each side; then look into our side, and at what its parts must take."""
    with folder_for("throughput") as folder:
        course_dir = built_course(folder / "ours", plots=plots)
        source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
        answers = answers_of_a_class(course_dir, plan.notebooks)
        hand_in(source, answers, course_dir.root / "submitted")
        gradebook = course_dir.root / "gradebook.before"
        shutil.copy(course_dir.root / "gradebook.db", gradebook)
        sides = our_sides(course_dir, gradebook)
        versions = {}
        if plan.foreign:
            stock = stock_course(course_dir, environment_of("stock"), folder / "stock")
            hand_in(source, answers, stock.root / "submitted")
            sides += stock_sides(stock)
            versions = stock.environment.versions()
        figures = interleave(sides, plan.repeats)
        checked = _scores(course_dir, answers)
        where = breakdown.breakdown(course_dir, plan.sampled)
        floor = floors.floors(course_dir, plan.floor_runs)
    return {
        "notebooks": plan.notebooks,
        "figures": figures,
        "seconds_per_notebook": {
            name: figure["seconds"]["median"] / plan.notebooks for name, figure in figures.items()
        },
        "ratios": _ratios(figures),
        "scores": checked,
        "parts_ms": parts_ms(where, floor),
        "breakdown_of_ours": where,
        "floors_ms": floor,
        "versions": versions,
    }


def parts_ms(where: dict[str, Any], floors_ms: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return what each part of a notebook takes, for each kind of work, and must take at least.

    Parameters
    ----------
    where : dict
        From :func:`benchmarks.breakdown.breakdown`.
    floors_ms : dict
        From :func:`benchmarks.floors.floors`; their names begin with that of a part, whose first
        one is its least.
    """
    parts: dict[str, dict[str, float]] = {part: {} for part in (*breakdown.PARTS, "other")}
    for kind, figures in where.items():
        for part, taken in figures["parts_ms"].items():
            parts[part][kind] = taken
    for name, figure in floors_ms.items():
        parts[name.partition(":")[0]].setdefault("floor", figure["median"])
    return parts


def our_sides(course_dir: CourseDir, gradebook: Path) -> list[Side]:
    """Return our ways to grade a class."""
    fresh = partial(nothing_graded, course_dir.root, gradebook)
    one = frozenset({min(os.sched_getaffinity(0))})
    return [
        Side(name=OURS_1, commands=feedback_commands(course_dir, 1), prepare=fresh, cpus=one),
        Side(name=OURS_1_FREE, commands=feedback_commands(course_dir, 1), prepare=fresh),
        Side(name=OURS_2, commands=feedback_commands(course_dir, 2), prepare=fresh),
    ]


def stock_sides(stock: StockCourse) -> list[Side]:
    """Return nbgrader's way, which has one process for the class, however many cores there are."""
    commands = tuple(
        activated(stock.command(verb), stock.environment)
        for verb in ("autograde", "generate_feedback")
    )
    fresh = partial(nothing_graded, stock.root, stock.gradebook)
    one = frozenset({min(os.sched_getaffinity(0))})
    return [
        Side(name=STOCK_1, commands=commands, prepare=fresh, cpus=one),
        Side(name=STOCK_2, commands=commands, prepare=fresh),
    ]


def _ratios(figures: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return how many times as long the other side takes."""
    pairs = {
        "stock / ours, one core": (STOCK_1, OURS_1),
        "stock / ours, all cores": (STOCK_2, OURS_2),
        "worth of a second process": (OURS_1_FREE, OURS_2),
        "worth of a second core": (OURS_1, OURS_2),
    }
    measured = {name: pair for name, pair in pairs.items() if pair[0] in figures}
    whole = {
        name: ratio(figures[above]["seconds"], figures[below]["seconds"])
        for name, (above, below) in measured.items()
    }
    grading = {name: list(figure["commands"].values()) for name, figure in figures.items()}
    alone = {
        f"{name}, grading alone": ratio(grading[above][0], grading[below][0])
        for name, (above, below) in measured.items()
        if len(grading[above]) == len(grading[below]) == 2
    }
    return whole | alone


def _scores(course_dir: CourseDir, answers: dict[str, dict[str, str]]) -> dict[str, int]:
    """Count what came of the class: a fast grader that grades wrongly is no use."""
    right = wrong = 0
    for student in answers:
        report = json.loads(course_dir.report(ASSIGNMENT, student).read_text("utf-8"))
        tests = [t for e in report["exercises"] if "tests" in e for t in e["tests"]]
        full = all(t["outcome"] == "passed" for t in tests)
        right, wrong = right + full, wrong + (not full)
    return {"full marks for the code": right, "less": wrong}
