"""From Reports to evidence: what is counted, correlated, compared and hidden."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.evidence.checks import point_biserial
from autograder.evidence.evidence import Class, Evidence, anonymous, evidence_of, span
from autograder.report import CellReport, Diagnosis, ExerciseReport, Report, TestReport

LINE = "`f` raised ValueError, at your line `secret = 'Quentin'  # `tick``."


def a_test(name: str, outcome: str, **fields: Any) -> TestReport:
    values = {"id": f"test_{name}", "title": f"Title {name}", "points": 1.0, "outcome": outcome}
    return TestReport(**{**values, **fields})


def a_report(student: str, outcomes: str, **fields: Any) -> Report:
    """Return a Report with a check for each letter: p passes, w wrong, m missing, r raises..."""
    words = {"p": "passed", "w": "failed", "m": "missing", "r": "raised", "t": "timed_out"}
    words |= {"c": "crashed", "n": "not_judged"}
    tests = tuple(
        a_test(
            str(index),
            words[letter],
            message="" if letter == "p" else LINE,
            hint="" if letter == "p" else "Look again.",
        )
        for index, letter in enumerate(outcomes)
    )
    diagnoses = fields.pop("diagnoses", ())
    score = float(outcomes.count("p"))
    exercise = ExerciseReport(
        name="f", score=score, max_score=float(len(outcomes)), tests=tests, diagnoses=diagnoses
    )
    values = {"assignment": "ps1", "key": "k", "isolation": "process", "score": score}
    values |= {"max_score": float(len(outcomes)), "exercises": (exercise,), "student": student}
    return Report(**{**values, **fields})


def evidence(*reports: Report, **fields: Any) -> Evidence:
    values = {"assignment": "ps1", "title": "One", "previous": {}, "seconds_late": {}}
    return evidence_of(Class(**{**values, "reports": reports, **fields}))


def test_checks_are_counted_by_outcome() -> None:
    found = evidence(a_report("a", "pw"), a_report("b", "pm"), a_report("c", "rt"))
    first, second = found.exercises[0].checks
    assert first.counts == {"passed": 2, "raised": 1}
    assert second.counts == {"failed": 1, "timed_out": 1, "missing": 1}
    assert first.passed == pytest.approx(2 / 3, abs=1e-4)
    assert (found.exercises[0].mean, found.exercises[0].none) == (0.67, 1)


def test_what_was_not_judged_is_no_failure() -> None:
    [check] = evidence(a_report("a", "p"), a_report("b", "n")).exercises[0].checks
    assert check.passed == 1
    assert check.review == ("submissions in which it could not be judged: 1",)


def test_point_biserial_is_the_formula_of_the_textbook() -> None:
    """(M1 - M0) / s * sqrt(p q), with the standard deviation of all n"""
    passed, rest = [True, True, False, False, True], [9.0, 7.0, 5.0, 6.0, 8.0]
    m1, m0, mean = 8.0, 5.5, 7.0
    s = (sum((x - mean) ** 2 for x in rest) / 5) ** 0.5
    assert point_biserial(passed, rest) == pytest.approx((m1 - m0) / s * 0.24**0.5, abs=1e-3)


@pytest.mark.parametrize(
    ("passed", "rest"), [([True, True], [1.0, 2.0]), ([True, False], [1.0, 1.0]), ([], [])]
)
def test_what_does_not_vary_discriminates_nothing(passed: list[bool], rest: list[float]) -> None:
    assert point_biserial(passed, rest) is None


def test_checks_that_tell_nobody_apart_or_the_wrong_ones_are_for_review() -> None:
    strong = [a_report(f"s{i}", "pwpppw") for i in range(6)]
    weak = [a_report(f"w{i}", "pwwwwp") for i in range(6)]
    found = evidence(*strong, *weak)
    checks = found.exercises[0].checks
    assert checks[0].review == ("everybody passes",)
    assert checks[1].review == ("nobody passes",)
    assert checks[2].review == ()
    assert checks[2].discrimination == 1
    assert checks[5].review == ("those who pass have fewer points elsewhere",)
    assert checks[5].discrimination == -1


def test_a_small_class_accuses_no_check() -> None:
    found = evidence(*(a_report(f"s{i}", "pw") for i in range(9)))
    assert not any(check.review for check in found.exercises[0].checks)


def test_points_fall_into_tenths_and_full_marks_into_the_last() -> None:
    found = evidence(
        a_report("a", "p" * 20), a_report("b", "w" * 20), a_report("c", "ppp" + "w" * 17)
    )
    assert found.scores.bins == (1, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    assert (found.scores.mean, found.scores.median) == (7.67, 3)


def test_an_assignment_worth_nothing_is_no_fault() -> None:
    [score] = [evidence(a_report("a", "", score=0.0, max_score=0.0)).scores]
    assert sum(score.bins) == 1


def test_unreadable_notebooks_say_nothing_about_checks() -> None:
    found = evidence(a_report("a", "p"), a_report("b", "m", unreadable="not JSON"))
    assert (found.submissions, found.unreadable) == (2, 1)
    assert found.exercises[0].checks[0].counts == {"passed": 1}
    assert sum(found.scores.bins) == 2


def test_misconceptions_come_with_students_and_what_the_first_saw() -> None:
    sign = (Diagnosis(misconceptions=("sign",), hint="Which sign?"),)
    both = (Diagnosis(misconceptions=("mean", "sum"), hint=""),)
    found = evidence(
        a_report("cleo", "w", diagnoses=sign),
        a_report("bob", "w", diagnoses=sign),
        a_report("ada", "w", diagnoses=both),
    ).misconceptions
    assert [(m.ids, m.students) for m in found] == [
        (("sign",), ("bob", "cleo")),
        (("mean", "sum"), ("ada",)),
    ]
    assert found[0].example.startswith("f: 0 of 1 point\n  Hint: Which sign?\n  ✗ Title 0 (wrong")


def test_what_needs_a_person_is_listed_with_its_reasons() -> None:
    cell = CellReport(
        index=3, grade_id="", outcome="timed_out", detail="no end after 3 s", seconds=3
    )
    found = evidence(
        a_report("ada", "p"),
        a_report("bob", "c", notes=("cell f was missing and was put back",), cells=(cell,)),
        a_report("cleo", "n", unreadable="not JSON"),
        seconds_late={"ada": 5400.0, "eve": 30.0},
        not_judged=("dan",),
    )
    assert {entry.student: entry.reasons for entry in found.attention} == {
        "ada": ("1.5 hours late",),
        "bob": (
            "cell f was missing and was put back",
            "cell 3 timed out: no end after 3 s",
            "crashed in a check: f",
        ),
        "cleo": ("unreadable: not JSON", "not judged: f"),
        "dan": ("handed in, and not judged",),
        "eve": ("30 seconds late",),
    }


def test_a_regrade_is_compared_check_by_check() -> None:
    before = {
        "ada": a_report("ada", "pw"),
        "bob": a_report("bob", "pp"),
        "zoe": a_report("zoe", "p"),
    }
    now = (a_report("ada", "pwp"), a_report("bob", "pwm"), a_report("cleo", "ppp"))
    found = evidence(*now, previous=before)
    assert found.compared == 2
    assert [(c.student, c.before, c.after) for c in found.changes] == [
        ("ada", 1, 2),
        ("bob", 2, 1),
    ]
    assert found.changes[1].why == (
        "f: Title 1: passed → failed",
        "f: Title 2: new check, missing",
    )


def test_who_kept_everything_is_no_change() -> None:
    same = a_report("ada", "pw")
    assert evidence(same, previous={"ada": same}).changes == ()


def test_a_check_that_is_gone_or_worth_something_else_is_told() -> None:
    before = a_report("ada", "pp")
    tests = (a_test("0", "passed", points=2.0),)
    now = a_report(
        "ada", "p", exercises=(ExerciseReport(name="f", score=2, max_score=2, tests=tests),)
    )
    [change] = evidence(now, previous={"ada": before}).changes
    assert change.why == (
        "f: Title 0: 1 → 2 points",
        "f: Title 1: no longer a check, was passed",
    )


def test_pseudonyms_are_stable_secret_and_hide_what_a_student_wrote() -> None:
    sign = (Diagnosis(misconceptions=("sign",), hint="Which sign?"),)
    cell = CellReport(index=1, grade_id="", outcome="crashed", detail="QuentinError", seconds=1)
    group = Class(
        assignment="ps1",
        title="One",
        reports=(
            a_report("quentin", "r", diagnoses=sign, cells=(cell,)),
            a_report("bob", "p", unreadable="there is no ps1.ipynb, but Quentin.ipynb"),
        ),
        previous={"quentin": a_report("quentin", "p")},
        seconds_late={"quentin": 60.0},
        not_judged=("quentin x",),
    )
    hidden = anonymous(group, b"secret")
    assert hidden == anonymous(group, b"secret")
    assert hidden != anonymous(group, b"another")
    found = evidence_of(hidden)
    assert "quentin" not in repr(found).lower()
    assert "secret" not in repr(found)
    assert len({entry.student for entry in found.attention}) == 3
    assert found.changes[0].student == found.misconceptions[0].students[0]
    assert "`f` raised ValueError." in found.misconceptions[0].example


@pytest.mark.parametrize(
    ("seconds", "said"), [(59, "59 seconds"), (90, "1.5 minutes"), (86400, "1.0 days")]
)
def test_spans_are_said_in_one_unit(seconds: float, said: str) -> None:
    assert span(seconds) == said
