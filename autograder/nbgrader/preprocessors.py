"""nbgrader preprocessors: ours stand where nbgrader would trust or run a submission."""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import store
from autograder.config import find_course
from autograder.course import CourseDir
from autograder.judge.judged import Judged
from autograder.judge.keys import suite_key
from autograder.judge.pool import Worker
from autograder.notebooks.autograded import autograded_notebook
from autograder.notebooks.reading import read_frame, read_submission
from autograder.notebooks.submission import Cell, Notebook, Submission

Resources = Any  # nbconvert's ResourcesDict

_workers: dict[tuple[Path, str], tuple[str, Worker]] = {}  # with the key of the suite it loaded


class Restore(NbGraderPreprocessor):
    """Put the student's cells into the teacher's frame before nbgrader looks at them."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Return what was handed in, with locked cells restored, in order, each once."""
        course_dir = find_course(Path.cwd())
        submission, frame = _handed_in(course_dir, resources)
        for note in (*submission.notes, *filter(None, [submission.unreadable])):
            self.log.warning("%s: %s", submission.student, note)
        return from_dict(_plain_notebook(submission.cells, frame)), resources


class Judge(NbGraderPreprocessor):
    """Judge the notebook in the guest, in place of nbgrader's ``Execute``."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Return the executed and scored notebook; the Report is saved on the way."""
        course_dir = find_course(Path.cwd())
        submission, frame = _handed_in(course_dir, resources)
        judged = _judge(course_dir, submission)
        if judged.report.not_judged:
            names, who = ", ".join(judged.report.not_judged), submission.student
            raise RuntimeError(f"{who}: {names} could not be judged, by no fault of theirs")
        store.save(course_dir, judged.report)
        return from_dict(autograded_notebook(judged, frame)), resources


def _handed_in(course_dir: CourseDir, resources: Resources) -> tuple[Submission, Notebook]:
    """Read a submission as ``autograder grade`` does, with the teacher's frame."""
    assignment, student = (resources["nbgrader"][name] for name in ("assignment", "student"))
    frame = read_frame(course_dir, assignment)
    path = course_dir.submitted(assignment, student)
    return read_submission(course_dir, assignment, student, path, frame), frame


def _judge(course_dir: CourseDir, submission: Submission) -> Judged:
    """Use one judging process for all submissions, until the suite changes."""
    place = (course_dir.root, submission.assignment)
    try:
        return _worker(course_dir, submission.assignment).judge(submission)
    except Exception:
        _end(place)
        raise


def _worker(course_dir: CourseDir, name: str) -> Worker:
    """Return a process that has loaded the suite as it is now."""
    course, secret = course_dir.course, store.course_secret(course_dir.root)
    assignment = next(a for a in course.assignments if a.name == name)
    key = suite_key(course_dir.solutions(name), course, assignment, secret)
    place = (course_dir.root, name)
    loaded, worker = _workers.get(place, ("", None))
    if worker is None or loaded != key:
        _end(place)
        worker = Worker(course_dir, name, secret)
        _workers[place] = key, worker
        worker.ready()
    return worker


def _end(place: tuple[Path, str]) -> None:
    if place in _workers:
        _workers.pop(place)[1].end()


@atexit.register
def _end_all() -> None:
    for place in list(_workers):
        _end(place)


def _plain_notebook(cells: tuple[Cell, ...], frame: Notebook) -> Notebook:
    """Return a notebook without outputs, for nbgrader to go on with."""
    result = []
    for cell in cells:
        plain: dict[str, Any] = {
            "cell_type": cell.kind,
            "id": cell.cell_id,
            "metadata": {} if cell.nbgrader is None else {"nbgrader": cell.nbgrader},
            "source": cell.source,
        }
        if cell.kind == "code":
            plain.update(execution_count=None, outputs=[])
        if cell.attachments:
            plain["attachments"] = cell.attachments
        result.append(plain)
    return {"cells": result, "metadata": frame["metadata"], "nbformat": 4, "nbformat_minor": 5}
