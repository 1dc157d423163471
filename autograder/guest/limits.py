"""Resource limits that the kernel holds a guest process to."""

from __future__ import annotations

import resource
from pathlib import Path

MIB = 1 << 20


def data_bytes() -> int:
    """Return the writable memory that this process has reserved by now, in bytes."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:  # shut in without a /proc: the ceiling that was set before still holds
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), 0)


def apply(*, cpu_s: float, memory_mib: int, file_mib: int, open_files: int, processes: int) -> None:
    """Set the limits of this process and of all that it will start.

    Parameters
    ----------
    cpu_s : float
        Computing time of each process, in seconds; rounded up.
    memory_mib : int
        Writable memory beyond what the warm interpreter holds, in MiB.
    file_mib : int
        Size of any one file, in MiB.
    open_files : int
        File descriptors at a time.
    processes : int
        Processes and threads of this user at a time, beyond those that run
        now. The kernel does not hold root to it.
    """
    seconds = max(1, -(-int(cpu_s * 1000) // 1000))
    _lower(resource.RLIMIT_CPU, seconds, seconds + 1)
    if memory := data_bytes():
        memory += memory_mib * MIB
        _lower(resource.RLIMIT_DATA, memory, memory)
    _lower(resource.RLIMIT_FSIZE, file_mib * MIB, file_mib * MIB)
    _lower(resource.RLIMIT_NOFILE, open_files, open_files)
    _lower(resource.RLIMIT_CORE, 0, 0)
    _lower(resource.RLIMIT_NPROC, processes, processes)


def _lower(which: int, soft: int, hard: int) -> None:
    """Set a limit, but never above a hard limit that is there already."""
    _, ceiling = resource.getrlimit(which)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))
