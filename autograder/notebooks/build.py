"""From the authored notebook to nbgrader's source notebook and to what students get."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import Assignment, CourseDir
from autograder.errors import NotebookSourceError, PointsMismatch
from autograder.files import write_atomically

ANSWER_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")


@dataclass(frozen=True, slots=True)
class Built:
    """What building an assignment gives.

    Attributes
    ----------
    source : str
        ``source/<ps>/<ps>.ipynb``: with the reference solution.
    release : str
        ``assignments/<ps>/<ps>.ipynb``: what students get.
    """

    source: str
    release: str


def build(course_dir: CourseDir, assignment: Assignment) -> Built:
    """Build an assignment's notebooks in memory.

    The released one is made by nbgrader's own ``generate_assignment``, in a
    temporary course with a gradebook of its own.

    Raises
    ------
    NotebookSourceError, PointsMismatch
        If the authored notebook does not have the agreed form.
    """
    source = source_notebook(course_dir.notebook_source(assignment.name), assignment)
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as folder:
        temporary = CourseDir(Path(folder), course_dir.course)
        write_atomically(temporary.source(assignment.name), source)
        generate(temporary.root, assignment.name)
        release = temporary.release(assignment.name).read_text("utf-8")
    return Built(source, release)


def write(course_dir: CourseDir, assignment: Assignment, built: Built) -> None:
    """Write both notebooks, and enter the assignment into the course's gradebook."""
    write_atomically(course_dir.source(assignment.name), built.source)
    from autograder.nbgrader.config import gradebook_url, nbgrader_config  # these take a while

    db_url = gradebook_url(course_dir.root, nbgrader_config(course_dir.root))
    generate(course_dir.root, assignment.name, course_dir.course.id, db_url)


def is_stale(course_dir: CourseDir, assignment: Assignment, built: Built) -> bool:
    """Tell whether the committed release differs from what was built now."""
    path = course_dir.release(assignment.name)
    return not path.is_file() or path.read_text("utf-8") != built.release


def source_notebook(path: Path, assignment: Assignment) -> str:
    """Return the source notebook of an authored one, the same bytes each time.

    Raises
    ------
    NotebookSourceError, PointsMismatch
        If the authored notebook does not have the agreed form.
    """
    import jupytext
    import nbformat

    try:
        notebook = jupytext.read(path, fmt="py:percent")
    except OSError as error:
        raise NotebookSourceError(path, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotebookSourceError(path, None, "is not UTF-8 text") from error
    _check(notebook, path, assignment)
    for index, cell in enumerate(notebook.cells):
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell["id"] = grade_id or f"cell-{index}"
        cell.metadata.pop("lines_to_next_cell", None)  # jupytext's note of blank lines
    notebook.metadata = {
        key: value for key, value in notebook.metadata.items() if key == "kernelspec"
    }
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)
    return text + "\n"


def generate(root: Path, assignment: str, course_id: str = "", db_url: str = "") -> None:
    """Run nbgrader's ``generate_assignment`` in a course directory.

    The assignment is entered into the gradebook at `db_url`, else into the directory's own.

    Raises
    ------
    NotebookSourceError
        If nbgrader refuses, with what it says.
    """
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config import Config

    from autograder.nbgrader.config import find_alembic

    find_alembic()
    config = Config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.release_directory = "assignments"
    config.CourseDirectory.course_id = course_id  # PostgreSQL wants a course that there is
    config.CourseDirectory.db_url = db_url or f"sqlite:///{root / 'gradebook.db'}"
    result: dict[str, Any] = NbGraderAPI(config=config).generate_assignment(
        assignment, force=True, create=True
    )
    # nbgrader copies the folder's modes and leaves the temporary gradebook to its caller
    shutil.rmtree(root / "source" / assignment / ".ipynb_checkpoints", ignore_errors=True)
    if not result["success"]:
        said = (result.get("error") or result.get("log") or "").strip()
        raise NotebookSourceError(root / "source" / assignment, None, said)


def _check(notebook: Any, path: Path, assignment: Assignment) -> None:
    """Hold the notebook to the agreed form: every exercise has its three cells, and its points."""
    cells = _by_grade_id(notebook, path)
    graded = {**assignment.exercises, **assignment.written, **assignment.cells}
    answers = [f"{name}-{part}" for name in assignment.exercises for part in ("answer", "check")]
    for name in (*answers, *graded):
        if name not in cells:
            raise NotebookSourceError(path, None, f"there is no cell with grade_id {name!r}")
    for exercise in assignment.exercises:
        index, answer = cells[f"{exercise}-answer"]
        if not all(marker in answer.source for marker in ANSWER_MARKERS):
            raise NotebookSourceError(path, index, f"{exercise}-answer has no BEGIN/END SOLUTION")
    for name, points in graded.items():
        _check_points(name, points, cells[name][1])
    for name, (index, cell) in cells.items():
        if cell.metadata["nbgrader"].get("grade") and name not in graded:
            fault = f"grade cell {name!r} is not listed in course_config.py"
            raise NotebookSourceError(path, index, fault)


def _by_grade_id(notebook: Any, path: Path) -> dict[str, tuple[int, Any]]:
    cells: dict[str, tuple[int, Any]] = {}
    for index, cell in enumerate(notebook.cells):
        nbgrader = cell.metadata.get("nbgrader", {})
        if not isinstance(nbgrader, dict):
            raise NotebookSourceError(path, index, "its nbgrader metadata is no object")
        grade_id = nbgrader.get("grade_id")
        if nbgrader.get("grade") and not isinstance(nbgrader.get("points", 0), (int, float)):
            raise NotebookSourceError(path, index, f"points of {grade_id!r} are no number")
        if grade_id in cells:
            raise NotebookSourceError(path, index, f"grade_id {grade_id!r} is there twice")
        if grade_id is not None:
            cells[grade_id] = (index, cell)
    return cells


def _check_points(name: str, points: float, cell: Any) -> None:
    given = float(cell.metadata["nbgrader"].get("points", 0))
    if given != points:
        raise PointsMismatch(name, points, "notebook.py", given)
