"""What all processes of a submission take together, watched from outside.

The kernel's own limit (``RLIMIT_DATA``) holds each process for itself, and not at all what
processes share. A control group could hold them together, but an ordinary user is seldom
given one. So a thread of the judge looks every few hundredths of a second, and where the
sum is too large it ends the largest process until it is not.

Below full isolation the kernel counts the processes of a user, not of a submission. So those are
counted here, too, and of a submission that has too many the largest process group is ended:
each state of a notebook leads one, so that is the cell or the test with all that it has started.

Nor would the kernel share cores fairly between a neighbour and a crowd of processes: each of
them would get as much as the neighbour. So a crowd is made as nice as can be. Not idle
(``SCHED_IDLE``): on a busy machine it would not even get the time to die when it is ended. And
all of it: beside others of the crowd that are not, one that is nice hardly runs, and what it holds
in the kernel while it waits, as the lock of memory that is being copied, keeps whoever asks for
that memory waiting for seconds. So a second thread weighs the processes.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from autograder.faults import Phrase
from autograder.guest.processes import below, threads
from autograder.judge.patience import PERIOD_S

MIB = 1 << 20
NICEST = 19
CROWD = 16  # threads; the servers of one submission are five or so, and most of them wait
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Process:
    """What one process holds.

    Attributes
    ----------
    pid, parent : int
        As this process sees them.
    private : int
        Bytes of memory that no file stands behind, shared after a fork or not.
    """

    pid: int
    parent: int
    private: int


class Watchdog:
    """Watches all that a process has started; a context manager.

    Parameters
    ----------
    ancestor : int
        A process id: it is not watched itself, its descendants are.
    limit_mib : int
        Memory of them together, in MiB.
    clock : callable
        Also called each time, so that it sees processes that do not live long.
    most : int, optional
        Processes and threads of them together, where the kernel does not hold them to it.
    """

    def __init__(
        self,
        ancestor: int,
        limit_mib: int,
        clock: Callable[[], float] = time.monotonic,
        most: int | None = None,
    ) -> None:
        self._ancestor = ancestor
        self._limit = limit_mib * MIB
        self._clock = clock
        self._most = most
        self._crowded = False
        self._done = threading.Event()
        self._threads = [
            threading.Thread(target=self._again, args=(look,), name="watchdog", daemon=True)
            for look in (self._count, self._weigh)
        ]
        self.ended: set[int] = set()

    def __enter__(self) -> Watchdog:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()

    def verdict(self) -> Phrase | None:
        """Say what has been ended since the last call; None where nothing was."""
        crowded, self._crowded = self._crowded, False
        if crowded:
            self.ended.clear()
            return Phrase("too_many_processes", {"count": self._most})
        if not self.ended:
            return None
        self.ended.clear()
        return Phrase("too_much_memory", {"mib": self._limit // MIB})

    def _again(self, look: Callable[[], None]) -> None:
        while not self._done.wait(PERIOD_S):
            look()

    def _count(self) -> None:
        self._clock()
        counted = {pid: threads(pid) for pid, _ in below(self._ancestor)}
        put_last([thread for of_one in counted.values() for thread in of_one])
        if self._most is not None:
            self._thin_out({pid: len(of_one) for pid, of_one in counted.items()}, self._most)

    def _weigh(self) -> None:
        processes = descendants(self._ancestor)
        if sum(p.private for p in processes) <= self._limit:  # an upper bound: forks share
            return
        held = {p.pid: held_bytes(p, processes) for p in processes}
        for pid in sorted(held, key=held.__getitem__, reverse=True):
            if sum(held.values()) <= self._limit:
                return
            del held[pid]
            self.ended.add(pid)
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)

    def _thin_out(self, counted: dict[int, int], most: int) -> None:
        """End the largest process groups, of equal ones the youngest, until few enough are left."""
        if sum(counted.values()) <= most:
            return
        self._crowded = True
        groups: dict[int, list[int]] = {}
        for pid in counted:
            with suppress(ProcessLookupError):
                groups.setdefault(os.getpgid(pid), []).append(pid)
        for group in sorted(groups, key=lambda g: (len(groups[g]), max(groups[g])), reverse=True):
            if sum(counted.values()) <= most:
                return
            for pid in groups[group]:
                del counted[pid]
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(group, signal.SIGKILL)


def descendants(ancestor: int) -> list[Process]:
    """Return all processes below one, parents before their children; none without a /proc."""
    return [Process(pid, parent, _private_bytes(pid)) for pid, parent in below(ancestor)]


def put_last(family: Sequence[int]) -> None:
    """Have the threads of a crowd let all others go first; few are left as they are.

    What they start from then on inherits it, and no ordinary user can undo it.
    """
    if len(family) > CROWD:
        for thread in family:
            with suppress(ProcessLookupError, PermissionError):
                os.setpriority(os.PRIO_PROCESS, thread, NICEST)


def held_bytes(process: Process, processes: list[Process]) -> int:
    """Return what a process adds to the memory in use, in bytes.

    Its proportional share where the kernel tells us; else what it has grown beyond its parent.
    """
    try:
        rollup = (_PROC / str(process.pid) / "smaps_rollup").read_text()
    except OSError:
        parent = next((p.private for p in processes if p.pid == process.parent), 0)
        return max(process.private - parent, 0)
    return _sum_kib(rollup, ("Pss_Anon:", "Pss_Shmem:", "SwapPss:"))


def _private_bytes(pid: int) -> int:
    try:
        status = (_PROC / str(pid) / "status").read_text()
    except OSError:  # it has ended
        return 0
    return _sum_kib(status, ("RssAnon:", "RssShmem:", "VmSwap:"))


def _sum_kib(text: str, names: tuple[str, ...]) -> int:
    return 1024 * sum(int(line.split()[1]) for line in text.splitlines() if line.startswith(names))
