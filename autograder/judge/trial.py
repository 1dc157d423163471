"""``pytest --submission``: a notebook on trial in an ordinary pytest run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder import store
from autograder.config import find_course
from autograder.judge.execution import answering, execute
from autograder.judge.judge import seeding
from autograder.judge.plugin import Bench
from autograder.judge.sandbox import Sandbox
from autograder.notebooks.reading import read_frame, read_submission


@contextmanager
def submit(notebook: Path, folder: Path) -> Iterator[Bench]:
    """Execute a notebook in the guest and yield the bench on which it answers.

    Parameters
    ----------
    notebook : Path
        What a student handed in.
    folder : Path
        ``solutions/<ps>``, which names the assignment.
    """
    course_dir = find_course(folder)
    limits = course_dir.course.limits
    frame = read_frame(course_dir, folder.name)
    submission = read_submission(course_dir, folder.name, notebook.stem, notebook, frame)
    suites = frozenset(path.stem.removeprefix("test_") for path in folder.glob("test_*.py"))
    seed_of = seeding(store.course_secret(course_dir.root), submission)
    with (
        Sandbox(limits, course_dir.course.warm, course_dir.course.isolation) as sandbox,
        sandbox.submission(submission.files) as root,
    ):
        executed = execute(root, submission, suites, limits)
        yield Bench(answering=answering(executed, limits), seed_of=seed_of)
