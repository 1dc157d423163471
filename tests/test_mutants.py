"""Mutants: one change each, all different, shown on one line."""

from __future__ import annotations

import ast

import pytest

from autograder.mutants import Mutant, mutants_of


def sources(code: str) -> set[str]:
    return {mutant.source for mutant in mutants_of("f", code)}


def one(code: str, change: str) -> Mutant:
    [mutant] = [mutant for mutant in mutants_of("f", code) if mutant.change == change]
    return mutant


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("a + b", {"a - b", "a", "b"}),
        ("a - b", {"a + b", "b - a", "a", "-b"}),
        ("a * b", {"a / b", "a", "b"}),
        ("a / b", {"a * b", "b / a", "a"}),
        ("A @ B", {"A * B", "B @ A", "A.T @ B", "A @ B.T"}),
        ("A @ x", {"A * x", "x @ A", "A.T @ x"}),
        ("A.T @ B", {"A @ B", "A.T @ B.T", "B @ A.T"}),
        ("a ** b", {"a * b", "b ** a"}),
        ("-a", {"a"}),
        ("a.T", {"a"}),
        ("a < b", {"a <= b", "a >= b"}),
        ("a == b", {"a != b"}),
        ("a and b", {"a or b", "a", "b"}),
        ("a and b and c", {"a or b or c", "b and c", "a and b"}),
        ("a if b else c", {"a", "c"}),
        ("a[0]", {"a[1]", "a[-1]"}),
        ("a[1:b]", {"a[2:b]", "a[0:b]", "a[1:b + 1]", "a[1:b - 1]"}),
        ("a[:]", {"a[1:]", "a[:-1]"}),
        ("0.5 * a", {"0.5 / a", "1.0 * a", "0.25 * a", "-0.5 * a", "a"}),
        ("0.0 + a", {"1.0 + a", "-1.0 + a"}),
        ("np.sum(a)", {"np.mean(a)", "a"}),
        ("a.sum(axis=0)", {"a.sum(axis=1)", "a.sum()", "a.mean(axis=0)", "a"}),
        ("a.sum(axis=-1)", {"a.sum(axis=0)", "a.sum()"}),
        ("f(a, keepdims=True)", {"f(a, keepdims=False)"}),
        ("np.outer(a, b)", {"np.outer(b, a)"}),
        ("(a, b)", {"(b, a)"}),
        ("range(n)", {"range(n + 1)", "range(n - 1)"}),
        ("p['W1'] + p['b1']", {"p['b1'] + p['b1']", "p['W1'] + p['W1']"}),
        ("p['W1']", {"p['W1_']"}),
        ("a.copy()", {"a"}),
        ("f(a)(b)", {"b", "a(b)"}),
    ],
)
def test_an_expression_is_changed_in_its_ways(code: str, changed: set[str]) -> None:
    assert {f"x = {form}" for form in changed} <= sources(f"x = {code}")


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("a += b", "a -= b"),
        ("a = 1\nb = 2", "a = 1"),
        ("if a:\n    b = 1", "if not a:\n    b = 1"),
        ("while a:\n    b = 1", "while not a:\n    b = 1"),
        ("def f(a, b=1.0):\n    return a", "def f(a, b=2.0):\n    return a"),
        ("def f(a):\n    return a", "def f(a):\n    pass"),
    ],
)
def test_a_statement_is_changed_in_its_ways(code: str, changed: str) -> None:
    assert changed in sources(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""A text of 2 words."""',
        "import numpy",
        "pass",
        "def f(a: int = b) -> 'text':\n    pass",
    ],
)
def test_what_says_nothing_about_the_answer_stays(code: str) -> None:
    assert sources(code) == set()


def test_what_is_inside_a_message_stays_and_the_statement_may_go() -> None:
    assert sources("raise ValueError(f'{1 + 1} is not 2')") == {"pass"}


def test_commutative_calls_keep_their_order() -> None:
    assert "x = np.maximum(b, a)" not in sources("x = np.maximum(a, b)")


def test_no_two_mutants_are_the_same_code_and_none_is_the_answer() -> None:
    code = "x = a * 1 + -1 * b[0] ** 2"
    trees = [ast.dump(ast.parse(mutant.source)) for mutant in mutants_of("f", code)]
    assert len(trees) == len(set(trees))
    assert ast.dump(ast.parse(code)) not in trees


def test_a_change_is_shown_with_as_much_around_it_as_fits_on_a_line() -> None:
    code = "def f(a):\n    return g(a + 1)\n"
    assert one(code, "return g(a + 1) -> return g(a - 1)").line == 2
    long = f"def f(a):\n    return ({'a, ' * 30}a.sum(axis=0))\n"
    assert one(long, "a.sum(axis=0) -> a.sum(axis=1)").line == 2
    assert one(code, "return g(a + 1) -> dropped").source == "def f(a):\n    pass"


def test_lines_count_from_the_top_of_the_file() -> None:
    assert {m.line for m in mutants_of("f", "x = (\n    1\n)", above=10)} == {11, 12}


def test_ids_are_unique() -> None:
    ids = [mutant.id for mutant in mutants_of("f", "x = a + b * c")]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "f-mutant-1"
