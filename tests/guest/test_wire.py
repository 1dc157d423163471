"""The data channel between judge and guest: round trips, caps, and what a hostile side sends."""

import json
import math
import os
import socket
import threading
import time
from collections import OrderedDict, namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.guest import wire
from autograder.guest.wire import Named, Odd, WireError, pack, unpack

Pair = namedtuple("Pair", "a b")  # a student's kind, without types


def travel(value: Any) -> Any:
    """Send a value through JSON and back, as a frame does."""
    tree, blobs = pack(value)
    return unpack(json.loads(json.dumps(tree)), b"".join(blobs))


def same(a: Any, b: Any) -> bool:
    return type(a) is type(b) and repr(a) == repr(b)


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


# round trips of plain values


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, False, 0, -7, 2**64 - 1, 1 - 2**64, 0.0, -0.0, 0.1, 1e308, 5e-324),
        *(math.inf, -math.inf, math.nan, "", "ä \0 \u2028 \U0001f600", "\ud800"),
        *(1 + 2j, complex(0.0, -0.0), complex(math.nan, math.inf)),
        *([], (), {}, [1, [2, (3,)]], (None,), ["l"], ("t", "d"), {"": 1}),
        {"W": [1, {"b": (2.5,)}], "l": "a"},
    ],
    ids=repr,
)
def test_a_plain_value_comes_back_with_its_type(value):
    assert same(travel(value), value)


def test_order_of_keys_is_kept():
    assert list(travel({"b": 1, "a": 2})) == ["b", "a"]


@pytest.mark.parametrize("value", [OrderedDict(a=1), type("Params", (dict,), {})(a=1)])
def test_a_kind_of_dict_comes_back_as_a_dict(value):
    assert same(travel(value), {"a": 1})


def test_a_dict_that_lies_about_its_items_cannot_run_anything():
    class Trap(dict):
        def items(self):
            raise RuntimeError("sprung")

        __iter__ = keys = values = __len__ = __getitem__ = items

    assert same(travel(Trap(a=1)), {"a": 1})


# round trips of arrays


@pytest.mark.parametrize("dtype", sorted(wire.DTYPES))
@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3), (0,), (2, 0, 3), (1,) * 16])
def test_an_array_comes_back_with_dtype_shape_and_numbers(dtype, shape):
    array = (np.arange(math.prod(shape)) % 2).reshape(shape).astype(dtype)
    back = travel(array)
    assert type(back) is np.ndarray
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(back, array)


@pytest.mark.parametrize("dtype", [">f8", ">f4", ">i2", ">u8", ">c16"])
def test_the_other_byte_order_comes_back_as_ours(dtype):
    back = travel(np.array([1, 2, 300 % 256], dtype=dtype))
    assert back.dtype == np.dtype(dtype).newbyteorder("<")
    assert back.tolist() == [1, 2, 44]


@pytest.mark.parametrize(
    ("dtype", "plain"), [(np.longdouble, np.float64), (np.clongdouble, np.complex128)]
)
def test_long_double_comes_back_as_double(dtype, plain):
    assert travel(np.array([1.5, 2], dtype=dtype)).dtype == plain
    assert same(travel(dtype(1.5)), plain(1.5))


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(np.arange(10)[::2], id="every other"),
        pytest.param(np.arange(6)[::-1], id="backwards"),
        pytest.param(np.asfortranarray(np.arange(6).reshape(2, 3)), id="column order"),
        pytest.param(np.broadcast_to(1.5, (3, 2)), id="stride 0"),
        pytest.param(np.arange(12).reshape(3, 4).T[1:3], id="a part of a transpose"),
    ],
)
def test_a_view_comes_back_as_the_numbers_it_shows(array):
    back = travel(array)
    np.testing.assert_array_equal(back, array)
    assert back.flags.c_contiguous


