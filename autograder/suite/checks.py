"""Asserts for a student's answers: shape first, no broadcasting, then numbers, then words."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from numpy.typing import ArrayLike, NDArray

from autograder.faults import Finding, Phrase, WrongAnswer
from autograder.guest import wire
from autograder.guest.wire import Odd
from autograder.suite.relations import close, relate_shape, relate_values

if TYPE_CHECKING:
    from autograder.judge.student import Call, Student

FLOAT32_RTOL = 1e-4
FLOAT32_ATOL = 1e-6
SMALL_N, LARGE_N = 8, 256
GROWTH, ALLOWANCE = 1.5, 200


def assert_close(
    got: object, want: ArrayLike, *, name: str, rtol: float = 1e-7, atol: float = 1e-9
) -> None:
    """Ask for the shape of `want` and its numbers, entry by entry.

    Parameters
    ----------
    got : object
        The student's answer, whatever it is.
    want : array_like
        The right answer; never shown.
    name : str
        What the answer is called for the student, e.g. ``"softmax(Z)"``.
    rtol : float
        Each entry may differ by ``atol + rtol * |want|``. Answers in float32 or
        float16 are compared at 1e-4 and 1e-6 instead.
    atol : float
        See `rtol`.

    Raises
    ------
    WrongAnswer
        With what was observed: type, shape, sign, factor, transposition, place.
    """
    _compare(got, want, name, rtol, atol, "value")


def assert_gradient(
    got: object, want: ArrayLike, *, name: str, rtol: float = 1e-6, atol: float = 1e-9
) -> None:
    """Ask for a gradient: like :func:`assert_close`, in the words of gradients."""
    _compare(got, want, name, rtol, atol, "gradient")


def assert_keys(value: object, keys: tuple[str, ...], *, name: str) -> dict[str, Any]:
    """Ask for a dict that has `keys`; more keys are welcome.

    Returns
    -------
    value : dict
        The student's answer, now known to be a dict with these keys.
    """
    if isinstance(value, tuple):
        for place, part in enumerate(value, 1):
            if isinstance(part, dict) and all(key in part for key in keys):
                _wrong("dict_in_tuple", name=name, length=len(value), place=place)
    if not isinstance(value, dict):
        _wrong("not_a_dict", name=name, type=describe(value), keys=keys)
    missing = tuple(key for key in keys if key not in value)
    if missing and all(any(_is_like(own, key) for own in value) for key in missing):
        _wrong("other_keys", name=name, missing=missing)
    if missing:
        _wrong("missing_keys", name=name, missing=missing)
    return value


def _is_like(own: str, key: str) -> bool:
    """Tell whether ``dW1`` or ``w1`` stands for ``W1``."""
    return own.lower().endswith(key.lower())


def assert_tuple(value: object, length: int, *, name: str) -> tuple[Any, ...]:
    """Ask for `length` results, as a tuple or a list.

    Returns
    -------
    value : tuple
        The student's answer, now known to have `length` parts.
    """
    if not isinstance(value, (tuple, list)):
        _wrong("not_a_tuple", name=name, type=describe(value), length=length)
    if len(value) != length:
        _wrong("wrong_length", name=name, got=len(value), length=length)
    return tuple(value)


def assert_true(condition: object, message: str) -> None:
    """Ask for a property.

    Parameters
    ----------
    condition : object
        Truth value of something already known to be well formed.
    message : str
        A sentence for the student, without hidden numbers.
    """
    if not condition:
        _wrong("sentence", text=message)


def assert_unchanged(call: Call) -> None:
    """Ask that a call has left everything that was passed in as it was."""
    if call.changed:
        _wrong("changed_arguments", arguments=call.changed, function=call.function)


def assert_vectorised(
    student: Student,
    function: str,
    make_args: Callable[[int], tuple[Any, ...]],
    want: Callable[..., object],
) -> None:
    """Ask for right values without a Python loop over the samples.

    The Python bytecodes that the call executes are counted, not the time it
    takes: at 256 samples at most 1.5 times those at 8 samples, plus 200.

    Parameters
    ----------
    student : Student
        The fixture.
    function : str
        Name of the student's function.
    make_args : callable
        From the number of samples to the arguments.
    want : callable
        From the same arguments to the right answer.
    """
    counts = []
    for n in (SMALL_N, LARGE_N):
        args = make_args(n)
        call = student.count(function, *args)
        expected = want(*args)
        _compare_all(call.value, expected, f"{function}(...)")
        counts.append(call.bytecodes)
    if counts[1] > GROWTH * counts[0] + ALLOWANCE:
        _wrong("not_vectorised", function=function)


KNOWN_ODDITIES = frozenset(
    [
        *(name for name, kind in vars(builtins).items() if isinstance(kind, type)),
        *("function", "method", "builtin_function_or_method", "generator", "module", "ufunc"),
        *("coroutine", "async_generator", "ndarray of str", "ndarray of bytes"),
        *("ndarray of object", "MaskedArray", "Generator", "RandomState", "Polynomial"),
        *("poly1d", "DataFrame", "Series", "Tensor", "Figure", "Axes", "Fraction", "Decimal"),
    ]
)
KINDS = {
    "NoneType": Phrase("none"),
    "ndarray": Phrase("an_array"),
    "dict": Phrase("a_dict"),
    "coroutine": Phrase("a_coroutine"),
    "list": Phrase("a_list"),
    "tuple": Phrase("a_tuple"),
}
UNSENT = {
    wire.DEEP: Phrase("deep"),
    wire.LONG: Phrase("long"),
    wire.LARGE_INTEGER: Phrase("large_integer"),
    wire.LONG_TEXT: Phrase("long_text"),
    wire.LARGE_ARRAY: Phrase("large_array"),
    wire.ODD_KEYS: Phrase("odd_keys"),
}


def describe(value: object) -> Phrase:
    """Name what kind of thing an answer is, for a sentence that says what came instead."""
    if isinstance(value, Odd):  # its name comes from the student, and may say what is hidden
        name = value.type_name
        known = Phrase("of_type", {"type": name}) if name in KNOWN_ODDITIES else None
        return UNSENT.get(name) or KINDS.get(name) or known or Phrase("another_kind")
    name = type(value).__name__
    return KINDS.get(name) or Phrase("of_type", {"type": name})


def _compare_all(got: object, want: object, name: str) -> None:
    """Compare arrays, and dicts or tuples of arrays."""
    if isinstance(want, dict):
        answer = assert_keys(got, tuple(want), name=name)
        for key, entry in want.items():
            assert_close(answer[key], entry, name=f"{name}[{key!r}]", rtol=1e-6)
    elif isinstance(want, tuple):
        parts = assert_tuple(got, len(want), name=name)
        for i, (part, entry) in enumerate(zip(parts, want, strict=True)):
            assert_close(part, entry, name=f"{name}[{i}]", rtol=1e-6)
    else:
        assert_close(got, np.asarray(want), name=name, rtol=1e-6)


def _compare(got: object, want: ArrayLike, name: str, rtol: float, atol: float, what: str) -> None:
    target = np.asarray(want, dtype=np.float64)
    answer, single = _as_real(got, name, target)
    if single:
        rtol, atol = max(rtol, FLOAT32_RTOL), max(atol, FLOAT32_ATOL)
    if answer.shape != target.shape:
        finding = relate_shape(answer, target, rtol, atol)
    elif close(answer, target, rtol, atol):
        return
    elif _is_cut_off(got, target):
        finding = Finding("cut_off")
    else:
        finding = relate_values(answer, target, rtol, atol)
        if finding.code == "negated" and what == "gradient":
            finding = Finding("negated_gradient")
    raise WrongAnswer(Finding(finding.code, {**finding.fields, "name": name, "what": what}))


def _is_cut_off(got: object, want: NDArray[np.float64]) -> bool:
    """Tell whether an answer has whole numbers by its dtype, and is right but for fractions."""
    return np.asarray(got).dtype.kind in "iu" and bool(np.all(got == np.trunc(want)))


def _as_real(got: object, name: str, want: NDArray[np.float64]) -> tuple[NDArray[np.float64], bool]:
    """Return the answer as float64 and whether it was computed in single precision."""
    if isinstance(got, (list, tuple)):
        try:
            array = np.asarray(got)
        except ValueError:  # rows of different lengths
            array = np.asarray(None)
        if isinstance(got, tuple) and got and _is_right(got[0], want):
            _wrong("tuple_with_right_first", name=name, length=len(got))
        if array.dtype.kind not in "biuf":  # text would convert, too
            _wrong("not_an_array", name=name, type=describe(got))
        got = array  # numbers in a list or tuple are as good as the array that they make
    if isinstance(got, (bool, int, float, np.generic, np.ndarray)):
        array = np.asarray(got)
        if array.dtype.kind in "biuf":
            single = array.dtype.kind == "f" and array.dtype.itemsize < 8
            return array.astype(np.float64), single
        if array.dtype.kind == "c":
            _wrong("complex_numbers", name=name)
    _wrong("not_an_array", name=name, type=describe(got))


def _is_right(got: object, want: NDArray[np.float64]) -> bool:
    if not isinstance(got, (float, np.generic, np.ndarray)):
        return False
    array = np.asarray(got)
    return array.dtype.kind in "iuf" and close(array.astype(np.float64), want, 1e-4, 1e-6)


def _wrong(code: str, **fields: Any) -> NoReturn:
    raise WrongAnswer(Finding(code, fields))
