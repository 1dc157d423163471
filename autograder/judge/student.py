"""The ``student`` of a suite: the notebook's functions, called as if they were here.

Behind it stands either the reference, in this process, or a guest that runs a
submission; a suite cannot tell which. Arguments and answers take the same way
through :mod:`autograder.guest.wire` in both cases, so that a suite which passes
with the reference does not depend on sharing memory with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

import numpy as np

from autograder.faults import Finding, Missing, StudentFault
from autograder.guest import counter, wire


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a student's function.

    Attributes
    ----------
    function : str
        Its name; ``"Class.method"`` for a method of an object that was made before.
    args : tuple
        Positional arguments, as they were before the call.
    kwargs : dict
        Keyword arguments.
    value : object
        What came back (for :meth:`Student.new`, the object's number), or the
        :class:`~autograder.faults.StudentFault` that came instead.
    changed : tuple of str
        Which arguments the function modified in place: ``"argument 1"`` or a keyword.
    bytecodes : int
        Python bytecodes executed, where they were counted, else 0.
    makes : bool
        Whether an object of the class `function` is made and kept.
    of : int or None
        Number of the object whose method is called.
    """

    function: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    value: Any = None
    changed: tuple[str, ...] = ()
    bytecodes: int = 0
    makes: bool = False
    of: int | None = None

    @property
    def exercise(self) -> str:
        """The notebook's function or class that is asked."""
        return self.function.partition(".")[0]

    @property
    def name(self) -> str:
        """What is called: a function, a class or a method."""
        return self.function.rpartition(".")[2]


class Callee(Protocol):
    """Whoever answers a call."""

    def invoke(
        self, asked: Call, *, count: bool, substitutes: Mapping[str, Callable[..., Any]]
    ) -> Call:
        """Answer one call, or raise a :class:`~autograder.faults.StudentFault`."""
        ...


class Student:
    """A notebook's functions; ``student.f(...)`` calls ``f`` and returns its answer."""

    def __init__(
        self,
        callee: Callee,
        *,
        substitutes: Mapping[str, Callable[..., Any]] | None = None,
        calls: list[Call] | None = None,
    ) -> None:
        self._callee = callee
        self._substitutes = dict(substitutes or {})
        self._calls = calls if calls is not None else []

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)
        return lambda *args, **kwargs: self.call(function, *args, **kwargs).value

    def call(self, function: str, /, *args: Any, **kwargs: Any) -> Call:
        """Call `function` and return all that is known about the call."""
        return self._invoke(Call(function, args, kwargs))

    def new(self, class_name: str, /, *args: Any, **kwargs: Any) -> Instance:
        """Make an object of a class of the notebook; it lives on the student's side."""
        made = self._invoke(Call(class_name, args, kwargs, makes=True))
        return Instance(self._invoke, class_name, made.value)

    def count(self, function: str, /, *args: Any, **kwargs: Any) -> Call:
        """Call `function` and count the Python bytecodes that it executes."""
        return self._invoke(Call(function, args, kwargs), count=True)

    def using(self, reference: Any, *functions: str) -> Student:
        """Return the student with some functions answered by the reference.

        Parameters
        ----------
        reference : namespace
            The fixture of that name.
        *functions : str
            Which of the notebook's functions to replace. Their code never
            enters the guest: each call is answered from here.
        """
        more = {name: getattr(reference, name) for name in functions}
        return Student(self._callee, substitutes={**self._substitutes, **more}, calls=self._calls)

    def _invoke(self, asked: Call, *, count: bool = False) -> Call:
        args, kwargs = _copy((asked.args, asked.kwargs))  # a test may change what it passed
        asked = replace(asked, args=args, kwargs=kwargs)
        try:
            call = self._callee.invoke(asked, count=count, substitutes=self._substitutes)
        except StudentFault as fault:
            self._calls.append(replace(asked, value=fault))
            raise
        self._calls.append(call)
        return call


class Instance:
    """An object of one of the notebook's classes; ``instance.f(...)`` calls its method ``f``."""

    def __init__(self, invoke: Callable[[Call], Call], class_name: str, number: int) -> None:
        self._invoke = invoke
        self._class_name = class_name
        self._number = number

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return self.method(method)

    def method(self, name: str) -> Callable[..., Any]:
        """Return what calls a method of the notebook's class, never one of this proxy."""
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.call(name, *args, **kwargs).value

    def call(self, method: str, /, *args: Any, **kwargs: Any) -> Call:
        """Call a method and return all that is known about the call."""
        return self._invoke(Call(f"{self._class_name}.{method}", args, kwargs, of=self._number))


class LocalCallee:
    """Answers from a namespace of trusted functions in this process."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace
        self._made: list[Any] = []

    def invoke(
        self, asked: Call, *, count: bool, substitutes: Mapping[str, Callable[..., Any]]
    ) -> Call:
        """Answer one call; see :class:`Callee`."""
        function = self._function(asked)
        before = _copy((asked.args, asked.kwargs))
        theirs = _copy((asked.args, asked.kwargs))
        run = counter.counted if count else counter.uncounted
        value, bytecodes = run(function, *theirs)
        if asked.makes:
            self._made.append(value)
            value = len(self._made) - 1
        return replace(
            asked,
            args=before[0],
            kwargs=before[1],
            value=_copy(wire.listed(value)),
            changed=changed_arguments(before, theirs),
            bytecodes=bytecodes,
        )

    def _function(self, asked: Call) -> Any:
        if asked.of is not None:
            function = getattr(self._made[asked.of], asked.name, None)
        else:
            function = self._namespace.get(asked.function)
        if function is None:
            raise Missing(Finding("not_defined", {"function": asked.function}))
        return function


class Reference:
    """The reference's functions, called in this process on copies of their arguments."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace
        self._student = Student(LocalCallee(namespace))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self._namespace:
            raise AttributeError(f"the reference defines no {name!r}")
        function = self._namespace[name]
        if isinstance(function, type):
            return partial(self.new, name)

        def ask(*args: Any, **kwargs: Any) -> Any:
            args, kwargs = _copy((args, kwargs))
            return _copy(wire.listed(function(*args, **kwargs)))

        return ask

    def new(self, class_name: str, /, *args: Any, **kwargs: Any) -> Instance:
        """Make an object of one of the reference's classes."""
        return self._student.new(class_name, *args, **kwargs)


def changed_arguments(before: Any, after: Any) -> tuple[str, ...]:
    """Name the arguments that differ between two ``(args, kwargs)``, as a student counts them."""
    (args, kwargs), (args_after, kwargs_after) = before, after
    pairs = [
        (f"argument {i}", a, b) for i, (a, b) in enumerate(zip(args, args_after, strict=True), 1)
    ]
    pairs += [(key, value, kwargs_after[key]) for key, value in kwargs.items()]
    return tuple(name for name, a, b in pairs if wire.pack(a) != wire.pack(b))


def _copy(value: Any) -> Any:
    """Return what arrives of a value at the other end of a channel."""
    kind = type(value)
    if kind is np.ndarray and value.dtype.str in wire.DTYPES:
        return np.array(value, order="C")  # these three are most, and need not be packed
    if (kind is tuple or kind is list) and len(value) < wire.MAX_NODES:
        return kind([_copy(part) for part in value])
    if kind is dict and all(type(key) is str for key in value):
        return {key: _copy(part) for key, part in value.items()}
    if value is None or kind is float or kind is bool:
        return value
    functions: dict[str, Callable[..., Any]] = {}
    tree, blobs = wire.pack(value, functions)
    return wire.unpack(tree, b"".join(blobs), functions.__getitem__)
