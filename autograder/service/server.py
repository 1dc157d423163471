"""The service as a process: it listens, and ends without losing anything."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import uvicorn

from autograder.course import Course, CourseDir
from autograder.errors import HostError
from autograder.service.app import make_app
from autograder.service.desk import Desk
from autograder.service.gate import Gate, Hub, HubPlace
from autograder.service.judging import Judging
from autograder.service.ledger import Ledger

GRACE_S = 20.0
LAST_ANSWERS_S = 5
MOST_CONNECTIONS = 2000
BACKLOG = 512


class Server(uvicorn.Server):
    """A uvicorn server that closes the desk while it can still answer."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End: what runs finishes or is given back, whoever waits is told, then all is closed."""
        await self._desk.close(GRACE_S)
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise HostError(f"cannot listen at {host}, port {port}: {error.strerror}") from error


def serve(course_dir: CourseDir, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until a signal says otherwise.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    host, port
        Where to listen, if no JupyterHub says otherwise; port 0 is any that is free.
    tell : callable
        Called with lines for the operator: what cannot be checked, and the address.

    Raises
    ------
    HostError
        If it cannot listen there, or another one serves this course.
    """
    place = HubPlace.from_environment()
    if place is not None and place.bind_url:
        bound = urlsplit(place.bind_url)
        host, port = bound.hostname or host, bound.port or port
    with Ledger(course_dir.ledger) as ledger, ledger.held(), _listen(host, port) as listening:
        judging = Judging(course_dir)
        for problem in judging.unbuilt():
            tell(f"not to be checked: {problem}")
        server = _server(course_dir.course, ledger, judging, place)
        prefix = place.prefix if place else "/"
        tell(f"http://{host}:{listening.getsockname()[1]}{prefix} (Ctrl-C ends it)")
        # uvicorn raises the signals again that have ended it; they have done their work then.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        server.run([listening])


def _server(course: Course, ledger: Ledger, judging: Judging, place: HubPlace | None) -> Server:
    desk = Desk(course, ledger, judging)
    app = make_app(
        desk,
        Gate(ledger, Hub(place) if place else None),
        course,
        prefix=place.prefix if place else "/",
    )
    config = uvicorn.Config(
        app,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=LAST_ANSWERS_S,
        server_header=False,
    )
    return Server(config, desk)
