"""Which misconception some wrong work has, found out without the diagnosis.

Two functions have the same slip where they answer alike what the suite asks of other
submissions, and the same with its numbers moved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from dataclasses import replace
from functools import partial
from io import StringIO
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from autograder.faults import Finding, StudentFault, TimedOut
from autograder.judge.diagnosis import Diagnostician, load_alternatives, load_misconceptions
from autograder.judge.rehearsal import Rehearsing
from autograder.judge.student import Call, Callee
from autograder.judge.suite import Suite, TestRun
from autograder.known import Misconception
from autograder.notebooks.authored import load_reference, read_authored
from autograder.overtime import Overtime, at_most
from autograder.report import Diagnosis
from benchmarks.slips import Work

CALL_CPU_S, CALL_MIB = 0.5, 512
WALL_S = 10.0
OTHER_SEEDS = ("second", "third", "fourth")
RTOL, ATOL = 1e-6, 1e-9
SINGLE_RTOL, SINGLE_ATOL = 1e-3, 1e-5  # where an alternative computes in single precision
Asked = Sequence[Sequence[Call]]


class Bounded(Rehearsing):
    """Answers from a namespace, each call within a time; names are lent as the guest does.

    Parameters
    ----------
    namespace : dict
        In which its functions were defined.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__(namespace)
        self._namespace = namespace

    def invoke(
        self, asked: Call, *, count: bool, substitutes: Mapping[str, Callable[..., Any]]
    ) -> Call:
        """Answer one call; see :class:`~autograder.judge.student.Callee`."""
        own = {name: self._namespace[name] for name in substitutes}
        self._namespace.update(substitutes)
        try:
            with (
                at_most(CALL_CPU_S, CALL_MIB),
                np.errstate(all="ignore"),
                redirect_stdout(StringIO()),
            ):
                return super().invoke(asked, count=count, substitutes={})
        except Overtime as error:
            fields = {"function": "the code", "wall_s": CALL_CPU_S}
            raise TimedOut(Finding("timed_out", fields)) from error
        finally:
            self._namespace.update(own)


class Bench:
    """Judges wrong work of one assignment in this process: the course's own code.

    Parameters
    ----------
    suite : Suite
        Open.
    folder : Path
        ``solutions/<ps>``.
    """

    def __init__(self, suite: Suite, folder: Path) -> None:
        self.suite = suite
        self.folder = folder
        self.misconceptions = load_misconceptions(folder)
        self.alternatives = load_alternatives(folder)
        self._cells = [c for c in read_authored(folder / "notebook.py") if c.is_reference]
        self.reference = load_reference(folder / "notebook.py")
        self._asked: dict[str, Asked] = {}
        self._known: dict[str, list[Any]] = {}

    def source(self, exercise: str) -> str:
        """Return the reference's answer."""
        return next(c.source for c in self._cells if c.grade_id == f"{exercise}-answer")

    def runs(self, work: Work, seed: str = "first") -> tuple[TestRun, ...]:
        """Run the tests of all exercises that are changed; return those of the work's own."""
        runs = self._run(self._namespace(work.answers), {*work.answers}, seed)
        return tuple(run for run in runs if run.test.exercise == work.exercise)

    def diagnose(
        self, work: Work, runs: Sequence[TestRun], known: Iterable[Misconception]
    ) -> tuple[Diagnosis, ...]:
        """Say what the engine would."""
        return Diagnostician(self.reference, tuple(known)).diagnose(work.exercise, runs)

    def alike(self, exercise: str, source: str) -> list[Misconception]:
        """Return the misconceptions that are the same function as some code, as far as is seen."""
        left = [m for m in self.misconceptions if m.exercise == exercise]
        theirs = _answers(self._namespace({exercise: source}), self._probes(exercise))
        for place, answer in enumerate(theirs):
            left = [m for m in left if alike(answer, self._answers_of(m)[place])]
            if not left:
                break
        return left

    def _answers_of(self, m: Misconception) -> list[Any]:
        if m.id not in self._known:
            namespace = self._namespace({m.exercise: m.source})
            self._known[m.id] = list(_answers(namespace, self._probes(m.exercise)))
        return self._known[m.id]

    def _probes(self, exercise: str) -> Asked:
        """Return what the suite asks under other seeds, and the same with its numbers moved."""
        if exercise not in self._asked:
            asked = []
            for seed in OTHER_SEEDS:
                for run in self._run(self.reference, {exercise}, seed):
                    calls = [call for call in run.calls if call.exercise == exercise]
                    asked += [calls, [moved(call) for call in calls if _may_move(call)]]
            self._asked[exercise] = asked
        return self._asked[exercise]

    def _run(
        self, namespace: dict[str, Any], exercises: set[str], seed: str
    ) -> tuple[TestRun, ...]:
        def answering() -> AbstractContextManager[Callee]:
            return nullcontext(Bounded(namespace))

        return self.suite.run(exercises, answering, partial(_seed, seed), WALL_S, process_time)

    def _namespace(self, answers: Mapping[str, str]) -> dict[str, Any]:
        namespace: dict[str, Any] = {"__name__": "reference"}
        for cell in self._cells:
            exercise = (cell.grade_id or "").removesuffix("-answer")
            source = answers.get(exercise, cell.source)
            exec(compile(source, "answer", "exec"), namespace)
        return namespace


def _seed(label: str, test: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{label} {test}".encode()).digest()[:8], "big")


def _answers(namespace: dict[str, Any], asked: Asked) -> Iterator[Any]:
    for calls in asked:
        callee = Bounded(namespace)
        for call in calls:
            try:
                answer = callee.invoke(call, count=False, substitutes={})
                yield answer.value, list(answer.changed)
            except StudentFault as fault:
                yield str(fault.finding.fields.get("type", fault.outcome))


def alike(a: Any, b: Any) -> bool:
    """Tell whether two answers are the same but for rounding."""
    if isinstance(a, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(alike(a[k], b[k]) for k in a)
    if isinstance(a, (bool, int, float, np.ndarray, np.generic)):
        if not isinstance(b, (bool, int, float, np.ndarray, np.generic)):
            return False
        x, y = np.asarray(a), np.asarray(b)
        single = any(v.dtype.kind == "f" and v.dtype.itemsize < 8 for v in (x, y))
        rtol, atol = (SINGLE_RTOL, SINGLE_ATOL) if single else (RTOL, ATOL)
        with np.errstate(all="ignore"):
            return x.shape == y.shape and np.allclose(x, y, rtol, atol, equal_nan=True)
    return type(a) is type(b) and bool(a == b)


def _may_move(call: Call) -> bool:
    """Tell whether a call stands alone and its arguments are free of each other."""
    if call.makes or call.of is not None or call.kwargs:
        return False
    return not any(isinstance(part, (dict, list, tuple)) for part in call.args)


def moved(call: Call) -> Call:
    """Return a call with other numbers of the same kind: labels stay, shares stay shares."""
    rng = np.random.default_rng(_seed(call.function, str([np.shape(a) for a in call.args])))
    return replace(call, args=tuple(_moved(argument, rng) for argument in call.args))


def _moved(value: Any, rng: np.random.Generator) -> Any:
    array = np.asarray(value) if isinstance(value, (float, np.ndarray)) else np.zeros(0)
    if array.dtype.kind != "f" or np.isin(array, (0.0, 1.0)).all():
        return value
    noise = rng.normal(size=array.shape)
    if ((array >= 0) & (array <= 1)).all():
        other = array ** np.exp(0.3 * noise)
    else:
        other = array * (1 + 0.2 * noise) + 0.01 * noise
    return float(other) if isinstance(value, float) else other
