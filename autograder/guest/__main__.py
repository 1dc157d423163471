"""The zygote: warm an interpreter once, then serve forks of it."""

from __future__ import annotations

import gc
import importlib
import os
import socket
import sys

from autograder.guest import leftovers, wire
from autograder.guest.server import Server
from autograder.guest.shell import make_shell


def main() -> None:
    """Warm up, say so, and serve the descriptor given as first argument."""
    sock = socket.socket(fileno=int(sys.argv[1]))
    leftovers.adopt_orphans()
    shell = make_shell()
    for module in sys.argv[2:]:  # after the shell: a plot backend hooks itself into it
        importlib.import_module(module)
    os.environ["MPLCONFIGDIR"] = os.environ["HOME"]  # the font cache is read by now
    gc.collect()
    gc.freeze()  # shared pages stay shared: the collector does not touch them again
    wire.send(sock, {"ok": True, "pid": os.getpid()})
    Server(sock, shell).serve()
    os._exit(0)  # no atexit handler of a module or of a student runs


if __name__ == "__main__":
    main()
