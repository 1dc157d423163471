"""What is slow to start and kept for the next who needs the same, until nobody has for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


class Keepable(Protocol):
    """What can be kept: a judging process, alone or with what it works on."""

    @property
    def is_well(self) -> bool:
        """Whether it is of use still."""

    def end(self) -> None:
        """Let it go."""


T = TypeVar("T", bound=Keepable)


class Warm(Generic[T]):
    """Things that nobody uses at the moment, by key; may be used by several threads.

    Parameters
    ----------
    idle_s : float
        How long one is kept that nobody takes.
    """

    def __init__(self, idle_s: float) -> None:
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._idle: dict[T, tuple[str, threading.Timer]] = {}

    def take(self, key: str, make: Callable[[], T]) -> T:
        """Return a thing with a key: a warm one where there is one, else what `make` returns."""
        while (thing := self._take(key)) is not None:
            if thing.is_well:
                return thing
            thing.end()
        return make()

    def _take(self, key: str) -> T | None:
        with self._lock:
            found = next((thing for thing, (known, _) in self._idle.items() if known == key), None)
            if found is not None:
                self._idle.pop(found)[1].cancel()
        return found

    def put_back(self, key: str, thing: T) -> None:
        """Keep a thing for the next."""
        timer = threading.Timer(self._idle_s, self._expire, [thing])
        timer.daemon = True
        with self._lock:
            self._idle[thing] = (key, timer)
        timer.start()

    def end(self) -> None:
        """End all that is kept."""
        for thing in list(self._idle):
            self._expire(thing)

    def _expire(self, thing: T) -> None:
        with self._lock:
            kept = self._idle.pop(thing, None)
        if kept is not None:  # else it has been taken, or ended, in this very moment
            kept[1].cancel()
            thing.end()
