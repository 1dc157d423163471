"""The line: students take turns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.service.line import Line


def all_of(line: Line, busy: tuple[str, ...] = ()) -> list[str]:
    taken = []
    while (turn := line.next(busy)) is not None:
        taken.append(turn[1])
    return taken


def line_of(*checks: str) -> Line:
    line = Line()
    for check in checks:
        line.add(check[0], check)
    return line


def test_students_take_turns_however_much_one_of_them_asks_for():
    assert all_of(line_of("a1", "a2", "a3", "b1", "c1", "b2")) == [
        "a1",
        "b1",
        "c1",
        "a2",
        "b2",
        "a3",
    ]


def test_who_has_just_had_a_turn_comes_after_those_who_wait():
    line = line_of("a1", "b1", "c1")
    assert line.next(()) == ("a", "a1")
    line.add("a", "a2")
    line.add("d", "d1")
    assert all_of(line) == ["b1", "c1", "a2", "d1"]


def test_whose_check_runs_is_passed_over_and_keeps_the_place():
    line = line_of("a1", "a2", "b1")
    assert line.next(("a",)) == ("b", "b1")
    assert line.next(("a",)) is None
    assert len(line) == line.count("a") == 2
    assert all_of(line) == ["a1", "a2"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_as_many_are_ahead_as_have_their_turn_before(students):
    checks = [f"{student}{number}" for number, student in enumerate(students)]
    line = line_of(*checks)
    told = {check: line.ahead(check[0], check) for check in checks}
    assert [told[check] for check in all_of(line)] == list(range(len(checks)))


def test_nothing_is_ahead_of_what_does_not_wait():
    assert line_of("a1").ahead("b", "b1") == 0


@pytest.mark.parametrize("students", ["aaab", "abab", "ccca"])
def test_nobody_has_two_turns_in_a_row_while_another_waits(students):
    checks = [f"{student}{number}" for number, student in enumerate(students)]
    order = all_of(line_of(*checks))
    for place, (one, two) in enumerate(pairwise(order)):
        others = {check[0] for check in order[place + 1 :]} - {one[0]}
        assert one[0] != two[0] or not others
