"""A class in which some never end: ours and stock nbgrader, each with its own time limits."""

from __future__ import annotations

import json
import shutil
from typing import Any

from autograder.course import CourseDir
from benchmarks.classes import ASSIGNMENT, built_course, folder_for, hand_in
from benchmarks.environments import environment_of
from benchmarks.measurement import interleave, ratio
from benchmarks.plan import Plan
from benchmarks.stock import stock_course
from benchmarks.throughput import OURS_1_FREE, OURS_2, STOCK_2, our_sides, stock_sides

#: Endless in a cell, in a function that checks call, in one that only another exercise calls.
LOOPS = (
    {"forward-answer": "while True:\n    pass"},
    {"update-answer": "def update(params, grads, eta):\n    while True:\n        pass"},
    {
        "train_rounds-answer": "def train_rounds(params, X, Y, eta, rounds, update_biases=True):\n"
        "    while rounds > -1:\n        params = update(params, params, 0.0)\n    return params"
    },
)


def measure(plan: Plan) -> dict[str, Any]:
    """Grade such a class on each side."""
    size, endless = plan.hanging
    answers = {f"s{n:05d}": dict(LOOPS[n % len(LOOPS)] if n < endless else {}) for n in range(size)}
    with folder_for("hanging") as folder:
        course_dir = built_course(folder / "ours")
        source = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
        hand_in(source, answers, course_dir.root / "submitted")
        gradebook = course_dir.root / "gradebook.before"
        shutil.copy(course_dir.root / "gradebook.db", gradebook)
        sides = [s for s in our_sides(course_dir, gradebook) if s.name in (OURS_1_FREE, OURS_2)]
        if plan.foreign:
            stock = stock_course(course_dir, environment_of("stock"), folder / "stock")
            hand_in(source, answers, stock.root / "submitted")
            sides += [side for side in stock_sides(stock) if side.name == STOCK_2]
        figures = interleave(sides, plan.repeats)
        marks = {student: _score(course_dir, student) for student in sorted(answers)}
        limits = course_dir.course.limits
    return {
        "class": size,
        "endless": endless,
        "limits_s": {
            "ours": {"cell": limits.cell_wall_s, "test": limits.test_wall_s},
            "stock": {"cell": 30},
        },
        "our_scores": marks,
        "figures": figures,
        "ratios": {
            f"stock / {name}": ratio(figures[STOCK_2]["seconds"], figures[name]["seconds"])
            for name in (OURS_1_FREE, OURS_2)
            if STOCK_2 in figures
        },
    }


def _score(course_dir: CourseDir, student: str) -> float:
    report = json.loads(course_dir.report(ASSIGNMENT, student).read_text("utf-8"))
    score: float = report["score"]
    return score
