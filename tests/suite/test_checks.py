"""The asserts of a hidden suite: what passes, and each way to be wrong by its finding."""

from collections import UserDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from autograder.faults import Finding, WrongAnswer
from autograder.guest.wire import Odd
from autograder.judge.student import Call, LocalCallee, Student
from autograder.suite import (
    assert_close,
    assert_gradient,
    assert_keys,
    assert_true,
    assert_tuple,
    assert_unchanged,
    assert_vectorised,
)
from autograder.suite.checks import describe
from autograder.words import say, words_of

INF, NAN = np.inf, np.nan
V = [1.0, 2.0, 3.0]
M = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
Q = [[1.0, 2.0], [3.0, 4.0]]


def finding_of(check: Callable[..., Any], *args: Any, **kwargs: Any) -> Finding:
    """Return what an assert finds, after making sure that it can be said."""
    with pytest.raises(WrongAnswer) as caught:
        check(*args, **kwargs)
    assert say(caught.value.finding)
    return caught.value.finding


def close_code(got: object, want: object, **kwargs: float) -> str:
    return finding_of(assert_close, got, want, name="x", **kwargs).code


# assert_close: what is right


@pytest.mark.parametrize(
    ("got", "want"),
    [
        pytest.param(np.array(V), V, id="the same"),
        pytest.param(np.array(V) * (1 + 5e-8), V, id="within the relative tolerance"),
        pytest.param(np.array([5e-10]), [0.0], id="within the absolute tolerance"),
        pytest.param(np.array([1, 2, 3]), V, id="whole numbers"),
        pytest.param(np.array([1, 2, 3], dtype=np.uint8), V, id="bytes"),
        pytest.param(np.array([True, False]), [1.0, 0.0], id="booleans"),
        pytest.param(np.array(2.5), 2.5, id="0-d array"),
        pytest.param(np.float64(2.5), 2.5, id="numpy scalar"),
        pytest.param(2.5, 2.5, id="float"),
        pytest.param(2, 2.0, id="int"),
        pytest.param(True, 1.0, id="bool"),
        pytest.param(2.5, np.array(2.5), id="0-d wanted"),
        pytest.param(np.empty((0, 3)), np.empty((0, 3)), id="empty"),
        pytest.param(-0.0, 0.0, id="negative zero"),
        pytest.param(np.array(M).T.copy().T, M, id="another memory order"),
        pytest.param(np.array([INF, -INF]), [INF, -INF], id="infinities that are asked for"),
        pytest.param(np.array([INF, 1 + 1e-12]), [INF, 1.0], id="infinity beside rounding"),
        pytest.param(INF, INF, id="infinity alone"),
    ],
)
def test_close_accepts(got, want):
    assert_close(got, want, name="x")
    assert_gradient(got, want, name="x")


@pytest.mark.parametrize("dtype", [np.float32, np.float16])
def test_close_gives_single_precision_its_own_tolerance(dtype):
    third = 1 / 3 if dtype is np.float32 else 1 / 4
    assert_close(np.array([third, 1], dtype=dtype), [third * (1 + 5e-5), 1.0], name="x")
    assert close_code(np.array([third, 1], dtype=dtype), [third * (1 + 5e-4), 1.0]) == "nearly"


def test_close_does_not_give_double_precision_the_tolerance_of_single():
    assert close_code(np.array([1 + 5e-5]), [1.0]) == "nearly"


def test_close_keeps_a_wider_tolerance_that_the_suite_asks_for():
    assert_close(np.array([1.01], dtype=np.float32), [1.0], name="x", rtol=0.1)
    assert_close(np.array([0.05]), [0.0], name="x", atol=0.1)


def test_close_measures_by_the_right_answer_not_the_given_one():
    assert close_code(np.array([2.0]), [1.0], rtol=0.6) == "wrong"
    assert_close(np.array([1.5]), [1.0], name="x", rtol=0.6)


def test_a_gradient_is_compared_ten_times_as_loosely():
    near = np.array(V) * (1 + 5e-7)
    assert_gradient(near, V, name="x")
    assert close_code(near, V) == "approximate"


def test_a_negated_gradient_is_a_convention_and_another_negated_array_is_not():
    assert finding_of(assert_gradient, -np.array(V), V, name="x").code == "negated_gradient"
    assert close_code(-np.array(V), V) == "negated"


def test_whole_numbers_that_have_lost_their_fractions_are_said_to_be_cut_off():
    assert close_code(np.array([0, 1, -2]), [0.5, 1.7, -2.2]) == "cut_off"
    assert close_code(np.array([0.0, 1.0, -2.0]), [0.5, 1.7, -2.2]) != "cut_off"
    assert close_code(np.array([0, 1, -3]), [0.5, 1.7, -2.2]) != "cut_off"


