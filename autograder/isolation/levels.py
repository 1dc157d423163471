"""How well student code can be held: levels, strongest first."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """A set of layers that are used together; the value is what a Report says."""

    FULL = "full"
    BUBBLEWRAP = "bubblewrap"
    STRONG = "strong"
    PROCESS = "process"

    @property
    def meaning(self) -> str:
        """The layers, in words."""
        return _MEANING[self]

    @property
    def what_it_does_not_stop(self) -> tuple[str, ...]:
        """What hostile code can still do, for the operator who decides whether it will do."""
        return _NOT_STOPPED[self]


_ALWAYS = (
    "a flaw of the kernel itself",
    "using computing time and memory up to the limits, and noticing what else the machine does",
)
_MEANING = {
    Level.FULL: "namespaces, a private root, seccomp, no capabilities; Landlock where there is one",
    Level.BUBBLEWRAP: "namespaces and a private root by bubblewrap; Landlock and seccomp inside",
    Level.STRONG: "Landlock and seccomp, without namespaces",
    Level.PROCESS: "a process of its own with limits and a clean environment",
}
_NOT_STOPPED = {
    Level.FULL: _ALWAYS,
    Level.BUBBLEWRAP: (
        "holding the processes that it started until the submission is cleared away",
        "filling the disk under the working directory, file by file",
        *_ALWAYS,
    ),
    Level.STRONG: (
        "asking for names of files that it can guess, their sizes and dates, not their contents",
        "holding the processes that it started until the submission is cleared away",
        "filling the disk under the working directory, file by file",
        *_ALWAYS,
    ),
    Level.PROCESS: (
        "reading all that its user may: hidden tests, the gradebook, other submissions",
        "changing and deleting the same",
        "using the network",
        "ending other processes of its user, the judge included",
        "leaving processes and files behind",
        *_ALWAYS,
    ),
}
