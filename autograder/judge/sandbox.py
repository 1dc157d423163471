"""The sandbox: a warm zygote, held as the course asks, and submissions opened in it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import autograder
from autograder.course import Limits
from autograder.errors import GuestError
from autograder.faults import Crashed
from autograder.guest import wire
from autograder.isolation import Level, bubblewrap, private_root, privileges
from autograder.judge.judged import CellRun
from autograder.judge.opening import Opening
from autograder.judge.patience import Clock
from autograder.judge.replies import cell_run_of
from autograder.judge.state import START_S, Family, State
from autograder.judge.watchdog import Watchdog
from autograder.judge.zygote import PACKAGES, Zygote, font_cache

# Levels at which a guest writes on the host's own disk, as a user who is never root.
SHARING = (Level.BUBBLEWRAP, Level.STRONG)
PRIVATE_WORK = Path("/home/student")
GRACE_S = 1.0
ROOM = 8  # times a submission's processes: what others of this user may start meanwhile
NO_OPENING = Opening()
MAX_OPENED = 1 << 26


class Sandbox:
    """A warm zygote and the submissions that are opened in it, one after another.

    Parameters
    ----------
    limits : Limits
        Of each submission.
    warm : sequence of str
        Modules that the zygote imports.
    level : str
        How student code is held.
    opening : Opening
        Trusted cells that the zygote runs; submissions that begin with them need not.
    zygote : Zygote, optional
        One that has a head start.
    """

    def __init__(
        self,
        limits: Limits,
        warm: Sequence[str] = (),
        level: str = "process",
        opening: Opening = NO_OPENING,
        zygote: Zygote | None = None,
    ) -> None:
        self.level = Level(level)
        self._most: int | None = None
        if self.level is not Level.FULL:  # the kernel counts all that its user runs
            self._most = limits.processes
            room = ROOM * limits.processes + _processes_of_this_user()
            limits = replace(limits, processes=room)
        self._limits = limits
        self._warm = tuple(warm)
        self.opening = opening
        self._opened: dict[int, CellRun] = {}
        self._zygote = zygote or Zygote()
        if self.level is Level.BUBBLEWRAP:
            self._zygote.end()  # it was not started inside
        if self.level in SHARING:
            self._zygote.home.chmod(0o711)  # a guest that is no longer root passes through
        self._root: State | None = None
        self._is_warm = False

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exception: object) -> None:
        with self._zygote:
            self.stop()

    def stop(self) -> None:
        """End the zygote and everything that it started."""
        if self._root is not None:
            if self._is_warm:  # else nothing of a student is in it
                self._root.clear()
            self._root.close()
            self._root = None
        self._zygote.end(GRACE_S if self._is_warm else 0.0)
        self._is_warm = False

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
                root = zygote.fork(Family(self._opened))
            except Crashed:  # killed from within by an earlier submission: start another one
                self.stop()
                zygote = self._started()
                root = zygote.fork(Family(self._opened))
            try:
                root.open(directory, files)
                with self._watched(root.family):
                    yield root
            finally:
                root.close_family()
                zygote.clear()

    @contextmanager
    def _watched(self, family: Family) -> Iterator[None]:
        """Watch the time and the memory of a submission."""
        assert self._zygote.process is not None
        pid = self._zygote.process.pid
        family.clock = Clock(pid)
        memory_mib = self._limits.submission_memory_mib
        watchdog = Watchdog(pid, memory_mib, family.clock, self._most)
        with watchdog as family.watchdog:
            yield

    @contextmanager
    def _directory(self) -> Iterator[Path | None]:
        """Make a directory for a submission, where it has no private root of its own."""
        if self.level is Level.FULL:
            yield None
            return
        with tempfile.TemporaryDirectory(
            dir=self._zygote.home, prefix="work-", ignore_cleanup_errors=True
        ) as name:
            if self.level in SHARING:
                privileges.hand_over(Path(name))
            yield Path(name)

    def start(self) -> None:
        """Let the zygote warm up, without waiting for it; the first submission would do so, too.

        Raises
        ------
        GuestError
            If it cannot even be started.
        """
        if self._root is not None:
            return
        if self._zygote.process is None:
            self._zygote.start(self._prefix())
        self._root = State(self._zygote.channel, self._limits)
        work = PRIVATE_WORK if self.level is Level.FULL else self._zygote.home
        start = {
            "level": Level.STRONG if self.level is Level.BUBBLEWRAP else self.level,
            "work": str(work),
            "size_mib": self._limits.disk_mib,
            "warm": list(self._warm),
            "opening": self.opening.cells,
            "output_bytes": self._limits.output_kib << 10,
        }
        with suppress(wire.WireError):  # if it is dead, waiting for it will say so
            self._root.tell(start, time.monotonic() + START_S)

    def has_opened(self) -> bool:
        """Tell whether the zygote has run the opening and nothing of it is missing in forks.

        A cell that raised, started a thread or left a file must run in each submission anew.
        """
        self._started()
        return bool(self._opened)

    def _started(self) -> State:
        """Return the zygote, warm and shut in."""
        if self._root is not None and self._is_warm and self._is_alive():
            return self._root
        if self._is_warm:
            self.stop()
        self.start()
        assert self._root is not None
        try:
            answer, _ = self._root.hear(time.monotonic() + START_S, MAX_OPENED)
            if answer.get("ok") is not True:
                raise refusal(self.level, str(answer.get("reason")))
            self._opened = _opened(answer, self._limits.output_kib << 10)
        except wire.WireError as error:
            raise GuestError(
                f"the process for student code does not start: {self._zygote.last_words() or error}"
            ) from error
        else:
            self._is_warm = True
            return self._root
        finally:
            if not self._is_warm:
                self.stop()

    def _is_alive(self) -> bool:
        return self._zygote.process is not None and self._zygote.process.poll() is None

    def _prefix(self) -> list[str]:
        """Return the program that starts the zygote, where the course asks for one."""
        if self.level is not Level.BUBBLEWRAP:
            return []
        readable = [*private_root.interpreter_paths(), PACKAGES / autograder.__name__]
        try:
            return bubblewrap.command(readable, [self._zygote.home, font_cache()])
        except OSError as error:
            raise refusal(self.level, str(error)) from error


def _opened(answer: dict[str, Any], output_bytes: int) -> dict[int, CellRun]:
    runs = {
        one["index"]: cell_run_of(one, one["seconds"], output_bytes) for one in answer["opened"]
    }
    usable = answer["traceless"] and all(run.outcome == "ok" for run in runs.values())
    return runs if usable else {}


def refusal(level: Level, reason: str) -> GuestError:
    """Return the error for a host that cannot hold student code as the course asks."""
    return GuestError(
        f"this machine does not offer {level.value!r} isolation ({reason}). See what it offers "
        "with: autograder doctor. A weaker level is your explicit choice: set isolation in "
        "course_config.py (or isolate(c, isolation=...) in nbgrader_config.py) and read in "
        "SECURITY.md what it does not stop"
    )


def _processes_of_this_user() -> int:
    """Count processes and threads, as RLIMIT_NPROC does."""
    count = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if folder.stat().st_uid == os.getuid():
                count += sum(1 for _ in (folder / "task").iterdir())
    return count
