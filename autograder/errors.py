"""Every error that the engine raises on purpose.

::

    AutograderError
    ├── UsageError                 the command line asks for something that is not there
    ├── CourseError                the course is at fault; the instructor mends it
    │   ├── CourseConfigError      course_config.py: all faults at once, with file and line
    │   ├── NotebookSourceError    solutions/<ps>/notebook.py does not have the agreed form
    │   ├── PointsMismatch         config, notebook and suite disagree about points
    │   ├── SuiteError             a hidden suite cannot be loaded or fails by itself
    │   └── StaleBuild             a committed notebook is not what would be built now
    ├── HostError                  this machine is at fault; the operator mends it
    │   ├── GuestError             the process that runs student code cannot be started or reached
    │   └── RecordError            the gradebook or a report cannot be written
    └── UnreadableNotebook         the bytes of a submission are not a notebook

What a student's code does wrong is never one of these: it is a value, see
:mod:`autograder.faults`. An unreadable notebook is an error for the reader's
caller only; grading turns it into a report like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any


class AutograderError(Exception):
    """Any error that the engine raises on purpose."""


class UsageError(AutograderError):
    """The command line asks for something that is not there."""


class CourseError(AutograderError):
    """The course is at fault; the instructor mends it."""


class CourseConfigError(CourseError):
    """``course_config.py`` has faults; all of them are reported together."""

    def __init__(self, path: Path, faults: Iterable[tuple[int, str]]) -> None:
        super().__init__(path, tuple(faults))

    def __str__(self) -> str:
        path, faults = self.args
        return "\n".join(f"{path}:{line}: {fault}" for line, fault in faults)


class NotebookSourceError(CourseError):
    """An authored notebook does not have the agreed form."""

    def __init__(self, path: Path, cell: int | None, fault: str) -> None:
        super().__init__(path, cell, fault)

    def __str__(self) -> str:
        path, cell, fault = self.args
        return f"{path}: {fault}" if cell is None else f"{path}, cell {cell}: {fault}"


class PointsMismatch(CourseError):
    """Config, notebook and suite disagree about an exercise's points."""

    def __init__(self, exercise: str, config: float, where: str, marked: float) -> None:
        super().__init__(exercise, config, where, marked)

    def __str__(self) -> str:
        exercise, config, where, marked = self.args
        return f"{exercise}: course_config.py gives {config:g} points, {where} {marked:g}"


class SuiteError(CourseError):
    """A hidden suite cannot be loaded, or fails by its own fault."""


class StaleBuild(CourseError):
    """A committed notebook is not what would be built now."""


class HostError(AutograderError):
    """This machine is at fault; the operator mends it."""


class GuestError(HostError):
    """The process that runs student code cannot be started or reached."""


class RecordError(HostError):
    """The gradebook or a report cannot be written."""


class UnreadableNotebook(AutograderError):
    """The bytes of a submission are not a notebook; the phrase says why."""

    def __init__(self, code: str, **fields: Any) -> None:
        from autograder.faults import Phrase  # whoever reads notebooks; the others begin sooner

        super().__init__(code, fields)
        self.phrase = Phrase(code, fields)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(UnreadableNotebook, self.phrase.code, **self.phrase.fields), ()

    def __str__(self) -> str:
        from autograder.words import words_of

        return words_of("en").phrase(self.phrase)
