"""Mutants are killed, explained, or holes; explanations must explain something."""

from __future__ import annotations

from autograder.audit.trials import Trial, faults_of_trials, trials
from autograder.known import Equivalent
from autograder.mutants import mutants_of
from autograder.report import ExerciseReport, Report, TestReport

EXPLAINED = Equivalent(exercise="f", change="x -> y", reason="the same")


def trial(number: int, *lost: str, reason: str = "") -> Trial:
    change = "x -> y" if reason else "x -> z"
    return Trial(
        id=f"f-mutant-{number}", exercise="f", line=1, change=change, lost=lost, reason=reason
    )


def test_a_mutant_ends_killed_equivalent_or_survives() -> None:
    assert trial(1, "test_a").end == "killed"
    assert trial(2, reason="the same").end == "equivalent"
    assert trial(3).end == "survived"


def test_three_of_a_hundred_may_survive() -> None:
    killed = [trial(number, "test_a") for number in range(97)]
    assert list(faults_of_trials([*killed, trial(97), trial(98), trial(99)], [])) == []


def test_four_of_a_hundred_are_too_many() -> None:
    killed = [trial(number, "test_a") for number in range(96)]
    alive = [trial(number) for number in range(96, 100)]
    [fault] = faults_of_trials([*killed, *alive], [])
    assert fault == "96 of 100 mutants are killed; 97% are asked"


def test_equivalent_mutants_do_not_count() -> None:
    tried = [trial(1, "test_a"), trial(2, reason="the same")]
    assert list(faults_of_trials(tried, [EXPLAINED])) == []


def test_an_explanation_of_no_surviving_mutant_is_a_fault() -> None:
    [fault] = faults_of_trials([trial(1, "test_a")], [EXPLAINED])
    assert fault == "f: equivalent.py explains 'x -> y', which is no surviving mutant"


def test_an_explanation_need_not_have_the_brackets_of_this_python() -> None:
    [mutant] = [m for m in mutants_of("f", "def f(a):\n    return a, 'b'") if "'b', a" in m.change]
    test = TestReport(id="test_a", title="a", points=1, outcome="passed")
    exercise = ExerciseReport(name="f", score=1, max_score=1, tests=(test,))
    report = Report(
        assignment="ps1",
        student=mutant.id,
        key="",
        isolation="process",
        score=1,
        max_score=1,
        exercises=(exercise,),
    )
    for change in ("return (a, 'b') -> return ('b', a)", 'return a,"b" -> return "b",a'):
        entry = Equivalent(exercise="f", change=change, reason="a pair")
        [tried] = trials([mutant], [report], [entry])
        assert tried.end == "equivalent"
