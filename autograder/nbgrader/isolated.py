"""An ordinary nbgrader course on the isolated engine, by one line in its ``nbgrader_config.py``.

nbgrader keeps everything else: its cells, asserts, scores and pages. Only where it would start
a kernel that may do whatever the grading user may, the notebook is run in the guest.
"""

from __future__ import annotations

import atexit
import functools
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Instance

from autograder.config import course_faults
from autograder.course import Course, Limits
from autograder.errors import UsageError
from autograder.judge.execution import execute
from autograder.judge.sandbox import Sandbox
from autograder.nbgrader.config import find_alembic
from autograder.nbgrader.preprocessors import cell_of
from autograder.notebooks.autograded import outputs_of
from autograder.notebooks.submission import Submission
from autograder.notebooks.submitted import read_files
from autograder.words import words_of

DEFAULT = Course(id="nbgrader", title="An nbgrader course", assignments=())


class IsolatedExecute(NbGraderPreprocessor):
    """Run the notebook in the guest, in place of nbgrader's ``Execute``.

    A cell that raises leaves its effects, as in a kernel. One that hangs or dies holds an
    error for it, and the notebook goes on from the state before.
    """

    course = Instance(Course, help="how student code is held; see isolate()").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with what its cells showed."""
        names = resources["nbgrader"]
        submission = Submission(
            assignment=names["assignment"],
            student=names["student"],
            cells=tuple(cell_of(cell) for cell in nb.cells),
            files=tuple(read_files(Path(resources["metadata"]["path"]))),
        )
        with _sandbox(self.course).submission(submission.files) as root:
            words = words_of(self.course.language)
            executed = execute(root, submission, frozenset(), self.course.limits, words)
        for index, run in executed.cells.items():
            nb.cells[index].outputs = [from_dict(output) for output in outputs_of(run)]
            nb.cells[index].execution_count = run.count
        return nb, resources


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
        If the isolation or a limit is none, or ``Execute`` is not among the preprocessors.
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
    c.IsolatedExecute.course = course
    find_alembic()


@functools.cache
def _sandbox(course: Course) -> Sandbox:
    """Keep one guest warm for all notebooks of an nbgrader command."""
    sandbox = Sandbox(course.limits, course.warm, course.isolation)
    atexit.register(sandbox.__exit__)
    return sandbox
