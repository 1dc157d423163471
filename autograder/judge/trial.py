"""The plugin that pytest finds by itself, with ``--submission``: a notebook on trial.

``pytest solutions/<ps> --submission FILE.ipynb`` runs the hidden suites against
a notebook in the guest: how a TA debugs a dispute.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from autograder.judge.plugin import Bench

pytest_plugins = ("autograder.judge.plugin",)

CLEANUP = pytest.StashKey[ExitStack]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--submission``."""
    parser.addoption(
        "--submission",
        metavar="FILE.ipynb",
        help="run the hidden suites against this notebook, in the sandbox",
    )


def pytest_collection_finish(session: pytest.Session) -> None:
    """With ``--submission``, execute the notebook before the first test."""
    notebook = session.config.getoption("--submission")
    if notebook and session.items:
        from autograder.judge.plugin import BENCH

        stack = session.config.stash.setdefault(CLEANUP, ExitStack())
        bench = stack.enter_context(submit(Path(notebook), session.items[0].path.parent))
        session.config.stash[BENCH] = bench


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the guest go."""
    if CLEANUP in config.stash:
        config.stash[CLEANUP].close()


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
    # Only here: pytest loads this module in every run, and these load the whole judge.
    from autograder import store
    from autograder.config import find_course
    from autograder.judge.execution import Answering, execute
    from autograder.judge.judge import seeding
    from autograder.judge.plugin import Bench
    from autograder.judge.sandbox import Sandbox
    from autograder.notebooks.reading import read_frame, read_submission
    from autograder.words import words_of

    course_dir = find_course(folder)
    assignment = next(a for a in course_dir.course.assignments if a.name == folder.name)
    limits = course_dir.course.under_limits_of(assignment).limits
    frame = read_frame(course_dir, folder.name)
    submission = read_submission(course_dir, folder.name, notebook.stem, notebook, frame)
    suites = frozenset(path.stem.removeprefix("test_") for path in folder.glob("test_*.py"))
    seed_of = seeding(store.course_secret(course_dir.root), submission)
    with (
        Sandbox(limits, course_dir.course.warm, course_dir.course.isolation) as sandbox,
        sandbox.submission(submission.files) as root,
    ):
        executed = execute(root, submission, suites, limits, words_of("en"))
        yield Bench(answering=Answering(executed, limits), seed_of=seed_of)
