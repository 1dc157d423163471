"""What single tests are good for: some catch nothing, some always agree."""

from __future__ import annotations

from autograder.audit.columns import ENOUGH, Row, agreements, idle_tests
from autograder.known import Agreement

TESTS = {"f": ("a", "b", "c")}


def row(number: int, lost: str) -> Row:
    return Row("f", f"case-{number}", frozenset(lost))


def test_a_test_that_no_case_fails_is_a_fault() -> None:
    faults, notes = idle_tests(TESTS, [row(1, "a"), row(2, "b"), row(3, "")])
    assert faults == ["f: c catches nothing"]
    assert notes == []


def test_a_test_that_fails_only_with_all_others_is_a_note() -> None:
    faults, notes = idle_tests(TESTS, [row(1, "abc"), row(2, "a"), row(3, "b")])
    assert faults == []
    assert notes == ["f: c catches only what every test catches"]


def test_the_only_test_of_an_exercise_is_never_idle_beside_others() -> None:
    assert idle_tests({"f": ("a",)}, [row(1, "a")]) == ([], [])


def test_tests_that_always_agree_are_a_note() -> None:
    faults, notes = agreements(TESTS, [row(1, "ab"), row(2, "c"), row(3, "abc")], [])
    assert faults == []
    assert notes == ["f: a and b always agree (cases that fail them and not all: 1)"]


def test_tests_that_agree_over_many_cases_are_a_fault() -> None:
    rows = [row(number, "ab") for number in range(ENOUGH)]
    faults, notes = agreements(TESTS, rows, [])
    assert len(faults) == 1
    assert notes == []


def test_an_agreement_can_be_explained() -> None:
    rows = [row(number, "ab") for number in range(ENOUGH)]
    explained = [Agreement(exercise="f", tests=("b", "a"), reason="two sizes")]
    assert agreements(TESTS, rows, explained) == ([], [])


def test_an_explained_agreement_that_is_none_is_a_fault() -> None:
    explained = [Agreement(exercise="f", tests=("a", "b"), reason="two sizes")]
    faults, _ = agreements(TESTS, [row(1, "a"), row(2, "b")], explained)
    assert faults == ["f: equivalent.py says that a and b agree; they do not"]


def test_cases_that_no_test_accepts_tell_nothing_about_two_of_them() -> None:
    assert agreements(TESTS, [row(number, "abc") for number in range(ENOUGH)], []) == ([], [])
