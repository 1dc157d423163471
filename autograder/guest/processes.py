"""What the kernel tells of processes and their threads; nothing where there is no /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

NANOSECOND = 1e-9
_PROC = "/proc"
_LONGEST = 1 << 16  # of what is read here


def threads(pid: int) -> list[int]:
    """Return the ids of a process's threads."""
    with suppress(OSError):
        return [int(name) for name in os.listdir(f"{_PROC}/{pid}/task")]  # noqa: PTH208  # often
    return []


def children(pid: int) -> list[int]:
    """Return the processes that a process has started, and that have not been waited for."""
    found: list[int] = []
    for thread in threads(pid):
        with suppress(OSError):
            found += map(int, _read(f"{pid}/task/{thread}/children").split())
    return found


def below(ancestor: int) -> Iterator[tuple[int, int]]:
    """Yield every descendant of a process and its parent, parents before their children."""
    parents = [ancestor]
    while parents:
        parent = parents.pop()
        for pid in children(parent):
            parents.append(pid)
            yield pid, parent


def time_of(pid: int, thread: int) -> tuple[float, float]:
    """Return how long a thread has computed and how long it has waited for a core, in seconds."""
    try:
        computed, waited, _ = _read(f"{pid}/task/{thread}/schedstat").split()
    except (OSError, ValueError):  # it has ended, or the kernel keeps no account
        return 0.0, 0.0
    return int(computed) * NANOSECOND, int(waited) * NANOSECOND


def _read(name: str) -> bytes:
    """Read a small file without the layers of `open`, which cost five times as much."""
    descriptor = os.open(f"{_PROC}/{name}", os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(descriptor, _LONGEST)
    finally:
        os.close(descriptor)
