"""What students read of the engine's: each code has its words in each language, and a use."""

import ast
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.errors import UnreadableNotebook
from autograder.faults import Finding, Phrase
from autograder.report import OUTCOMES
from autograder.words import LANGUAGES, say, words_of

ENGINE = Path(autograder.__file__).parent
ENGLISH, GERMAN = words_of("en"), words_of("de")
KINDS = ("sentences", "phrases", "labels")

SENTENCES: dict[str, dict[str, Any]] = {
    "not_defined": {"function": "softmax"},
    "not_callable": {"function": "softmax"},
    "stub": {"function": "softmax"},
    "raised": {
        "function": "softmax",
        "type": Phrase("own_exception"),
        "line": Phrase("at_line", {"line": "x"}),
    },
    "wrong_call": {"function": "softmax", "type": Phrase("exception", {"type": "TypeError"})},
    "timed_out": {"function": "softmax", "wall_s": 5.0},
    "out_of_time": {"function": "softmax", "wall_s": 15.0},
    "notebook_out_of_time": {"wall_s": 120.0},
    "crashed": {"function": "softmax", "how": Phrase("stopped")},
    "notebook_crashed": {"how": Phrase("no_answer")},
    "bad_reply": {"function": "softmax", "how": Phrase("too_large", {"mib": 32})},
    "unusable": {},
    "not_an_array": {"name": "dW", "type": Phrase("a_list")},
    "complex_numbers": {"name": "dW"},
    "tuple_with_right_first": {"name": "dW", "length": 2},
    "dict_in_tuple": {"name": "cache", "length": 2, "place": 2},
    "not_a_dict": {"name": "grads", "type": Phrase("a_list"), "keys": ("W1", "b1")},
    "missing_keys": {"name": "grads", "missing": ("W1",)},
    "other_keys": {"name": "grads", "missing": ("W1",)},
    "not_a_tuple": {"name": "result", "type": Phrase("none"), "length": 2},
    "wrong_length": {"name": "result", "got": 3, "length": 2},
    "shape": {"name": "dW", "got": (3,), "want": (3, 2)},
    "transposed": {"name": "dW", "got": (2, 3), "want": (3, 2)},
    "other_shape_right_values": {"name": "dW", "got": (6,), "want": (3, 2)},
    "shared_sum": {"name": "db", "want": (3,)},
    "not_reduced": {"name": "C", "got": (5,), "want": (), "how": Phrase("the_mean")},
    "each_with_each": {"name": "a", "got": (3, 3), "want": (3,)},
    "not_finite": {"name": "dW", "count": 2, "size": 6},
    "zero": {"name": "dW"},
    "negated": {"name": "dW"},
    "transposed_square": {"name": "dW"},
    "factor": {"name": "dW", "factor": 2.0, "size": 6},
    "negated_gradient": {"name": "dW"},
    "rounded": {"name": "dW", "decimals": 2},
    "approximate": {"name": "dW", "digits": 9},
    "nearly": {"name": "dW", "digits": 3},
    "cut_off": {"name": "dW"},
    "part_right": {"name": "dW", "right": 5, "size": 6, "first": (2, 1)},
    "wrong": {"name": "dW", "first": (0, 0)},
    "sentence": {"text": "Rows do not sum to 1."},
    "changed_arguments": {"function": "update", "arguments": ("argument 1", "grads")},
    "not_vectorised": {"function": "softmax"},
    "convention": {"convention": "costs are summed", "hint": "Is the cost a mean?"},
    "batch_too_large": {"n": 5},
    "batch_too_small": {"n": 5},
    "right_for_one_sample": {},
    "large_inputs": {},
    "in_place_instead": {"arguments": ("argument 1",)},
    "cell_wrote_errors": {},
    "cell_raised": {},
    "cell_crashed": {"how": "signal SIGTERM"},
    "cell_without_result": {"how": "no end after 10 s"},
    "not_judged": {},
    "skipped": {},
    "follow_through": {"exercises": ("forward", "backward")},
    "unknown_token": {},
    "no_access": {},
    "no_hub": {},
    "no_such_assignment": {"name": "ps9"},
    "no_such_check": {},
    "closed": {"assignment": "ps1", "when": "2026-11-28 12:00"},
    "attempts_used_up": {"most": 5, "assignment": "ps1"},
    "our_fault": {"assignment": "ps1"},
    "checks_waiting": {"count": 3},
    "busy": {"waiting": 200},
    "uploads": {},
    "stopping": {},
    "unreadable": {"why": Phrase("empty_file")},
    "too_large": {"mib": 4},
    "too_slow": {"seconds": 60},
    "request_cut_off": {},
    "no_route": {"method": "GET", "path": "/x"},
    "not_valid": {"field": "wait"},
    "not_done": {},
    "send_token": {},
    "ask_for_access": {},
    "come_back": {"seconds": 30},
    "checks_there_are": {"names": "ps1"},
    "post_again": {},
    "ask_if_wrong": {},
    "until_midnight": {},
    "not_your_work": {},
    "wait_for_answers": {},
    "save_it": {},
    "clear_outputs": {},
    "see_openapi": {},
    "tell_if_it_stays": {},
}
PHRASES: dict[str, dict[str, Any]] = {
    **{
        code: {}
        for code in (
            *("own_exception", "no_input", "computed", "segmentation_fault"),
            *("wrote_too_much", "stopped"),
            *("no_answer", "process_gone", "form_broken"),
            *(
                "the_sum",
                "the_mean",
                "none",
                "an_array",
                "a_dict",
                "a_coroutine",
                "a_list",
                "a_tuple",
                "another_kind",
            ),
            *("deep", "long", "large_integer", "long_text", "large_array", "odd_keys"),
            *("empty_file", "not_json", "no_notebook", "no_cells", "no_file", "no_plain_file"),
            "no_text",
        )
    },
    "exception": {"type": "TypeError"},
    "at_line": {"line": "x + 1"},
    "signal": {"name": "SIGTERM"},
    "exited": {"status": 3},
    "too_much_memory": {"mib": 2048},
    "too_many_processes": {"count": 128},
    "no_end": {"wall_s": 10},
    "whole_notebook_late": {"wall_s": 120},
    "too_large": {"mib": 32},
    "of_type": {"type": "str"},
    "not_json_at": {"line": 3, "column": 14},
    "notebook_format": {"version": "2"},
    "too_many_cells": {"count": 3000, "most": 2000},
    "large_file": {"mib": 20},
    "no_cell": {"index": 4},
    "unknown_cell": {"index": 4, "kind": "'heading'"},
    "cell_without_text": {"index": 4},
    "not_there": {"name": "ps1.ipynb", "others": ["PS1.ipynb", "ps1 (1).ipynb"]},
}
LABELS: dict[str, dict[str, Any]] = {
    **{
        code: {}
        for code in (
            *(*OUTCOMES, "good", "part", "bad", "not_attempted", "same_again", "not_marked_yet"),
            *("cell_s_own_checks", "to_be_marked", "feedback", "skip", "overview", "exercise"),
            *("result", "points_head", "exercises", "your_code", "trouble", "trouble_why"),
            *("notebook", "notebook_what", "role_answer", "role_written", "role_own"),
            *("role_result", "result_of", "output", "picture", "colophon"),
            *("too_much_shown", "notebook_not_shown"),
        )
    },
    "points": {"score": 2.0, "whole": 4.0},
    "earned": {"score": 2.0, "whole": 4.0},
    "worth": {"whole": 4.0},
    "of_points": {"whole": 4.0},
    "hint": {"hint": "Look at the sign."},
    "unreadable": {"why": "not JSON"},
    "late": {"points": 2.0},
    "waiting": {"points": 2.0},
    "marked_by_person": {"points": "2 of 4"},
    "changed_by_person": {"points": "2 of 4"},
    "comment": {"comment": "Well done."},
    "cell": {"number": 3},
    "cell_raised": {"how": "ValueError"},
    "cell_timed_out": {"how": "no end after 10 s"},
    "cell_crashed": {"how": "the process left with exit status 1"},
    "cell_not_run": {"how": "late"},
    "cut": {"count": 3000},
}
EXAMPLES = {"sentences": SENTENCES, "phrases": PHRASES, "labels": LABELS}


