"""Naming the misconception behind wrong answers: the known wrong solution that gives the same."""

from __future__ import annotations

import runpy
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.errors import SuiteError
from autograder.faults import Finding, Raised, StudentFault
from autograder.judge.replies import exception_named
from autograder.judge.student import Call, LocalCallee
from autograder.known import Agreement, Alternative, Equivalent, Misconception
from autograder.overtime import Overtime, at_most
from autograder.report import FAILED, RAISED, Diagnosis
from autograder.words import Words, words_of

if TYPE_CHECKING:  # pytest is slow to import
    from autograder.judge.suite import TestRun

CPU_S = 2.0
RTOL, ATOL = 1e-9, 1e-12
SINGLE_RTOL, SINGLE_ATOL = 1e-4, 1e-6
ENGLISH = words_of("en")


def load_misconceptions(folder: Path) -> tuple[Misconception, ...]:
    """Read ``MISCONCEPTIONS`` of an assignment; none where there is no such file."""
    return tuple(_load(folder / "misconceptions.py", "MISCONCEPTIONS", Misconception))


def load_alternatives(folder: Path) -> tuple[Alternative, ...]:
    """Read ``ALTERNATIVES`` of an assignment; none where there is no such file."""
    return tuple(_load(folder / "alternatives.py", "ALTERNATIVES", Alternative))


def load_equivalents(folder: Path) -> tuple[Equivalent, ...]:
    """Read ``EQUIVALENT`` of an assignment; none where it is not there."""
    return tuple(_load(folder / "equivalent.py", "EQUIVALENT", Equivalent, optional=True))


def load_agreements(folder: Path) -> tuple[Agreement, ...]:
    """Read ``AGREEING`` of an assignment; none where it is not there."""
    return tuple(_load(folder / "equivalent.py", "AGREEING", Agreement, optional=True))


def _load(path: Path, name: str, kind: type, *, optional: bool = False) -> Sequence[Any]:
    if not path.exists():
        return ()
    values = runpy.run_path(str(path)).get(name, () if optional else None)
    if not isinstance(values, tuple) or not all(isinstance(v, kind) for v in values):
        raise SuiteError(f"{path} must define {name}, a tuple of {kind.__name__}")
    return values


class Diagnostician:
    """Replays calls against the known wrong solutions of an assignment.

    Parameters
    ----------
    reference : dict
        The reference's namespace, which the wrong solutions may call.
    misconceptions : sequence of Misconception
        In order of preference.
    words : Words
        The language of what is said beside their hints.
    """

    def __init__(
        self,
        reference: Mapping[str, Any],
        misconceptions: Sequence[Misconception],
        words: Words = ENGLISH,
    ) -> None:
        self._words = words
        self._reference = reference
        self._misconceptions = misconceptions
        self._namespaces: dict[str, dict[str, Any]] = {}

    def diagnose(self, exercise: str, runs: Sequence[TestRun]) -> tuple[Diagnosis, ...]:
        """Name the misconceptions that answer every call of an exercise as the student did.

        Parameters
        ----------
        exercise : str
            Its calls are compared; calls of other functions are not.
        runs : sequence of TestRun
            All tests of the exercise, passed ones too: a misconception must
            explain right answers as well as wrong ones.

        Returns
        -------
        diagnoses : tuple of Diagnosis
            None where nothing fits; one with all ids where several fit.
        """
        wrong = [run for run in runs if run.outcome in (FAILED, RAISED)]
        asked = [_asked(run, exercise) for run in runs]
        if not wrong or not any(_has_answer(call) for calls in asked for call in calls):
            return ()
        fitting = [
            m for m in self._misconceptions if m.exercise == exercise and self._fits(m, asked)
        ]
        if not fitting:
            return ()
        hints = {self._hint(m) for m in fitting if not any(o.id in m.same_as for o in fitting)}
        hint = self._hint(fitting[0]) if len(fitting) == 1 or len(hints) <= 1 else ""
        return (Diagnosis(misconceptions=tuple(m.id for m in fitting), hint=hint),)

    def _hint(self, m: Misconception) -> str:
        if not m.convention:
            return m.hint
        fields = {"convention": m.convention, "hint": m.hint}
        return self._words.say(Finding("convention", fields))

    def _fits(self, misconception: Misconception, asked: Sequence[Sequence[Call]]) -> bool:
        namespace = self._namespace(misconception)
        try:
            with at_most(CPU_S):  # a known wrong solution may loop for ever where it is not fitting
                for calls in asked:
                    callee = LocalCallee(namespace)  # objects that one test has made are its own
                    if not all(_same_call(call, _answer(callee, call)) for call in calls):
                        return False
        except Overtime:
            return False
        return True

    def _namespace(self, misconception: Misconception) -> dict[str, Any]:
        if misconception.id not in self._namespaces:
            names = dict(self._reference)
            exec(compile(misconception.source, misconception.id, "exec"), names)
            self._namespaces[misconception.id] = names
        return self._namespaces[misconception.id]


def _asked(run: TestRun, exercise: str) -> list[Call]:
    """Return the calls of the exercise's function, beside right helpers where there were wrong."""
    calls = run.calls if run.lent is None else run.lent
    return [call for call in calls if call.exercise == exercise]


def _has_answer(call: Call) -> bool:
    """Tell whether more is known than a kind of exception, which any slip may raise."""
    return not isinstance(call.value, StudentFault)


def _answer(callee: LocalCallee, call: Call) -> Call | Exception:
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return callee.invoke(call, count=False, substitutes={})
    except Exception as error:  # a wrong solution may raise anything; that is its answer
        return error


def _same_call(theirs: Call, known: Call | Exception) -> bool:
    """Tell whether two calls have the same answer and the same effect on their arguments."""
    if isinstance(theirs.value, StudentFault) or isinstance(known, Exception):
        return _same(theirs.value, known)
    return theirs.changed == known.changed and _same(theirs.value, known.value)


def _same(theirs: Any, known: Any) -> bool:
    """Tell whether two answers are equal to rounding, in structure, shape and numbers."""
    if isinstance(theirs, StudentFault):
        named = theirs.finding.fields.get("type")
        return isinstance(theirs, Raised) and named == exception_named(type(known).__name__)
    if isinstance(theirs, dict):
        return (
            isinstance(known, dict)
            and theirs.keys() == known.keys()
            and all(_same(value, known[key]) for key, value in theirs.items())
        )
    if isinstance(theirs, (list, tuple)):
        return (
            type(known) is type(theirs)
            and len(known) == len(theirs)
            and all(map(_same, theirs, known))
        )
    if isinstance(theirs, (bool, int, float, complex, np.ndarray, np.generic)):
        return _same_numbers(theirs, known)
    return type(theirs) is type(known) and bool(theirs == known)


def _same_numbers(theirs: Any, known: Any) -> bool:
    if not isinstance(known, (bool, int, float, complex, np.ndarray, np.generic)):
        return False
    a, b = np.asarray(theirs), np.asarray(known)
    if a.shape != b.shape or a.dtype.kind not in "biufc" or b.dtype.kind not in "biufc":
        return False
    single = a.dtype.kind == "f" and a.dtype.itemsize < 8
    rtol, atol = (SINGLE_RTOL, SINGLE_ATOL) if single else (RTOL, ATOL)
    with np.errstate(all="ignore"):
        return bool(np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=True))
