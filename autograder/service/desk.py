"""The desk: admits checks by the course's rules, lets them take turns, and knows their answers.

All of it runs in one thread, the event loop's; only reading and judging, which take their
time, happen in others.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

from autograder.course import Assignment, Course
from autograder.errors import UnreadableNotebook
from autograder.faults import Finding
from autograder.report import Report
from autograder.service.answers import Check, answer_of, from_json, to_json
from autograder.service.judging import GivenBack, Judging
from autograder.service.ledger import Entry, Ledger
from autograder.service.line import Line
from autograder.service.refusals import Refused, come_back
from autograder.service.rules import Rules

MOST_TRIES = 2
LEAST_RETRY_S, MOST_RETRY_S, RESTART_S = 5, 300, 60
LOG = logging.getLogger("autograder.service")


class Desk:
    """Takes notebooks and gives answers.

    Parameters
    ----------
    course : Course
        Its rules are in ``course.checks``.
    ledger : Ledger
        Where everything is remembered.
    judging : Judging
        Who judges.
    """

    def __init__(self, course: Course, ledger: Ledger, judging: Judging) -> None:
        self._rules = Rules(course)
        self._bounds = course.checks
        self._ledger = ledger
        self._judging = judging
        self._line = Line()
        self._running: dict[str, asyncio.Task[None]] = {}  # by student
        self._changed: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._seconds = float(LEAST_RETRY_S)  # that a check takes, lately
        self._closing = asyncio.Event()
        # apart from the threads that read: else none would be left for these while all judge
        self._judges = ThreadPoolExecutor(self._bounds.running, "judging")

    def resume(self) -> None:
        """Go on with what an earlier service had not finished."""
        for entry in self._ledger.waiting():
            if entry.tries < MOST_TRIES:
                self._line.add(entry.student, entry.id)
            else:
                self._ledger.fail(entry, "the service ended each time while it ran")
        self._fill()

    @property
    def load(self) -> tuple[int, int]:
        """How many checks wait, and how many run."""
        return len(self._line), len(self._running)

    @property
    def is_closing(self) -> bool:
        """Whether nothing new is taken."""
        return self._closing.is_set()

    def admit(self, student: str, name: str) -> Assignment:
        """Tell whether a check would be taken, before anything is read of it.

        Raises
        ------
        Refused
            With the reason and what helps.
        """
        if self.is_closing:
            raise come_back(Finding("stopping"), RESTART_S)
        assignment = self._rules.assignment(name)
        self._rules.require_open(assignment, student)
        if self._line.count(student) >= self._bounds.waiting_per_student:
            raise Refused(
                429,
                Finding("checks_waiting", {"count": self._line.count(student)}),
                Finding("wait_for_answers"),
                self._retry_s(),
            )
        if len(self._line) >= self._bounds.waiting:
            raise come_back(Finding("busy", {"waiting": len(self._line)}), self._retry_s())
        return assignment

    async def take(self, student: str, assignment: Assignment, notebook: bytes) -> Check:
        """Let a check wait for its turn, or find an earlier one of the same work.

        Raises
        ------
        Refused
            With the reason and what helps.
        """
        try:
            key = await asyncio.to_thread(self._key, student, assignment, notebook)
        except UnreadableNotebook as error:
            why = Finding("unreadable", {"why": error.phrase})
            raise Refused(422, why, Finding("save_it")) from error
        if (same := self._ledger.same(student, key)) is not None:
            return self.check(student, same.id)
        self.admit(student, assignment.name)  # others may have come while it was read
        day = self._rules.today()
        attempts = self._ledger.attempts(student, assignment.name, day)
        self._rules.require_attempts(assignment, *attempts)
        entry = self._ledger.enter(student, assignment.name, day, key, notebook)
        self._line.add(student, entry.id)
        self._fill()
        return self.check(student, entry.id)

    def check(self, student: str, check: str) -> Check:
        """Return a student's check as it stands.

        Raises
        ------
        Refused
            If this student has none of this id.
        """
        entry = self._ledger.entry(check, student)
        counted, _ = self._ledger.attempts(student, entry.assignment, entry.day)
        return Check(
            id=entry.id,
            assignment=entry.assignment,
            state=entry.state,
            ahead=self._line.ahead(student, entry.id),
            attempts_left=self._rules.attempts_left(counted),
            answer=from_json(entry.answer) if entry.answer else None,
        )

    async def wait(self, student: str, check: str, seconds: float) -> Check:
        """Return a student's check when it is finished, or as it stands after some seconds."""
        found = self.check(student, check)
        if found.answer is None and found.state != "failed" and not self.is_closing:
            changed = self._changed[check]
            waits = [asyncio.ensure_future(e.wait()) for e in (changed, self._closing)]
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            for waiting in waits:
                waiting.cancel()
        return self.check(student, check)

    async def close(self, grace_s: float) -> None:
        """Take nothing new, let what runs finish, and give back what does not in time."""
        self._closing.set()
        running = list(self._running.values())
        if running:
            await asyncio.wait(running, timeout=grace_s)
        await asyncio.to_thread(self._judging.stop)
        await asyncio.gather(*self._running.values())
        self._judges.shutdown()

    def _key(self, student: str, assignment: Assignment, notebook: bytes) -> str:
        return self._judging.key(assignment, self._judging.read(assignment, student, notebook))

    def _fill(self) -> None:
        """Begin checks while there are free places."""
        while len(self._running) < self._bounds.running and not self.is_closing:
            if (turn := self._line.next(self._running)) is None:
                return
            student, check = turn
            self._running[student] = asyncio.create_task(self._run(student, check))

    async def _run(self, student: str, check: str) -> None:
        """Judge one check and free its place, whatever happens."""
        try:
            await self._judge(self._ledger.entry(check, student))
        except Exception:  # a ledger that cannot be written, or a bug: the others go on
            LOG.exception("check %s of %s was left; the next start goes on with it", check, student)
        finally:
            del self._running[student]
            self._changed.pop(check, asyncio.Event()).set()
            self._fill()

    async def _judge(self, entry: Entry) -> None:
        self._ledger.begin(entry)
        started = time.monotonic()
        try:
            report = await asyncio.get_running_loop().run_in_executor(
                self._judges, self._report, entry, self._ledger.notebook(entry.id)
            )
        except GivenBack:
            self._ledger.give_back(entry, "the service ends")
        except Exception as error:  # never the student's fault, whatever it is
            LOG.exception("check %s of %s failed", entry.id, entry.student)
            if entry.tries + 1 < MOST_TRIES:
                self._ledger.again(entry, str(error))
                self._line.add(entry.student, entry.id)
            else:
                self._ledger.fail(entry, str(error))
        else:
            self._seconds += 0.2 * (time.monotonic() - started - self._seconds)
            answer = to_json(answer_of(report))
            self._ledger.finish(entry, answer, counted=not report.not_judged)

    def _report(self, entry: Entry, notebook: bytes) -> Report:
        assignment = self._rules.assignment(entry.assignment)
        submission = self._judging.read(assignment, entry.student, notebook)
        return self._judging.judge(assignment, submission)

    def _retry_s(self) -> int:
        """Return when the line will be shorter, going by how long checks take lately."""
        seconds = len(self._line) * self._seconds / self._bounds.running
        return round(min(MOST_RETRY_S, max(LEAST_RETRY_S, seconds)))
