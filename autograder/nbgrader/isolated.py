"""An ordinary nbgrader course on the isolated engine, by one line in its ``nbgrader_config.py``.

nbgrader keeps everything else: its cells, asserts, scores and pages. Only where it would start
a kernel that may do whatever the grading user may, the notebook is run in the guest.
"""

from __future__ import annotations

import atexit
import functools
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from traitlets import Instance, Integer

from autograder.config import course_faults
from autograder.course import Course, Limits
from autograder.errors import CourseError, UsageError
from autograder.judge.execution import execute
from autograder.judge.sandbox import Sandbox
from autograder.nbgrader.config import find_alembic, hold_collecting
from autograder.nbgrader.plain import PlainExporter
from autograder.notebooks.autograded import outputs_of
from autograder.notebooks.submission import Cell, Submission
from autograder.notebooks.submitted import read_files
from autograder.words import words_of

PYTHON = ("python", "python3", "ipython", "ipython3")  # languages, and names of their kernels
DEFAULT = Course(id="nbgrader", title="An nbgrader course", assignments=())


class IsolatedExecute(Execute):
    """Run the notebook in the guest, in place of nbgrader's ``Execute``.

    A cell that raises leaves its effects, as in a kernel. One that hangs or dies holds an
    error for it, and the notebook goes on from the state before. What nbgrader is told of
    ``Execute`` holds here, too: ``--no-execute`` and ``timeout``.
    """

    course = Instance(Course, help="how student code is held; see isolate()").tag(config=True)
    timeout = Integer(
        None, allow_none=True, help="seconds for a cell, else the course's limit"
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Return the notebook with what its cells showed.

        Raises
        ------
        CourseError
            If it is for another language than Python; a run as Python would mark it wrongly.
        """
        if (language := _language(nb)).lower() not in PYTHON:
            raise CourseError(f"the notebook's kernel is not Python but {language!r}")
        limits = _with_timeout(self.course.limits, self.timeout)
        names = resources["nbgrader"]
        submission = Submission(
            assignment=names["assignment"],
            student=names["student"],
            cells=tuple(_cell_of(cell) for cell in nb.cells),
            files=tuple(read_files(Path(resources["metadata"]["path"]))),
        )
        course = replace(self.course, limits=limits)
        with _sandbox(course).submission(submission.files) as root:
            words = words_of(course.language)
            executed = execute(root, submission, frozenset(), limits, words)
        for index, outputs in outputs_of(executed.cells).items():
            nb.cells[index].outputs = [from_dict(output) for output in outputs]
            nb.cells[index].execution_count = executed.cells[index].count
        return nb, resources


def _cell_of(cell: NotebookNode) -> Cell:
    """Return a cell of nbformat's as a submission has it."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return Cell(
        kind=cell.cell_type,
        source=cell.source,
        cell_id=cell.get("id", ""),
        nbgrader=dict(nbgrader) if nbgrader.get("grade_id") else None,
        attachments=cell.get("attachments"),
    )


def _language(nb: NotebookNode) -> str:
    """Return the language that a notebook says it is in; Python where it says nothing."""
    spec, info = (nb.metadata.get(key, {}) for key in ("kernelspec", "language_info"))
    return str(spec.get("language") or info.get("name") or spec.get("name") or PYTHON[0])


def _with_timeout(limits: Limits, seconds: int | None) -> Limits:
    """Let each cell have the time that nbgrader's own setting gives it."""
    if seconds is None or seconds <= 0:
        return limits
    return replace(
        limits,
        cell_wall_s=seconds,
        cpu_s=max(limits.cpu_s, seconds),
        submission_wall_s=max(limits.submission_wall_s, seconds),
    )


def isolate(c: Any, isolation: str = DEFAULT.isolation, limits: Limits = DEFAULT.limits) -> None:
    """Have ``nbgrader autograde`` and formgrader run what students hand in inside the guest.

    Parameters
    ----------
    c : traitlets.config.Config
        What ``get_config()`` returns in ``nbgrader_config.py``.
    isolation : str
        As in ``course_config.py``: :class:`~autograder.course.Course` says what each means.
    limits : Limits
        Ceilings for each notebook.

    Raises
    ------
    UsageError
        If the isolation or a limit is none, ``Execute`` is not among the preprocessors, or the
        course has an exporter of its own, which might follow links out of a submission.
    """
    course = Course(
        id=DEFAULT.id, title=DEFAULT.title, assignments=(), isolation=isolation, limits=limits
    )
    if faults := course_faults(course):
        raise UsageError("isolate(): " + "; ".join(fault for _, fault in faults))
    steps = c.Autograde.get("autograde_preprocessors")
    if steps is None:
        steps = Autograde.class_traits()["autograde_preprocessors"].default()
    if Execute not in steps:
        raise UsageError("isolate(): there is no Execute in c.Autograde.autograde_preprocessors")
    c.Autograde.autograde_preprocessors = [
        IsolatedExecute if step is Execute else step for step in steps
    ]
    if "exporter_class" in c.Autograde:
        raise UsageError("isolate() sets c.Autograde.exporter_class; take yours out")
    c.Autograde.exporter_class = PlainExporter
    c.IsolatedExecute.course = course
    hold_collecting(c)
    find_alembic()


@functools.cache
def _sandbox(course: Course) -> Sandbox:
    """Keep one guest warm for all notebooks of an nbgrader command."""
    sandbox = Sandbox(course.limits, course.warm, course.isolation)
    atexit.register(sandbox.__exit__)
    return sandbox
