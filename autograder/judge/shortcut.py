"""The short way to run a plain test: what pytest would do for it, without its reports.

pytest announces each step of each test to every plugin, takes its output and asks for every
fixture's signature anew: two thirds of a millisecond for each test of each submission. Most
hidden tests are plain functions of plain fixtures; of those all this is known once they are
collected. Every other test goes pytest's way.
"""

from __future__ import annotations

import inspect
import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

import pytest

from autograder.judge import plugin

# Marks that only say something; any other may change how a test is run.
SILENT = frozenset({"points", "hint", "uses", "parametrize"})
# Where a plugin of the course's own would have a say.
HOOKS = (
    "pytest_runtest_protocol",
    "pytest_runtest_setup",
    "pytest_runtest_call",
    "pytest_runtest_teardown",
    "pytest_pyfunc_call",
    "pytest_fixture_setup",
    "pytest_fixture_post_finalizer",
)
PYTEST = "_pytest."
PARAMETER = "get_direct_param_fixture_func"  # what pytest makes of a test's own parameter


@dataclass(frozen=True, slots=True)
class Step:
    """One fixture of a test.

    Attributes
    ----------
    name : str
        The argument that it is.
    make : callable
        Returns the value, or yields it and cleans up after.
    needs : tuple of str
        Its own arguments.
    yields : bool
        Whether `make` is a generator function.
    """

    name: str
    make: Callable[..., Any]
    needs: tuple[str, ...]
    yields: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A plain test.

    Attributes
    ----------
    test : callable
        The test function.
    needs : tuple of str
        Its arguments.
    given : mapping
        Values known beforehand: parameters and pytest's ``request``.
    steps : tuple of Step
        Its fixtures, each after those that it needs.
    """

    test: Callable[..., Any]
    needs: tuple[str, ...]
    given: Mapping[str, Any]
    steps: tuple[Step, ...]

    def run(self) -> BaseException | None:
        """Run the test; return what was raised first, if anything.

        Raises
        ------
        KeyboardInterrupt
            As pytest does.
        """
        values = dict(self.given)
        errors: list[BaseException] = []
        with (
            redirect_stdout(_Nowhere()),
            redirect_stderr(_Nowhere()),
            warnings.catch_warnings(),
            ExitStack() as stack,
        ):
            try:
                for step in self.steps:
                    values[step.name] = _value(step, values, stack, errors)
                self.test(**{name: values[name] for name in self.needs})
            except BaseException as error:  # a skip is one, too
                _keep(error, errors)
        return errors[0] if errors else None


def shortcut_to(item: pytest.Item) -> Shortcut | None:
    """Return the short way to run a collected test, if it is plain.

    Plain is a function whose fixtures are functions for it alone, each with one definition,
    without marks or hooks that could change how it is run.
    """
    if type(item) is not pytest.Function or item.cls is not None:
        return None
    if not _is_plain(item.obj) or inspect.isgeneratorfunction(item.obj):
        return None
    if not all(mark.name in SILENT for mark in item.iter_markers()) or _others_have_a_say(item):
        return None
    plan = _Plan(item)
    if not all(map(plan.has, item.fixturenames)):
        return None
    return Shortcut(
        item.obj, tuple(item._fixtureinfo.argnames), plan.given, tuple(plan.steps.values())
    )


class _Plan:
    """Finds a test's fixtures, each after those that it needs."""

    def __init__(self, item: pytest.Function) -> None:
        self._item = item
        self._defined = item._fixtureinfo.name2fixturedefs
        self._parameters = item.callspec.params if hasattr(item, "callspec") else {}
        self.given: dict[str, Any] = {}
        self.steps: dict[str, Step] = {}

    def has(self, name: str, asked_by: str = "") -> bool:
        """Tell whether a fixture is plain, and what it needs as well."""
        if name in self.given or name in self.steps:
            return True
        if name == "request":  # from which a fixture of the course's own may ask for anything
            self.given[name] = self._item._request
            return asked_by == plugin.__name__
        defined = self._defined.get(name, ())
        if len(defined) != 1:
            return False
        make, needs = defined[0].func, tuple(defined[0].argnames)
        if make.__module__.startswith(PYTEST):
            self.given[name] = self._parameters.get(name)
            return bool(make.__name__ == PARAMETER)
        if name in self._parameters or defined[0].params or defined[0].scope != "function":
            return False
        if not _is_plain(make) or not all(self.has(need, make.__module__) for need in needs):
            return False
        self.steps[name] = Step(name, make, needs, inspect.isgeneratorfunction(make))
        return True


def _is_plain(function: Callable[..., Any]) -> bool:
    return inspect.isfunction(function) and not (
        inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
    )


def _others_have_a_say(item: pytest.Item) -> bool:
    """Tell whether any plugin but pytest's and ours takes part in the running of tests."""
    plugins = (
        implementation.plugin
        for hook in HOOKS
        for implementation in getattr(item.config.hook, hook).get_hookimpls()
    )
    modules = (getattr(p, "__name__", type(p).__module__) for p in plugins)
    return not all(module.startswith((PYTEST, "autograder.")) for module in modules)


def _value(
    step: Step, values: Mapping[str, Any], stack: ExitStack, errors: list[BaseException]
) -> Any:
    """Return a fixture's value; one that is yielded is cleaned up after the test."""
    made = step.make(**{name: values[name] for name in step.needs})
    if not step.yields:
        return made
    value = next(made)
    stack.callback(_finish, step, made, errors)
    return value


def _finish(step: Step, made: Iterator[Any], errors: list[BaseException]) -> None:
    """Let a fixture clean up; what it raises does not keep the others from it."""
    try:
        more = sum(1 for _ in made)
    except BaseException as error:
        _keep(error, errors)
    else:
        if more:
            _keep(RuntimeError(f"the fixture {step.name!r} yields more than once"), errors)


def _keep(error: BaseException, errors: list[BaseException]) -> None:
    if isinstance(error, KeyboardInterrupt | pytest.exit.Exception):
        raise error
    errors.append(error)


class _Nowhere(io.TextIOBase):
    """What a hidden test prints is for nobody."""

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True