class Recording(dict[str, Any]):
    """Remembers which of its fields a text has read."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)


def fields_read(text: str | Callable[[Any], str], example: dict[str, Any]) -> set[str]:
    """Return the names of the fields that a text says."""
    if isinstance(text, str):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    fields = Recording(example)
    text(fields)
    return fields.read


def calls_with_a_code(*functions: str) -> Iterator[tuple[str, ast.Call]]:
    """Find ``Finding("code", ...)`` and the like in the whole engine."""
    for path in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            if name in functions and node.args:
                for code in one_or_other(node.args[0]):
                    yield code, node


def one_or_other(argument: ast.expr) -> Iterator[str]:
    """Return the text that an argument is, or the texts that it chooses from."""
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    if isinstance(argument, ast.IfExp):
        yield from one_or_other(argument.body)
        yield from one_or_other(argument.orelse)


TEMPLATES = "".join(
    path.read_text("utf-8") for path in sorted((ENGINE / "pages/templates").glob("*.html"))
)
COMPOSED = {  # of a part that is a value
    *OUTCOMES,
    *("good", "part", "bad"),
    *(f"cell_{outcome}" for outcome in ("raised", "timed_out", "crashed", "not_run")),
    *(f"role_{role}" for role in ("answer", "written", "own", "result")),
}
USED = {
    "sentences": {code for code, _ in calls_with_a_code("Finding", "_wrong")},
    "phrases": {code for code, _ in calls_with_a_code("Phrase", "UnreadableNotebook")},
    "labels": {
        *COMPOSED,
        *(code for code, _ in calls_with_a_code("label")),
        *re.findall(r'say\("(\w+)"[,)]', TEMPLATES),
    },
}
WRONG = [
    pytest.param(code, node, id=code) for code, node in calls_with_a_code("_wrong") if node.keywords
]
ALL = [pytest.param(kind, code, id=f"{kind}-{code}") for kind in KINDS for code in EXAMPLES[kind]]


def test_the_engine_s_codes_are_found_at_all():
    assert {"raised", "shape", "not_a_dict", "follow_through"} <= USED["sentences"]
    assert {"stopped", "a_list", "no_cells"} <= USED["phrases"]
    assert {"points", "hint"} <= USED["labels"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_code_has_its_words_a_use_and_an_example_here(language, kind):
    texts = getattr(words_of(language), kind).keys()
    assert texts == USED[kind] == EXAMPLES[kind].keys()


def test_both_languages_say_the_same_codes_in_the_same_order():
    for kind in KINDS:
        assert list(getattr(GERMAN, kind)) == list(getattr(ENGLISH, kind))


@pytest.mark.parametrize(("kind", "code"), ALL)
def test_all_languages_say_the_same_fields(kind, code):
    example = EXAMPLES[kind][code]
    for language in LANGUAGES:
        assert fields_read(getattr(words_of(language), kind)[code], example) == example.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_one_word_in_both_languages_is_a_name(kind):
    same = {code for code, text in getattr(ENGLISH, kind).items() if isinstance(text, str)}
    same = {c for c in same if getattr(ENGLISH, kind)[c] == getattr(GERMAN, kind)[c]}
    assert same <= {"sentence", "feedback"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_all_of_its_fields(code, language):
    said = say(Finding(code, SENTENCES[code]), language)
    for field in SENTENCES[code].values():
        text = words_of(language).phrase(field) if isinstance(field, Phrase) else field
        if isinstance(text, str):
            assert text in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_one_line_that_begins_large_and_ends_as_one(code, language):
    said = say(Finding(code, SENTENCES[code]), language)
    assert said == " ".join(said.split())
    assert said.endswith((".", "?"))
    assert not said.endswith("..")
    assert said[0].isupper() or said.startswith(("`", *map(str, SENTENCES[code].values())))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", PHRASES)
def test_a_phrase_fits_into_a_sentence(code, language):
    said = words_of(language).phrase(Phrase(code, PHRASES[code]))
    assert said == " ".join(said.split())
    assert not said.endswith((".", " "))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_shows_no_python_of_ours(code, language):
    said = say(Finding(code, SENTENCES[code]), language)
    for slip in ("np.", "float64", "Finding", "Phrase", "  ", "()", "None)", "{", "}"):
        assert slip not in said


@pytest.mark.parametrize(("kind", "code"), ALL)
def test_no_english_is_left_in_german(kind, code):
    fields = {k: "" if isinstance(v, str) else v for k, v in EXAMPLES[kind][code].items()}
    say_it = {
        "sentences": lambda: GERMAN.say(Finding(code, fields)),
        "phrases": lambda: GERMAN.phrase(Phrase(code, fields)),
        "labels": lambda: GERMAN.label(code, **fields),
    }[kind]
    words = {word.strip(".,:;()[]`'") for word in say_it().split()}
    assert not words & {
        *("the", "is", "of", "and", "or", "but", "were", "asked", "for", "no", "not"),
        *("it", "its", "has", "a", "at", "with", "to", "points", "wrong", "right", "cell"),
        *("argument", "there", "that", "this", "your", "would", "be", "by", "which", "shape"),
    }


@pytest.mark.parametrize(("code", "call"), WRONG)
def test_an_assert_brings_the_fields_that_its_sentence_reads(code, call):
    assert SENTENCES[code].keys() <= {keyword.arg for keyword in call.keywords}


def test_an_unknown_code_is_not_passed_over():
    with pytest.raises(KeyError):
        say(Finding("no_such_code"))


@pytest.mark.parametrize(
    ("factor", "english", "german"),
    [
        (2.0, "is 2 times too large in every entry", "ist in jedem Eintrag 2-mal zu groß"),
        (0.5, "is 2 times too small in every entry", "ist in jedem Eintrag 2-mal zu klein"),
        (
            -3.0,
            "is with the opposite sign, and 3 times too large in every entry",
            "3-mal zu groß und hat das falsche Vorzeichen",
        ),
        (
            -1 / 3,
            "is with the opposite sign, and 3 times too small in every entry",
            "3-mal zu klein und hat das falsche Vorzeichen",
        ),
    ],
)
def test_a_factor_is_said_as_size_and_direction(factor, english, german):
    finding = Finding("factor", {"name": "dW", "factor": factor, "size": 6})
    assert english in say(finding)
    assert german in say(finding, "de")


@pytest.mark.parametrize(
    ("first", "place"),
    [((), ""), ((3,), " The first wrong entry is at index [3]."), ((0, 2), "[0, 2].")],
)
def test_the_first_wrong_entry_is_named_where_there_are_several(first, place):
    said = say(Finding("wrong", {"name": "dW", "first": first, "size": 6}))
    assert said.endswith(place)
    assert said.startswith("dW has wrong numbers.")


def test_the_shape_of_a_number_is_said_in_words():
    finding = Finding("shape", {"name": "cost", "got": (1, 1), "want": ()})
    assert say(finding) == "cost has shape (1, 1), but a single number was asked for."
    assert say(finding, "de") == ("cost hat die Form (1, 1), verlangt war aber eine einzelne Zahl.")


def test_numbers_are_written_as_the_language_writes_them():
    finding = Finding("timed_out", {"function": "f", "wall_s": 1.5})
    assert "within 1.5 s" in say(finding)
    assert "innerhalb von 1,5 s" in say(finding, "de")
    half = {"score": 2.5, "whole": 4.0}
    assert ENGLISH.label("points", **half) == "2.5 of 4 points"
    assert GERMAN.label("points", **half) == "2,5 von 4 Punkten"


def test_one_point_is_one_point():
    assert ENGLISH.label("points", score=0.0, whole=1.0) == "0 of 1 point"
    assert GERMAN.label("points", score=0.0, whole=1.0) == "0 von 1 Punkt"


def test_a_raised_error_without_a_line_says_none():
    fields = {"function": "f", "type": Phrase("exception", {"type": "ValueError"}), "line": ""}
    assert say(Finding("raised", fields)) == "`f` raised a ValueError."
    assert say(Finding("raised", fields), "de") == "`f` hat einen ValueError ausgelöst."


def test_what_a_student_wrote_is_never_taken_for_a_template():
    fields = {"function": "{wall_s}", "type": Phrase("own_exception")}
    fields["line"] = Phrase("at_line", {"line": "{x!r:>9} {"})
    assert "at your line `{x!r:>9} {`" in say(Finding("raised", fields))
    assert "{wall_s}" in say(Finding("not_defined", fields))


def test_an_unreadable_notebook_says_why_in_each_language_and_survives_pickling():
    import pickle

    error = pickle.loads(pickle.dumps(UnreadableNotebook("no_cell", index=3)))
    assert str(error) == "cell 3 is not a cell"
    assert GERMAN.phrase(error.phrase) == "Zelle 3 ist keine Zelle"
