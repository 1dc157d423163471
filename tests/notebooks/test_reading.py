"""From a file that was handed in to a Submission: whatever is there, one comes out."""

import json
import os
from pathlib import Path

import pytest

from autograder import store
from autograder.course import Course, CourseDir
from autograder.errors import StaleBuild
from autograder.notebooks.reading import read_frame, read_submission
from autograder.notebooks.submission import Submission
from autograder.report import Report

FRAME = {
    "cells": [
        {
            "cell_type": "code",
            "id": "f",
            "metadata": {"nbgrader": {"grade_id": "f", "grade": True, "points": 1}},
            "source": "# hidden tests",
        }
    ],
    "metadata": {},
}
RIGHT = json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1"}]})


def course_dir(root: Path) -> CourseDir:
    return CourseDir(root, Course(id="toy", title="Toy", assignments=()))


def handin(root: Path) -> Path:
    """Return where ada's notebook of ps1 belongs, with its folder made."""
    path = course_dir(root).submitted("ps1", "ada")
    path.parent.mkdir(parents=True)
    return path


def read(root: Path) -> Submission:
    path = course_dir(root).submitted("ps1", "ada")
    return read_submission(course_dir(root), "ps1", "ada", path, FRAME)


def test_a_good_notebook_brings_its_cells_and_files(tmp_path):
    path = handin(tmp_path)
    path.write_text(RIGHT)
    (path.parent / "data.csv").write_bytes(b"1,2")
    submission = read(tmp_path)
    assert (submission.assignment, submission.student) == ("ps1", "ada")
    assert [cell.source for cell in submission.cells] == ["x = 1", "# hidden tests"]
    assert submission.files == (("data.csv", b"1,2"),)
    assert submission.unreadable == ""


@pytest.mark.parametrize("place", [".", "..", "solutions/ps1", "submitted", "elsewhere"])
def test_what_lies_beside_a_notebook_among_the_course_s_own_is_not_read(tmp_path, place):
    root = tmp_path / "courses" / "toy"
    folder = root / place
    root.mkdir(parents=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "test_f.py").write_text("hidden")
    (folder / "complaint.ipynb").write_text(RIGHT)
    path = folder / "complaint.ipynb"
    submission = read_submission(course_dir(root), "ps1", "complaint", path, FRAME)
    assert submission.files == ()
    assert submission.notes[-1].startswith("no file beside the notebook was read")
    assert submission.cells[0].source == "x = 1"


def test_a_submitted_folder_that_is_a_link_to_the_hidden_tests_brings_none(tmp_path):
    hidden = tmp_path / "solutions" / "ps1"
    hidden.mkdir(parents=True)
    (hidden / "test_f.py").write_text("hidden")
    (hidden / "ps1.ipynb").write_text(RIGHT)
    path = course_dir(tmp_path).submitted("ps1", "ada")
    path.parent.parent.mkdir(parents=True)
    path.parent.symlink_to(hidden)
    assert read(tmp_path).files == ()


def test_a_notebook_outside_of_the_course_brings_its_files(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "x.csv").write_bytes(b"1")
    (folder / "complaint.ipynb").write_text(RIGHT)
    path = folder / "complaint.ipynb"
    submission = read_submission(course_dir(tmp_path / "toy"), "ps1", "x", path, FRAME)
    assert submission.files == (("x.csv", b"1"),)


def test_an_unreadable_notebook_gives_the_frame_the_reason_and_no_notes(tmp_path):
    handin(tmp_path).write_text("no notebook")
    submission = read(tmp_path)
    assert [cell.grade_id for cell in submission.cells] == ["f"]
    assert "not JSON" in submission.unreadable
    assert submission.notes == ()
    assert submission.files == ()


def test_a_folder_in_the_notebook_s_place_is_unreadable(tmp_path):
    handin(tmp_path).mkdir()
    assert read(tmp_path).unreadable.startswith("not a plain file")


def test_a_missing_folder_is_unreadable(tmp_path):
    assert read(tmp_path).unreadable == "there is no such file"


def test_a_notebook_under_another_name_is_named(tmp_path):
    path = handin(tmp_path)
    for name in ("d.ipynb", "a.ipynb", "c.ipynb", "b.ipynb"):
        (path.parent / name).write_text(RIGHT)
    assert read(tmp_path).unreadable == (
        "there is no ps1.ipynb; the folder holds a.ipynb, b.ipynb, c.ipynb"
    )


def test_a_name_that_is_not_utf_8_does_not_keep_the_report_from_being_saved(tmp_path):
    path = handin(tmp_path)
    Path(os.fsdecode(os.fsencode(path.parent) + b"/\xff.ipynb")).write_text(RIGHT)
    report = Report(
        assignment="ps1",
        student="ada",
        key="k",
        isolation="process",
        score=0.0,
        max_score=1.0,
        exercises=(),
        unreadable=read(tmp_path).unreadable,
    )
    store.save(course_dir(tmp_path), report)


def test_the_frame_is_the_released_notebook(tmp_path):
    path = course_dir(tmp_path).release("ps1")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(FRAME))
    assert read_frame(course_dir(tmp_path), "ps1") == FRAME


@pytest.mark.parametrize("text", [None, "", "{"])
def test_without_a_released_notebook_the_command_that_builds_it_is_named(tmp_path, text):
    path = course_dir(tmp_path).release("ps1")
    if text is not None:
        path.parent.mkdir(parents=True)
        path.write_text(text)
    with pytest.raises(StaleBuild, match="run: autograder build ps1"):
        read_frame(course_dir(tmp_path), "ps1")
