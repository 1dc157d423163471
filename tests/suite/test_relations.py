"""How a wrong array is related to the right one."""

import numpy as np
import pytest

from autograder.suite.relations import close, constant_factor, relate_shape, relate_values

RTOL, ATOL = 1e-7, 1e-9
INF, NAN = np.inf, np.nan


def array(value: object) -> np.ndarray:
    return np.array(value, dtype=np.float64)


def values_code(got: object, want: object) -> str:
    return relate_values(array(got), array(want), RTOL, ATOL).code


def shape_code(got: object, want: object) -> str:
    return relate_shape(array(got), array(want), RTOL, ATOL).code


def factor_of(got: object, want: object) -> float | None:
    return constant_factor(array(got), array(want), RTOL, ATOL)


# close


def test_close_holds_each_entry_to_its_own_tolerance():
    want = array([1.0, 1e6])
    assert close(want + array([0, 0.05]), want, RTOL, ATOL)
    assert not close(want + array([0.05, 0]), want, RTOL, ATOL)


def test_close_includes_the_edge_of_the_tolerance():
    assert close(array([1.5]), array([1.0]), 0.5, 0.0)
    assert close(array([0.5]), array([0.0]), 0.0, 0.5)


@pytest.mark.parametrize("shape", [(3, 1), (1, 3), (1,), (), (4,)])
def test_close_is_false_for_another_shape_even_where_it_would_broadcast(shape):
    assert not close(np.ones(shape), np.ones(3), RTOL, ATOL)


def test_close_is_true_for_nothing_at_all():
    assert close(np.empty((0, 2)), np.empty((0, 2)), RTOL, ATOL)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ([NAN], [1.0]),
        ([NAN], [NAN]),
        ([1.0], [NAN]),
        ([INF], [1.0]),
        ([INF], [NAN]),
        ([1.0], [INF]),
        ([-INF], [INF]),
        ([1e308], [INF]),
        ([1e308], [-1e308]),
    ],
)
def test_close_is_false_where_either_is_not_finite_or_far_away(got, want):
    assert not close(array(got), array(want), RTOL, ATOL)


# another shape


@pytest.mark.parametrize(
    ("got", "want", "code"),
    [
        pytest.param([[1, 2, 3]], [[1], [2], [3]], "transposed", id="row and column"),
        pytest.param([[1, 3, 5], [2, 4, 6]], [[1, 2], [3, 4], [5, 6]], "transposed", id="matrix"),
        pytest.param([1, 2, 3], [[1, 2, 3]], "other_shape_right_values", id="axis forgotten"),
        pytest.param([[[1, 2]]], [1, 2], "other_shape_right_values", id="axes too many"),
        pytest.param([[1, 2]], [[1], [2]], "transposed", id="row for column"),
        pytest.param([1, 2, 3, 4], [[1, 2], [3, 4]], "other_shape_right_values", id="flat"),
        pytest.param(10, [1, 2, 3, 4], "shared_sum", id="sum"),
        pytest.param([[10]], [1, 2, 3, 4], "shared_sum", id="sum in a matrix"),
        pytest.param(10, [[1, 2], [3, 4]], "shape", id="sum of a matrix"),
        pytest.param(2.5, [1, 2, 3, 4], "shape", id="mean"),
        pytest.param([1, 2], [1, 2, 3], "shape", id="too short"),
        pytest.param([[1, 2], [3, 4]], [1, 2, 3], "shape", id="another dimension"),
        pytest.param([6, 5, 4], [[1, 2, 3]], "shape", id="another shape and other numbers"),
    ],
)
def test_another_shape_is_named(got, want, code):
    assert shape_code(got, want) == code


def test_both_shapes_are_in_the_finding():
    finding = relate_shape(np.ones((2, 3)), np.zeros(4), RTOL, ATOL)
    assert finding.fields == {"got": (2, 3), "want": (4,)}


# other numbers


@pytest.mark.parametrize(
    ("got", "want", "code"),
    [
        pytest.param([0, 0], [1, 2], "zero", id="zero"),
        pytest.param([0], [1], "wrong", id="a single zero tells nothing"),
        pytest.param([-1, -2], [1, 2], "negated", id="negated"),
        pytest.param([-1, 2], [1, 2], "part_right", id="one sign wrong"),
        pytest.param([[1, 3], [2, 4]], [[1, 2], [3, 4]], "transposed_square", id="transposed"),
        pytest.param([3, 6], [1, 2], "factor", id="tripled"),
        pytest.param([1, 5], [1, 2], "part_right", id="half right"),
        pytest.param([7, 5], [1, 2], "wrong", id="wrong"),
        pytest.param([NAN, 5], [1, 2], "not_finite", id="nan before anything else"),
        pytest.param([INF, -2], [1, 2], "not_finite", id="infinity before anything else"),
        pytest.param([INF, 5], [INF, 2], "part_right", id="the infinity is right"),
    ],
)
def test_other_numbers_are_named(got, want, code):
    assert values_code(got, want) == code


