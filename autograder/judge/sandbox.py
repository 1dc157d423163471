"""The judge's hand on the guest: start it, fork it, ask it, and end it when it does not answer.

All clocks run here. A guest that is late, dead or talks nonsense is a student
fault; a zygote that cannot be started is a :class:`~autograder.errors.GuestError`.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.course import Limits
from autograder.errors import GuestError
from autograder.faults import Crashed, Finding, Missing, Place, Raised, TimedOut
from autograder.guest import wire
from autograder.isolation import Level, privileges
from autograder.judge.patience import stretched
from autograder.judge.student import Call
from autograder.report import CellOutcome

PRIVATE_WORK = Path("/home/student")
START_S = 60.0
VERB_S = 15.0
GRACE_S = 1.0
MAX_CELL_ANSWER = 64 << 20
KNOWN_EXCEPTIONS = frozenset(
    name
    for name, value in vars(__import__("builtins")).items()
    if isinstance(value, type) and issubclass(value, BaseException)
) | {"LinAlgError", "AxisError"}


@dataclass(frozen=True, slots=True)
class CellRun:
    """What became of one cell.

    Attributes
    ----------
    outcome : str
        ``ok``, ``raised``, ``timed_out``, ``crashed`` or ``not_run``.
    seconds : float
        On the clock.
    outputs : tuple of dict
        As nbformat stores them.
    count : int or None
        Execution number.
    detail : str
        For ``timed_out`` and ``crashed``: how it ended, in words.
    """

    outcome: CellOutcome
    seconds: float
    outputs: tuple[dict[str, Any], ...] = ()
    count: int | None = None
    detail: str = ""


class State:
    """A guest process, good until proven otherwise: one state of a notebook."""

    def __init__(
        self, sock: socket.socket, limits: Limits, family: set[State] | None = None
    ) -> None:
        self._sock = sock
        self._limits = limits
        # A process whose channel is closed ends, and its child with it: all states of a
        # submission are held until it is done.
        self._family = family if family is not None else set()
        self._family.add(self)

    def fork(self, family: set[State] | None = None) -> State:
        """Return a child that goes on from this state.

        Parameters
        ----------
        family : set of State, optional
            Which the child belongs to; this state's own where none is given.

        Raises
        ------
        Crashed
            If this process does not answer.
        """
        ours, theirs = socket.socketpair()
        child = State(ours, self._limits, self._family if family is None else family)
        try:
            self._sock.settimeout(VERB_S)
            frame = b'{"verb": "fork"}'
            socket.send_fds(
                self._sock,
                [wire.HEAD.pack(wire.MAGIC, len(frame), 0) + frame],
                [theirs.fileno()],
            )
            theirs.close()  # the child holds it now
            child._receive(time.monotonic() + VERB_S, 1 << 16)
        except (OSError, wire.WireError) as error:
            child.close()
            theirs.close()
            raise Crashed(_crash("the notebook", "it no longer answers")) from error
        return child

    def clear(self) -> str:
        """Clear the last child away; return how it had ended, in words."""
        try:
            answer, _ = self._ask({"verb": "clear"}, time.monotonic() + VERB_S, 1 << 16)
            return _ending(int(answer["status"]))
        except (wire.WireError, LookupError, TypeError, ValueError, OverflowError):
            return "it stopped answering"

    def open(self, directory: Path | None, files: Sequence[tuple[str, bytes]]) -> None:
        """Set the state's limits, shut it in and give it its files.

        Parameters
        ----------
        directory : Path or None
            Where it works; None for the place in its private root.
        files : sequence of (name, bytes)
            What lies there.
        """
        limits = {
            "cpu_s": self._limits.cpu_s,
            "memory_mib": self._limits.memory_mib,
            "file_mib": self._limits.file_mib,
            "open_files": self._limits.open_files,
            "processes": self._limits.processes,
        }
        message = {
            "verb": "open",
            "directory": str(directory) if directory else "",
            "files": [[name, len(data)] for name, data in files],
            "limits": limits,
        }
        try:
            blobs = [data for _, data in files]
            self._ask(message, time.monotonic() + START_S, 1 << 16, blobs)
        except wire.WireError as error:
            raise GuestError(f"the guest cannot open a submission: {error}") from error

    def run_cell(self, source: str, index: int, deadline: float) -> CellRun:
        """Run a cell in this very process.

        Parameters
        ----------
        source : str
            The cell.
        index : int
            Its place in the notebook.
        deadline : float
            ``time.monotonic()`` by which the whole submission must be done.

        Returns
        -------
        run : CellRun
            With outcome ``crashed`` where the process is gone; the caller asks its parent why.
        """
        start = time.monotonic()
        message = {
            "verb": "cell",
            "source": source,
            "index": index,
            "output_bytes": self._limits.output_kib * 1024,
        }
        until = min(start + stretched(self._limits.cell_wall_s), deadline)
        try:
            answer, _ = self._ask(message, until, MAX_CELL_ANSWER)
            outputs = tuple(clean_output(output) for output in answer["outputs"])
            outcome: CellOutcome = "ok" if answer["ok"] is True else "raised"
            count = int(answer["count"])
        except wire.LateError:
            return CellRun("timed_out", time.monotonic() - start)
        except (wire.WireError, LookupError, TypeError, ValueError, OverflowError):
            return CellRun("crashed", time.monotonic() - start)
        return CellRun(outcome, time.monotonic() - start, outputs, count)

    def call(
        self,
        function: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        count: bool,
        substitutes: Mapping[str, Callable[..., Any]],
        deadline: float,
    ) -> Call:
        """Call a function of the notebook in this very process.

        Raises
        ------
        StudentFault
            If it does not answer, or not with a value.
        """
        functions: dict[str, Callable[..., Any]] = {}
        tree, blobs = wire.pack((args, kwargs), functions)
        functions.update(substitutes)
        message = {
            "verb": "call",
            "function": function,
            "arguments": tree,
            "substitutes": list(substitutes),
            "count": count,
            "max_bytes": self._limits.reply_mib << 20,
        }
        try:
            self._send(message, blobs, deadline)
            answer, blob = self._answer_questions(functions, deadline)
            return self._call_of(answer, blob, function, args, kwargs)
        except wire.LateError as error:
            fields = {"function": function, "wall_s": self._limits.test_wall_s}
            raise TimedOut(Finding("timed_out", fields)) from error
        except wire.Closed:
            raise
        except (wire.WireError, LookupError, TypeError, ValueError, OverflowError) as error:
            fields = {"function": function, "how": "the reply breaks the agreed form"}
            raise Crashed(Finding("bad_reply", fields)) from error

    def close(self) -> None:
        """Let the process go."""
        self._family.discard(self)
        self._sock.close()

    def close_family(self) -> None:
        """Let go of every process of the submission."""
        for state in list(self._family):
            state.close()

    def _call_of(
        self,
        answer: dict[str, Any],
        blob: bytes,
        function: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Call:
        match answer["status"]:
            case "returned":
                names = [*(f"argument {i + 1}" for i in range(len(args))), *kwargs]
                changed = tuple(name for i, name in enumerate(names) if i in answer["changed"])
                value = wire.unpack(answer["value"], blob)
                bytecodes = int(answer["bytecodes"])
                return Call(function, args, kwargs, value, changed, bytecodes)
            case "missing":
                raise Missing(Finding("not_defined", {"function": function}))
            case "not_callable":
                raise Missing(Finding("not_callable", {"function": function}))
            case "too_large":
                how = f"it is larger than {self._limits.reply_mib} MiB"
                raise Crashed(Finding("bad_reply", {"function": function, "how": how}))
            case "raised":
                raise _raised(answer, function)
        raise wire.WireError("an unknown status")

    def _answer_questions(
        self, functions: Mapping[str, Callable[..., Any]], deadline: float
    ) -> tuple[dict[str, Any], bytes]:
        """Answer what the guest asks of the judge's functions until its own answer comes."""
        while True:
            answer, blob = self._receive(deadline, (self._limits.reply_mib + 1) << 20)
            if answer.get("status") != "ask":
                return answer, blob
            function = functions[answer["function"]]
            args, kwargs = wire.unpack(answer["arguments"], blob)
            try:
                tree, blobs = wire.pack(function(*args, **kwargs))
            except Exception:  # whatever a student passes may make a trusted function raise
                message = {"error": f"{answer['function']} cannot work with these arguments"}
                self._send(message, [], deadline)
            else:
                self._send({"value": tree}, blobs, deadline)

    def _ask(
        self,
        message: dict[str, Any],
        deadline: float,
        max_bytes: int,
        blobs: list[bytes] | None = None,
    ) -> tuple[dict[str, Any], bytes]:
        self._send(message, blobs or [], deadline)
        return self._receive(deadline, max_bytes)

    def _send(self, message: dict[str, Any], blobs: list[bytes], deadline: float) -> None:
        self._sock.settimeout(max(deadline - time.monotonic(), 0.001))
        wire.send(self._sock, message, blobs)

    def _receive(self, deadline: float, max_bytes: int) -> tuple[dict[str, Any], bytes]:
        message, blob, _ = wire.receive(self._sock, max_bytes=max_bytes, deadline=deadline)
        return message, blob


