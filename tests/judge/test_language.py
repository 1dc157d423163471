"""A course in another language: all that the engine says, from the guest to the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.grades import Grade, Grades, Mark, Student
from autograder.judge.pool import Worker
from autograder.notebooks.autograded import autograded_notebook
from autograder.notebooks.reading import read_frame, read_submission
from autograder.pages.page import feedback_page
from tests.conftest import SECRET, copy_of_toy

WORK = {
    "negated": {"double": "def double(x):\n    return -2 * np.asarray(x)"},
    "raises": {"double": "def double(x):\n    return undefined"},
    "changes": {"double": "def double(x):\n    x *= 2\n    return x"},
    "loops": {"double": "def double(x):\n    return np.array([2 * v for v in np.ravel(x)])"},
    "text": {"double": "def double(x):\n    return 'two'"},
    "crashes": {"first": "1/0", "double": "def double(x):\n    import os; os._exit(3)"},
    "stub": {"double": "def double(x):\n    raise NotImplementedError()"},
}
ENGLISH = (
    *("raised", "wrong", "points", "ended", "was asked", "not marked", "Hint", "changed", "right"),
    *("process", "loops in", "NumPy handle", "still raises", "array of", "given a", "Look"),
)


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CourseDir, Worker]]:
    """Yield the toy course in German, and who judges it."""
    root = copy_of_toy(tmp_path_factory.mktemp("german") / "toy").root
    config = root / "course_config.py"
    config.write_text(config.read_text().replace('id="toy",', 'id="toy", language="de",'))
    course_dir = CourseDir(root, load_course(config))
    worker = Worker(course_dir, "ps1", SECRET)
    worker.ready()
    yield course_dir, worker
    worker.end()


@pytest.mark.parametrize("name", WORK)
def test_a_report_and_its_page_hold_no_english_of_the_engine_s(
    german: tuple[CourseDir, Worker], notebook_bytes: Callable[..., bytes], name: str
) -> None:
    course_dir, worker = german
    path = course_dir.submitted("ps1", name)
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook_bytes(**WORK[name]))
    frame = read_frame(course_dir, "ps1")
    judged = worker.judge(read_submission(course_dir, "ps1", name, path, frame))
    report = judged.report
    marks = [
        Mark(name=e.name, score=e.score, max_score=e.max_score, marked_by="engine")
        for e in report.exercises
    ]
    grade = Grade(student=Student(id=name), marks=tuple(marks), report=report)
    grades = Grades(assignment="ps1", title="Doppelt", max_score=15.0, language="de", grades=())
    page = feedback_page(grade, grades, autograded_notebook(judged, frame))
    results = page[page.index("<header") : page.index('<section class="notebook"')]
    messages = [t.message for e in report.exercises for t in e.tests if t.message]
    assert messages
    # `double` and its like are names, and the author's hints are in the author's language
    said = re.sub(r"<[^>]+>|Is the result twice.*?\?|Try 3.*?\?|Look at the sign\.", " ", results)
    for text in (*messages, *(cell.detail for cell in report.cells), said):
        assert not [english for english in ENGLISH if english in text], text
    assert report.language == "de"


def test_why_a_notebook_cannot_be_read_is_said_in_german(
    german: tuple[CourseDir, Worker], tmp_path: Path
) -> None:
    course_dir, _ = german
    path = tmp_path / "ps1.ipynb"
    path.write_text("{")
    submission = read_submission(course_dir, "ps1", "ada", path, read_frame(course_dir, "ps1"))
    assert submission.unreadable.startswith("Die Datei ist beschädigt")
