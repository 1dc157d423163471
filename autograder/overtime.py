"""An end to trusted code that has computed for too long over what a student has sent."""

from __future__ import annotations

import math
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from autograder.guest.limits import data_bytes

GRACE_S = 5.0


class Overtime(BaseException):
    """Trusted code has computed for too long; no ``except Exception`` in it may catch this."""


@contextmanager
def at_most(cpu_s: float, memory_mib: int | None = None) -> Iterator[None]:
    """End the block after some seconds of computing time; only Python's main thread can.

    Compiled code that does not come back to Python cannot be stopped in its middle. Some seconds
    later the kernel ends the whole process; who waits for it says so.

    Parameters
    ----------
    cpu_s : float
        Seconds of computing time.
    memory_mib : int, optional
        What the block may take beyond what this process holds, in MiB; more is a `MemoryError`.

    Raises
    ------
    Overtime
        In the middle of the block.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        raise Overtime

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    last_s = math.ceil(time.process_time() + cpu_s + GRACE_S)
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, cpu_s)
    try:
        with ExitStack() as stack:
            stack.enter_context(_lowered(resource.RLIMIT_CPU, last_s))
            if memory_mib is not None and (held := data_bytes()):
                stack.enter_context(_lowered(resource.RLIMIT_DATA, held + (memory_mib << 20)))
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _lowered(limit: int, to: int) -> Iterator[None]:
    """Hold a limit of this process down, where it is not lower already."""
    soft, hard = resource.getrlimit(limit)
    lower = min([to, *(now for now in (soft, hard) if now != resource.RLIM_INFINITY)])
    resource.setrlimit(limit, (lower, hard))
    try:
        yield
    finally:
        resource.setrlimit(limit, (soft, hard))