def test_what_comes_back_is_a_copy_that_can_be_written():
    tree, blobs = pack(np.zeros(3))
    blob = b"".join(blobs)
    first, second = unpack(tree, blob), unpack(tree, blob)
    first[:] = 1
    assert second.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    "scalar",
    [
        *(np.float64(0.1), np.float32(0.1), np.float16(2), np.int8(-3), np.uint64(2**64 - 1)),
        *(np.bool_(True), np.complex64(1 + 2j), np.float64("nan")),
    ],
    ids=repr,
)
def test_a_numpy_scalar_comes_back_as_one(scalar):
    assert same(travel(scalar), scalar)


def test_a_number_a_scalar_and_a_0_d_array_stay_apart():
    kinds = [type(travel(value)) for value in (2.0, np.float64(2), np.array(2.0))]
    assert kinds == [float, np.float64, np.ndarray]


def test_several_arrays_find_their_own_bytes():
    value = {"W": np.arange(6.0).reshape(2, 3), "b": [np.int8(1), np.array([], np.float32)]}
    value["last"] = (np.array(True),)
    back = travel(value)
    np.testing.assert_array_equal(back["W"], value["W"])
    assert back["b"][0] == 1
    assert back["b"][1].shape == (0,)
    assert back["last"][0].item() is True


def test_a_masked_array_that_hides_nothing_is_an_array():
    back = travel(np.ma.array([1.0, 2.0], mask=[False, False]))
    assert type(back) is np.ndarray
    assert back.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("kind", [np.matrix, np.memmap, "own"])
def test_an_array_of_another_class_travels_as_what_it_holds(kind):
    if kind == "own":

        class kind(np.ndarray):  # noqa: N801
            def view(self, *how):
                raise AssertionError("never called")

            def __array_finalize__(self, other):
                self.fill(7)

    back = travel(np.ndarray.view(np.ones((2, 3)), kind))
    assert type(back) is np.ndarray
    assert back.shape == (2, 3)


def test_what_only_says_that_it_is_an_array_is_none():
    class Liar:
        __class__ = np.ndarray

    assert travel(Liar()) == Odd("Liar")


def test_a_masked_array_that_hides_something_is_not():
    assert travel(np.ma.array([1.0, 2.0], mask=[False, True])) == Odd("MaskedArray")
    assert travel(np.ma.masked) == Odd("MaskedConstant")


# what is not plain data


def test_a_tuple_with_names_is_a_tuple():
    assert travel(Pair(1, 2)) == (1, 2)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        *((b"bytes", "bytes"), ({1, 2}, "set"), (range(3), "range"), (object(), "object")),
        *((len, "builtin_function_or_method"), (int, "type")),
        *((np.rec.array([(1,)]), "ndarray of record"), (np.array(["a"]), "ndarray of str")),
        *((np.array([None]), "ndarray of object"), (np.str_("a"), "str_ of str")),
        *((np.zeros(1, dtype="V8"), "ndarray of void"), (Odd("x"), "Odd")),
        (np.array(["2030-01-01"], dtype="M8[D]"), "ndarray of datetime64[D]"),
        ({1: 2}, "dict with keys that are not str"),
        ({"a": 1, None: 2}, "dict with keys that are not str"),
        (2**64, "very large int"),
        (-(2**64), "very large int"),
        ("x" * (wire.MAX_TEXT + 1), "very long str"),
    ],
    ids=lambda part: part[:30] if type(part) is str else type(part).__name__,
)
def test_anything_else_comes_back_odd_with_the_name_of_its_type(value, name):
    assert travel(value) == Odd(name)
    assert travel([value]) == [Odd(name)]


def test_the_name_of_a_type_is_cut():
    assert len(travel(type("T" * 1000, (), {})()).type_name) == 80
    assert len(unpack(["o", "T" * 1000], b"").type_name) == 80


def test_no_method_of_a_foreign_object_is_run():
    class Trap:
        def spring(self, *args, **kwargs):
            raise RuntimeError("sprung")

        __array__ = __iter__ = __len__ = __float__ = __index__ = __reduce__ = spring
        __getattr__ = __eq__ = __hash__ = __repr__ = __bool__ = spring

    assert travel([Trap()]) == [Odd("Trap")]


def test_functions_travel_by_name_where_they_may():
    functions: dict[str, Any] = {}
    tree, blobs = pack([len, 1, {"f": abs}], functions)
    assert unpack(tree, b"".join(blobs)) == [Named("argument 0"), 1, {"f": Named("argument 1")}]
    assert functions == {"argument 0": len, "argument 1": abs}


