"""An end to trusted code that has computed for too long over what a student has sent."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.guest.limits import data_bytes

AGAIN_S = 0.1


class Overtime(BaseException):
    """Trusted code has computed for too long; no ``except Exception`` in it may catch this."""


@contextmanager
def at_most(cpu_s: float, memory_mib: int | None = None) -> Iterator[None]:
    """End the block after some seconds of computing time; only Python's main thread can.

    Where Python swallows what is raised, as in a ``__del__``, it is raised again a little later.

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
    before = signal.signal(signal.SIGPROF, stop)
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    try:
        if memory_mib is not None and (held := data_bytes()):
            ceiling = held + (memory_mib << 20)
            if hard == resource.RLIM_INFINITY or ceiling < hard:
                resource.setrlimit(resource.RLIMIT_DATA, (ceiling, hard))
        signal.setitimer(signal.ITIMER_PROF, cpu_s, AGAIN_S)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)  # the time may have been up in the line above
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
