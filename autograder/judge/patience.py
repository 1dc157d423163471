"""Clocks on a busy machine: a limit means seconds of a machine that is not overloaded."""

from __future__ import annotations

import os

MOST = 4.0


def stretched(seconds: float) -> float:
    """Return how long to wait on the clock for what may take `seconds`.

    Honest work must not lose marks because others use the machine: where more
    processes want to run than there are cores, the wait is longer in
    proportion, up to four times. What is said to students, and the limit on
    computing time, stay as they are.

    Parameters
    ----------
    seconds : float
        The limit from the course's :class:`~autograder.course.Limits`.
    """
    cores = os.cpu_count() or 1
    return seconds * min(MOST, max(1.0, os.getloadavg()[0] / cores))