def test_a_named_function_travels_on():
    assert travel(Named("sigmoid")) == Named("sigmoid")


# caps


def test_a_value_of_the_greatest_depth_comes_back():
    assert travel(nested(wire.MAX_DEPTH)) == nested(wire.MAX_DEPTH)


def test_what_is_deeper_is_odd_from_there_on():
    back = travel(nested(wire.MAX_DEPTH + 1))
    for _ in range(wire.MAX_DEPTH + 1):
        [back] = back
    assert isinstance(back, Odd)


def test_a_list_that_holds_itself_ends():
    value: list[Any] = []
    value.append(value)
    assert "Odd" in repr(travel(value))


def test_a_list_of_the_greatest_length_comes_back():
    assert len(travel([0] * (wire.MAX_NODES - 1))) == wire.MAX_NODES - 1


@pytest.mark.parametrize(
    "value",
    [
        pytest.param([0] * 2 * wire.MAX_NODES, id="one list"),
        pytest.param([[0] * wire.MAX_NODES] * 2, id="two lists"),
    ],
)
def test_a_list_that_is_too_long_comes_back_and_is_odd_somewhere(value):
    assert "Odd" in repr(travel(value))


def test_an_array_of_stride_0_that_would_fill_the_memory_is_odd():
    huge = np.broadcast_to(np.float64(1), (1 << 20, 1 << 20))
    assert travel(huge) == Odd("very large array")
    assert travel(np.broadcast_to(np.longdouble(1), (1 << 30,))) == Odd("very large array")


# malformed trees


@pytest.mark.parametrize(
    "tree",
    [
        *([], [1], [None], [[]], [["l"]], ["x"], [""], ["L"], {}, {"l": []}, ["l", {}], ["l", []]),
        *(["d", 1], ["d", []], ["d", ["a"]], ["d", ["a", 1, 2]], ["d", [1, 2]], ["d", [["l"], 1]]),
        *(["c"], ["c", 1], ["c", 1, 2, 3], ["c", "1", "2"], ["c", None, 1], ["c", ["l"], 1]),
        *(["a"], ["a", "<f8"], ["a", "<f8", 1], ["a", "<f8", [1], 1], ["a", 1, []]),
        *(["a", "|O", [1]], ["a", ">f8", [1]], ["a", "f8", [1]], ["a", "<V8", [1]]),
        *(["a", "<U1", [1]], ["a", "<M8[D]", [1]], ["a", "<f16", [1]], ["a", "", [1]]),
        *(["a", "<f8", [-1]], ["a", "<f8", [1.0]], ["a", "<f8", [True]], ["a", "<f8", ["1"]]),
        *(["a", "<f8", [None]], ["a", "<f8", [1 << 40]], ["a", "<f8", [1] * 17]),
        *(["a", "<f8", [3]], ["a", "<f8", [1 << 39]], ["a", "<f8", [1 << 30, 1 << 30]]),
        *(["s"], ["s", "|O"], ["s", 1], ["s", "<c16"], ["s", "<f8", []]),
        *(["f"], ["f", 1], ["f", "a", "b"], ["o"], ["o", None], ["o", "a", "b"]),
        pytest.param(["a", "<f8", [0, (1 << 40) - 1, (1 << 40) - 1]], id="no bytes, but no array"),
        pytest.param(["a", "<f8", [(1 << 40) - 1] * 15 + [0]], id="no bytes in 16 dimensions"),
        pytest.param(["c", 10**400, 0], id="a real part that is no float"),
        pytest.param(["c", 0, -(10**400)], id="an imaginary part that is no float"),
        pytest.param(["l", [1]], id="a list without a tag"),
        pytest.param(["l"] + [0] * (wire.MAX_NODES + 1), id="too many nodes"),
    ],
    ids=lambda tree: json.dumps(tree)[:40],
)
def test_a_tree_that_is_not_as_agreed_is_a_wire_error(tree):
    with pytest.raises(WireError):
        unpack(tree, b"\0" * 15)


