"""Only plain files of what was handed in reach nbgrader: no link is followed, no pipe waited for.

nbgrader copies what lies beside a notebook, reads when it was handed in and opens the
notebook before any preprocessor is asked. A link to a solution would be copied to where
student code can read it, a pipe or a device would keep the command for ever.
"""

from __future__ import annotations

import glob
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import BaseConverter

from autograder.errors import UnreadableNotebook
from autograder.nbgrader.lateness import TIMESTAMP

MAX_LEFT_OUT = 100  # nbgrader compares each of its files with each name in this list


class PlainExporter(NotebookExporter):
    """Has the command it exports for take plain files only.

    It is the one thing of ours that nbgrader makes before it looks at a submission, and it
    knows the command, its parent.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.parent, BaseConverter):
            self._course_s_hook = self.parent.pre_convert_hook
            self.parent.pre_convert_hook = self._leave_out
            self.parent.coursedir.get_existing_timestamp = self.time_of_folder

    def from_filename(self, filename: str, *args: Any, **kwargs: Any) -> tuple[str, Any]:
        """Return a notebook's text and resources after all preprocessors.

        Raises
        ------
        UnreadableNotebook
            If it is no plain file; nbgrader says so and goes on with the next student.
        """
        if not _is_plain(filename):
            raise UnreadableNotebook("no_plain_file")
        done: tuple[str, Any] = super().from_filename(filename, *args, **kwargs)
        return done

    def time_of_folder(self, folder: str) -> datetime | None:
        """Return when the work in a folder was handed in, in UTC without a zone; None if unknown.

        What says no time makes nbgrader refuse the submission.
        """
        if not _is_plain(f"{folder}/{TIMESTAMP}"):
            return None
        coursedir = self.parent.coursedir
        found: datetime | None = type(coursedir).get_existing_timestamp(coursedir, folder)
        return found

    def _leave_out(self, notebooks: list[str], **names: str) -> None:
        """Tell nbgrader what not to copy of the submission that it is about to convert."""
        coursedir = self.parent.coursedir
        ignored = [pattern for pattern in coursedir.ignore if not isinstance(pattern, _LeftOut)]
        folder = str(Path(notebooks[0]).parent)
        paths = _not_plain(folder)
        if len(paths) > MAX_LEFT_OUT:
            self.log.warning("%s holds many links or pipes: no file of it is copied", folder)
            paths = [folder]
        coursedir.ignore = ignored + [_LeftOut(glob.escape(path)) for path in paths]
        if self._course_s_hook is not None:
            self._course_s_hook(notebooks=notebooks, **names)


class _LeftOut(str):
    """A path of one submission in nbgrader's list of patterns, where it is not to stay."""

    __slots__ = ()


def _not_plain(folder: str) -> list[str]:
    """Return the paths of links, pipes and devices, spelled as nbgrader does."""
    return [
        path
        for directory, _, names in os.walk(folder)
        for path in (f"{directory}/{name}" for name in names)
        if not _is_plain(path)
    ]


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(Path(path).lstat().st_mode)
    except OSError:
        return False
