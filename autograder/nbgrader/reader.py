"""Reading submitted notebooks for nbgrader's commands as our own read them."""

from __future__ import annotations

import glob
from datetime import datetime
from pathlib import Path
from typing import Any

from nbformat.v4 import new_notebook
from nbgrader.converters import BaseConverter

from autograder.config import find_course
from autograder.nbgrader.lateness import read_stamp, time_of
from autograder.nbgrader.plain import PlainExporter


class TolerantExporter(PlainExporter):
    """Leaves reading what was handed in to our preprocessors, which take what nbformat does not.

    Odd ids, encodings and versions are read; what cannot be read at all, or lies there under
    another name, gets a Report that says why.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.parent, BaseConverter):
            self.parent.assignments = _notebooks(self.parent.coursedir)

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Return a notebook's text and resources after all preprocessors."""
        if not _is_handed_in(filename, resources):
            return super().from_filename(filename, resources, **kw)
        done: tuple[str, Any] = self.from_notebook_node(new_notebook(), resources, **kw)
        return done

    def time_of_folder(self, folder: str) -> datetime | None:
        """Return when the work in a folder was handed in, in UTC without a zone; None if unknown.

        What says no time counts as none, as in ``autograder grade``.
        """
        stamp = read_stamp(Path(folder))
        time = time_of(stamp)
        if stamp is not None and time is None:
            self.log.warning("%s: timestamp.txt holds no time", folder)
        return time


def _notebooks(coursedir: Any) -> dict[str, list[str]]:
    """Return the notebook that is looked for in each folder, whether or not it is there."""
    assignment = coursedir.assignment_id
    folders = coursedir.format_path(coursedir.submitted_directory, coursedir.student_id, assignment)
    return {
        folder: [f"{folder}/{assignment}.ipynb"]
        for folder in glob.glob(folders)  # noqa: PTH207  # spelled as nbgrader does
        if Path(folder).is_dir()
    }


def _is_handed_in(filename: str, resources: Any) -> bool:
    """Tell a student's notebook from what nbgrader has made of it."""
    names = (resources or {}).get("nbgrader")
    if names is None:
        return False
    submitted = find_course(Path.cwd()).submitted(names["assignment"], names["student"])
    return Path(filename).parent.resolve() == submitted.parent.resolve()
