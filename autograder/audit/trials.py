"""What became of the mutants: killed, equivalent, or a hole in a suite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.known import Equivalent
from autograder.mutants import Mutant
from autograder.report import PASSED, Report

ASKED = 0.97

End = Literal["killed", "equivalent", "survived"]
KILLED: End = "killed"
EQUIVALENT: End = "equivalent"
SURVIVED: End = "survived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One mutant and what its exercise's suite made of it.

    Attributes
    ----------
    id, exercise, line, change
        As of the :class:`~autograder.mutants.Mutant`.
    lost : tuple of str
        Tests that it does not pass.
    reason : str
        Why it is no hole that it passes all, from ``equivalent.py``; else empty.
    """

    id: str
    exercise: str
    line: int
    change: str
    lost: tuple[str, ...]
    reason: str = ""

    @property
    def end(self) -> End:
        """What became of it."""
        if self.lost:
            return KILLED
        return EQUIVALENT if self.reason else SURVIVED


def trials(
    mutants: Sequence[Mutant], reports: Sequence[Report], equivalents: Sequence[Equivalent]
) -> tuple[Trial, ...]:
    """Hold each mutant's Report, of its own exercise alone, against what is explained."""
    reasons = {(entry.exercise, _bare(entry.change)): entry.reason for entry in equivalents}
    tried = []
    for mutant, report in zip(mutants, reports, strict=True):
        tests = [test for exercise in report.exercises for test in exercise.tests]
        lost = tuple(test.id for test in tests if test.outcome != PASSED)
        tried.append(
            Trial(
                id=mutant.id,
                exercise=mutant.exercise,
                line=mutant.line,
                change=mutant.change,
                lost=lost,
                reason="" if lost else reasons.get((mutant.exercise, _bare(mutant.change)), ""),
            )
        )
    return tuple(tried)


def faults_of_trials(tried: Sequence[Trial], equivalents: Sequence[Equivalent]) -> Iterator[str]:
    """Yield that too many mutants survive, and explanations that explain none."""
    killed = sum(trial.end == KILLED for trial in tried)
    matter = sum(trial.end != EQUIVALENT for trial in tried)
    if killed < ASKED * matter:
        yield f"{killed} of {matter} mutants are killed; {ASKED:.0%} are asked"
    needed = {(trial.exercise, _bare(trial.change)) for trial in tried if trial.reason}
    for entry in equivalents:
        if (entry.exercise, _bare(entry.change)) not in needed:
            yield (
                f"{entry.exercise}: equivalent.py explains {entry.change!r}, "
                "which is no surviving mutant"
            )


def _bare(change: str) -> str:
    """Return code without spaces, brackets and quotes, which Pythons put down differently."""
    return re.sub(r"""[\s()'"]""", "", change)
