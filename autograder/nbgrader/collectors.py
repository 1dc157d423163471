"""nbgrader's ``zip_collect`` for the ZIP files that Canvas and Moodle make of submissions.

``nbgrader zip_collect ps1 --collector=autograder.nbgrader.collectors.CanvasCollector``

The latest version of a file is collected. Earlier ones stay where nbgrader put
them, in ``downloaded/<ps>/extracted/`` and in the ZIP files beside it. Neither
system writes the time of a submission into a file's name, so none is made up:
where it matters, write it into ``timestamp.txt``.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from nbgrader.plugins import FileNameCollectorPlugin

from autograder.grades import Student
from autograder.nbgrader.config import find_alembic
from autograder.nbgrader.roster import student_of
from autograder.nbgrader.their_gradebook import TheirGradebook

# name_LATE_user_attachment_file, where name and LATE may be missing and an anonymous
# assignment has anon_xyz for a user; Canvas takes care that no name looks like a number
CANVAS = re.compile(
    r"(?:(?P<name>.*?)_)??(?:(?P<late>LATE|late)_)?"
    r"(?P<user>[0-9]+|anon_[A-Za-z0-9]+)_(?P<attachment>[0-9]+)_(?P<file>.+)",
    re.DOTALL,
)
# name_number_assignsubmission_file, then _ and the file's name, or a folder (Moodle 3.1 on) with
# or without _ (before and since 4.1)
MOODLE = re.compile(
    r"(?P<name>[^_]*)_(?P<number>[0-9]+)_assignsubmission_file(?:_(?P<file>.*))?", re.DOTALL
)
# what Canvas appends to a file handed in again (-1), and browsers to one downloaded again ( (1))
AGAIN = re.compile(r"(?P<stem>.+?)(?:-[0-9]+| ?\([0-9]+\))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a path says.

    Attributes
    ----------
    student : str
        nbgrader's id.
    file : str
        Path within the submission.
    version : tuple of int
        Greater for a later one.
    is_late : bool
        Whether it is marked as late.
    """

    student: str
    file: str
    version: tuple[int, ...]
    is_late: bool = False


class LmsCollector(FileNameCollectorPlugin):
    """Base of the collectors: of several versions of a file, the latest."""

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return whose and what a file is; None for what is none or not the latest."""
        path = Path(submitted_file)
        found = self._found.get(path)
        if found is None:
            return None
        latest = self._latest[found.student, found.file]
        if path != latest:
            self.log.warning(
                "%s is an earlier version of %s and stays where it is", path.name, latest.name
            )
            return None
        if found.is_late:
            self.log.warning(
                "%s was late with %s; the file does not say how much: write the time into "
                "submitted/%s/%s/timestamp.txt",
                *(found.student, found.file, found.student, self._assignment),
            )
        return {"student_id": found.student, "file_id": found.file}

    @abstractmethod
    def find(self, path: PurePosixPath, arrived: int) -> Found | None:
        """Read a path within ``extracted/``; `arrived` is when its ZIP was put there, in ns."""

    @property
    def _assignment(self) -> str:
        return str(self.parent.coursedir.assignment_id)

    @cached_property
    def _found(self) -> dict[Path, Found]:
        """Everything that can be read, by path; one look at the whole folder."""
        root, archives = self._folder("extracted"), self._folder("archive")
        found = {}
        for path in sorted(root.rglob("*")):
            if path.suffix in self.valid_ext and path.is_file() and not path.is_symlink():
                inside = PurePosixPath(path.relative_to(root).as_posix())
                one = self.find(inside, _arrived(archives, inside, path))
                if one is not None:
                    found[path] = one
        return found

    @cached_property
    def _latest(self) -> dict[tuple[str, str], Path]:
        ordered = sorted(self._found.items(), key=lambda item: (item[1].version, item[0]))
        return {(found.student, found.file): path for path, found in ordered}

    def _folder(self, step: str) -> Path:
        app = self.parent
        folder = app.collect_directory_structure.format(
            downloaded=app.downloaded_directory,
            assignment_id=app.coursedir.assignment_id,
            collect_step=getattr(app, f"{step}_directory"),
        )
        return Path(app.coursedir.root, folder)

    @cached_property
    def _roster(self) -> list[Student]:
        find_alembic()
        coursedir = self.parent.coursedir
        with TheirGradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            return [student_of(row) for row in gradebook.students]

    def _whole(self, file: str) -> str:
        """Return a notebook's name as it was released, where it was only numbered on the way."""
        path = PurePosixPath(file)
        again = AGAIN.fullmatch(path.stem)
        if path.suffix == ".ipynb" and again and again["stem"] == self._assignment:
            return str(path.with_name(f"{again['stem']}.ipynb"))
        return str(path)


class CanvasCollector(LmsCollector):
    """For *Download submissions* of a Canvas assignment.

    A student is found by the roster's ``lms_user_id``, which is Canvas's number
    for them; who is not there gets that number for an id.
    """

    def find(self, path: PurePosixPath, arrived: int) -> Found | None:
        """Read a file's name; of several uploads, Canvas numbers the later one higher."""
        parts = CANVAS.fullmatch(path.name)
        if parts is None:
            return None
        known = [s.id for s in self._roster if s.lms_id == parts["user"]]
        return Found(
            student=known[0] if len(known) == 1 else parts["user"],
            file=self._whole(parts["file"]),
            version=(int(parts["attachment"]), arrived),
            is_late=parts["late"] is not None,
        )


class MoodleCollector(LmsCollector):
    """For *Download all submissions* of a Moodle assignment.

    A student is found by a full name that only one on the roster has. Everybody else gets
    for an id Moodle's number for them, which is another one in each assignment.
    """

    def find(self, path: PurePosixPath, arrived: int) -> Found | None:
        """Read the part of a path that Moodle named; of several downloads, the last one counts."""
        for place, part in enumerate(path.parts):
            parts = MOODLE.fullmatch(part)
            if parts is None:
                continue
            file = PurePosixPath(parts["file"] or "", *path.parts[place + 1 :])
            return Found(
                student=self._student(parts["name"], parts["number"]),
                file=self._whole(str(file)),
                version=(arrived,),
            )
        return None

    def _student(self, name: str, number: str) -> str:
        known = [s.id for s in self._roster if _same(s.full_name, name)]
        return known[0] if len(known) == 1 else number


def _arrived(archives: Path, inside: PurePosixPath, path: Path) -> int:
    """Return when the ZIP that a file came in was put there: the later download counts."""
    for archive in _archives(archives, inside):
        return archive.stat().st_mtime_ns
    return path.stat().st_mtime_ns


def _archives(archives: Path, inside: PurePosixPath) -> Iterator[Path]:
    top = inside.parts[0]
    yield from (path for path in archives.glob("*") if path.is_file() and path.stem == top)


def _same(a: str, b: str) -> bool:
    """Compare names as Moodle writes them into a file's name: no underscores, one space."""
    return " ".join(a.replace("_", " ").split()).casefold() == " ".join(b.split()).casefold()