@pytest.mark.parametrize("tag", ["l", "t", "d"])
def test_a_tree_that_is_far_too_deep_is_a_wire_error(tag):
    tree: Any = 1
    for _ in range(100_000):
        tree = [tag, ["k", tree]] if tag == "d" else [tag, tree]
    with pytest.raises(WireError):
        unpack(tree, b"")


@pytest.mark.parametrize("tree", [["l"], 1, ["a", "<f8", [1]], ["s", "|b1"]])
def test_bytes_that_nothing_claims_are_a_wire_error(tree):
    with pytest.raises(WireError):
        unpack(tree, b"\0" * 9)


def test_two_arrays_cannot_share_the_same_bytes():
    with pytest.raises(WireError):
        unpack(["l", ["a", "<f8", [2]], ["a", "<f8", [1]]], b"\0" * 16)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=-(10**400), max_value=10**400)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([*"ltdcasfo", *sorted(wire.DTYPES)]),
    lambda children: (
        st.lists(children, max_size=5)
        | st.dictionaries(st.text(max_size=3), children, max_size=3)
        | st.tuples(st.sampled_from("ltdcasfo"), children).map(list)
        | st.tuples(st.sampled_from("ltdcasfo"), children, children).map(list)
        | st.tuples(
            st.just("a"),
            st.sampled_from(sorted(wire.DTYPES)),
            st.lists(st.integers(0, 3) | st.integers(0, 1 << 40), max_size=4),
        ).map(list)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(tree=JSON, blob=st.binary(max_size=64))
def test_whatever_json_arrives_only_a_wire_error_escapes(tree, blob):
    try:
        value = unpack(tree, blob)
    except WireError:
        return
    pack(value)


# frames


@contextmanager
def channel() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def received(raw: bytes, *, max_bytes: int = 1000, close: bool = True) -> Any:
    """Return what is received where the other side sends these bytes and hangs up."""
    with channel() as (ours, theirs):
        theirs.sendall(raw)
        if close:
            theirs.close()
        return wire.receive(ours, max_bytes=max_bytes, deadline=time.monotonic() + 5)


def frame(header: bytes, body: bytes = b"", magic: bytes = b"AG01") -> bytes:
    return wire.HEAD.pack(magic, len(header), len(body)) + header + body


def test_a_frame_comes_back_with_its_blobs():
    with channel() as (ours, theirs):
        wire.send(theirs, {"verb": "call", "name": "ä\ud800"}, [b"ab", b"", b"c"])
        message, blob, fds = wire.receive(ours, max_bytes=1000)
    assert message == {"verb": "call", "name": "ä\ud800"}
    assert blob == b"abc"
    assert fds == []


def test_two_frames_are_read_one_after_the_other():
    with channel() as (ours, theirs):
        wire.send(theirs, {"n": 1}, [b"one"])
        wire.send(theirs, {"n": 2})
        assert wire.receive(ours, max_bytes=1000)[:2] == ({"n": 1}, b"one")
        assert wire.receive(ours, max_bytes=1000)[:2] == ({"n": 2}, b"")


def test_a_large_frame_arrives_in_pieces():
    body = bytes(range(256)) * 20_000
    with channel() as (ours, theirs):
        sender = threading.Thread(target=wire.send, args=(theirs, {}, [body]))
        sender.start()
        _, blob, _ = wire.receive(ours, max_bytes=len(body) + 100, deadline=time.monotonic() + 20)
        sender.join()
    assert blob == body


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(frame(b"{}", magic=b"AG02"), id="another beginning"),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="another protocol"),
        pytest.param(frame(b""), id="no header"),
        pytest.param(frame(b"{"), id="half a header"),
        pytest.param(frame(b"\xff\xfe"), id="not UTF-8"),
        pytest.param(frame(b"[]"), id="a list"),
        pytest.param(frame(b"null"), id="null"),
        pytest.param(frame(b"[" * 900), id="deep"),
        pytest.param(frame(b'{"a":' * 150 + b"1"), id="deep object cut off"),
        pytest.param(frame(b"1" * 900), id="a number"),
    ],
)
def test_a_frame_that_is_not_as_agreed_is_a_wire_error(raw):
    with pytest.raises(WireError) as caught:
        received(raw)
    assert type(caught.value) is WireError


