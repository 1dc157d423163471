"""Plain data between judge and guest: framed messages, arrays as bytes, never pickle.

A frame is ``b"AG01"``, the header's and the blobs' lengths (two little-endian
uint32), a JSON header, and the blobs one after another. A value is a JSON tree
in which everything but ``None``, booleans, numbers and text is a tagged list:

========================  ====================================================
``["l", ...]``            list
``["t", ...]``            tuple
``["d", [key, v], ...]``  dict with text keys
``["c", re, im]``         complex number
``["a", dtype, shape]``   array; its bytes are the next blob, in C order
``["s", dtype]``          numpy scalar; its bytes are the next blob
``["f", name]``           a function that lives on the other side
``["g", state]``          a random generator, as the judge passes it to a student
``["o", type name]``      anything else: not plain data, only its type is told
========================  ====================================================

Everything that arrives is checked before it is used: size before allocation,
depth, number of nodes, dtype, and that shape and bytes agree.
"""

from __future__ import annotations

import itertools
import json
import socket
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.ma  # loaded late by numpy itself: every fork would load it again

MAGIC = b"AG01"
HEAD = struct.Struct("<4sII")
DTYPES = frozenset(
    [
        "|b1",
        "|i1",
        "|u1",
        "<i2",
        "<i4",
        "<i8",
        "<u2",
        "<u4",
        "<u8",
        "<f2",
        "<f4",
        "<f8",
        "<c8",
        "<c16",
    ]
)
ITEM_BYTES = {dtype: np.dtype(dtype).itemsize for dtype in DTYPES}
#: What an odd value is called where its type is not what is odd about it.
DEEP, LONG = "very deep or very long structure", "very long structure"
LARGE_INTEGER, LONG_TEXT = "very large int", "very long str"
LARGE_ARRAY, ODD_KEYS = "very large array", "dict with keys that are not str"
MAX_DEPTH = 12
MAX_NODES = 50_000
MAX_TEXT = 100_000
MAX_INTEGER = 1 << 64
MAX_ARRAY = 1 << 28
SMALL = 1 << 14
MAX_HEADER = 4 << 20  # parsed whole, it takes twenty times as much memory


class WireError(Exception):
    """A message breaks the protocol or exceeds a cap."""


class Closed(WireError):
    """The other side is gone."""


class LateError(WireError):
    """No whole message arrived within the time that was given."""