class Sandbox:
    """A warm zygote and the submissions that are opened in it, one after another."""

    def __init__(self, limits: Limits, warm: Sequence[str] = (), level: str = "process") -> None:
        self._level = Level(level)
        if self._level is not Level.FULL:  # the kernel counts all that its user runs
            limits = replace(limits, processes=limits.processes + _processes_of_this_user())
        self._limits = limits
        self._warm = tuple(warm)
        self._home = tempfile.TemporaryDirectory(prefix="autograder-")
        if self._level is Level.STRONG:
            Path(self._home.name).chmod(0o711)  # a guest that is no longer root passes through
        self._process: subprocess.Popen[bytes] | None = None
        self._zygote: State | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()
        self._home.cleanup()

    def stop(self) -> None:
        """End the zygote and everything that it started."""
        if self._zygote is not None:
            self._zygote.clear()
            self._zygote.close()
            self._zygote = None
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE_S)
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def submission(self, files: Sequence[tuple[str, bytes]] = ()) -> Iterator[State]:
        """Open a submission: a fresh fork in a directory of its own that is gone afterwards.

        Parameters
        ----------
        files : sequence of (name, bytes)
            What lies beside the notebook.

        Yields
        ------
        state : State
            Has run nothing yet.
        """
        zygote = self._started()
        with self._directory() as directory:
            try:
                root = zygote.fork(set())
            except Crashed:  # killed from within by an earlier submission: start another one
                self.stop()
                zygote = self._started()
                root = zygote.fork(set())
            try:
                root.open(directory, files)
                yield root
            finally:
                root.close_family()
                zygote.clear()

    @contextmanager
    def _directory(self) -> Iterator[Path | None]:
        """Make a directory for a submission, where it has no private root of its own."""
        if self._level is Level.FULL:
            yield None
            return
        with tempfile.TemporaryDirectory(
            dir=self._home.name, prefix="work-", ignore_cleanup_errors=True
        ) as name:
            if self._level is Level.STRONG:
                privileges.hand_over(Path(name))
            yield Path(name)

    def _started(self) -> State:
        if self._zygote is not None and self._process is not None and self._process.poll() is None:
            return self._zygote
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-I", "-B", "-m", "autograder.guest", str(theirs.fileno())]
        complaints = Path(self._home.name, "complaints")
        with complaints.open("wb") as stderr:
            self._process = subprocess.Popen(
                command,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                cwd=self._home.name,
                env=self._environment(),
                start_new_session=True,
            )
        theirs.close()
        zygote = State(ours, self._limits)
        work = PRIVATE_WORK if self._level is Level.FULL else self._home.name
        start = {
            "level": self._level.value,
            "work": str(work),
            "size_mib": self._limits.disk_mib,
            "warm": list(self._warm),
        }
        try:
            answer, _ = zygote._ask(start, time.monotonic() + START_S, 1 << 16)
            if answer.get("ok") is not True:
                zygote.close()
                raise refusal(self._level, str(answer.get("reason")))
        except wire.WireError as error:
            zygote.close()
            self._process.kill()
            self._process.wait()
            last = complaints.read_text("utf-8", "replace").strip().splitlines()[-1:]
            raise GuestError(
                f"the process for student code does not start: {(last or [str(error)])[0]}"
            ) from error
        self._zygote = zygote
        return zygote

    def _environment(self) -> dict[str, str]:
        """Return all that a guest knows of this machine: no token, no home, no course."""
        cache = Path("~/.cache/autograder/matplotlib").expanduser()
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": self._home.name,
            "TMPDIR": self._home.name,
            "LANG": "C.UTF-8",
            "IPYTHONDIR": self._home.name,
            "MPLCONFIGDIR": str(cache),
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
            "PYTHONHASHSEED": "0",
        }