@pytest.mark.parametrize(
    "header", [b"[" * 200_000, b'{"a":' * 200_000, b"[" * 99_999 + b"]" * 99_999]
)
def test_a_header_that_nests_without_end_is_a_wire_error(header):
    with channel() as (ours, theirs):
        sender = threading.Thread(target=theirs.sendall, args=(frame(header),))
        sender.start()
        with pytest.raises(WireError, match="not JSON"):
            wire.receive(ours, max_bytes=1 << 21, deadline=time.monotonic() + 20)
        sender.join()


def test_a_number_of_very_many_digits_is_a_wire_error():
    with pytest.raises(WireError):
        received(frame(b'{"n": ' + b"1" * 5000 + b"}"), max_bytes=10_000)


@pytest.mark.parametrize(("header", "body"), [(999, 2), (2, 999), ((1 << 32) - 1, (1 << 32) - 1)])
def test_the_size_is_checked_before_anything_is_read(header, body):
    with pytest.raises(WireError, match="larger than 1000 bytes"):
        received(wire.HEAD.pack(b"AG01", header, body), close=False)


def test_a_frame_of_exactly_the_cap_is_read():
    assert received(frame(b"{}", b"x" * 998))[1] == b"x" * 998


@pytest.mark.parametrize(
    "raw", [b"", b"AG", frame(b"{}")[:-1], frame(b"{}", b"12345")[:-1]], ids=len
)
def test_a_side_that_hangs_up_early_is_closed(raw):
    with pytest.raises(wire.Closed):
        received(raw)


def test_a_side_that_stalls_is_late():
    with channel() as (ours, theirs):
        theirs.sendall(frame(b"{}", b"12345")[:-1])
        with pytest.raises(wire.LateError):
            wire.receive(ours, max_bytes=1000, deadline=time.monotonic() + 0.05)


def test_a_side_that_drips_is_late_too():
    with channel() as (ours, theirs):
        stop = threading.Event()

        def drip() -> None:
            for byte in frame(b" " * 900 + b"{}"):
                if stop.wait(0.02):
                    return
                theirs.sendall(bytes([byte]))

        sender = threading.Thread(target=drip)
        sender.start()
        with pytest.raises(wire.LateError):
            wire.receive(ours, max_bytes=1000, deadline=time.monotonic() + 0.2)
        stop.set()
        sender.join()


def test_a_deadline_that_has_passed_is_late_without_waiting():
    with channel() as (ours, theirs):
        wire.send(theirs, {})
        with pytest.raises(wire.LateError):
            wire.receive(ours, max_bytes=1000, deadline=time.monotonic() - 1)


def test_sending_to_nobody_is_closed():
    with channel() as (ours, theirs):
        theirs.close()
        with pytest.raises(wire.Closed):
            wire.send(ours, {}, [b"x" * 100_000])


def test_sending_to_a_side_that_does_not_read_is_late():
    with channel() as (ours, _), pytest.raises(wire.LateError):
        wire.send(ours, {}, [b"x" * (1 << 24)], deadline=time.monotonic() + 0.05)


def test_late_is_what_the_clock_calls_late_not_the_wall():
    shown = iter([0.0, 0.0, 0.5, 0.9, 1.0])
    with channel() as (ours, _), pytest.raises(wire.LateError):
        wire.receive(ours, max_bytes=100, deadline=0.01, clock=lambda: next(shown) / 100)
    assert list(shown) == []


def test_file_descriptors_come_along_only_where_they_are_expected():
    with channel() as (ours, theirs):
        socket.send_fds(theirs, [frame(b"{}")], [theirs.fileno()])
        _, _, fds = wire.receive(ours, max_bytes=1000, max_fds=1)
        assert len(fds) == 1
        os.close(fds[0])


def test_the_errors_of_the_channel_are_one_family():
    assert issubclass(wire.Closed, WireError)
    assert issubclass(wire.LateError, WireError)