def test_entries_of_similar_names_are_noticed():
    for grads in ({"dW1": 1.0, "db1": 2.0}, {"w1": 1.0, "B1": 2.0}):
        assert finding_of(assert_keys, grads, ("W1", "b1"), name="grads").code == "other_keys"
    assert finding_of(assert_keys, {"dW1": 1.0}, ("W1", "b1"), name="grads").code == "missing_keys"


def test_the_dict_within_a_tuple_is_found():
    finding = finding_of(assert_keys, (1.0, {"a": 2.0}), ("a",), name="cache")
    assert finding.code == "dict_in_tuple"
    assert finding.fields == {"name": "cache", "length": 2, "place": 2}


# assert_close: what is no array


@pytest.mark.parametrize(
    ("got", "described"),
    [
        pytest.param(None, "None (is there a return?)", id="None"),
        pytest.param("abc", "str", id="text"),
        pytest.param({}, "a dict", id="dict"),
        pytest.param([[1.0], [1.0, 2.0]], "a list", id="ragged list"),
        pytest.param([Odd("Tensor")], "a list", id="list of odd things"),
        pytest.param(["1", "2", "3"], "a list", id="list of text that reads as numbers"),
        pytest.param([10**400], "a list", id="list of a huge number"),
        pytest.param(np.array(["a"]), "an array", id="array of text"),
        pytest.param(np.array([None]), "an array", id="array of objects"),
        pytest.param(10**400, "int", id="a huge number"),
        pytest.param(3 + 4j, "complex", id="python's complex"),
        pytest.param(Odd("Tensor"), "Tensor", id="odd thing"),
        pytest.param(Odd("<b>x</b>"), "an object of another kind", id="odd thing with an odd name"),
    ],
)
def test_close_says_what_came_instead_of_an_array(got, described):
    finding = finding_of(assert_close, got, V, name="x")
    assert finding.code == "not_an_array"
    assert finding.fields["name"] == "x"
    assert words_of("en").phrase(finding.fields["type"]) == described


@pytest.mark.parametrize("got", [V, [1, 2, 3], [np.float64(1), 2.0, 3]])
def test_close_takes_a_list_of_numbers_for_the_array_that_it_makes(got):
    assert_close(got, V, name="x")
    assert_close(M, M, name="x")


@pytest.mark.parametrize(
    ("got", "code"), [([3.0, 2.0, 1.0], "part_right"), ([], "shape"), ([[[[[1.0]]]]], "shape")]
)
def test_close_says_what_is_wrong_with_the_numbers_of_a_list(got, code):
    assert close_code(got, V) == code


@pytest.mark.parametrize("got", [(1.0, 2.0, 3.0), [1, 2, 3], [np.float64(1), 2.0, 3.0]])
def test_close_takes_numbers_in_a_list_or_tuple_as_the_array_that_they_make(got):
    assert_close(got, np.array([1.0, 2.0, 3.0]), name="x")


def test_close_tells_a_tuple_whose_first_part_is_right():
    finding = finding_of(assert_close, (np.array(V), "cache"), V, name="x")
    assert finding.code == "tuple_with_right_first"
    assert finding.fields["length"] == 2


def test_close_tells_a_tuple_whose_first_part_is_the_right_number():
    assert close_code((2.5, None), 2.5) == "tuple_with_right_first"


def test_close_does_not_take_the_first_part_of_a_wrong_tuple():
    assert close_code((np.array([9.0, 9, 9]), 1), V) == "not_an_array"


@pytest.mark.parametrize("got", [np.array(V) + 0j, np.complex128(1), np.array(V, np.complex64)])
def test_close_refuses_complex_numbers_even_without_an_imaginary_part(got):
    assert close_code(got, V) == "complex_numbers"


# assert_close: another shape


@pytest.mark.parametrize(
    ("got", "want", "code"),
    [
        pytest.param(np.ones(4), V, "shape", id="too long"),
        pytest.param(np.array(2.0), V, "shape", id="one number for several"),
        pytest.param(np.array(M).T, M, "transposed", id="transposed"),
        pytest.param(np.array(V)[None], np.array(V)[:, None], "transposed", id="row for column"),
        pytest.param(np.ravel(M), M, "other_shape_right_values", id="flat"),
        pytest.param(np.array(V)[:, None], V, "other_shape_right_values", id="column for vector"),
        pytest.param(np.array([2.5]), 2.5, "other_shape_right_values", id="array for number"),
        pytest.param(2.5, [2.5], "other_shape_right_values", id="number for array"),
        pytest.param(np.array(6.0), V, "shared_sum", id="the sum"),
        pytest.param(np.array([6.0]), V, "shared_sum", id="the sum as an array"),
        pytest.param(6, V, "shared_sum", id="the sum as an int"),
    ],
)
def test_close_names_another_shape(got, want, code):
    finding = finding_of(assert_close, got, want, name="x")
    assert finding.code == code
    assert finding.fields["got"] == np.shape(got)
    assert finding.fields["want"] == np.shape(want)


