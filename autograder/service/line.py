"""Who is next: students take turns, however much one of them asks for."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Container


class Line:
    """Checks that wait: each student's in order, students in turn."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, deque[str]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def count(self, student: str) -> int:
        """Return how many checks of a student wait."""
        return len(self._waiting.get(student, ()))

    def add(self, student: str, check: str) -> None:
        """Let a check wait; a student who has none there goes to the end."""
        self._waiting.setdefault(student, deque()).append(check)

    def next(self, busy: Container[str]) -> tuple[str, str] | None:
        """Take the student whose turn it is, and their check; who is `busy` is passed over."""
        student = next((student for student in self._waiting if student not in busy), None)
        if student is None:
            return None
        checks = self._waiting[student]
        check = checks.popleft()
        self._waiting.move_to_end(student)
        if not checks:
            del self._waiting[student]
        return student, check

    def ahead(self, student: str, check: str) -> int:
        """Return how many checks have their turn before one that waits; 0 if it does not."""
        own = self._waiting.get(student, deque())
        if check not in own:
            return 0
        round_ = own.index(check)
        students = list(self._waiting)
        place = students.index(student)
        before = [
            min(len(self._waiting[other]), round_ + (index < place))
            for index, other in enumerate(students)
            if other != student
        ]
        return round_ + sum(before)
