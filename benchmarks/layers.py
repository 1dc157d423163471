"""What each layer of the isolation adds to a fork, in milliseconds."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.guest import limits
from autograder.isolation import (
    Level,
    best_level,
    bubblewrap,
    confine,
    landlock,
    namespaces,
    offered,
    private_root,
    privileges,
    seccomp,
)
from benchmarks.machine import ROOT
from benchmarks.measurement import spread, tell
from benchmarks.plan import Plan

WORK, SIZE_MIB = Path("/home/student"), 64
LIMITS = {"cpu_s": 10, "memory_mib": 1024, "file_mib": 16, "open_files": 128, "processes": 256}
Fork = Callable[[], int]


def measure(plan: Plan) -> dict[str, Any]:
    """Ask one warm process per layer in turn; each forks a child that adds its layer and ends."""
    level = best_level(offered())
    names = [name for name in LAYERS if level is Level.FULL or name not in NEED_NAMESPACES]
    servers = {name: Server(name) for name in names}
    taken: dict[str, list[float]] = {name: [] for name in names}
    outside: dict[str, list[float]] = {}
    try:
        for _ in range(plan.layer_runs):
            for name, server in servers.items():
                taken[name].append(server.ask())
            for name, words in programs().items():
                outside.setdefault(name, []).append(_started(words))
    finally:
        for server in servers.values():
            server.end()
    figures = {name: spread(values) for name, values in (taken | outside).items()}
    bare = figures["bare fork"]["median"]
    added = {name: _added(figures, name) for name in names}
    for name in names:
        median, lowest = added[name]["median"], added[name]["lowest"]
        tell(
            f"{name}: {figures[name]['median']:.2f} ms, {median:+.2f} ms more than without "
            f"(between the quickest of each: {lowest:+.2f} ms)"
        )
    return {
        "level": level.value,
        "figures_ms": figures,
        "added_ms": added,
        "ratios": {f"{name} / bare fork": figures[name]["median"] / bare for name in figures},
    }


def _added(figures: dict[str, dict[str, float]], name: str) -> dict[str, float]:
    """Return what a layer adds: to the median, and to the quickest run, which none disturbed."""
    below = figures[BELOW.get(name, "bare fork")]
    return {of: figures[name][of] - below[of] for of in ("median", "lowest")}


def programs() -> dict[str, list[str]]:
    """Return what is started from outside, for comparison."""
    found = {"start /bin/true": ["/bin/true"]}
    if shutil.which(bubblewrap.PROGRAM):
        words = bubblewrap.command(private_root.interpreter_paths(), [])
        found["start /bin/true in bubblewrap"] = [*words, "/bin/true"]
    return found


def _started(words: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return 1000 * (time.perf_counter() - start)


class Server:
    """A warm process that times forks of itself."""

    def __init__(self, layer: str) -> None:
        self._sock, theirs = socket.socketpair()
        self._home = tempfile.TemporaryDirectory(prefix="benchmark-layers-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.layers", str(theirs.fileno()), layer],
            pass_fds=(theirs.fileno(),),
            env={**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
            cwd=self._home.name,
        )
        theirs.close()
        self._lines = self._sock.makefile("rw")
        self.ask()  # the first one loads what is loaded late

    def ask(self) -> float:
        """Return the milliseconds of one fork, from before it until the child is reaped."""
        self._lines.write("\n")
        self._lines.flush()
        answer: float = json.loads(self._lines.readline())
        return answer

    def end(self) -> None:
        """Let the process go."""
        self._lines.close()
        self._sock.close()
        self._process.wait()
        self._home.cleanup()


def _nothing() -> None:
    """Add no layer."""


def _landlock() -> None:
    paths = [*private_root.interpreter_paths(), *private_root.DEVICES]
    landlock.restrict(paths, [Path.cwd()])


def _seccomp() -> None:
    seccomp.install(**SECCOMP)


def _privileges() -> None:
    privileges.die_with_parent()
    privileges.no_new_privileges()
    privileges.drop_capabilities()


def _private_root() -> None:
    private_root.renew(WORK, SIZE_MIB)
    private_root.mount_proc()


def _everything() -> None:
    limits.apply(**LIMITS)
    confine.confine_submission(**_hold())


def _hold() -> dict[str, Any]:
    readable = private_root.interpreter_paths()
    return {"level": Level.FULL, "readable": readable, "work": WORK, "size_mib": SIZE_MIB}


def _confine_zygote() -> None:
    confine.confine_zygote(**_hold())


def _enter_namespaces() -> None:
    privileges.drop_root()
    namespaces.enter()


def _prepare_seccomp() -> None:
    seccomp.prepare(**SECCOMP)


SECCOMP = {"allow_signals": True, "allow_sockets": True, "allow_truncate": True}
#: By layer: what the warm process does once, how it forks, what the child does.
LAYERS: dict[str, tuple[Callable[[], None], Fork, Callable[[], None]]] = {
    "bare fork": (_nothing, os.fork, _nothing),
    "namespaces": (_enter_namespaces, namespaces.fork_into_pid_namespace, _nothing),
    "private root and /proc": (_confine_zygote, namespaces.fork_into_pid_namespace, _private_root),
    "Landlock": (_nothing, os.fork, _landlock),
    "seccomp": (_prepare_seccomp, os.fork, _seccomp),
    "no privileges": (_nothing, os.fork, _privileges),
    "resource limits": (_nothing, os.fork, lambda: limits.apply(**LIMITS)),
    "all": (_confine_zygote, namespaces.fork_into_pid_namespace, _everything),
}
NEED_NAMESPACES = ("namespaces", "private root and /proc", "all")
BELOW = {"private root and /proc": "namespaces"}


def _serve(sock: socket.socket, layer: str) -> None:
    """Measure one layer; runs in a process of its own."""
    import gc

    import IPython  # noqa: F401  # as warm as the guest
    import matplotlib.pyplot  # noqa: F401
    import numpy as np  # noqa: F401

    once, fork, then = LAYERS[layer]
    once()
    gc.collect()
    gc.freeze()
    with sock.makefile("rw") as lines:
        for _ in lines:
            start = time.perf_counter()
            child = fork()
            if not child:
                status = 1
                try:
                    then()
                    status = 0
                finally:
                    os._exit(status)
            _, status = os.waitpid(child, 0)
            milliseconds = 1000 * (time.perf_counter() - start)
            if status:
                raise RuntimeError(f"{layer} fails")
            lines.write(f"{milliseconds}\n")
            lines.flush()


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
