"""Why a request is not served: said to the student with what helps."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.faults import Finding
from autograder.words import Words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a request was not served.

    Attributes
    ----------
    code : str
        The same word for the same reason, for programs.
    message : str
        The reason, for people.
    remedy : str
        What helps.
    """

    code: str
    message: str
    remedy: str


class Refused(Exception):
    """A request that is not served; becomes an HTTP answer with a :class:`Problem`.

    Parameters
    ----------
    status : int
        Of HTTP.
    why, remedy : Finding
        The reason, whose code is the problem's, and what helps.
    retry_after_s : int, optional
        When it makes sense to come again.
    """

    def __init__(
        self, status: int, why: Finding, remedy: Finding, retry_after_s: int | None = None
    ) -> None:
        super().__init__(status, why, remedy, retry_after_s)
        self.status = status
        self.retry_after_s = retry_after_s
        self._why, self._remedy = why, remedy

    def problem(self, words: Words) -> Problem:
        """Put it into words."""
        return Problem(
            code=self._why.code, message=words.say(self._why), remedy=words.say(self._remedy)
        )

    def __str__(self) -> str:
        return words_of("en").say(self._why)


def come_back(why: Finding, seconds: int) -> Refused:
    """Return a refusal for now, which costs no attempt."""
    return Refused(503, why, Finding("come_back", {"seconds": seconds}), seconds)
