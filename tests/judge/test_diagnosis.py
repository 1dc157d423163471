"""Which misconception is named, and where none is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.errors import SuiteError
from autograder.faults import Finding, Raised, StudentFault
from autograder.judge.diagnosis import Diagnostician
from autograder.judge.replies import exception_named
from autograder.judge.student import Call, LocalCallee, Student
from autograder.judge.suite import Test, TestRun
from autograder.known import Misconception, with_conventions
from autograder.report import Diagnosis
from tests.conftest import JudgeToy

TEST = Test(exercise="f", id="t", title="", points=1.0, hint="", uses=())


def known(name: str, code: str, **more: Any) -> Misconception:
    return Misconception(id=name, exercise="f", description="", hint=f"{name}?", code=code, **more)


def asked(code: str, *arguments: Any) -> tuple[Call, ...]:
    """Return the calls of a test of `f` with a student's code."""
    names: dict[str, Any] = {"np": np}
    exec(code, names)
    calls: list[Call] = []
    for argument in arguments:
        try:
            Student(LocalCallee(names), calls=calls).f(argument)
        except StudentFault:
            raise
        except Exception as error:
            fault = Raised(Finding("raised", {"type": exception_named(type(error).__name__)}))
            calls.append(Call("f", (argument,), {}, value=fault))
    return tuple(calls)


def diagnose(calls: tuple[Call, ...], *entries: Misconception, **more: Any) -> Diagnosis | None:
    run = TestRun(test=TEST, outcome="failed", calls=calls, **more)
    return next(iter(Diagnostician({"np": np}, entries).diagnose("f", [run])), None)


SQUARES, HALVES = (
    known("squares", "def f(x): return x * x"),
    known("halves", "def f(x): return x/2"),
)


def test_the_one_that_answers_alike_is_named_with_its_hint():
    assert diagnose(asked("def f(x): return x ** 2", 3.0, 0.5), SQUARES, HALVES) == Diagnosis(
        misconceptions=("squares",), hint="squares?"
    )


def test_where_two_fit_that_ask_different_things_both_are_told_to_staff_and_no_hint_is_shown():
    doubles = known("doubles", "def f(x): return x + x")
    assert diagnose(asked("def f(x): return 2 * x", 2.0), SQUARES, doubles) == Diagnosis(
        misconceptions=("squares", "doubles"), hint=""
    )


def test_one_wrong_answer_that_does_not_fit_is_enough_for_silence():
    assert diagnose(asked("def f(x): return x ** 2 + (x > 4)", 3.0, 5.0), SQUARES) is None


def test_an_exception_alone_names_nothing():
    raises = known("raises", "def f(x): return x + 'a'")
    calls = asked("def f(x): return x.y.z + [] + undefined", 3.0)
    same = asked("def f(x): return len(x)", 3.0)
    assert diagnose(calls, raises) is diagnose(same, raises) is None


def test_an_exception_beside_answers_that_fit_does_name_something():
    numbers = known("numbers", "def f(x): return float(x) * 3")
    calls = asked("def f(x): return 3 * float(x)", 1.0, np.ones(3))
    assert diagnose(calls, numbers, SQUARES) is not None


def test_single_precision_is_held_against_its_own_tolerance():
    calls = asked("def f(x): return np.float32(x) * np.float32(x)", np.array([1.1, 2.3]))
    found = diagnose(calls, SQUARES, HALVES)
    assert found is not None
    assert found.misconceptions == ("squares",)


def test_right_mathematics_in_another_convention_is_named_as_that():
    (convention,) = with_conventions({"halves": "areas are halved"}, [HALVES])
    found = diagnose(asked("def f(x): return 0.5 * x", 3.0), convention)
    assert found is not None
    assert found.hint == (
        "Your mathematics is right in another convention, where areas are halved. halves?"
    )


def test_a_convention_of_no_misconception_is_refused():
    with pytest.raises(SuiteError, match="'doubles'"):
        with_conventions({"doubles": "everything is doubled"}, [HALVES])


def test_calls_beside_right_helpers_count_where_there_are_such():
    own = asked("def f(x): return x * x + 1", 3.0)
    assert diagnose(own, SQUARES) is None
    assert diagnose(own, SQUARES, lent=asked("def f(x): return x * x", 3.0)) is not None


def test_two_slips_in_two_functions_are_both_named(judge_toy: JudgeToy) -> None:
    judged = judge_toy(
        double="def double(x):\n    return 3 * np.asarray(x)",
        quadruple="def quadruple(x):\n    return double(x)",
    )
    found = {e.name: [d.misconceptions for d in e.diagnoses] for e in judged.report.exercises}
    assert (found["double"], found["quadruple"]) == ([], [("quadruple-once",)])
    scores = {e.name: e.score for e in judged.report.exercises}
    assert scores["quadruple"] == 1.0  # looking at a slip alone gives no points
