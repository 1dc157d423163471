"""How the hints are counted: wrong work is what it is said to be, and so is the truth about it."""

from __future__ import annotations

import ast

import numpy as np
import pytest

from autograder.course import CourseDir
from autograder.judge.student import Call
from autograder.judge.suite import open_suite
from autograder.known import Alternative, Misconception
from benchmarks.hints import counts, verdicts
from benchmarks.plan import Plan
from benchmarks.slips import changed_alternatives, edits, evenly, merged, pairs_within
from benchmarks.truth import Bench, alike, moved

BASE = "def f(x, y):\n    a = x + y\n    return a * 2"


def slip(name: str, code: str) -> Misconception:
    return Misconception(id=name, exercise="f", description="", hint="", code=code)


MINUS = slip("minus", BASE.replace("x + y", "x - y"))
THREE = slip("three", BASE.replace("* 2", "* 3"))
TIMES = slip("times", BASE.replace("x + y", "x * y"))
OTHER = slip("other", "def f(x, y):\n    return sum([x for _ in range(7)]) / max(x, y) + 11 - y")


def test_two_slips_in_different_places_of_one_code_are_both_made():
    (work,) = pairs_within([MINUS, THREE], [BASE])
    names: dict[str, object] = {}
    exec(work.answers["f"], names)
    assert names["f"](5, 3) == 6
    assert work.slips == (MINUS, THREE)


@pytest.mark.parametrize("entries", [(MINUS, TIMES), (MINUS, OTHER)])
def test_slips_in_the_same_place_and_other_code_make_no_pair(entries):
    assert list(pairs_within(entries, [BASE])) == []


def test_what_is_no_code_any_more_is_no_pair():
    assert merged(["(", "x", ")"], edits("(x)", "x)"), []) is None


def test_each_alternative_is_changed_at_most_so_often():
    other = Alternative(id="o", exercise="f", description="", code=BASE)
    works = list(changed_alternatives([other, other], 2))
    assert len(works) == 4
    assert all(ast.dump(ast.parse(w.answers["f"])) != ast.dump(ast.parse(BASE)) for w in works)


def test_a_choice_is_spread_from_beginning_to_end():
    assert list(evenly(range(10), 3)) == [0, 3, 6]
    assert list(evenly([1, 2], 3)) == [1, 2]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (np.ones(2), np.ones(2) * (1 + 1e-9), True),
        (np.ones(2), np.ones((1, 2)), False),
        (np.float32(0.1), 0.1, True),
        ({"a": 1.0}, {"a": 1.0}, True),
        ({"a": 1.0}, {"b": 1.0}, False),
        ((1.0, 2.0), [1.0, 2.0], False),
        (float("nan"), float("nan"), True),
        ("text", "text", True),
        (1.0, None, False),
    ],
)
def test_answers_are_alike_but_for_rounding(a, b, same):
    assert alike(a, b) is same


def test_moved_numbers_stay_of_their_kind():
    shares, labels, numbers = np.array([0.2, 0.8]), np.array([0, 1]), np.array([3.0, -2.0])
    call = moved(Call("f", (shares, labels, numbers, 2.5, np.array([0.0, 1.0])), {}))
    assert ((call.args[0] > 0) & (call.args[0] < 1)).all()
    assert not np.allclose(call.args[0], shares)
    assert (call.args[1] == labels).all()
    assert not np.allclose(call.args[2], numbers)
    assert isinstance(call.args[3], float)
    assert call.args[4].tolist() == [0.0, 1.0]


def test_the_hints_of_the_toy_course_are_counted(toy_course: CourseDir) -> None:
    folder = toy_course.solutions("ps1")
    found = counts(open_suite(folder, lambda s: list(verdicts(Bench(s, folder), Plan(mutants=5)))))
    assert found["a slip that is not known"]["rightly silent"] == 3
    assert found["slips in two functions"]["right"] == 2
    assert found["changed alternative"]["wrong"] == 0
