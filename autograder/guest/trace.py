"""Telling whether calls have left a trace: anything that a later call of this process could notice.

A test runs in a fork of the finished notebook. Where a test has left no trace, its process is
as good as a new fork, and the next test may use it too. The comparison errs on the safe side:
what it cannot look into counts as changed.

Out of sight is what only hides on purpose: a count in an attribute of a library's function, in
the place of one of a library's own names, in an audit hook, or behind a raw pointer. It gains
nothing there: where a test was lent answers, its process is only for tests that are lent the same.
"""

from __future__ import annotations

import builtins
import decimal
import functools
import gc
import math
import operator
import os
import random
import re
import resource
import signal
import sys
import threading
import time
import types
import warnings
import zlib
from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np

from autograder.guest.counter import LIBRARIES

MOST_CPU_S = 2.0
MOST_GROWTH_KIB = 32 << 10
MOST_VALUES, MOST_BYTES = 20_000, 4 << 20  # a look must not become the work
_IPYTHONS_OWN = re.compile(
    r"In|Out|exit|quit|get_ipython|_+|_[iod]?h|_i*\d*|_exit_code"
    r"|__(name|doc|package|loader|spec|builtin|builtins)__"
)
_PATCHED_BY_SOME = (builtins, math, np, np.linalg, np.random)
_ATOMS = (
    *(type(None), bool, int, float, complex, str, bytes, range, type(...), type(NotImplemented)),
)
_FIXED = (
    *(types.WrapperDescriptorType, types.MethodDescriptorType),
    *(types.GetSetDescriptorType, types.MemberDescriptorType, types.ClassMethodDescriptorType),
    *(np.dtype, types.GenericAlias),
)
_CLOCKS = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
_SIGNALS = (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGINT, signal.SIGTERM)
# Objects of these libraries show things; no answer depends on them.
_FOR_SHOW = ("matplotlib", "IPython", "traitlets")


_NO_MODULE = types.ModuleType("")
_OF_A_FUNCTION = " (vectorized)"  # as np.frompyfunc calls what it makes

_SIZES: dict[str, int] = {}


class _Unknown(Exception):
    """Something that cannot be looked into."""


class Trace:
    """How a process was when it had just finished its notebook.

    Parameters
    ----------
    names : dict
        The notebook's namespace.
    cpu_s : float
        Seconds of computing time after which a process is worn out: the limit counts from
        the fork on, and the next test is to have enough of it.
    """

    def __init__(self, names: dict[str, Any], cpu_s: float = MOST_CPU_S) -> None:
        self._names = names
        self._cpu_s = min(cpu_s, MOST_CPU_S)
        self._libraries = _Libraries()
        self._kib = _peak_kib()
        self._before = self._look()

    def is_there(self) -> bool:
        """Return whether anything differs from then, or the process is worn out."""
        if self._before is None or threading.active_count() > 1 or _has_children():
            return True
        if time.process_time() > self._cpu_s:
            return True
        return _peak_kib() - self._kib > MOST_GROWTH_KIB or self._look() != self._before

    def _look(self) -> Any:
        look = _Look(self._names)
        try:
            return look.namespace(self._names), self._libraries.look(), _surroundings()
        except Exception:  # whatever a student's objects do when they are looked at
            return None


def _has_children() -> bool:
    """Tell whether a process is there that this one has started; a new fork has none."""
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def _peak_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _surroundings() -> Any:
    """Return what is outside of the notebook's names and still changes how code behaves."""
    with os.scandir() as entries:
        files = sorted((e.name, e.stat().st_mtime_ns, e.stat().st_size) for e in entries)
    kind, keys, *rest = np.random.get_state(legacy=True)
    return (
        (kind, zlib.crc32(np.asarray(keys).tobytes()), *rest),
        hash(random.getstate()),
        tuple(np.geterr().items()),
        tuple(np.get_printoptions().values()),
        tuple(map(id, warnings.filters)),
        (sys.getrecursionlimit(), sys.gettrace(), sys.getprofile()),
        (gc.isenabled(), gc.get_threshold(), len(gc.callbacks), str(decimal.getcontext())),
        [signal.getitimer(clock) == (0.0, 0.0) for clock in _CLOCKS],
        [signal.getsignal(number) for number in _SIGNALS],
        os.getcwd(),  # noqa: PTH109  # no pathlib here
        dict(vars(os.environ)["_data"]),  # bytes: decoding them would be a tenth of a look
        files,
    )


def remember_libraries() -> None:
    """Note how libraries are before any code of a student runs."""
    _SIZES.update((name, len(vars(module))) for name, module in _modules())


def _modules() -> list[tuple[str, types.ModuleType]]:
    return [(n, m) for n, m in list(sys.modules.items()) if type(m) is types.ModuleType]


class _Libraries:
    """How modules are: what some patch, and those to which a notebook has added a name, in full."""

    def __init__(self) -> None:
        self._all = [vars(module) for _, module in _modules()]
        added = [m for n, m in _modules() if _SIZES.get(n, len(vars(m))) != len(vars(m))]
        self._in_full = [vars(module) for module in (*_PATCHED_BY_SOME, *added)]

    def look(self) -> Any:
        in_full = [_Same(tuple(names.values())) for names in self._in_full]
        return len(sys.modules), tuple(map(len, self._all)), in_full


