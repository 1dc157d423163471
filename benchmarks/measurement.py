"""Paired measurements: every side in turn, round after round, on the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.machine import ROOT, load


class CommandFailed(Exception):
    """A measured command ends with an error, so that its time means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a user would type.

    Attributes
    ----------
    words : tuple of str
        Program and arguments.
    shown : str
        The same for readers, without this machine's paths.
    cwd : Path
        Where.
    allowed : tuple of int
        Exit statuses that are not a failure.
    """

    words: tuple[str, ...]
    shown: str
    cwd: Path
    allowed: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things that are compared.

    Attributes
    ----------
    name : str
        For the results.
    commands : sequence of Command
        Timed together, one after another.
    prepare : callable
        Makes the starting state; not timed.
    cpus : set of int or None
        Cores that the commands may use; None for all.
    """

    name: str
    commands: Sequence[Command]
    prepare: Callable[[], None] = field(default=lambda: None)
    cpus: frozenset[int] | None = None


def interleave(sides: Sequence[Side], repeats: int) -> dict[str, dict[str, Any]]:
    """Time each side once per round; each round starts with another side.

    Returns
    -------
    figures : dict
        By side: ``seconds`` (median and spread) of all its commands together, ``commands``
        (what was typed, and the seconds of each) and ``load`` before each run.
    """
    walls: dict[str, list[list[float]]] = {side.name: [] for side in sides}
    loads: dict[str, list[float]] = {side.name: [] for side in sides}
    for number in range(repeats):
        start = number % len(sides)
        for side in [*sides[start:], *sides[:start]]:
            side.prepare()
            loads[side.name].append(load())
            taken = [timed(command, side.cpus) for command in side.commands]
            walls[side.name].append(taken)
            tell(f"{side.name}, run {number + 1} of {repeats}: {sum(taken):.2f} s")
    return {
        side.name: {
            "seconds": spread([sum(run) for run in walls[side.name]]),
            "commands": {
                command.shown: spread(list(taken))
                for command, taken in zip(
                    side.commands, zip(*walls[side.name], strict=True), strict=True
                )
            },
            "load": loads[side.name],
        }
        for side in sides
    }


def timed(command: Command, cpus: frozenset[int] | None = None) -> float:
    """Run a command and return its wall seconds.

    Raises
    ------
    CommandFailed
        With the end of what it said.
    """
    start = time.perf_counter()
    done = subprocess.run(
        command.words,
        cwd=command.cwd,
        env=environment(),
        preexec_fn=(lambda: os.sched_setaffinity(0, cpus)) if cpus else None,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - start
    if done.returncode not in command.allowed:
        raise CommandFailed(
            f"{command.shown}: exit status {done.returncode}\n"
            + (done.stdout + done.stderr)[-2000:]
        )
    return seconds


def ours(*arguments: str, cwd: Path, allowed: tuple[int, ...] = (0,)) -> Command:
    """Return ``autograder ...`` of the very checkout that this package lies in."""
    words = (sys.executable, "-m", "autograder", *arguments)
    shown = " ".join(("autograder", *(Path(a).name if "/" in a else a for a in arguments)))
    return Command(words=words, shown=shown, cwd=cwd, allowed=allowed)


def environment() -> dict[str, str]:
    """Return the environment of a measured command: one BLAS thread for everybody."""
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    return {**os.environ, **threads, "PYTHONPATH": str(ROOT), "JUPYTER_PLATFORM_DIRS": "1"}


def spread(values: Sequence[float]) -> dict[str, Any]:
    """Return the median of repeated runs, their extremes and how many there were."""
    return {
        "median": statistics.median(values),
        "lowest": min(values),
        "highest": max(values),
        "runs": len(values),
    }


def ratio(above: Mapping[str, Any], below: Mapping[str, Any]) -> dict[str, float]:
    """Return the ratio of two medians, and its most cautious and most generous reading."""
    return {
        "ratio": above["median"] / below["median"],
        "lowest": above["lowest"] / below["highest"],
        "highest": above["highest"] / below["lowest"],
    }


def tell(line: str) -> None:
    """Show progress, apart from the results on stdout."""
    print(f"  {line}", file=sys.stderr, flush=True)
