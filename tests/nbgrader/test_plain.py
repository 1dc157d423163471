"""What nbgrader is kept from copying, opening and waiting for."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files

from autograder.errors import UnreadableNotebook
from autograder.nbgrader.plain import MAX_LEFT_OUT, PlainExporter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a submission with a plain file, one in a folder, and a notebook."""
    made = tmp_path / "submitted" / "ada" / "ps1"
    (made / "data").mkdir(parents=True)
    for name in ("notes.txt", "data/numbers.csv", "ps1.ipynb"):
        (made / name).write_text("1")
    return made


@pytest.fixture
def converter(tmp_path: Path) -> Autograde:
    """Return what ``nbgrader autograde`` runs."""
    return Autograde(coursedir=CourseDirectory(root=str(tmp_path)))


def copied(converter: Autograde, folder: Path) -> set[str]:
    """Return the names of what nbgrader would copy, after what it does before."""
    converter.notebooks = [str(folder / "ps1.ipynb")]
    converter.run_pre_convert_hook()
    files = find_all_files(str(folder), [*converter.coursedir.ignore, "*.ipynb"])
    return {Path(path).relative_to(folder).as_posix() for path in files}


def test_links_pipes_and_sockets_are_not_copied(converter: Autograde, folder: Path) -> None:
    (folder / "data" / "link [1].txt").symlink_to("../notes.txt")
    (folder / "nowhere*").symlink_to("not there")
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "a\npipe")
    PlainExporter(parent=converter)
    assert copied(converter, folder) == {"notes.txt", "data/numbers.csv"}


def test_of_a_submission_that_holds_very_many_links_nothing_is_copied(
    converter: Autograde, folder: Path
) -> None:
    for number in range(MAX_LEFT_OUT + 1):
        (folder / f"link-{number}").symlink_to("notes.txt")
    PlainExporter(parent=converter)
    assert copied(converter, folder) == set()


def test_the_next_submission_is_not_looked_at_through_the_last_one_s_links(
    converter: Autograde, folder: Path
) -> None:
    before = list(converter.coursedir.ignore)
    other = folder.parents[1] / "bob" / "ps1"
    shutil.copytree(folder, other)
    (other / "notes.txt").unlink()
    (other / "notes.txt").symlink_to("data/numbers.csv")
    PlainExporter(parent=converter)
    assert copied(converter, other) == {"data/numbers.csv"}
    assert copied(converter, folder) == {"notes.txt", "data/numbers.csv"}
    assert converter.coursedir.ignore == before


def test_the_course_s_own_hook_is_called_still(converter: Autograde, folder: Path) -> None:
    said = []
    converter.pre_convert_hook = lambda **names: said.append(sorted(names))
    PlainExporter(parent=converter)
    copied(converter, folder)
    assert said == [["assignment", "notebooks", "student"]]


def test_a_time_is_read_from_a_plain_file_only(converter: Autograde, folder: Path) -> None:
    stamp = folder / "timestamp.txt"
    stamp.write_text("2026-11-20 10:00:00 UTC")
    PlainExporter(parent=converter)
    read = converter.coursedir.get_existing_timestamp
    assert read(str(folder)) == datetime(2026, 11, 20, 10)  # as nbgrader keeps it
    stamp.unlink()
    os.mkfifo(stamp)
    assert read(str(folder)) is None
    stamp.unlink()
    assert read(str(folder)) is None


def test_a_notebook_that_is_a_link_or_a_pipe_is_not_opened(folder: Path) -> None:
    notebook = folder / "ps1.ipynb"
    notebook.unlink()
    os.mkfifo(notebook)
    with pytest.raises(UnreadableNotebook):
        PlainExporter().from_filename(str(notebook))
