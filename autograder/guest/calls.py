"""Answering one call of a student's function with plain data."""

from __future__ import annotations

import inspect
import json
import socket
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any

import numpy as np

from autograder.guest import counter, wire
from autograder.guest.shell import GuestShell, Recorder

MAX_ANSWER = 1 << 28
OWN_RECURSION = 1000


def answer(
    sock: socket.socket, shell: GuestShell, message: dict[str, Any], blob: bytes
) -> tuple[dict[str, Any], list[bytes]]:
    """Call ``message["function"]`` and say what came of it.

    Parameters
    ----------
    sock : socket
        The channel, for asking the judge while the call runs.
    shell : GuestShell
        Holds the notebook's names.
    message : dict
        ``call`` (its number), ``function``, ``of`` (number of the object whose method it is,
        or None), ``makes`` (keep what comes back, and answer its number), ``arguments`` (a tree of
        ``(args, kwargs)``), ``substitutes`` (names that the judge answers), ``count``,
        ``max_bytes``.
    blob : bytes
        The arguments' arrays.

    Returns
    -------
    answer : dict
        ``status`` is ``returned`` (with ``value``, ``changed``, ``bytecodes``),
        ``missing``, ``not_callable`` or ``raised`` (with ``type``, ``place``, and whether
        it is a ``misfit``: takes other arguments).
    blobs : list of bytes
        The value's arrays.
    """
    judge = _Judge(sock, message["call"])
    with _lent(shell.user_ns, judge, message["substitutes"]):
        return _answer(judge, shell, message, blob)


@dataclass(frozen=True, slots=True)
class _Judge:
    """The judge, as long as it waits for the answer to one call.

    Attributes
    ----------
    sock : socket
        The channel.
    call : int
        Number of the call.
    """

    sock: socket.socket
    call: int

    def ask(self, name: str, of: int | None, args: Any, kwargs: Any) -> Any:
        """Have a function or a method answered there."""
        tree, blobs = wire.pack((args, kwargs))
        question = {"status": "ask", "function": name, "of": of, "arguments": tree}
        wire.send(self.sock, {"call": self.call, **question}, blobs)
        message, blob, _ = wire.receive(self.sock, max_bytes=MAX_ANSWER)
        if "error" in message:
            raise ValueError(message["error"])
        if "object" in message:
            return _StandIn(self, message["object"])
        return wire.unpack(message["value"], blob)


def _answer(
    judge: _Judge, shell: GuestShell, message: dict[str, Any], blob: bytes
) -> tuple[dict[str, Any], list[bytes]]:
    if message["of"] is None:
        function = shell.user_ns.get(message["function"])
    else:
        function = getattr(shell.made[message["of"]], message["function"], None)
    if function is None:
        return {"status": "missing"}, []
    if not callable(function):
        return {"status": "not_callable"}, []
    args, kwargs = _arguments(judge, message, blob)
    shell.recorder = Recorder(1 << 16)
    run = counter.counted if message["count"] else counter.uncounted
    try:
        value, bytecodes = run(function, args, kwargs)
        value = wire.listed(value)
    except BaseException as error:  # SystemExit and KeyboardInterrupt are answers like any other
        return _raised(shell, error, function, (args, kwargs)), []
    if message["makes"]:
        shell.made.append(value)
        value = len(shell.made) - 1
    with undisturbed():
        changed = _changed(judge, message, blob, (args, kwargs))
        tree, blobs = wire.pack(value)
    if sum(map(len, blobs)) > message["max_bytes"]:
        return {"status": "too_large"}, []
    return (
        {"status": "returned", "value": tree, "changed": changed, "bytecodes": bytecodes},
        blobs,
    )


@contextmanager
def _lent(names: dict[str, Any], judge: _Judge, substitutes: Sequence[str]) -> Iterator[None]:
    """Put functions that ask the judge in the place of a notebook's own, for one call."""
    own = {name: names[name] for name in substitutes if name in names}
    names.update((name, _asker(judge, name)) for name in substitutes)
    try:
        yield
    finally:
        for name in substitutes:
            if name in own:
                names[name] = own[name]
            else:
                names.pop(name, None)


def _arguments(judge: _Judge, message: dict[str, Any], blob: bytes) -> Any:
    return wire.unpack(message["arguments"], blob, partial(_asker, judge))


def _changed(judge: _Judge, message: dict[str, Any], blob: bytes, now: Any) -> list[int]:
    """Return the places of the arguments that are not as they came."""
    tree, blobs = wire.pack(now)
    if tree == message["arguments"] and b"".join(blobs) == blob:
        return []
    before, after = (
        [*args, *kwargs.values()] for args, kwargs in (_arguments(judge, message, blob), now)
    )
    return [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if _text(a) != _text(b)]


def _text(value: Any) -> tuple[str, list[bytes]]:
    tree, blobs = wire.pack(value)
    return json.dumps(tree), blobs  # as text, since nan is not equal to itself


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep a student's settings of NumPy, warnings and recursion away from our own code."""
    recursion = sys.getrecursionlimit()
    sys.setrecursionlimit(max(recursion, OWN_RECURSION))
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        sys.setrecursionlimit(recursion)


def _raised(
    shell: GuestShell, error: BaseException, function: Any, arguments: Any
) -> dict[str, Any]:
    place, last = shell.place_of(error), _last_frame(error)
    return {
        "status": "raised",
        "type": type(error).__name__,
        "stub": isinstance(error, NotImplementedError) and _is_own(last, function),
        "misfit": isinstance(error, TypeError) and _is_misfit(last, function, arguments),
        "place": None if place is None else list(place),
    }


def _is_own(last: FrameType | None, function: Any) -> bool:
    """Tell whether an error comes from the asked function itself, not from one that it calls."""
    made = getattr(function, "__init__", None) if isinstance(function, type) else function
    code = getattr(made, "__code__", None)
    return code is None or last is None or last.f_code is code


def _is_misfit(last: FrameType | None, function: Any, arguments: Any) -> bool:
    """Tell whether a function was not even entered, since it takes other arguments."""
    if last is None or last.f_globals is not vars(counter):
        return False
    args, kwargs = arguments
    try:
        inspect.signature(function).bind(*args, **kwargs)
    except TypeError:
        return True
    except Exception:  # it has no signature, or one that a student has made up
        return False
    return False


def _last_frame(error: BaseException) -> FrameType | None:
    """Return the innermost frame that an error has passed through, if it tells."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return frames[-1] if frames else None


def _asker(judge: _Judge, name: str, of: int | None = None) -> Callable[..., Any]:
    """Return a function whose answers come from the judge."""

    def ask(*args: Any, **kwargs: Any) -> Any:
        return judge.ask(name, of, args, kwargs)

    ask.__name__ = ask.__qualname__ = name
    return ask


class _StandIn:
    """Stands for an object that lives in the judge: its methods ask there."""

    def __init__(self, judge: _Judge, number: int) -> None:
        self._judge = judge
        self._number = number

    def __getattr__(self, method: str) -> Callable[..., Any]:
        if method.startswith("_"):
            raise AttributeError(method)
        return _asker(self._judge, method, self._number)