def test_close_never_broadcasts():
    assert close_code(np.ones((1, 3)), np.ones((2, 3))) == "shape"
    assert close_code(1.0, [1.0, 1.0, 1.0]) == "shape"


# assert_close: other numbers


@pytest.mark.parametrize(
    ("got", "want", "code"),
    [
        pytest.param([NAN, 2, 3], V, "not_finite", id="nan"),
        pytest.param([INF, 2, 3], V, "not_finite", id="infinity"),
        pytest.param([-INF, 1], [INF, 1], "not_finite", id="the other infinity"),
        pytest.param([5.0, 1], [INF, 1], "part_right", id="a number for infinity"),
        pytest.param([1e308, 1], [INF, 1], "part_right", id="a large number for infinity"),
        pytest.param([INF, 2.5], [INF, 1], "part_right", id="infinity right, the rest wrong"),
        pytest.param([0, 0, 0], V, "zero", id="all zero"),
        pytest.param([-1, -2, -3], V, "negated", id="negated"),
        pytest.param(np.transpose(Q), Q, "transposed_square", id="transposed square"),
        pytest.param([2, 4, 6], V, "factor", id="doubled"),
        pytest.param([-2, -4, -6], V, "factor", id="doubled and negated"),
        pytest.param([0.25, 0.5, 0.75], V, "factor", id="a quarter"),
        pytest.param([1, 2, 4], V, "part_right", id="two of three"),
        pytest.param([5, 7, 9.1], V, "wrong", id="all wrong"),
        pytest.param([1e-320, 2e-320, 3e-320], V, "wrong", id="vanishing"),
        pytest.param([1e308, -1e308, 1e308], V, "wrong", id="exploding"),
    ],
)
def test_close_names_other_numbers(got, want, code):
    finding = finding_of(assert_close, np.array(got, dtype=float), want, name="x")
    assert finding.code == code
    assert finding.fields["name"] == "x"


@pytest.mark.parametrize(
    ("got", "code"), [(2.0, "wrong"), (0.0, "wrong"), (-1.0, "negated"), (NAN, "not_finite")]
)
def test_close_names_another_number_for_a_single_one(got, code):
    assert close_code(got, 1.0) == code


def test_close_accepts_no_nan_even_where_the_right_answer_has_one():
    assert close_code(np.array([NAN, 1.0]), [NAN, 1.0]) == "not_finite"


def test_close_names_the_first_wrong_entry():
    finding = finding_of(assert_close, np.array([[1.0, 2, 3], [4, 0, 0]]), M, name="x")
    assert finding.fields["first"] == (1, 1)
    assert finding.fields["right"] == 4
    assert finding.fields["size"] == 6


@pytest.mark.parametrize("got", [np.array([1.25, 7.5, 9.0]), 7.25, np.ones(7), [7.5, 7.25], None])
def test_no_finding_holds_a_right_number_or_a_given_one(got):
    want = np.array([1.25, 2.125, 3.0625])
    finding = finding_of(assert_close, got, want, name="x")
    said = say(finding)
    for number in ("1.25", "2.125", "3.0625", "7.5", "7.25", "9.0"):
        assert number not in said
    assert not any(isinstance(value, np.ndarray) for value in finding.fields.values())


# assert_keys, assert_tuple, assert_true, assert_unchanged


def test_keys_returns_the_dict_and_welcomes_more_keys():
    value = {"W": 1, "b": 2, "more": 3}
    assert assert_keys(value, ("W", "b"), name="grads") is value


def test_keys_names_all_that_are_missing():
    finding = finding_of(assert_keys, {"W": 1}, ("W", "b", "c"), name="grads")
    assert finding == Finding("missing_keys", {"name": "grads", "missing": ("b", "c")})


@pytest.mark.parametrize("value", [None, [("W", 1)], UserDict(W=1), np.zeros(2), Odd("Params")])
def test_keys_refuses_what_is_no_dict(value):
    finding = finding_of(assert_keys, value, ("W",), name="grads")
    assert finding.code == "not_a_dict"
    assert finding.fields["keys"] == ("W",)


@pytest.mark.parametrize("value", [(1, 2), [1, 2]])
def test_tuple_takes_a_list_too_and_returns_a_tuple(value):
    assert assert_tuple(value, 2, name="result") == (1, 2)


@pytest.mark.parametrize("value", [None, 1.0, "ab", {1: 2, 3: 4}, np.zeros(2), Odd("Pair")])
def test_tuple_refuses_what_is_neither_tuple_nor_list(value):
    finding = finding_of(assert_tuple, value, 2, name="result")
    assert finding.code == "not_a_tuple"
    assert finding.fields["length"] == 2


