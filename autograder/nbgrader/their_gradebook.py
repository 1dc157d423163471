"""nbgrader's gradebook, closed also where it cannot be opened."""

from __future__ import annotations

from nbgrader.api import Gradebook


class TheirGradebook(Gradebook):
    """nbgrader's gradebook; where its constructor fails, it leaves nothing open.

    nbgrader's own has connected by then, and nobody has it to close it: the connection, and
    what it has locked, would stay until the garbage is collected.
    """

    def __init__(self, db_url: str, course_id: str) -> None:
        try:
            super().__init__(db_url, course_id)
        except BaseException:
            if hasattr(self, "db"):  # else there was no engine for this URL
                self.close()
            raise
