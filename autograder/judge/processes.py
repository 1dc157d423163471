"""What the kernel tells of processes and their threads; nothing where there is no /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NANOSECOND = 1e-9
_PROC = Path("/proc")


def threads(pid: int) -> list[int]:
    """Return the ids of a process's threads."""
    with suppress(OSError):
        return [int(name) for name in os.listdir(_PROC / str(pid) / "task")]  # noqa: PTH208  # often
    return []


def children(pid: int) -> list[int]:
    """Return the processes that a process has started, and that have not been waited for."""
    found: list[int] = []
    for thread in threads(pid):
        with suppress(OSError):
            found += map(int, (_PROC / f"{pid}/task/{thread}/children").read_text().split())
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
        computed, waited, _ = (_PROC / f"{pid}/task/{thread}/schedstat").read_text().split()
    except (OSError, ValueError):  # it has ended, or the kernel keeps no account
        return 0.0, 0.0
    return int(computed) * NANOSECOND, int(waited) * NANOSECOND
