"""The zygote: warm an interpreter once, shut it in, then serve forks of it."""

from __future__ import annotations

import gc
import importlib
import os
import random
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from autograder.guest import leftovers, trace, wire
from autograder.guest.server import Hold, Server
from autograder.guest.shell import GuestShell, make_shell, warm_up
from autograder.isolation import Level, confine, private_root

MAX_START = 1 << 24
SEED = 20260711  # any: what a notebook draws without a seed of its own is the same at each regrade


def main() -> None:
    """Warm up and shut in as the judge says, say so, and serve.

    The first argument is the descriptor of the channel; what else is needed
    comes over it: ``level``, ``work``, ``size_mib``, the modules to ``warm``, and the cells
    of the ``opening``, trusted ones that every submission begins with, each of which may
    show ``output_bytes``.
    """
    sock = socket.socket(fileno=int(sys.argv[1]))
    _hear_signals()
    leftovers.adopt_orphans()
    shell = make_shell()
    start, _, _ = wire.receive(sock, max_bytes=MAX_START)
    for module in start["warm"]:  # after the shell: a plot backend hooks itself into it
        importlib.import_module(module)
    warm_up(shell)
    sys.dont_write_bytecode = True  # what is warm by now is compiled once, not at each start
    gc.freeze()  # what libraries have made stays: the next collection need not look at it
    gc.enable()
    hold = Hold(
        level=Level(start["level"]),
        readable=private_root.interpreter_paths(),
        work=start["work"],
        size_mib=start["size_mib"],
    )
    try:
        confine.confine_zygote(**hold.for_confinement())
    except OSError as error:
        wire.send(sock, {"ok": False, "reason": str(error)})
        return
    random.seed(SEED)
    np.random.seed(SEED)
    os.environ["MPLCONFIGDIR"] = start["work"]  # the font cache is read by now
    before = _traces()
    limit = start["output_bytes"]
    opened = [_opened(shell, index, source, limit) for index, source in start["opening"]]
    trace.remember_libraries()
    gc.collect()
    gc.freeze()  # shared pages stay shared: the collector does not touch them again
    wire.send(sock, {"ok": True, "opened": opened, "traceless": _traces() == before})
    Server(sock, shell, hold).serve()
    os._exit(0)  # no atexit handler of a module or of a student runs


def _hear_signals() -> None:
    """Answer signals as at a terminal: who grades with ``nohup`` or ``&`` gets no other Reports."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    for number in signal.valid_signals() - {signal.SIGPIPE, signal.SIGXFSZ}:  # these Python ignores
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _opened(shell: GuestShell, index: int, source: str, limit: int) -> dict[str, Any]:
    start = time.perf_counter()
    answer = shell.run(source, index, limit)
    return {**answer, "index": index, "seconds": time.perf_counter() - start}


def _traces() -> Any:
    """Return what forks do not inherit: threads, and files where each submission gets new ones."""
    files: list[Path] = []
    with suppress(PermissionError):  # root's: who cannot read it here cannot write to it either
        files = sorted(Path.cwd().iterdir())
    return threading.active_count(), Path.cwd(), files


if __name__ == "__main__":
    main()
