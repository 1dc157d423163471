"""Late work: when it was handed in, and what that costs by the course's policy."""

from __future__ import annotations

import math
import re
from datetime import datetime
from pathlib import Path

from autograder.course import LatePolicy
from autograder.errors import UnreadableNotebook
from autograder.notebooks.submitted import MAX_FILE_BYTES, bytes_of

DAY = 86400
TIMESTAMP = "timestamp.txt"
STAMP = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?)(?: UTC)?")


def late_percent(policy: LatePolicy, assignment: str, student: str, seconds_late: float) -> float:
    """Return what being late costs, in percent of the points that were earned.

    Parameters
    ----------
    policy : LatePolicy
        The course's.
    assignment, student : str
        What and whose, for extensions.
    seconds_late : float
        After the assignment's deadline.
    """
    over = seconds_late - extension_of(policy, assignment, student)
    if over <= policy.grace_minutes * 60:
        return 0.0
    return min(policy.cap_percent, policy.percent_per_day * math.ceil(over / DAY))


def late_points(
    policy: LatePolicy, assignment: str, student: str, score: float, seconds_late: float
) -> float | None:
    """Return the points that are taken off a score, never more than it; None where it is none."""
    percent = late_percent(policy, assignment, student, seconds_late)
    return min(round(score * percent / 100, 2), score) or None


def extension_of(policy: LatePolicy, assignment: str, student: str) -> float:
    """Return by how many seconds a student's deadline is later."""
    return policy.extension_days_of(assignment, student) * DAY


def read_stamp(folder: Path) -> bytes | None:
    """Read what a submission's ``timestamp.txt`` holds; a link is not followed."""
    try:
        return bytes_of(folder / TIMESTAMP, MAX_FILE_BYTES)
    except (OSError, UnreadableNotebook):
        return None


def time_of(stamp: bytes | None) -> datetime | None:
    """Return the time that a ``timestamp.txt`` says, see :func:`handed_in`; None where none is."""
    try:
        return None if stamp is None else handed_in(stamp.decode())
    except UnicodeDecodeError:
        return None


def handed_in(text: str) -> datetime | None:
    """Read what ``timestamp.txt`` says as nbgrader does: a time in UTC, without a zone.

    Returns
    -------
    time : datetime or None
        None where it says nothing that can be read.
    """
    text = text.strip()
    if not text:
        return None
    stamp = STAMP.fullmatch(text)
    try:
        if stamp is not None:
            return datetime.fromisoformat(stamp[1])
        from nbgrader.utils import parse_utc  # all other forms and zones; takes seconds to import

        found: datetime = parse_utc(text)
    except (ValueError, OverflowError):
        return None
    return found