class _Same:
    """Values that are equal to others only where each of them is the very same."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        self._values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same) or len(self._values) != len(other._values):
            return False
        return all(map(operator.is_, self._values, other._values))

    __hash__ = None  # type: ignore[assignment]  # it can be compared, no more


class _Look:
    """One look at a namespace: its content as plain tuples that can be compared."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self._seen: dict[int, int] = {}
        self._values = self._bytes = 0
        self._by_type: dict[type, Callable[[Any], Any]] = {
            **dict.fromkeys((list, tuple, deque), lambda v: list(map(self.at, self._few(v)))),
            dict: self.mapping,
            **dict.fromkeys((set, frozenset), lambda v: frozenset(map(self.at, self._few(v)))),
            slice: lambda v: (self.at(v.start), self.at(v.stop), self.at(v.step)),
            np.ndarray: self._array,
            np.random.Generator: lambda v: repr(v.bit_generator.state),
            np.random.RandomState: lambda v: repr(v.get_state(legacy=False)),
            random.Random: lambda v: hash(v.getstate()),
            types.FunctionType: self._function,
            types.BuiltinFunctionType: lambda v: self.at(v.__self__),  # a module, or what is bound
            types.MethodType: lambda v: (self.at(v.__func__), self.at(v.__self__)),
            types.ModuleType: self._module,
            staticmethod: lambda v: self.at(v.__func__),
            classmethod: lambda v: self.at(v.__func__),
            property: lambda v: (self.at(v.fget), self.at(v.fset), self.at(v.fdel)),
            np.ufunc: _ufunc,
            functools.partial: lambda v: [
                self.at(x) for x in (v.func, v.args, v.keywords, vars(v))
            ],
            functools._lru_cache_wrapper: lambda v: (v.cache_info(), self.at(v.__wrapped__)),
        }

    def at(self, value: Any) -> Any:
        kind = type(value)
        if kind in _ATOMS:
            return kind, value
        if id(value) in self._seen:
            return "seen", self._seen[id(value)]
        self._seen[id(value)] = len(self._seen)
        if kind in self._by_type:
            return id(value), self._by_type[kind](value)
        return id(value), self._other(value, kind)

    def _other(self, value: Any, kind: type) -> Any:
        if isinstance(value, np.generic):
            return value.tobytes()
        if kind in _FIXED or (_is_library_s(kind) and _top(kind) in _FOR_SHOW):
            return None
        if issubclass(kind, type):
            return None if _is_library_s(value) else self._class(value)
        plain = kind.__mro__[1:] == (object,) and not hasattr(kind, "__slots__")
        if plain and kind.__module__ == "__main__":
            return self.at(kind), self.at(object.__getattribute__(value, "__dict__"))
        raise _Unknown(kind)

    def namespace(self, names: dict[str, Any]) -> Any:
        """Look at the names of a notebook or a module; IPython's own are only compared."""
        if id(names) in self._seen:
            return None
        self._seen[id(names)] = len(self._seen)
        own = {k: v for k, v in names.items() if _IPYTHONS_OWN.fullmatch(k)}
        shown = own.get("Out")
        shown = tuple(shown.values()) if type(shown) is dict else ()
        return _Same((*own.values(), *shown)), self.mapping(
            {k: v for k, v in names.items() if k not in own}
        )

    def mapping(self, value: Mapping[Any, Any]) -> Any:
        self._few(value)
        return [(self.at(k), self.at(v)) for k, v in value.items() if k != "__weakref__"]

    def _few(self, values: Collection[Any]) -> Collection[Any]:
        self._values += len(values)
        if self._values > MOST_VALUES:
            raise _Unknown(type(values))
        return values

    def _array(self, array: np.ndarray[Any, Any]) -> Any:
        self._bytes += array.nbytes
        if array.dtype.hasobject or self._bytes > MOST_BYTES:
            raise _Unknown(array.dtype)
        content = zlib.crc32(np.ascontiguousarray(array).tobytes())
        return array.shape, array.strides, array.dtype.str, array.flags.writeable, content

    def _class(self, kind: type) -> Any:
        return [self.at(base) for base in kind.__bases__], self.mapping(vars(kind))

    def _function(self, function: types.FunctionType) -> Any:
        if _is_a_library(function.__globals__):
            return None
        cells = [cell.cell_contents for cell in function.__closure__ or () if _is_filled(cell)]
        return (
            function.__code__,  # itself: another one could get its place in memory
            *(self.at(function.__defaults__), self.at(function.__kwdefaults__)),
            *(self.at(function.__dict__), [self.at(content) for content in cells]),
            self.namespace(function.__globals__),
        )

    def _module(self, module: types.ModuleType) -> Any:
        names = vars(module)
        return None if _is_a_library(names) else self.namespace(names)


def _is_library_s(kind: type) -> bool:
    """Tell whether a class is the one that a module imported from a library defines."""
    module = sys.modules.get(kind.__module__)
    if module is None or getattr(module, kind.__name__, None) is not kind:
        return False
    return _is_a_library(vars(module))


def _top(kind: type) -> str:
    return kind.__module__.partition(".")[0]


def _is_a_library(names: Mapping[str, Any]) -> bool:
    """Tell whether names are those of a module that is no part of the notebook's own work.

    What ``%run`` or ``exec`` runs, and what lies beside the notebook, is such a part.
    """
    name = names.get("__name__", "")
    if name == "__main__" or vars(sys.modules.get(name, _NO_MODULE)) is not names:
        return False
    if name in _SIZES or name in sys.builtin_module_names:
        return True
    return str(names.get("__file__")).startswith(LIBRARIES)


def _ufunc(function: np.ufunc) -> None:
    if function.__name__.endswith(_OF_A_FUNCTION):
        raise _Unknown(function)


def _is_filled(cell: types.CellType) -> bool:
    try:
        cell.cell_contents  # noqa: B018  # an empty one raises
    except ValueError:
        return False
    return True
