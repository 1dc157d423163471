"""Nothing that a submission started outlives it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from contextlib import suppress
from functools import cache

from autograder.guest import processes

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Make this process the parent of every descendant whose own parent dies."""
    if sys.platform == "linux":
        _libc().prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def sweep(deadline_s: float = 5.0) -> bool:
    """Kill every descendant of this process, until none is left.

    Where each one killed makes room for another that is being forked, killing alone would go on
    for ever. So all are stopped first, and killed once no new one has turned up.

    Returns
    -------
    swept : bool
        False where some are still there after `deadline_s` seconds.
    """
    end = time.monotonic() + deadline_s
    stopped: set[int] = set()
    while time.monotonic() < end:
        found = _below(os.getpid())
        if found <= stopped:
            _signal(found, signal.SIGKILL)
            stopped.clear()
        else:
            _signal(found, signal.SIGSTOP)
            stopped |= found
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return True
        time.sleep(0.001)
    _signal(_below(os.getpid()), signal.SIGKILL)
    return False


def _signal(pids: set[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def _below(ancestor: int) -> set[int]:
    return {pid for pid, _ in processes.below(ancestor)}
