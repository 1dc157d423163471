"""Building the source notebook, and holding the authored one to the agreed form."""

import json
from pathlib import Path

import jupytext
import nbformat
import pytest

from autograder.config import load_course
from autograder.course import Assignment
from autograder.errors import NotebookSourceError, PointsMismatch
from autograder.notebooks.build import source_notebook

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT / "course_config.py")
ASSIGNMENTS = [pytest.param(assignment, id=assignment.name) for assignment in COURSE.assignments]

ASSIGNMENT = Assignment(
    name="ps1",
    title="Toy",
    weight=1,
    exercises={"f": 5},
    written={"why": 3},
    cells={"plain": 2},
)
RIGHT = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Größe

# %% nbgrader={"grade": false, "grade_id": "f-answer", "locked": false, "solution": true}
def f(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "f-check", "locked": true, "solution": false}
assert f(1) == 2

# %% nbgrader={"grade": true, "grade_id": "f", "locked": true, "points": 5, "solution": false}
# Hidden tests run here.

# %% nbgrader={"grade": true, "grade_id": "plain", "locked": true, "points": 2, "solution": false}
assert f(2) == 4

# %% [markdown] nbgrader={"grade": true, "grade_id": "why", "points": 3, "solution": true}
# Because.
"""


def write(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the right notebook with some of its text replaced."""
    text = RIGHT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / "notebook.py"
    path.write_text(text, "utf-8")
    return path


def fault_of(path: Path) -> tuple[int | None, str]:
    with pytest.raises(NotebookSourceError) as caught:
        source_notebook(path, ASSIGNMENT)
    where, cell, fault = caught.value.args
    assert where == path
    assert str(path) in str(caught.value)
    return cell, fault


# what is built


def test_the_source_notebook_is_valid_nbformat_4_5(tmp_path):
    notebook = nbformat.reads(source_notebook(write(tmp_path), ASSIGNMENT), as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_cells_are_named_by_grade_id_or_place(tmp_path):
    built = json.loads(source_notebook(write(tmp_path), ASSIGNMENT))
    ids = [cell["id"] for cell in built["cells"]]
    assert ids == ["cell-0", "f-answer", "f-check", "f", "plain", "why"]


def test_the_notebook_s_metadata_is_kernel_and_language_only(tmp_path):
    built = json.loads(source_notebook(write(tmp_path), ASSIGNMENT))
    assert built["metadata"].keys() == {"kernelspec", "language_info"}
    assert built["metadata"]["language_info"] == {"name": "python"}


def test_letters_stay_readable_and_the_file_ends_with_one_line_feed(tmp_path):
    text = source_notebook(write(tmp_path), ASSIGNMENT)
    assert "Größe" in text
    assert text.endswith("}\n")


def test_the_same_notebook_gives_the_same_bytes(tmp_path):
    path = write(tmp_path)
    assert source_notebook(path, ASSIGNMENT) == source_notebook(path, ASSIGNMENT)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_course_s_notebooks_have_the_agreed_form_and_build_to_the_same_bytes(assignment):
    path = ROOT / "solutions" / assignment.name / "notebook.py"
    assert source_notebook(path, assignment) == source_notebook(path, assignment)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_saving_a_course_s_notebook_in_jupyterlab_changes_nothing(assignment):
    path = ROOT / "solutions" / assignment.name / "notebook.py"
    notebook = jupytext.read(path, fmt="py:percent")
    saved = jupytext.writes(notebook, fmt="py:percent")
    assert saved == path.read_text("utf-8")


# faults of form


def test_a_missing_file_is_named(tmp_path):
    cell, fault = fault_of(tmp_path / "notebook.py")
    assert (cell, fault) == (None, "cannot be read: No such file or directory")


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    path = tmp_path / "notebook.py"
    path.write_bytes(RIGHT.encode("latin-1"))
    assert fault_of(path)[0] is None


def test_a_grade_id_that_is_there_twice_is_named_at_the_second_cell(tmp_path):
    path = write(tmp_path, ('"grade_id": "plain"', '"grade_id": "f-check"'))
    assert fault_of(path) == (4, "grade_id 'f-check' is there twice")


@pytest.mark.parametrize("name", ["f-answer", "f-check", "f", "why", "plain"])
def test_a_cell_that_is_not_there_is_named(tmp_path, name):
    path = write(tmp_path, (f'"grade_id": "{name}"', '"grade_id": "other"'))
    assert fault_of(path) == (None, f"there is no cell with grade_id {name!r}")


@pytest.mark.parametrize("marker", ["    ### BEGIN SOLUTION\n", "    ### END SOLUTION\n"])
def test_an_answer_without_both_markers_is_named(tmp_path, marker):
    path = write(tmp_path, (marker, ""))
    assert fault_of(path) == (1, "f-answer has no BEGIN/END SOLUTION")


def test_a_grade_cell_that_the_config_does_not_list_is_named(tmp_path):
    more = '# %% nbgrader={"grade": true, "grade_id": "g", "points": 1}\npass\n'
    path = write(tmp_path, ("# Because.\n", "# Because.\n\n" + more))
    assert fault_of(path) == (6, "grade cell 'g' is not listed in course_config.py")


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        pytest.param(('"points": 5', '"points": "five"'), 3, id="points in words"),
        pytest.param(('"points": 5', '"points": null'), 3, id="no points"),
        pytest.param(('{"grade": true, "grade_id": "plain",', "3 x={"), 4, id="a number"),
    ],
)
def test_metadata_of_another_form_is_named_by_its_cell(tmp_path, change, cell):
    assert fault_of(write(tmp_path, change))[0] == cell


@pytest.mark.parametrize(
    ("change", "args"),
    [
        (('"points": 5', '"points": 4'), ("f", 5, "notebook.py", 4.0)),
        (('"points": 3', '"points": 3.5'), ("why", 3, "notebook.py", 3.5)),
        (('"points": 2', '"points": 0'), ("plain", 2, "notebook.py", 0.0)),
        (('"points": 5, ', ""), ("f", 5, "notebook.py", 0.0)),
    ],
)
def test_other_points_than_the_config_s_are_a_mismatch(tmp_path, change, args):
    with pytest.raises(PointsMismatch) as caught:
        source_notebook(write(tmp_path, change), ASSIGNMENT)
    assert caught.value.args == args


def test_a_mismatch_is_said_with_both_numbers(tmp_path):
    with pytest.raises(PointsMismatch) as caught:
        source_notebook(write(tmp_path, ('"points": 5', '"points": 4')), ASSIGNMENT)
    assert str(caught.value) == "f: course_config.py gives 5 points, notebook.py 4"
