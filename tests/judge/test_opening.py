"""The teacher's first cells run once for all, and nobody can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course import CourseDir, Limits
from autograder.judge.judge import Judge, open_judge
from autograder.judge.judged import Judged
from autograder.judge.opening import Opening, opening_of
from autograder.judge.sandbox import Sandbox
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell

SECRET = b"a secret for tests"
MakeHandin = Callable[..., list[HandinCell]]


@pytest.fixture
def submit(toy_course: CourseDir, handin: MakeHandin) -> Callable[..., Submission]:
    """Return a function that makes a toy submission: right answers but for what is given."""
    frame = read_frame(toy_course, "ps1")

    def make(files: tuple[tuple[str, bytes], ...] = (), **changes: str) -> Submission:
        cells, notes = restore(frame, handin(**changes))
        return Submission("ps1", "someone", cells, files, notes)

    return make


def both_ways(course: CourseDir, work: list[Submission]) -> Iterator[tuple[Judged, Judged]]:
    """Judge each with the opening run before, and with all of it run in the submission."""

    def judge_twice(judge: Judge) -> list[tuple[Judged, Judged]]:
        opened = [judge.judge(one) for one in work]
        plain = [judge.judge(replace(one, files=(("note.txt", b"-"),))) for one in work]
        return list(zip(opened, plain, strict=True))

    assignment = course.course.assignments[0]
    yield from open_judge(course, assignment, SECRET, judge_twice)


def without_seconds(judged: Judged) -> object:
    report = replace(judged.report, key="")
    return replace(report, cells=tuple(replace(cell, seconds=0.0) for cell in report.cells))


def test_reports_and_outputs_are_those_of_the_plain_way(
    toy: CourseDir, submit: Callable[..., Submission]
) -> None:
    work = [
        submit(),
        submit(double="def double(x):\n    return x"),
        submit(last="print(np.random.rand(), In[1], get_ipython().execution_count)"),
        submit(double="import os\nos._exit(3)"),
    ]
    for opened, plain in both_ways(toy, work):
        assert without_seconds(opened) == without_seconds(plain)
        assert {i: (run.count, run.outputs) for i, run in opened.cells.items()} == {
            i: (run.count, run.outputs) for i, run in plain.cells.items()
        }


def test_the_opening_is_the_code_before_the_first_answer(toy_course: CourseDir) -> None:
    opening = opening_of(toy_course.notebook_source("ps1"))
    assert [source for _, source in opening.cells] == ["import numpy as np"]


def test_an_assignment_without_an_authored_notebook_has_no_opening(tmp_path: Path) -> None:
    assert opening_of(tmp_path / "notebook.py") == Opening()


def test_a_notebook_that_begins_otherwise_runs_all_its_cells_itself(
    toy_course: CourseDir, submit: Callable[..., Submission]
) -> None:
    opening = opening_of(toy_course.notebook_source("ps1"))
    assert opening.begins(submit())
    assert not opening.begins(submit(first="np = None"))
    assert not opening.begins(submit(files=(("numpy.py", b""),)))
    others = submit().cells[1:]
    assert not opening.begins(replace(submit(), cells=others))
    assert not Opening().begins(submit())


@pytest.mark.parametrize(
    "source",
    [
        "1 / 0",
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()",
        "open('left', 'w').close()",
        "import os\nos.chdir('/')",
    ],
    ids=["raises", "starts a thread", "leaves a file", "moves"],
)
def test_what_forks_would_lack_is_not_run_before(source: str) -> None:
    with Sandbox(Limits(), opening=Opening(((0, source),))) as sandbox:
        assert not sandbox.has_opened()


def test_what_forks_keep_is_run_before() -> None:
    with Sandbox(Limits(), opening=Opening(((0, "x = 1"), (2, "x + 1")))) as sandbox:
        assert sandbox.has_opened()
        with sandbox.submission() as root:
            assert [run.count for run in root.family.opened.values()] == [1, 2]
            last = root.fork().run_cell("x + 2", 3, deadline=float("inf"))
    assert last.count == 3
    assert last.outputs[0]["data"]["text/plain"] == "3"


def test_output_over_the_limit_is_cut_as_in_a_submission() -> None:
    source = "print('x' * (3 << 20))"
    with Sandbox(Limits(), opening=Opening(((0, source),))) as sandbox:
        assert sandbox.has_opened()
        with sandbox.submission() as root:
            plain = root.fork().run_cell(source, 1, deadline=float("inf"))
            assert root.family.opened[0].outputs == plain.outputs
