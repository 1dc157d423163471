"""The sentences that students read: each code has one, and each sentence has a use."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.faults import Finding
from autograder.words import SENTENCES, say

ENGINE = Path(autograder.__file__).parent

EXAMPLES: dict[str, dict[str, Any]] = {
    "not_defined": {"function": "softmax"},
    "not_callable": {"function": "softmax"},
    "stub": {"function": "softmax"},
    "raised": {"function": "softmax", "type": "a TypeError", "line": ", at your line `x + 1`"},
    "timed_out": {"function": "softmax", "wall_s": 5.0},
    "out_of_time": {"function": "softmax", "wall_s": 15.0},
    "crashed": {"function": "softmax", "how": "it was stopped"},
    "bad_reply": {"function": "softmax", "how": "it is larger than 32 MiB"},
    "unusable": {},
    "not_an_array": {"name": "dW", "type": "a list"},
    "complex_numbers": {"name": "dW"},
    "tuple_with_right_first": {"name": "dW", "length": 2},
    "not_a_dict": {"name": "grads", "type": "a list", "keys": ("W1", "b1")},
    "missing_keys": {"name": "grads", "missing": ("W1",)},
    "not_a_tuple": {"name": "result", "type": "None", "length": 2},
    "wrong_length": {"name": "result", "got": 3, "length": 2},
    "shape": {"name": "dW", "got": (3,), "want": (3, 2)},
    "transposed": {"name": "dW", "got": (2, 3), "want": (3, 2)},
    "other_shape_right_values": {"name": "dW", "got": (6,), "want": (3, 2)},
    "shared_sum": {"name": "db", "got": (), "want": (3,)},
    "not_finite": {"name": "dW", "count": 2, "size": 6},
    "zero": {"name": "dW"},
    "negated": {"name": "dW"},
    "transposed_square": {"name": "dW"},
    "factor": {"name": "dW", "factor": 2.0},
    "part_right": {"name": "dW", "right": 5, "size": 6, "first": (2, 1)},
    "wrong": {"name": "dW", "first": (0, 0), "size": 6},
    "sentence": {"text": "Rows do not sum to 1."},
    "changed_arguments": {"function": "update", "arguments": ("argument 1", "grads")},
    "not_vectorised": {"function": "softmax"},
    "not_judged": {},
    "skipped": {},
    "follow_through": {"exercises": ("forward", "backward")},
}


class Recording(dict[str, Any]):
    """Remembers which of its fields a sentence has read."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)


def calls_with_a_code() -> Iterator[tuple[str, ast.Call]]:
    """Find ``Finding("code", ...)`` and ``_wrong("code", ...)`` in the whole engine."""
    for path in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("Finding", "_wrong") and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value), node


USED = {code for code, _ in calls_with_a_code()}
WRONG = [pytest.param(code, node, id=code) for code, node in calls_with_a_code() if node.keywords]


def test_the_engine_s_codes_are_found_at_all():
    assert {"raised", "shape", "not_a_dict", "follow_through"} <= USED


def test_every_code_that_is_used_has_a_sentence():
    assert SENTENCES.keys() >= USED


def test_no_sentence_is_unused():
    assert SENTENCES.keys() <= USED


def test_every_sentence_has_example_fields_here():
    assert SENTENCES.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_all_of_its_fields(code):
    said = say(Finding(code, EXAMPLES[code]))
    for text in EXAMPLES[code].values():
        if isinstance(text, str):
            assert text in said


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_one_line_that_begins_large_and_ends_with_a_stop(code):
    said = say(Finding(code, EXAMPLES[code]))
    assert said == " ".join(said.split())
    assert said.endswith(".")
    assert said[0].isupper() or said.startswith(("`", *map(str, EXAMPLES[code].values())))


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_shows_no_python_of_ours(code):
    said = say(Finding(code, EXAMPLES[code]))
    for slip in ("np.", "float64", "Finding", "  ", "()", "None)", "{", "}"):
        assert slip not in said


@pytest.mark.parametrize(("code", "call"), WRONG)
def test_an_assert_brings_the_fields_that_its_sentence_reads(code, call):
    fields = Recording(EXAMPLES[code])
    SENTENCES[code](fields)
    assert fields.read <= {keyword.arg for keyword in call.keywords}


def test_an_unknown_code_is_not_passed_over():
    with pytest.raises(KeyError):
        say(Finding("no_such_code"))


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (2.0, "is 2 times too large in every entry"),
        (0.5, "is 2 times too small in every entry"),
        (-3.0, "is with the opposite sign, and 3 times too large in every entry"),
        (-1 / 3, "is with the opposite sign, and 3 times too small in every entry"),
    ],
)
def test_a_factor_is_said_as_size_and_direction(factor, words):
    assert words in say(Finding("factor", {"name": "dW", "factor": factor}))


@pytest.mark.parametrize(
    ("first", "place"),
    [((), ""), ((3,), " The first wrong entry is at index [3]."), ((0, 2), "[0, 2].")],
)
def test_the_first_wrong_entry_is_named_where_there_are_several(first, place):
    said = say(Finding("wrong", {"name": "dW", "first": first, "size": 6}))
    assert said.endswith(place)
    assert said.startswith("dW has wrong numbers.")


def test_the_shape_of_a_number_is_said_in_words():
    said = say(Finding("shape", {"name": "cost", "got": (1, 1), "want": ()}))
    assert said == "cost has shape (1, 1), but a single number was asked for."
