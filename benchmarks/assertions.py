"""A hidden suite as one cell of asserts, as people write them who have nbgrader alone.

The tests themselves stay as they are written: their functions and the fixtures of
``conftest.py`` are copied into the cell. What they stand on in the engine is replaced by
:data:`STAND_IN`, some plain Python that calls the notebook's functions beside it: the reference
for expected values, a ``student`` that notices changed arguments and counts bytecodes, a seeded
``rng``, and comparisons of shape and numbers. Each exercise becomes one cell that passes or
raises, and has no words for students: less work than the suite does.
"""

from __future__ import annotations

import ast
from pathlib import Path

from autograder.notebooks.authored import read_authored
from autograder.notebooks.build import ANSWER_MARKERS

STAND_IN = """\
import copy as _copy
import inspect as _inspect
import sys as _sys
from types import SimpleNamespace as _Namespace

import numpy as np


class Call:
    def __init__(self, value, changed, bytecodes):
        self.value, self.changed, self.bytecodes = value, changed, bytecodes


class Student:
    def __init__(self, names):
        self._names = names

    def __getattr__(self, name):
        return lambda *args: self.call(name, *args).value

    def call(self, name, *args):
        before = _copy.deepcopy(args)
        given = _copy.deepcopy(args)
        value = _copy.deepcopy(self._names[name](*given))
        changed = tuple(i for i in range(len(args)) if not same(before[i], given[i]))
        return Call(value, changed, 0)

    def count(self, name, *args):
        executed = 0

        def trace(frame, event, arg):
            nonlocal executed
            if "site-packages" in frame.f_code.co_filename:
                return None
            frame.f_trace_opcodes = True
            executed += event == "opcode"
            return trace

        # Python 3.12 tells of bytecodes only where a frame asked for them before tracing began.
        _sys._getframe().f_trace_opcodes = True
        old = _sys.gettrace()
        _sys.settrace(trace)
        try:
            value = self._names[name](*_copy.deepcopy(args))
        finally:
            _sys.settrace(old)
        return Call(value, (), executed)


def same(a, b):
    if isinstance(a, dict):
        return set(a) == set(b) and all(same(a[key], b[key]) for key in a)
    return np.array_equal(a, b, equal_nan=True)


def assert_close(got, want, *, name, rtol=1e-7, atol=1e-9):
    got, want = np.asarray(got, dtype=float), np.asarray(want, dtype=float)
    assert got.shape == want.shape, f"{name} has the shape {got.shape}, not {want.shape}"
    assert np.allclose(got, want, rtol=rtol, atol=atol), f"{name} is wrong"


def assert_gradient(got, want, *, name, rtol=1e-6, atol=1e-9):
    assert_close(got, want, name=name, rtol=rtol, atol=atol)


def assert_keys(value, keys, *, name):
    assert isinstance(value, dict), f"{name} is no dict"
    assert all(key in value for key in keys), f"{name} lacks keys"
    return value


def assert_tuple(value, length, *, name):
    assert isinstance(value, (tuple, list)) and len(value) == length, f"{name} is no tuple"
    return tuple(value)


def assert_true(condition, message):
    assert condition, message


def assert_unchanged(call):
    assert not call.changed, "an argument was changed"


def assert_vectorised(student, function, make_args, want):
    counts = []
    for n in (8, 256):
        args = make_args(n)
        call, right = student.count(function, *args), want(*args)
        parts = right.items() if isinstance(right, dict) else enumerate(right)
        for key, entry in parts:
            assert_close(call.value[key], entry, name=str(key), rtol=1e-6)
        counts.append(call.bytecodes)
    assert counts[1] <= 1.5 * counts[0] + 200, "there is a loop"


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=float)
    gradient = np.empty_like(at)
    for index in np.ndindex(at.shape):
        middle = at[index]
        at[index] = middle + h
        above = f(at.copy())
        at[index] = middle - h
        below = f(at.copy())
        at[index] = middle
        gradient[index] = (above - below) / (2 * h)
    return gradient


def run_tests(tests, fixtures, student, reference):
    for number, test in enumerate(tests):
        ready = {"student": student, "reference": reference, "rng": np.random.default_rng(number)}

        def give(name):
            if name not in ready:
                make = fixtures[name]
                ready[name] = make(**{p: give(p) for p in _inspect.signature(make).parameters})
            return ready[name]

        test(**{p: give(p) for p in _inspect.signature(test).parameters})
"""

FROM_THE_ENGINE = ("autograder", "pytest")


def assert_cell(
    folder: Path, exercise: str, names: str = "globals()", *, student: str = "Student(_names)"
) -> str:
    """Return one cell that makes the checks of an exercise's hidden suite.

    Parameters
    ----------
    folder : Path
        ``solutions/<ps>``.
    exercise : str
        Whose suite.
    names : str
        Expression for the names that the student's notebook defines.
    student : str
        Expression for what the tests call, made of ``_names``.
    """
    reference = "\n\n".join(
        cell.source for cell in read_authored(folder / "notebook.py") if cell.is_reference
    )
    for marker in ANSWER_MARKERS:  # nbgrader would look for the answer between them
        reference = reference.replace(marker, "")
    fixtures, fixture_names = _plain(folder / "conftest.py")
    tests, test_names = _plain(folder / f"test_{exercise}.py")
    body = f"""\
{STAND_IN}
_right = {{"__name__": "reference"}}
exec({reference!r}, _right)
{fixtures}

{tests}

_fixtures = {{name: value for name, value in locals().items() if name in {fixture_names!r}}}
_tests = [value for name, value in locals().items() if name in {test_names!r}]
run_tests(_tests, _fixtures, {student}, _Namespace(**_right))
"""
    # A namespace of its own: a cell of asserts must not change what the student has defined.
    return f'exec({body!r}, {{"_names": {names}, "__name__": "tests"}})\n'


def _plain(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return a module without what needs pytest or the engine, and its fixtures or tests."""
    kept, named = [], []
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(FROM_THE_ENGINE):
            continue
        if isinstance(node, ast.Import) and node.names[0].name in FROM_THE_ENGINE:
            continue
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
            continue
        if isinstance(node, ast.FunctionDef):
            if node.decorator_list:
                named.append(node.name)
            node.decorator_list = []
        kept.append(ast.unparse(node))
    return "\n\n".join(kept), tuple(named)
