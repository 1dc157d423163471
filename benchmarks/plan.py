"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Sizes of a run.

    Attributes
    ----------
    notebooks : int
        Of the class in ``throughput``, and at most six in ``otter`` and ``prairielearn``.
    repeats : int
        Rounds of long measurements.
    cold_runs, layer_runs, floor_runs, sampled, neighbour_runs : int
        Repetitions of short ones; notebooks that are sampled.
    class_sizes : tuple of int
        Of ``growth``; the last is graded again unchanged.
    hanging : tuple of (int, int)
        Class size and endless loops in it.
    students : int
        Who check before the deadline, in ``checks``.
    within_s : float
        The time in which all of them ask, at random moments.
    mutants, slips : int
        Of ``hints``: changes of each alternative; of other wrong work, how many of each kind
        and exercise.
    foreign : bool
        Whether the graders of others are installed and measured.
    """

    notebooks: int = 60
    repeats: int = 3
    cold_runs: int = 10
    layer_runs: int = 200
    floor_runs: int = 200
    sampled: int = 20
    neighbour_runs: int = 12
    class_sizes: tuple[int, ...] = (10, 100, 1000)
    hanging: tuple[int, int] = (10, 3)
    students: int = 200
    within_s: float = 300.0
    mutants: int = 2
    slips: int = 6
    foreign: bool = True


QUICK = Plan(
    notebooks=4,
    repeats=1,
    cold_runs=2,
    layer_runs=5,
    floor_runs=5,
    sampled=2,
    neighbour_runs=2,
    class_sizes=(4,),
    hanging=(2, 1),
    students=4,
    within_s=1.0,
    mutants=1,
    slips=2,
)
