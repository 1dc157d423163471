"""A guest process: it forks itself, runs a cell, answers a call; nothing else.

Every process of a submission is the same small server on a socket of its own.
The first one, the *zygote*, has never run student code. The judge asks a
process to fork, hands the child a fresh socket, and goes on with the child; if
the child hangs or dies, the judge asks the parent to clear it away and goes on
from there. So each cell runs in a fork of the last good state, and each test in
a fork of the finished notebook, and all deciding is done outside.

==========  ===============================================================
``fork``    with a descriptor: the child serves that socket
``clear``   kill the last child and its group; answer how it ended
``open``    change to the working directory, write files, set limits
``cell``    run a cell; answer its outputs
``call``    call a function; answer its value
==========  ===============================================================
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from autograder.guest import calls, leftovers, limits, wire
from autograder.guest.shell import GuestShell

MAX_REQUEST = 1 << 28


class Server:
    """One guest process."""

    def __init__(self, sock: socket.socket, shell: GuestShell) -> None:
        self._sock = sock
        self._shell = shell
        self._child = 0
        self._limits: dict[str, Any] = {}
        self._tainted = False

    def serve(self) -> None:
        """Answer until the judge closes the channel."""
        verbs: dict[str, Callable[[dict[str, Any], bytes], None]] = {
            "clear": self._clear,
            "open": self._open,
            "cell": self._cell,
            "call": self._call,
        }
        while True:
            sys.setrecursionlimit(max(sys.getrecursionlimit(), calls.OWN_RECURSION))
            try:
                message, blob, fds = wire.receive(self._sock, max_bytes=MAX_REQUEST, max_fds=1)
            except wire.Closed:
                self._end_child()
                return
            if message["verb"] == "fork":
                self._fork(fds[0])
            else:
                verbs[message["verb"]](message, blob)

    def _fork(self, descriptor: int) -> None:
        self._end_child()
        child = os.fork()
        if child:
            os.close(descriptor)
            self._child = child
            return
        os.setpgid(0, 0)
        self._child = 0
        self._tainted = True
        self._sock.close()
        self._sock = socket.socket(fileno=descriptor)
        if self._limits:
            limits.apply(**self._limits)
        wire.send(self._sock, {"ok": True})

    def _end_child(self) -> int:
        """Kill the last child with its process group; return its wait status."""
        if not self._child:
            return 0
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child, signal.SIGKILL)
        with suppress(ProcessLookupError, PermissionError):
            os.kill(self._child, signal.SIGKILL)
        try:
            _, status = os.waitpid(self._child, 0)
        except ChildProcessError:  # student code has waited for all children
            status = 0
        self._child = 0
        if not self._tainted:
            leftovers.sweep()
        return status

    def _clear(self, message: dict[str, Any], blob: bytes) -> None:
        wire.send(self._sock, {"status": self._end_child()})

    def _open(self, message: dict[str, Any], blob: bytes) -> None:
        os.chdir(message["directory"])
        sys.path.append(message["directory"])  # last: a file cannot stand in for a library
        os.environ.update(HOME=message["directory"], TMPDIR=message["directory"])
        at = 0
        for name, size in message["files"]:
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)  # noqa: PTH103, PTH120
            with open(name, "xb") as file:  # noqa: PTH123  # relative to the guest's directory
                file.write(blob[at : at + size])
            at += size
        for number in (1, 2):
            descriptor = os.memfd_create("output")
            os.dup2(descriptor, number)
            os.close(descriptor)
        self._limits = message["limits"]
        limits.apply(**self._limits)
        wire.send(self._sock, {"ok": True})

    def _cell(self, message: dict[str, Any], blob: bytes) -> None:
        answer = self._shell.run(message["source"], message["index"], message["output_bytes"])
        wire.send(self._sock, answer)

    def _call(self, message: dict[str, Any], blob: bytes) -> None:
        answer, blobs = calls.answer(self._sock, self._shell, message, blob)
        wire.send(self._sock, answer, blobs)
