"""Writing a new course, or a new assignment of one, from the template; nothing is overwritten."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.config import FILE, NAME_RULE, is_name
from autograder.course import CourseDir
from autograder.errors import RecordError, UsageError
from autograder.files import with_remedy, write_atomically
from autograder.scaffold.entry import enter, template_entry

TEMPLATE = Path(__file__).parent / "course"
NBGRADER_CONFIG = TEMPLATE / "nbgrader_config.py"
FIRST = "ps1"
SAMPLE_ID, SAMPLE_TITLE = "sample-course", "A sample course"
CALLED = {"gitignore": ".gitignore"}  # under that name it would hold in this package, too
NOT_OURS = ("__pycache__", ".*")


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """What became of ``autograder new assignment``.

    Attributes
    ----------
    folder : Path
        Its authored files.
    entry : str
        Its lines for ``course_config.py``.
    entered : bool
        Whether they are in there already.
    """

    folder: Path
    entry: str
    entered: bool


def new_course(directory: Path) -> list[Path]:
    """Write a course of one small assignment that is complete.

    Parameters
    ----------
    directory : Path
        Made where there is none; its name becomes the course's id.

    Returns
    -------
    files : list of Path
        What was written, relative to `directory`.

    Raises
    ------
    UsageError
        If the name is no id, or a file is there already; nothing is written then.
    RecordError
        If the file system refuses.
    """
    root = directory.resolve()
    if not is_name(root.name):
        raise UsageError(f"{root.name!r} cannot be the course's id: {NAME_RULE}")
    files = {_place(path): path for path in _template_files()}
    for relative in files:
        for path in (root / relative, *(root / relative).parents):
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise UsageError(f"{path} is there already; nothing was written")
            if path == root:
                break
    for relative, path in files.items():
        text = path.read_text("utf-8").replace(SAMPLE_ID, root.name)
        text = text.replace(SAMPLE_TITLE, _title(root.name))
        write_atomically(root / relative, text, path.stat().st_mode & 0o777 | 0o644)
    return list(files)


def new_assignment(course_dir: CourseDir, name: str) -> NewAssignment:
    """Add an assignment to a course: its authored files, and its entry in ``course_config.py``.

    Raises
    ------
    UsageError
        If the name is none, or taken; nothing is written then.
    RecordError
        If the file system refuses.
    """
    _check_name(name)
    folder = course_dir.solutions(name)
    if any(assignment.name == name for assignment in course_dir.course.assignments):
        raise UsageError(f"{course_dir.root / FILE} lists {name} already")
    for path in (folder, course_dir.source(name).parent, course_dir.release(name).parent):
        if path.exists() or path.is_symlink():
            raise UsageError(f"{path} is there already; nothing was written")
    left = max(0.0, 100 - sum(a.weight for a in course_dir.course.assignments))
    entry = template_entry(TEMPLATE / FILE, name, left)
    _copy_folder(TEMPLATE / "solutions" / FIRST, folder)
    return NewAssignment(folder, entry, enter(course_dir, entry))


def _check_name(name: str) -> None:
    if not is_name(name):
        raise UsageError(f"{name!r} cannot be an assignment's name: {NAME_RULE}")
    found = importlib.util.find_spec(name)
    if found is not None and found.origin is not None:
        raise UsageError(
            f"{name!r} is the name of a Python module, and a suite is imported as "
            f"{name}.test_<exercise>; choose another one"
        )


def _template_files() -> Iterator[Path]:
    for path in sorted(TEMPLATE.rglob("*")):
        inside = path.relative_to(TEMPLATE).parts
        if path.is_file() and not any(p == NOT_OURS[0] or p[0] == "." for p in inside):
            yield path


def _place(path: Path) -> Path:
    """Return where a file of the template goes in a course."""
    return path.relative_to(TEMPLATE).with_name(CALLED.get(path.name, path.name))


def _title(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _copy_folder(template: Path, folder: Path) -> None:
    """Copy a folder as a whole or not at all."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as temporary:
            new = Path(temporary, folder.name)
            shutil.copytree(template, new, ignore=shutil.ignore_patterns(*NOT_OURS))
            new.rename(folder)
    except OSError as error:
        raise RecordError(f"cannot write {folder}: {with_remedy(error)}") from error
