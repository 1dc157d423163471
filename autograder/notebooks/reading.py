"""From a file that was handed in to a Submission that can be judged."""

from __future__ import annotations

import json
from pathlib import Path

from autograder.course import CourseDir
from autograder.errors import StaleBuild, UnreadableNotebook
from autograder.faults import Phrase
from autograder.notebooks.authored import read_authored
from autograder.notebooks.submission import Notebook, Submission, restore
from autograder.notebooks.submitted import read_files, read_notebook, savable
from autograder.notebooks.text import checksum
from autograder.words import words_of

ALONE = "no file beside the notebook was read: it lies among the course's own"
LEFT_OUT = ("### BEGIN HIDDEN TESTS", "### BEGIN MARK SCHEME")


def read_frame(course_dir: CourseDir, assignment: str) -> Notebook:
    """Read the teacher's notebook of an assignment: the release, with its hidden asserts.

    Raises
    ------
    StaleBuild
        If it has not been built.
    """
    path = course_dir.release(assignment)
    try:
        frame: Notebook = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StaleBuild(
            f"{path} is not there or no notebook; run: autograder build {assignment}"
        ) from error
    _put_regions_back(frame, course_dir.notebook_source(assignment))
    return frame


def _put_regions_back(frame: Notebook, authored: Path) -> None:
    """Give locked cells the hidden asserts and mark schemes that the release left out."""
    hidden = {
        cell.grade_id: cell.source
        for cell in (read_authored(authored) if authored.is_file() else ())
        if any(marker in cell.source for marker in LEFT_OUT)
    }
    for cell in frame["cells"]:
        nbgrader = cell["metadata"].get("nbgrader", {})
        if nbgrader.get("grade_id") in hidden and not nbgrader.get("solution"):
            cell["source"] = hidden[nbgrader["grade_id"]]
            nbgrader["checksum"] = checksum(cell)


def read_submission(
    course_dir: CourseDir, assignment: str, student: str, path: Path, frame: Notebook
) -> Submission:
    """Read a notebook and what lies beside it.

    Whatever is there, the result is a Submission: one that cannot be read has
    no student cells and says why in ``unreadable``.
    """
    alone = False
    try:
        handin = read_notebook(path, course_dir.course.limits.notebook_mib << 20)
        alone = _is_among_the_course_s_own(path.parent, course_dir.root)
        files, unreadable = [] if alone else read_files(path.parent), ""
    except UnreadableNotebook as error:
        reason = _with_neighbours(error.phrase, path)
        handin, files = [], []
        unreadable = words_of(course_dir.course.language).phrase(reason)
    cells, notes = restore(frame, handin)
    if alone:
        notes += (ALONE,)
    return Submission(
        assignment=assignment,
        student=student,
        cells=cells,
        files=tuple(files),
        notes=() if unreadable else notes,
        unreadable=unreadable,
    )


def _is_among_the_course_s_own(folder: Path, root: Path) -> bool:
    """Tell whether beside a notebook lies what no student may read, such as hidden tests.

    A notebook that somebody complains about may be judged wherever it was put.
    """
    folder, root = folder.resolve(), root.resolve()
    if folder.is_relative_to(root / "submitted"):
        return folder == root / "submitted"
    return folder.is_relative_to(root) or root.is_relative_to(folder)


def _with_neighbours(reason: Phrase, path: Path) -> Phrase:
    """Name the notebooks that lie where the right one is missing."""
    if path.is_symlink() or path.exists() or not path.parent.is_dir():
        return reason
    others = sorted(savable(other.name) for other in path.parent.glob("*.ipynb"))
    return Phrase("not_there", {"name": path.name, "others": others[:3]})
