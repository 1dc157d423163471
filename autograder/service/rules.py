"""What the course allows: which checks, how many a day, until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from autograder.course import Assignment, Course
from autograder.faults import Finding
from autograder.service.refusals import Refused


class Rules:
    """The rules of ``course_config.py``, each of which refuses with a reason and a remedy.

    Parameters
    ----------
    course : Course
        Its rules are in ``course.checks``.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._checks = course.checks
        self._zone = ZoneInfo(course.checks.time_zone)

    def assignment(self, name: str) -> Assignment:
        """Return an assignment that can be checked.

        Raises
        ------
        Refused
            If there is none of this name, or it is closed to checks.
        """
        found = next((a for a in self._course.assignments if a.name == name), None)
        if found is None or name in self._checks.closed:
            names = [a.name for a in self._course.assignments if a.name not in self._checks.closed]
            raise Refused(
                404,
                Finding("no_such_assignment", {"name": repr(name[:80])}),
                Finding("checks_there_are", {"names": ", ".join(names) or "–"}),
            )
        return found

    def require_open(self, assignment: Assignment, student: str) -> None:
        """Refuse a student whose deadline is over, where checks end with it."""
        deadline = self._course.deadline(assignment, student)
        if self._checks.after_deadline or deadline is None or self._now() <= deadline:
            return
        when = f"{deadline:%Y-%m-%d %H:%M %Z}"
        raise Refused(
            403,
            Finding("closed", {"assignment": assignment.name, "when": when}),
            Finding("ask_if_wrong"),
        )

    def attempts_left(self, counted: int) -> int:
        """Return how many attempts of a day are left."""
        return max(0, self._checks.attempts_per_day - counted)

    def require_attempts(self, assignment: Assignment, counted: int, not_counted: int) -> None:
        """Refuse a student who has used up the attempts of a day.

        Parameters
        ----------
        assignment : Assignment
            What is to be checked.
        counted, not_counted : int
            Checks of that day which count, and which do not because they failed by our fault.
        """
        most = self._checks.attempts_per_day
        if counted >= most:
            raise Refused(
                429,
                Finding("attempts_used_up", {"most": most, "assignment": assignment.name}),
                Finding("until_midnight"),
                self._seconds_to_midnight(),
            )
        if not_counted >= most:  # else whoever finds out how to make us fail could ask for ever
            raise Refused(
                503,
                Finding("our_fault", {"assignment": assignment.name}),
                Finding("not_your_work"),
                self._seconds_to_midnight(),
            )

    def today(self) -> str:
        """Return the day on which a check counts now."""
        return self._now().date().isoformat()

    def _now(self) -> datetime:
        return datetime.now(self._zone)

    def _seconds_to_midnight(self) -> int:
        tomorrow = (self._now() + timedelta(days=1)).date()
        midnight = datetime.combine(tomorrow, datetime.min.time(), self._zone)
        return round((midnight - datetime.now(UTC)).total_seconds())