@dataclass(frozen=True, slots=True)
class Odd:
    """Stands for a value that is not plain data.

    Attributes
    ----------
    type_name : str
        Name of its type, as the guest tells it; untrusted text.
    """

    type_name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A function that lives on the other side.

    Attributes
    ----------
    name : str
        What to ask for.
    """

    name: str


Value = Any
Message = dict[str, Any]


class _Packer:
    """Collects the blobs while a value becomes a tree."""

    def __init__(self, functions: dict[str, Callable[..., Value]] | None) -> None:
        self.blobs: list[bytes] = []
        self.functions = functions
        self.nodes = 0

    def tree(self, value: Value, depth: int = 0) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return ["o", DEEP]
        kind = type(value)
        if kind is np.ndarray:  # most values are one
            return self._array(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return value if abs(value) < MAX_INTEGER else ["o", LARGE_INTEGER]
        if kind is str:
            return value if len(value) <= MAX_TEXT else ["o", LONG_TEXT]
        if kind is complex:
            return ["c", value.real, value.imag]
        if kind is list or isinstance(value, tuple):  # also a tuple with names
            items = list(value) if kind is list else list(tuple.__iter__(value))
            if self.nodes + len(items) > MAX_NODES:
                return ["o", LONG]
            return ["l" if kind is list else "t", *(self.tree(v, depth + 1) for v in items)]
        if isinstance(value, dict):
            return self._dict(value, depth)
        return self._array(value)

    def _dict(self, value: dict[Any, Any], depth: int) -> Any:
        items = list(dict.items(value))
        if self.nodes + len(items) > MAX_NODES:
            return ["o", LONG]
        if not all([type(key) is str for key, _ in items]):
            return ["o", ODD_KEYS]
        return ["d", *([key, self.tree(v, depth + 1)] for key, v in items)]

    def _array(self, value: Value) -> Any:
        if type(value) is np.ndarray and value.dtype.str in DTYPES and value.nbytes <= MAX_ARRAY:
            self.blobs.append(value.tobytes())
            return ["a", value.dtype.str, list(value.shape)]
        value = _without_its_class(value)
        if type(value) is np.ndarray or isinstance(value, np.generic):
            return self._numbers(value)
        return self._other(value)

    def _numbers(self, value: Any) -> Any:
        """Turn a scalar, or an array whose dtype may have to be another one, into a tree."""
        array = np.asarray(value)
        if array.nbytes > MAX_ARRAY:  # also one of stride 0, which takes no memory yet
            return ["o", LARGE_ARRAY]
        if array.dtype.char in "gG":  # long double differs between machines
            array = array.astype(np.complex128 if array.dtype.char == "G" else np.float64)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        if array.dtype.str not in DTYPES:
            held = array.dtype.name.rstrip("0123456789")  # how long a text is, is not told
            return ["o", f"{type(value).__name__} of {held}"]
        self.blobs.append(array.tobytes())
        if isinstance(value, np.generic):
            return ["s", array.dtype.str]
        return ["a", array.dtype.str, list(array.shape)]

    def _other(self, value: Value) -> Any:
        if self.functions is not None and type(value) is np.random.Generator:
            return self._generator(value)
        if self.functions is not None and callable(value):
            name = f"argument {len(self.functions)}"
            self.functions[name] = value
            return ["f", name]
        if type(value) is Named:
            return ["f", value.name]
        return ["o", type(value).__name__[:80]]

    @staticmethod
    def _generator(generator: np.random.Generator) -> Any:
        state = generator.bit_generator.state
        if state["bit_generator"] != "PCG64":  # what default_rng makes
            return ["o", "Generator"]
        numbers = state["state"]
        return [
            "g",
            [numbers["state"], numbers["inc"], state["has_uint32"], state["uinteger"]],
        ]


def _without_its_class(value: Value) -> Value:
    """Return a matrix or another kind of array as the array that it holds; not what is masked."""
    kind = type(value)
    if kind is np.ndarray or not issubclass(kind, np.ndarray):
        return value
    if issubclass(kind, np.ma.MaskedArray):
        return value if kind is not np.ma.MaskedArray or np.ma.is_masked(value) else value.data
    return np.ndarray.view(value, np.ndarray)


def listed(value: Value) -> Value:
    """Return what an iterator or a range yields as a list, up to a cap; else the value itself."""
    if isinstance(value, (Iterator, range)):
        return list(itertools.islice(value, MAX_NODES))
    return value


def pack(
    value: Value, functions: dict[str, Callable[..., Value]] | None = None
) -> tuple[Any, list[bytes]]:
    """Turn a value into a tree and its blobs.

    Parameters
    ----------
    value : object
        Anything; what is not plain data becomes ``["o", type name]``.
    functions : dict, optional
        Where given, callables are entered here under the name they travel by.

    Returns
    -------
    tree : object
        JSON-able.
    blobs : list of bytes
        In the order of the tree.
    """
    packer = _Packer(functions)
    return packer.tree(value), packer.blobs


class _Unpacker:
    def __init__(self, blob: bytes, named: Callable[[str], Value]) -> None:
        self.blob = blob
        self.named = named
        self.at = 0
        self.nodes = 0

    def value(self, tree: Any, depth: int = 0) -> Value:
        self.nodes += 1
        if depth > MAX_DEPTH + 1 or self.nodes > MAX_NODES + 1:
            raise WireError("a value is too deep or too long")
        kind = type(tree)
        if tree is None or kind in (bool, int, float, str):
            return tree
        if kind is not list or not tree or type(tree[0]) is not str:
            raise WireError("a value is not of the agreed form")
        tag = tree[0]
        if tag == "a" and len(tree) == 3 and type(tree[1]) is str and type(tree[2]) is list:
            return self._array(tree[1], tree[2])
        if tag == "l":
            return [self.value(v, depth + 1) for v in tree[1:]]
        if tag == "t":
            return tuple([self.value(v, depth + 1) for v in tree[1:]])
        if tag == "d":
            return self._dict(tree[1:], depth + 1)
        return self._leaf(tag, tree[1:])

    def _dict(self, items: list[Any], depth: int) -> dict[str, Value]:
        made = {}
        for item in items:
            if type(item) is not list or len(item) != 2 or type(item[0]) is not str:
                raise WireError("a dict is not of the agreed form")
            made[item[0]] = self.value(item[1], depth)
        return made

    def _leaf(self, tag: str, rest: list[Any]) -> Value:
        match tag, rest:
            case "c", [float() as real, float() as imag]:
                return complex(real, imag)
            case "s", [str() as dtype]:
                return self._array(dtype, [])[()]
            case "f", [str() as name]:
                return self.named(name)
            case "g", [[int() as state, int() as inc, int() as has_half, int() as half]]:
                return _generator_at(state, inc, has_half, half)
            case "o", [str() as name]:
                return Odd(name[:80])
        raise WireError("a value is not of the agreed form")

    def _array(self, dtype: str, shape: list[Any]) -> Any:
        if dtype not in DTYPES:
            raise WireError("an array has a dtype that is not allowed")
        if len(shape) > 16:
            raise WireError("an array has a shape that is not allowed")
        size = ITEM_BYTES[dtype]
        for n in shape:
            if type(n) is not int or not 0 <= n < 1 << 40:
                raise WireError("an array has a shape that is not allowed")
            size *= n
        if size > len(self.blob) - self.at:
            raise WireError("an array's shape and bytes do not agree")
        at, self.at = self.at, self.at + size
        try:
            return np.ndarray(shape, dtype, self.blob, at).copy()
        except ValueError as error:  # a size of 0 beside sizes that no array can have
            raise WireError("an array has a shape that is not allowed") from error


def _generator_at(state: int, inc: int, has_half: int, half: int) -> np.random.Generator:
    bits = np.random.PCG64(0)
    try:
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": state, "inc": inc},
            "has_uint32": has_half,
            "uinteger": half,
        }
    except (ValueError, OverflowError, TypeError) as error:
        raise WireError("a random generator has a state that is not allowed") from error
    return np.random.Generator(bits)


def unpack(tree: Any, blob: bytes, named: Callable[[str], Value] = Named) -> Value:
    """Turn a tree and its blobs, one after another, back into a value.

    Parameters
    ----------
    tree : object
        As it arrived.
    blob : bytes
        The blobs.
    named : callable
        What to put in the place of a function that lives on the other side, from its name.

    Raises
    ------
    WireError
        If anything about it is not as agreed.
    """
    unpacker = _Unpacker(blob, named)
    value = unpacker.value(tree)
    if unpacker.at != len(blob):
        raise WireError("there are more bytes than arrays")
    return value


def send(
    sock: socket.socket,
    message: Message,
    blobs: list[bytes] | None = None,
    *,
    deadline: float | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Send one frame; `deadline` and `clock` as for :func:`receive`.

    Raises
    ------
    Closed, LateError
        If the other side is gone, or does not read.
    """
    header = json.dumps(message).encode("utf-8", "surrogatepass")
    body = b"".join(blobs or ())
    data = memoryview(HEAD.pack(MAGIC, len(header), len(body)) + header + body)
    while data:
        _wait_until(sock, deadline, clock)
        try:
            data = data[sock.send(data) :]
        except TimeoutError:  # of the socket; whether it is late is for the clock to say
            continue
        except OSError as error:
            raise Closed(str(error)) from error


