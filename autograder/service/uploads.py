"""Reading what is posted, within bounds."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from autograder.faults import Finding
from autograder.service.refusals import Refused, come_back

UPLOAD_S = 60.0
MOST_UPLOADS = 32


class Uploads:
    """Reads what is posted, within bounds: of each request, of each student and of all.

    Parameters
    ----------
    most_bytes : int
        Of one notebook.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._reading: set[str] = set()

    async def read(self, student: str, request: Request) -> bytes:
        """Return the body of a request.

        Raises
        ------
        Refused
            If it is too large (before it is read, where its size is said), too slow, or one of
            too many at a time.
        """
        if int(request.headers.get("content-length", 0)) > self._most_bytes:  # digits, by h11
            raise self._too_large()
        if student in self._reading or len(self._reading) >= MOST_UPLOADS:
            raise come_back(Finding("uploads"), 5)
        self._reading.add(student)
        try:
            async with asyncio.timeout(UPLOAD_S):
                return await self._body(request)
        except TimeoutError as error:
            why = Finding("too_slow", {"seconds": UPLOAD_S})
            raise Refused(408, why, Finding("clear_outputs")) from error
        finally:
            self._reading.discard(student)

    async def _body(self, request: Request) -> bytes:
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > self._most_bytes:
                raise self._too_large()
        return bytes(body)

    def _too_large(self) -> Refused:
        why = Finding("too_large", {"mib": self._most_bytes >> 20})
        return Refused(413, why, Finding("clear_outputs"))
