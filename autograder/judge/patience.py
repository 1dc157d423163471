"""Clocks on a busy machine: a limit means seconds that a submission could have computed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence

from autograder.guest import processes

PERIOD_S, LONGEST_PERIOD_S = 0.03, 0.5
SPARING = 50.0  # times as long as a look has taken passes before the next one
MOST = 20.0


class Clock:
    """Seconds of the wall, less those in which a submission waited for a core.

    Honest work must neither lose marks because others use the machine, nor get another
    Report on another day. So all limits "on the clock" count on one of these. The kernel
    tells how long every thread was ready to run and was not let (``/proc/<pid>/schedstat``),
    and for so long the clock stands still: for the thread of the judge, which may not get
    to read an answer that is there, and for whichever thread of the submission waited longest.
    Who sleeps waits for nobody, so a hang costs its limit and no more.

    A submission cannot stop the clock by crowding itself out: it goes on at least as fast as
    all its processes compute together. And it never goes slower than a twentieth of the wall,
    so that everything ends.

    What is not seen: the last moments of a process that has ended (some hundredths of a second;
    up to half of one where looking takes long, since looking must not become the work), a core
    that computes slower because its neighbour is busy, waiting for a disk, and time that a
    hypervisor takes away.

    Parameters
    ----------
    ancestor : int
        A process id; it and its descendants are the submission's processes.
    """

    def __init__(self, ancestor: int) -> None:
        self._ancestor = ancestor
        self._judge = threading.get_native_id()
        self._lock = threading.Lock()
        self._began = self._looked = self._last = time.monotonic()
        self._waited = 0.0
        self._period = PERIOD_S
        self._before = self._times()

    def __call__(self) -> float:
        """Return what the clock shows, in seconds; it begins as ``time.monotonic()``."""
        with self._lock:
            now = time.monotonic()
            if now - self._looked > self._period:
                self._look(now)
                took = time.monotonic() - now
                self._period = min(max(PERIOD_S, SPARING * took), LONGEST_PERIOD_S)
            slowest = self._began + (now - self._began) / MOST
            self._last = max(self._last, now - self._waited, slowest)
            return self._last

    def _look(self, now: float) -> None:
        before, self._before = self._before, self._times()
        spent = {}
        for thread, (computed, waited) in self._before.items():
            computed_before, waited_before = before.get(thread, (0.0, 0.0))
            spent[thread] = (computed - computed_before, waited - waited_before)
        _, judge_waited = spent.pop(self._judge, (0.0, 0.0))
        self._waited += stood_still(now - self._looked, judge_waited, list(spent.values()))
        self._looked = now

    def _times(self) -> dict[int, tuple[float, float]]:
        family = [self._ancestor, *(pid for pid, _ in processes.below(self._ancestor))]
        times = {
            thread: processes.time_of(pid, thread)
            for pid in family
            for thread in processes.threads(pid)
        }
        return {**times, self._judge: processes.time_of(os.getpid(), self._judge)}


def stood_still(
    wall_s: float, judge_waited_s: float, threads: Sequence[tuple[float, float]]
) -> float:
    """Return for how long of a stretch of time a submission could not go on.

    Parameters
    ----------
    wall_s : float
        Length of the stretch.
    judge_waited_s : float
        How much of it the judge waited for a core.
    threads : sequence of (float, float)
        For each thread of the submission how long it computed and how long it waited.
    """
    waited = judge_waited_s + max((waited for _, waited in threads), default=0.0)
    computed = sum(computed for computed, _ in threads)
    return max(0.0, min(waited, wall_s - computed))
