"""The pytest plugin: ``student``, ``reference`` and ``rng`` for hidden suites.

Plainly, ``pytest solutions/<ps>`` runs the suites against the reference, so
they belong to a course's own green run. The judge sets who answers for each
submission; :mod:`autograder.judge.trial` does so for ``--submission``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.random  # loaded late by numpy itself: while the zygote warms up, nobody waits for it
import pytest

from autograder.faults import StudentFault
from autograder.judge.student import Call, Callee, LocalCallee, Reference, Student

MARKS = (
    "points(value): points of the exercise that this test is worth",
    "hint(text): the sentence a student reads when it fails",
    "uses(*exercises): other exercises whose functions a solution may call",
)


@dataclass(slots=True)
class Bench:
    """Who answers for the student now, and what was asked.

    Attributes
    ----------
    answering : callable or None
        Returns a context manager that yields who answers one test; None stands
        for the reference.
    seed_of : callable
        From a test's name to the seed of its ``rng``.
    substitutes : tuple of str
        Functions that the reference answers in the student's place.
    calls : list of Call
        Calls of the present test.
    """

    answering: Callable[[], AbstractContextManager[Callee]] | None = None
    seed_of: Callable[[str], int] = lambda name: 0
    substitutes: tuple[str, ...] = ()
    calls: list[Call] = field(default_factory=list)


BENCH = pytest.StashKey[Bench]()
NAMESPACES = pytest.StashKey[dict[Path, Mapping[str, Any]]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known and set the bench up."""
    for mark in MARKS:
        config.addinivalue_line("markers", mark)
    config.stash[BENCH] = Bench()
    config.stash[NAMESPACES] = {}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, None]:
    """Show a student's fault as its sentence and hint instead of a traceback."""
    outcome = yield
    if call.excinfo is not None and isinstance(call.excinfo.value, StudentFault):
        from autograder.words import say

        mark = item.get_closest_marker("hint")
        lines = [f"{call.excinfo.value.outcome}: {say(call.excinfo.value.finding)}"]
        lines += [f"hint: {mark.args[0]}"] if mark else []
        outcome.get_result().longrepr = "\n".join(lines)


def namespace_of(config: pytest.Config, directory: Path) -> Mapping[str, Any]:
    """Load the reference that lies beside a suite, once per session."""
    loaded = config.stash[NAMESPACES]
    if directory not in loaded:
        from autograder.notebooks.authored import load_reference

        loaded[directory] = load_reference(directory / "notebook.py")
    return loaded[directory]


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Reference:
    """Return the reference's functions, called on copies of their arguments."""
    return Reference(namespace_of(request.config, request.path.parent))


@pytest.fixture
def student(request: pytest.FixtureRequest, reference: Reference) -> Iterator[Student]:
    """Yield the student's functions: of the reference, or of the notebook that is judged."""
    bench = request.config.stash[BENCH]
    bench.calls.clear()
    if bench.answering is None:
        yield Student(LocalCallee(namespace_of(request.config, request.path.parent)))
        return
    with bench.answering() as callee:
        yield Student(callee, calls=bench.calls).using(reference, *bench.substitutes)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Return a generator that is fresh for each test and secret for each submission."""
    bench = request.config.stash[BENCH]
    return np.random.default_rng(bench.seed_of(f"{request.path.stem}::{request.node.name}"))