@pytest.mark.parametrize("value", [(), (1,), [1, 2, 3]])
def test_tuple_refuses_another_length(value):
    finding = finding_of(assert_tuple, value, 2, name="result")
    assert finding == Finding("wrong_length", {"name": "result", "got": len(value), "length": 2})


@pytest.mark.parametrize("condition", [True, 1, np.True_, [0]])
def test_true_accepts_what_is_true(condition):
    assert_true(condition, "Rows sum to 1.")


@pytest.mark.parametrize("condition", [False, 0, np.False_, None, []])
def test_true_says_its_sentence_for_what_is_not(condition):
    finding = finding_of(assert_true, condition, "Rows do not sum to 1.")
    assert finding == Finding("sentence", {"text": "Rows do not sum to 1."})


def test_unchanged_accepts_a_call_that_left_its_arguments_alone():
    assert_unchanged(Call("update", (1,), {}, value=None))


def test_unchanged_names_function_and_arguments():
    call = Call("update", (1,), {}, value=None, changed=("argument 1", "grads"))
    finding = finding_of(assert_unchanged, call)
    fields = {"function": "update", "arguments": ("argument 1", "grads")}
    assert finding == Finding("changed_arguments", fields)


# assert_vectorised


@dataclass
class Counted:
    """Stands in for a student: gives the right answer at a price in bytecodes."""

    price: Callable[[int], int]
    answer: Callable[..., Any]
    asked: list[int] = field(default_factory=list)

    def count(self, function: str, *args: Any) -> Call:
        n = len(args[0])
        self.asked.append(n)
        return Call(function, args, {}, value=self.answer(*args), bytecodes=self.price(n))


def samples(n: int) -> tuple[np.ndarray]:
    return (np.arange(1.0, n + 1),)


def double(x: np.ndarray) -> np.ndarray:
    return 2 * x


def test_vectorised_accepts_a_price_that_does_not_grow():
    student = Counted(lambda n: 100, double)
    assert_vectorised(student, "double", samples, double)
    assert student.asked == [8, 256]


@pytest.mark.parametrize(("many", "accepted"), [(1700, True), (1701, False)])
def test_vectorised_draws_the_line_at_half_as_much_again_and_200(many, accepted):
    student = Counted(lambda n: many if n == 256 else 1000, double)
    if accepted:
        assert_vectorised(student, "double", samples, double)
    else:
        finding = finding_of(assert_vectorised, student, "double", samples, double)
        assert finding == Finding("not_vectorised", {"function": "double"})


def test_vectorised_asks_for_right_numbers_first():
    student = Counted(lambda n: 10 * n**2, lambda x: 3 * x)
    finding = finding_of(assert_vectorised, student, "double", samples, double)
    assert finding.code == "wrong"
    assert finding.fields["name"] == "double(...)"


@pytest.mark.parametrize(
    ("want", "answer", "code", "name"),
    [
        pytest.param(
            lambda x: {"a": x, "b": 2 * x},
            lambda x: {"a": x, "b": -2 * x},
            "negated",
            "f(...)['b']",
            id="dict",
        ),
        pytest.param(
            lambda x: {"a": x}, lambda x: {"z": x}, "missing_keys", "f(...)", id="dict without key"
        ),
        pytest.param(lambda x: (x, x[0]), lambda x: (x, -x[0]), "negated", "f(...)[1]", id="tuple"),
        pytest.param(lambda x: (x, x), lambda x: x, "not_a_tuple", "f(...)", id="no tuple"),
    ],
)
def test_vectorised_compares_dicts_and_tuples_part_by_part(want, answer, code, name):
    assert_vectorised(Counted(lambda n: 100, want), "f", samples, want)
    finding = finding_of(assert_vectorised, Counted(lambda n: 100, answer), "f", samples, want)
    assert (finding.code, finding.fields["name"]) == (code, name)


def test_vectorised_tells_a_loop_from_numpy_by_counting():
    def looping(x):
        return np.array([2 * entry for entry in x])

    assert_vectorised(Student(LocalCallee({"double": double})), "double", samples, double)
    student = Student(LocalCallee({"double": looping}))
    assert finding_of(assert_vectorised, student, "double", samples, double).code == (
        "not_vectorised"
    )


# describe


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "None (is there a return?)"),
        (np.zeros(2), "an array"),
        ({}, "a dict"),
        ([], "a list"),
        ((), "a tuple"),
        (1.5, "float"),
        (Odd("Tensor"), "Tensor"),
        (Odd("Input_0_73"), "an object of another kind"),
        (Odd("a b"), "an object of another kind"),
        (Odd(""), "an object of another kind"),
    ],
)
def test_describe_names_kinds_of_things(value, words):
    assert words_of("en").phrase(describe(value)) == words