def refusal(level: Level, reason: str) -> GuestError:
    """Return the error for a host that cannot hold student code as the course asks."""
    return GuestError(
        f"this machine does not offer {level.value!r} isolation ({reason}). See what it offers "
        "with: autograder doctor. A weaker level is your explicit choice: set isolation in "
        "course_config.py and read in SECURITY.md what it does not stop"
    )


def _processes_of_this_user() -> int:
    """Count processes and threads, as RLIMIT_NPROC does."""
    count = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if folder.stat().st_uid == os.getuid():
                count += sum(1 for _ in (folder / "task").iterdir())
    return count


def clean_output(output: Any) -> dict[str, Any]:
    """Return an output from the guest in the form of nbformat, or raise.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it is not an output.
    """
    match output["output_type"]:
        case "stream":
            name = "stderr" if output["name"] == "stderr" else "stdout"
            return {"output_type": "stream", "name": name, "text": _text(output["text"])}
        case "error":
            return {
                "output_type": "error",
                "ename": _text(output["ename"]),
                "evalue": _text(output["evalue"]),
                "traceback": [_text(line) for line in output["traceback"]],
            }
        case "display_data" | "execute_result" as kind:
            clean = {
                "output_type": kind,
                "data": _bundle(output["data"]),
                "metadata": _bundle(output["metadata"]),
            }
            if kind == "execute_result":
                clean["execution_count"] = int(output["execution_count"])
            return clean
    raise ValueError("not an output")


