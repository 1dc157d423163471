"""The ``student`` of a suite: the notebook's functions, called as if they were here.

Behind it stands either the reference, in this process, or a guest that runs a
submission; a suite cannot tell which. Arguments and answers take the same way
through :mod:`autograder.guest.wire` in both cases, so that a suite which passes
with the reference does not depend on sharing memory with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from autograder.faults import Finding, Missing, StudentFault
from autograder.guest import counter, wire


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a student's function.

    Attributes
    ----------
    function : str
        Its name.
    args : tuple
        Positional arguments, as they were before the call.
    kwargs : dict
        Keyword arguments.
    value : object
        What came back, or the :class:`~autograder.faults.StudentFault` that came instead.
    changed : tuple of str
        Which arguments the function modified in place: ``"argument 1"`` or a keyword.
    bytecodes : int
        Python bytecodes executed, where they were counted, else 0.
    """

    function: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    value: Any
    changed: tuple[str, ...] = ()
    bytecodes: int = 0


class Callee(Protocol):
    """Whoever answers a call."""

    def invoke(
        self,
        function: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        count: bool,
        substitutes: Mapping[str, Callable[..., Any]],
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
        return self._invoke(function, args, kwargs, count=False)

    def count(self, function: str, /, *args: Any, **kwargs: Any) -> Call:
        """Call `function` and count the Python bytecodes that it executes."""
        return self._invoke(function, args, kwargs, count=True)

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

    def _invoke(
        self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any], *, count: bool
    ) -> Call:
        args, kwargs = _copy((args, kwargs))  # a test may go on to change what it passed
        try:
            call = self._callee.invoke(
                function, args, kwargs, count=count, substitutes=self._substitutes
            )
        except StudentFault as fault:
            self._calls.append(Call(function, args, kwargs, value=fault))
            raise
        self._calls.append(call)
        return call


class LocalCallee:
    """Answers from a namespace of trusted functions in this process."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace

    def invoke(
        self,
        function: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        count: bool,
        substitutes: Mapping[str, Callable[..., Any]],
    ) -> Call:
        """Answer one call; see :class:`Callee`."""
        if function not in self._namespace:
            raise Missing(Finding("not_defined", {"function": function}))
        before = _copy((args, kwargs))
        theirs = _copy((args, kwargs))
        run = counter.counted if count else counter.uncounted
        value, bytecodes = run(self._namespace[function], *theirs)
        return Call(
            function=function,
            args=before[0],
            kwargs=before[1],
            value=_copy(value),
            changed=changed_arguments(before, theirs),
            bytecodes=bytecodes,
        )


class Reference:
    """The reference's functions, called in this process on copies of their arguments."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._student = Student(LocalCallee(namespace))

    def __getattr__(self, function: str) -> Callable[..., Any]:
        return self._student.__getattr__(function)


def changed_arguments(before: Any, after: Any) -> tuple[str, ...]:
    """Name the arguments that differ between two ``(args, kwargs)``, as a student counts them."""
    (args, kwargs), (args_after, kwargs_after) = before, after
    pairs = [
        (f"argument {i}", a, b) for i, (a, b) in enumerate(zip(args, args_after, strict=True), 1)
    ]
    pairs += [(key, value, kwargs_after[key]) for key, value in kwargs.items()]
    return tuple(name for name, a, b in pairs if wire.pack(a, {}) != wire.pack(b, {}))


def _copy(value: Any) -> Any:
    functions: dict[str, Callable[..., Any]] = {}
    tree, blobs = wire.pack(value, functions)
    return _revive(wire.unpack(tree, b"".join(blobs)), functions)


def _revive(value: Any, functions: Mapping[str, Callable[..., Any]]) -> Any:
    """Put callables back in the place of their names."""
    if isinstance(value, wire.Named):
        return functions[value.name]
    if isinstance(value, (list, tuple)):
        return type(value)(_revive(v, functions) for v in value)
    if isinstance(value, dict):
        return {key: _revive(v, functions) for key, v in value.items()}
    return value
