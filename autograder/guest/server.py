"""A guest process: it forks itself, runs a cell, answers a call; nothing else.

Every process of a submission is the same small server on a socket of its own.
The first one, the *zygote*, has never run student code. The judge asks a
process to fork, hands the child a fresh socket, and goes on with the child; if
the child hangs or dies, the judge asks the parent to clear it away and goes on
from there. So each cell could run in a fork of the last good state, and each test in
a fork of the finished notebook; where that makes no difference they share one. All
deciding is done outside.

==========  ===============================================================
``fork``    with a descriptor: the child serves that socket
``clear``   kill the last child and its group; answer how it ended
``open``    set limits, shut the submission in, write its files
``cell``    run a cell; answer its outputs
``call``    call a function; answer its value, or that something is not as it was before the
            first call of this process, where another test has used it before
==========  ===============================================================
"""

from __future__ import annotations

import os
import random
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.guest import calls, leftovers, limits, wire
from autograder.guest.shell import GuestShell
from autograder.guest.trace import Trace
from autograder.isolation import Level, confine, namespaces

MAX_REQUEST = 1 << 28
FORK_ATTEMPTS, FORK_PAUSE_S = 2000, 0.005  # less than the judge waits for a fork


@dataclass(frozen=True, slots=True)
class Hold:
    """How a guest is held, from the zygote to the last fork.

    Attributes
    ----------
    level : Level
        Which layers.
    readable : tuple of Path
        What submissions may read: the interpreter and its libraries.
    work : str
        Where they may write: at ``FULL`` a path inside their private root, else a
        directory of the host.
    size_mib : int
        What fits into it, in MiB; only ``FULL`` can hold to that.
    """

    level: Level
    readable: tuple[Path, ...]
    work: str
    size_mib: int

    def for_confinement(self, work: str | None = None) -> dict[str, Any]:
        """Return the arguments of :mod:`autograder.isolation.confine`'s two steps."""
        return {
            "level": self.level,
            "readable": self.readable,
            "work": Path(work or self.work),
            "size_mib": self.size_mib,
        }


class Server:
    """One guest process."""

    def __init__(self, sock: socket.socket, shell: GuestShell, hold: Hold) -> None:
        self._sock = sock
        self._shell = shell
        self._hold = hold
        self._child = 0
        self._handle = -1
        self._limits: dict[str, Any] = {}
        self._tainted = False
        self._trace: Trace | None = None

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
                message, blob, fds = wire.receive(
                    self._sock, max_bytes=MAX_REQUEST, max_header=MAX_REQUEST, max_fds=1
                )
            except wire.Closed:
                self._end_child()
                return
            if message["verb"] == "fork":
                self._fork(fds[0])
            else:
                verbs[message["verb"]](message, blob)

    def _fork(self, descriptor: int) -> None:
        self._end_child()
        luck = random.getstate()
        child = self._forked_in_time()
        if child:
            os.close(descriptor)
            self._child = child
            return
        random.setstate(luck)  # Python draws another seed in every fork
        os.setpgid(0, 0)
        self._child, self._handle = 0, -1
        self._tainted = True
        leftovers.adopt_orphans()  # what the next child leaves behind is then its to clear away
        self._sock.close()
        self._sock = socket.socket(fileno=descriptor)
        self._sock.settimeout(None)  # a student may have set another default
        if self._limits:
            limits.apply(**self._limits)
        wire.send(self._sock, {"ok": True})

    def _forked_in_time(self) -> int:
        """Fork, also while other processes of the submission hold all that the kernel allows.

        Below ``FULL`` the kernel counts a user's processes, so these may be another submission's,
        too. A bomb is cleared away when its time is up; others end some time.
        """
        for _ in range(FORK_ATTEMPTS):
            try:
                return self._forked()
            except BlockingIOError:
                time.sleep(FORK_PAUSE_S)
                with suppress(ChildProcessError):
                    os.waitpid(-1, os.WNOHANG)  # one that nobody has waited for still counts
        return self._forked()

    def _forked(self) -> int:
        """Fork as the level asks: a submission into a pid namespace, below STRONG with a handle."""
        if self._hold.level is Level.FULL and not self._tainted:
            return namespaces.fork_into_pid_namespace()
        if self._hold.level is Level.STRONG:
            child, self._handle = namespaces.fork_with_handle()
            return child
        return os.fork()

    def _end_child(self) -> int:
        """Kill the last child with its process group; return its wait status."""
        if not self._child:
            return 0
        wait_for_group = os.WNOHANG
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child, signal.SIGKILL)
            wait_for_group = 0
        with suppress(ProcessLookupError, PermissionError):
            if self._handle >= 0:  # where the filter forbids kill, the handle still works
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
                os.close(self._handle)
            else:
                os.kill(self._child, signal.SIGKILL)
        try:
            _, status = os.waitpid(self._child, 0)
        except ChildProcessError:  # student code has waited for all children
            status = 0
        with suppress(ChildProcessError):  # what nobody has waited for counts as a process
            while os.waitpid(-self._child, wait_for_group)[0]:
                pass
        self._child, self._handle = 0, -1
        if not self._tainted or os.getpid() == 1:
            leftovers.sweep()
        return status

    def _clear(self, message: dict[str, Any], blob: bytes) -> None:
        wire.send(self._sock, {"status": self._end_child()})

    def _open(self, message: dict[str, Any], blob: bytes) -> None:
        work = message["directory"] or self._hold.work
        self._limits = message["limits"]
        limits.apply(**self._limits)
        for number in (1, 2):
            descriptor = os.memfd_create("output")
            os.dup2(descriptor, number)
            os.close(descriptor)
        confine.confine_submission(**self._hold.for_confinement(work))
        os.chdir(work)
        sys.path.append(work)  # last: a file cannot stand in for a library
        os.environ.update(HOME=work, TMPDIR=work)
        tempfile.tempdir = None  # chosen anew, from TMPDIR
        at = 0
        for name, size in message["files"]:
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)  # noqa: PTH103, PTH120
            with open(name, "xb") as file:  # noqa: PTH123  # relative to the guest's directory
                file.write(blob[at : at + size])
            at += size
        wire.send(self._sock, {"ok": True})

    def _cell(self, message: dict[str, Any], blob: bytes) -> None:
        answer = self._shell.run(message["source"], message["index"], message["output_bytes"])
        wire.send(self._sock, answer)

    def _call(self, message: dict[str, Any], blob: bytes) -> None:
        answer: dict[str, Any] = {"status": "changed"}
        blobs: list[bytes] = []
        if message["first"]:
            self._shell.made.clear()
        if self._trace is None:
            self._trace = Trace(self._shell.user_ns, message["spare_s"])
        if not message["first"] or not self._trace.is_there():
            answer, blobs = calls.answer(self._sock, self._shell, message, blob)
        wire.send(self._sock, {"call": message["call"], **answer}, blobs)
