"""One guest process as the judge holds it: a state of a notebook that can be forked and asked.

All clocks run here. A guest that is late, dead or talks nonsense is a student fault.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course import Limits
from autograder.errors import GuestError
from autograder.faults import Crashed, Finding, Phrase, TimedOut
from autograder.guest import wire
from autograder.judge.judged import CellRun
from autograder.judge.replies import STOPPED, call_of, cell_run_of, ending
from autograder.judge.student import Call, Instance
from autograder.judge.watchdog import Watchdog
from autograder.overtime import Overtime, at_most

START_S = 60.0
VERB_S = 15.0
MAX_CELL_EXTRA = 1 << 20
SPARE = 0.05  # of its computing time that a test may lack, since the one before has used it
# What reading a reply that breaks the agreed form can raise.
NOT_AGREED = (
    wire.WireError,
    LookupError,
    AttributeError,
    MemoryError,
    TypeError,
    ValueError,
    OverflowError,
)
NO_ANSWER = Phrase("no_answer")


@dataclass(slots=True)
class Family:
    """What the states of one submission have in common.

    Attributes
    ----------
    opened : dict of int to CellRun
        Cells of the opening, by place, which had run before any of them was there.
    watchdog : Watchdog or None
        Watches the memory of all of them together.
    clock : callable
        Shows the seconds that all limits on the clock count in.
    members : set of State
        Held until the submission is done: a process whose channel is closed ends, and
        its child with it.
    killed : bool
        Whether one was killed, and nobody here can tell by whom.
    """

    opened: Mapping[int, CellRun] = field(default_factory=dict)
    watchdog: Watchdog | None = None
    clock: Callable[[], float] = time.monotonic
    members: set[State] = field(default_factory=set)
    killed: bool = False

    def lost(self, how: Phrase) -> None:
        """Note how a process has ended that neither was late nor had taken too much."""
        self.killed |= how in (STOPPED, NO_ANSWER)


class Changed(Exception):
    """An earlier test has left a trace in a process."""


class State:
    """A guest process, good until proven otherwise: one state of a notebook."""

    def __init__(self, sock: socket.socket, limits: Limits, family: Family | None = None) -> None:
        self._sock = sock
        self.limits = limits
        self.family = family if family is not None else Family()
        self._lent: list[Instance] = []
        self._calls = 0
        self.family.members.add(self)

    def fork(self, family: Family | None = None) -> State:
        """Return a child that goes on from this state.

        Parameters
        ----------
        family : Family, optional
            Which the child belongs to; this state's own where none is given.

        Raises
        ------
        Crashed
            If this process does not answer.
        """
        ours, theirs = socket.socketpair()
        child = State(ours, self.limits, self.family if family is None else family)
        try:
            self._sock.settimeout(VERB_S)
            frame = b'{"verb": "fork"}'
            socket.send_fds(
                self._sock,
                [wire.HEAD.pack(wire.MAGIC, len(frame), 0) + frame],
                [theirs.fileno()],
            )
            theirs.close()  # the child holds it now
            child._receive(child._now() + VERB_S, 1 << 16)
        except (OSError, wire.WireError) as error:
            child.close()
            theirs.close()
            child.family.lost(NO_ANSWER)
            raise Crashed(Finding("notebook_crashed", {"how": NO_ANSWER})) from error
        return child

    def clear(self) -> Phrase:
        """Clear the last child away; return how it had ended."""
        try:
            answer, _ = self.ask({"verb": "clear"}, self._now() + VERB_S, 1 << 16)
            return ending(int(answer["status"]))
        except NOT_AGREED:
            return NO_ANSWER

    def too_much(self) -> Phrase | None:
        """Say what the watchdog has ended since the last call; None for nothing."""
        return self.family.watchdog.verdict() if self.family.watchdog else None

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
            "cpu_s": self.limits.cpu_s,
            "memory_mib": self.limits.memory_mib,
            "file_mib": self.limits.file_mib,
            "open_files": self.limits.open_files,
            "processes": self.limits.processes,
        }
        message = {
            "verb": "open",
            "directory": str(directory) if directory else "",
            "files": [[name, len(data)] for name, data in files],
            "limits": limits,
        }
        try:
            blobs = [data for _, data in files]
            self.ask(message, self._now() + START_S, 1 << 16, blobs)
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
            What the clock shows when the whole submission must be done.

        Returns
        -------
        run : CellRun
            With outcome ``crashed`` where the process is gone; the caller asks its parent why.
        """
        start = time.monotonic()
        output_bytes = self.limits.output_kib << 10
        message = {
            "verb": "cell",
            "source": source,
            "index": index,
            "output_bytes": output_bytes,
        }
        until = min(self._now() + self.limits.cell_wall_s, deadline)
        try:
            # As JSON, one byte of output takes up to six.
            answer, _ = self.ask(message, until, 6 * output_bytes + MAX_CELL_EXTRA)
            return cell_run_of(answer, time.monotonic() - start, output_bytes)
        except wire.LateError:
            return CellRun("timed_out", time.monotonic() - start)
        except NOT_AGREED:
            return CellRun("crashed", time.monotonic() - start)

    def call(
        self,
        asked: Call,
        *,
        count: bool,
        substitutes: Mapping[str, Callable[..., Any]],
        deadline: float,
        first: bool = False,
    ) -> Call:
        """Call a function of the notebook in this very process.

        Parameters
        ----------
        asked : Call
            What to call.
        count : bool
            Whether to count bytecodes.
        substitutes : mapping of str to callable
            Functions that are answered from here.
        deadline : float
            What the clock shows when the answer must be there.
        first : bool
            Whether the process has served another test before this one: it is to look first
            whether that has left it as good as a new fork.

        Raises
        ------
        StudentFault
            If it does not answer, or not with a value.
        Changed
            If it was to look, and is not as it was.
        """
        function = asked.function
        if first:
            self._lent.clear()  # what one test has lent answers no other
        self._calls += 1
        functions: dict[str, Callable[..., Any]] = {}
        tree, blobs = wire.pack((asked.args, asked.kwargs), functions)
        functions.update(substitutes)
        message = {
            "verb": "call",
            "call": self._calls,
            "function": asked.name,
            "of": asked.of,
            "makes": asked.makes,
            "arguments": tree,
            "substitutes": list(substitutes),
            "count": count,
            "first": first,
            "spare_s": self._spare_s(),
            "max_bytes": self.limits.reply_mib << 20,
        }
        try:
            # What trusted functions are asked to compute is the student's to choose.
            within = at_most(self.limits.cpu_s, self.limits.memory_mib)
            with within if functions else nullcontext():
                self._send(message, blobs, deadline)
                answer, blob = self._answer_questions(functions, deadline)
                if first and answer["status"] == "changed":
                    raise Changed
                return call_of(answer, blob, asked, self.limits.reply_mib)
        except (wire.LateError, Overtime) as error:
            raise self.late(asked) from error
        except wire.Closed:
            raise
        except NOT_AGREED as error:
            fields = {"function": function, "how": Phrase("form_broken")}
            raise Crashed(Finding("bad_reply", fields)) from error

    def late(self, asked: Call) -> TimedOut:
        """Return the fault of a call that is not answered in time."""
        fields = {"function": asked.function, "wall_s": self.limits.test_wall_s}
        return TimedOut(Finding("timed_out", fields))

    def _spare_s(self) -> float:
        """Return how much a process may have computed when another test is to use it."""
        limits = self.limits
        return max(limits.cpu_s - limits.test_wall_s, SPARE * limits.cpu_s)

    def close(self) -> None:
        """Let the process go."""
        self.family.members.discard(self)
        self._sock.close()

    def close_family(self) -> None:
        """Let go of every process of the submission."""
        for state in list(self.family.members):
            state.close()

    def _answer_questions(
        self, functions: Mapping[str, Callable[..., Any]], deadline: float
    ) -> tuple[dict[str, Any], bytes]:
        """Answer what the guest asks of the judge's functions until its own answer comes."""
        while True:
            answer, blob = self._receive(deadline, (self.limits.reply_mib + 1) << 20)
            if answer["call"] != self._calls:
                raise wire.WireError("an answer to another call")
            if answer.get("status") != "ask":
                return answer, blob
            name, of = answer["function"], answer["of"]
            function = functions[name] if of is None else self._lent[of].method(name)
            args, kwargs = wire.unpack(answer["arguments"], blob)
            try:
                result = function(*args, **kwargs)
            except Exception:  # whatever a student passes may make a trusted function raise
                self._send({"error": f"{name} cannot work with these arguments"}, [], deadline)
                continue
            if isinstance(result, Instance):  # stays here; the guest gets its number
                self._lent.append(result)
                self._send({"object": len(self._lent) - 1}, [], deadline)
            else:
                tree, blobs = wire.pack(result)
                self._send({"value": tree}, blobs, deadline)

    def ask(
        self,
        message: dict[str, Any],
        deadline: float,
        max_bytes: int,
        blobs: list[bytes] | None = None,
    ) -> tuple[dict[str, Any], bytes]:
        """Send one request and wait for its answer.

        Raises
        ------
        WireError
            If there is none in time, or not in the agreed form.
        """
        self.tell(message, deadline, blobs)
        return self.hear(deadline, max_bytes)

    def tell(
        self, message: dict[str, Any], deadline: float, blobs: list[bytes] | None = None
    ) -> None:
        """Send one request; as :meth:`ask`."""
        self._send(message, blobs or [], deadline)

    def hear(self, deadline: float, max_bytes: int) -> tuple[dict[str, Any], bytes]:
        """Wait for the answer to what was told; as :meth:`ask`."""
        return self._receive(deadline, max_bytes, max_header=max_bytes)

    def _now(self) -> float:
        return self.family.clock()

    def _send(self, message: dict[str, Any], blobs: list[bytes], deadline: float) -> None:
        wire.send(self._sock, message, blobs, deadline=deadline, clock=self.family.clock)

    def _receive(
        self, deadline: float, max_bytes: int, max_header: int = wire.MAX_HEADER
    ) -> tuple[dict[str, Any], bytes]:
        message, blob, _ = wire.receive(
            self._sock,
            max_bytes=max_bytes,
            max_header=max_header,
            deadline=deadline,
            clock=self.family.clock,
        )
        return message, blob