def test_what_is_not_finite_is_counted():
    finding = relate_values(array([NAN, INF, 1, 2]), array([1, 2, 3, 4]), RTOL, ATOL)
    assert finding.fields == {"count": 2, "size": 4}


def test_the_first_wrong_entry_is_a_tuple_of_plain_ints():
    finding = relate_values(array([[1, 2], [3, 9]]), array([[1, 2], [3, 4]]), RTOL, ATOL)
    assert finding.fields == {"right": 3, "size": 4, "first": (1, 1)}
    assert {type(i) for i in finding.fields["first"]} == {int}


def test_a_single_number_has_no_place():
    assert relate_values(array(2.0), array(1.0), RTOL, ATOL).fields["first"] == ()


# a constant factor


@pytest.mark.parametrize("factor", [2, 3, 7, 1000, -2, -10, 1 / 2, 1 / 3, -1 / 4, 1 / 1000])
def test_whole_factors_and_their_inverses_are_found(factor):
    want = array([0.3, -1.7, 2.9, 0.0])
    assert factor_of(factor * want, want) == pytest.approx(factor, rel=1e-12)


@pytest.mark.parametrize("factor", [1.5, 0.3, np.pi, 1001, 1 / 1001, 0.9999])
def test_other_factors_name_no_slip_and_are_not_told(factor):
    want = array([0.3, -1.7, 2.9])
    assert factor_of(factor * want, want) is None


@pytest.mark.parametrize("factor", [1, -1])
def test_one_is_no_factor(factor):
    assert factor_of([factor * 1.0, factor * 2.0], [1, 2]) is None


def test_a_factor_needs_two_entries_that_are_not_zero():
    assert factor_of([2, 0, 0], [1, 0, 0]) is None
    assert factor_of([2], [1]) is None


def test_a_factor_must_hold_in_every_entry():
    assert factor_of([2, 4, 6, 8.1], [1, 2, 3, 4]) is None
    assert factor_of([2, 4, 1], [1, 2, 0]) is None


@pytest.mark.parametrize("scale", [0.0, 1e-15, 1e-300, 1e-310, 1e-320, 5e-324, 1e150, 1e305])
def test_an_answer_of_extreme_size_has_no_factor_and_raises_nothing(scale):
    assert factor_of(scale * array([1, 2, 3]), [1, 2, 3]) is None


# right but for the last digits


@pytest.mark.parametrize("decimals", [2, 3, 6])
def test_rounded_numbers_are_said_to_be_rounded_and_to_how_many_decimals(decimals):
    want = array([0.123456789, 2.718281828, -0.577215665])
    finding = relate_values(np.round(want, decimals), want, RTOL, ATOL)
    assert (finding.code, finding.fields) == ("rounded", {"decimals": decimals})


@pytest.mark.parametrize(
    ("got", "want"), [(1.0, 0.98), (0.2, 0.24), ([0, 1, 0], [0.01, 0.96, 0.03])]
)
def test_few_digits_are_not_taken_for_rounding(got, want):
    assert values_code(got, want) != "rounded"


def test_what_was_rounded_on_the_way_is_nearly_right_in_so_many_digits():
    finding = relate_values(array([1.0004, 2.0]), array([1.0, 2.0]), RTOL, ATOL)
    assert (finding.code, finding.fields) == ("nearly", {"digits": 3})


@pytest.mark.parametrize(
    ("got", "want"), [([1.02, 2.0], [1.0, 2.0]), (1.005, 1.0), ([1e-3, 2.0], [0.0, 2.0])]
)
def test_what_is_one_percent_off_or_not_0_is_not_nearly_right(got, want):
    assert values_code(got, want) in ("wrong", "part_right")


def test_one_number_has_a_factor_only_if_it_is_no_round_one():
    assert factor_of(2 * 0.6931471805, 0.6931471805) == 2
    assert factor_of(3.0, 1.5) is None


def test_what_is_much_closer_than_rounding_leaves_it_is_not_called_rounded():
    assert values_code([0.15, 0.25, 0.31], [0.1499, 0.2501, 0.3099]) == "nearly"


# another shape


def test_numbers_that_are_not_added_up_yet_are_recognised_with_how_they_should_be():
    each = array([[1.0, 2.5], [3.0, 4.0], [5.0, 7.0]])
    for how in ("sum", "mean"):
        finding = relate_shape(each, getattr(each, how)(axis=0), RTOL, ATOL)
        assert finding.code == "not_reduced"
        assert finding.fields["how"].code == f"the_{how}"


def test_a_table_in_place_of_a_vector_tells_that_a_row_met_a_column():
    v = array([1.0, 2.0, 3.0])
    assert shape_code(v[:, None] - v, v) == "each_with_each"
