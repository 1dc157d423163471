"""Similar work: what hides no copy, and what is no signal."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.evidence.similar import MAX_CODE, SMALL_CLASS, similar_of
from autograder.judge.diagnosis import load_alternatives

SOLUTIONS = Path(__file__).parents[2] / "solutions" / "ps6_backprop"
ALTERNATIVES = load_alternatives(SOLUTIONS)
SOURCES = {entry.id: entry.source for entry in ALTERNATIVES}
HELPER = """\
def slope(a):
    # derivative of the logistic function
    return a * (1 - a)
"""
MAIN = """\
def backward(X, Y, params, cache):
    n = X.shape[0]
    out, hid = cache["A2"], cache["A1"]
    top = np.multiply(out - Y, slope(out)) / n
    low = np.einsum("ij,kj->ik", top, params["W2"]) * slope(hid)
    grads = {}
    for key, left, right in (("W1", X, low), ("W2", hid, top)):
        grads[key] = np.tensordot(left, right, axes=(0, 0))
        grads[key.replace("W", "b")] = np.add.reduce(right)
    return grads
"""
ORIGINAL = HELPER + "\n" + MAIN
RENAMED = ORIGINAL
for old, new in (("top", "delta_o"), ("low", "delta_h"), ("slope", "d_sig"), ("grads", "result")):
    RENAMED = RENAMED.replace(old, new)
DISGUISES = {
    "the same": ORIGINAL,
    "renamed": RENAMED,
    "reordered": MAIN + "\n\n" + HELPER,
    "other comments": MAIN.replace("\n", "  # mine\n") + HELPER.replace("# deriv", "# the deriv"),
    "other white space": ORIGINAL.replace("    ", "  ").replace(" = ", "=").replace(", ", " ,  "),
    "all of it": "".join(RENAMED.partition("\n\n")[::-1]).replace("\n", "  # mine\n\n"),
}  # fmt: skip


def answers_of(**codes: str) -> dict[str, dict[str, str]]:
    return {student: {"backward": code} for student, code in codes.items()}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_copy_is_found_under_every_disguise(disguise: str) -> None:
    others = {k.replace("-", "_"): v for k, v in SOURCES.items() if k.startswith("bw-")}
    answers = answers_of(ada=ORIGINAL, bob=DISGUISES[disguise], **others)
    [found] = similar_of(answers, [])
    assert found.students == ("ada", "bob")
    assert found.cells == ("backward",)
    assert found.share > 0.9


def test_a_copy_is_found_where_it_was_spread_over_other_cells() -> None:
    answers = answers_of(ada=ORIGINAL) | {"bob": {"helpers": HELPER, "later": MAIN}}
    [found] = similar_of(answers, [])
    assert set(found.cells) == {"backward", "later"}
    assert {cell.cell for cell in found.sides[1]} >= {"later"}


def test_independent_right_solutions_are_no_signal() -> None:
    assert len(ALTERNATIVES) > 20
    answers = {entry.id: {entry.exercise: entry.source} for entry in ALTERNATIVES}
    assert similar_of(answers, []) == ()


def test_what_the_course_itself_wrote_is_no_signal() -> None:
    answers = answers_of(ada=ORIGINAL, bob=RENAMED)
    assert len(similar_of(answers, [])) == 1
    assert similar_of(answers, [ORIGINAL]) == ()


def test_what_half_of_the_class_has_is_no_signal() -> None:
    others = [entry.source for entry in ALTERNATIVES][:SMALL_CLASS]
    half = {f"same{i}": ORIGINAL for i in range(SMALL_CLASS)}
    rest = {f"own{i}": code for i, code in enumerate(others)}
    assert similar_of(answers_of(**half, **rest), []) == ()
    assert similar_of(answers_of(same0=ORIGINAL, same1=ORIGINAL, **rest), []) != ()


def test_an_answer_too_short_to_differ_is_no_signal() -> None:
    stub = "def update(params, grads, eta):\n    raise NotImplementedError()"
    short = "def update(p, g, eta):\n    return {k: p[k] - eta * g[k] for k in p}"
    assert similar_of(answers_of(ada=short, bob=short), [stub]) == ()


def test_what_is_alike_is_marked_and_nothing_of_the_text_is_lost() -> None:
    own = "def mine():\n    return [print(q, sep='') for q in range(7) if q % 2]\n\n\n"
    [found] = similar_of(answers_of(ada=ORIGINAL, bob=own + RENAMED), [])
    [cell] = found.sides[1]
    assert "".join(p.text for p in cell.passages) == own + RENAMED
    assert "range(7)" in cell.passages[0].text
    assert not cell.passages[0].alike
    assert "np.tensordot(left, right" in "".join(p.text for p in cell.passages if p.alike)


@pytest.mark.parametrize("code", ["", "\0\ud800 def (", "'" * 50_000, "(" * 50_000, "a" * 3])
def test_what_is_no_code_is_compared_all_the_same(code: str) -> None:
    assert isinstance(similar_of(answers_of(ada=code, bob=code), [""]), tuple)


def test_code_is_read_up_to_a_limit_and_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    code = f"open({str(mark)!r}, 'w')\n{ORIGINAL}" + "# long\n" * MAX_CODE
    [found] = similar_of(answers_of(ada=code, bob=code), [])
    assert sum(len(p.text) for p in found.sides[0][0].passages) <= MAX_CODE
    assert not mark.exists()