def _bundle(bundle: Any) -> dict[str, Any]:
    if type(bundle) is not dict:
        raise TypeError("a mime bundle is a dict")
    return {_text(key): value for key, value in bundle.items()}


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("text is asked for")
    return value.encode("utf-8", "replace").decode()  # a lone surrogate cannot be saved


def _raised(answer: dict[str, Any], function: str) -> Missing | Raised:
    """Name the exception and the line; never its text, which can carry hidden inputs."""
    if answer.get("stub") is True:
        return Missing(Finding("stub", {"function": function}))
    name = answer["type"]
    known = f"a {name}" if name in KNOWN_EXCEPTIONS else "an exception of the notebook's own"
    place = answer["place"]
    where = None if place is None else Place(int(place[0]), int(place[1]))
    return Raised(Finding("raised", {"function": function, "type": known, "line": ""}), where)


def _crash(function: str, how: str) -> Finding:
    return Finding("crashed", {"function": function, "how": how})


def _ending(status: int) -> str:
    """Put a wait status into words."""
    number = status & 0x7F
    if number == signal.SIGXCPU:
        return "it used up its computing time"
    if number == signal.SIGSEGV:
        return "a segmentation fault, as after very deep recursion or in compiled code"
    if number == signal.SIGXFSZ:
        return "it wrote more than it may"
    if number == signal.SIGKILL:
        return "it was stopped"
    if number:
        return f"signal {signal.Signals(number).name}"
    return f"the process left with exit status {status >> 8}"