def receive(
    sock: socket.socket,
    *,
    max_bytes: int,
    max_header: int = MAX_HEADER,
    deadline: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    max_fds: int = 0,
) -> tuple[Message, bytes, list[int]]:
    """Receive one frame.

    Parameters
    ----------
    sock : socket
        A stream socket.
    max_bytes : int
        Cap on header and blobs together, in bytes; checked before they are read.
    max_header : int
        Cap on the header alone, in bytes.
    deadline : float, optional
        What `clock` shows when the frame must be whole.
    clock : callable
        It may go slower than ``time.monotonic()``, never faster.
    max_fds : int
        How many file descriptors may come along.

    Raises
    ------
    Closed, LateError, WireError
        If the other side is gone, late, or does not keep to the form.
    """
    fds: list[int] = []
    head = _read(sock, HEAD.size, deadline, clock, fds, max_fds)
    magic, header_size, body_size = HEAD.unpack(head)
    if magic != MAGIC:
        raise WireError("a message does not begin as agreed")
    if header_size > max_header or header_size + body_size > max_bytes:
        raise WireError(f"a message is larger than {max_bytes} bytes")
    if body_size > SMALL:
        header = _read(sock, header_size, deadline, clock)
        body = _read(sock, body_size, deadline, clock)
    else:  # most messages: one system call less, and little to copy
        rest = _read(sock, header_size + body_size, deadline, clock)
        header, body = rest[:header_size], rest[header_size:]
    try:
        message = json.loads(header.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise WireError("a message is not JSON") from error
    if type(message) is not dict:
        raise WireError("a message is not an object")
    return message, body, fds


def _wait_until(sock: socket.socket, deadline: float | None, clock: Callable[[], float]) -> None:
    """Have a socket's next step wait no longer than is left."""
    if deadline is None:
        return
    left = deadline - clock()
    if left <= 0:
        raise LateError("no answer in time")
    sock.settimeout(left)


def _read(
    sock: socket.socket,
    size: int,
    deadline: float | None,
    clock: Callable[[], float],
    fds: list[int] | None = None,
    max_fds: int = 0,
) -> bytes:
    chunks: list[bytes] = []
    while size:
        _wait_until(sock, deadline, clock)
        try:
            if fds is not None and max_fds:
                chunk, got, _, _ = socket.recv_fds(sock, size, max_fds)
                fds += got
            else:
                chunk = sock.recv(min(size, 1 << 20))
        except TimeoutError:
            continue
        except OSError as error:
            raise Closed(str(error)) from error
        if not chunk:
            raise Closed("the other side closed the channel")
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)
