"""An ordinary nbgrader course on the isolated engine: the same scores, cell by cell."""

from __future__ import annotations

import json
import os
import re
import shutil
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import GenerateConfigApp, QuickStartApp, quickstartapp
from nbgrader.apps.api import NbGraderAPI
from nbgrader.preprocessors import Execute, LimitOutput
from traitlets.config import Config

from autograder.cli.main import main
from autograder.course import Limits
from autograder.errors import UsageError
from autograder.isolation import best_level, offered
from autograder.nbgrader.config import find_alembic, nbgrader_config
from autograder.nbgrader.isolated import IsolatedExecute, isolate

DOCS = Path(__file__).parents[2] / "docs" / "existing-courses.md"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SQUARES = """
import sys

def squares(n):
    if n < 1:
        raise ValueError("n is below 1")
    return [i**2 for i in range(1, n + 1)]
"""
RIGHT = {
    "squares": SQUARES,
    "sum_of_squares": "def sum_of_squares(n):\n    return sum(squares(n))",
    "sum_of_squares_equation": r"$\sum_{i=1}^n i^2$",
    "sum_of_squares_application": "print(sum_of_squares(3))",
    "part-a": "Fibonacci numbers, by recursion.",
}
CLASS: dict[str, dict[str, str]] = {
    "right": RIGHT,
    "wrong": {
        **RIGHT,
        "squares": "def squares(n):\n    return [i**2 for i in range(n)]",
        "sum_of_squares": "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6",
    },
    "raising": {
        **RIGHT,
        "squares": SQUARES + "1 / 0",
        "sum_of_squares": "import nothing_of_this_name",
    },
    "warning": {
        **RIGHT,
        "squares": SQUARES.replace("    return", "    print(n, file=sys.stderr)\n    return"),
    },
    "untouched": {},
}
HANDED_IN_BOTH = ("right", "untouched")
Scores = dict[str, dict[str, tuple[float | None, float | None, bool]]]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the course that ``nbgrader quickstart`` makes, released."""

    def call(command: list[str], **_: Any) -> None:
        if command[-1] == "generate_config":  # the others act on another folder than the course
            app = GenerateConfigApp()
            app.initialize([])
            app.start()

    find_alembic()
    folder = tmp_path_factory.mktemp("quickstart")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_CONFIG_DIR", str(folder / "jupyter"))
        patch.setattr(quickstartapp.subprocess, "call", call)  # for speed: in this process
        patch.chdir(folder)
        app = QuickStartApp()
        app.initialize(["course101"])
        app.start()
        patch.chdir("course101")
        assert api(folder / "course101").generate_assignment("ps1")["success"]
    return folder / "course101"


@pytest.fixture
def quickstart(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of that course, in which commands are run."""
    root = tmp_path / "course101"
    shutil.copytree(released, root)
    monkeypatch.chdir(root)
    return root


def api(root: Path) -> NbGraderAPI:
    """Return nbgrader as its commands and formgrader use it, with the course's own settings."""
    config = nbgrader_config(root)
    config.CourseDirectory.root = str(root)
    return NbGraderAPI(config=config)


def hand_in(root: Path, student: str, answers: dict[str, str]) -> None:
    """Put a student's notebooks where nbgrader collects them."""
    folder = root / "submitted" / student / "ps1"
    folder.mkdir(parents=True)
    for path in (root / "release" / "ps1").iterdir():
        if path.suffix != ".ipynb":
            shutil.copy(path, folder)
        elif path.stem == "problem1" or student in HANDED_IN_BOTH:
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
                cell.source = answers.get(grade_id, cell.source)
            nbformat.write(notebook, folder / path.name)


def autograde(root: Path, students: list[str]) -> None:
    """Grade as ``nbgrader autograde`` does."""
    grader = api(root)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's, and those of the kernels that it starts
        for student in students:
            result = grader.autograde("ps1", student)
            assert result["success"], result


def scores(root: Path) -> Scores:
    """Return what the gradebook says of every cell of every notebook."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "course101") as gradebook:
        return {
            submission.student_id: {
                f"{notebook.name}/{grade.name}": (
                    grade.auto_score,
                    grade.score,
                    grade.needs_manual_grade,
                )
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions("ps1")
        }


def texts(root: Path, student: str) -> list[Any]:
    """Return what the cells of an autograded notebook show, but for tracebacks."""
    path = root / "autograded" / student / "ps1" / "problem1.ipynb"
    return [
        (
            sorted(  # a kernel sends what a cell prints and warns in an order of its own
                str((o.output_type, o.get("text"), o.get("ename"), o.get("data")))
                for o in cell.outputs
            ),
            cell.execution_count,
        )
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
    ]


def on_the_engine(root: Path) -> None:
    """Add what the documentation says, at the level that this machine offers."""
    lines = BLOCK.findall(DOCS.read_text("utf-8"))[0]
    assert lines.count("isolate(c)") == 1
    level = best_level(offered()).value
    with (root / "nbgrader_config.py").open("a") as config:
        config.write("\n" + lines.replace("(c)", f"(c, isolation={level!r})"))


def test_the_documented_lines_give_the_scores_that_stock_nbgrader_gives(
    quickstart: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student, answers in CLASS.items():
        hand_in(quickstart, student, answers)
    ours = tmp_path / "ours"
    shutil.copytree(quickstart, ours)
    autograde(quickstart, list(CLASS))
    monkeypatch.chdir(ours)
    on_the_engine(ours)
    autograde(ours, list(CLASS))

    stock = scores(quickstart)
    assert scores(ours) == stock
    assert {cell: mark[0] for cell, mark in stock["warning"].items()} == {
        "problem1/correct_squares": 0,  # stderr
        "problem1/squares_invalid_input": 1,
        "problem1/correct_sum_of_squares": 0,
        "problem1/sum_of_squares_uses_squares": 0.5,
        "problem1/sum_of_squares_equation": None,
        "problem1/sum_of_squares_application": None,
        "problem1/cell-938593c4a215c6cc": None,
        "problem2/part-a": 0,  # not handed in
        "problem2/part-b": 0,
    }
    for student in CLASS:
        assert texts(ours, student) == texts(quickstart, student)


def test_a_cell_that_hangs_or_dies_costs_itself_and_no_other_notebook(quickstart: Path) -> None:
    hand_in(quickstart, "hanging", {**RIGHT, "sum_of_squares_application": "while True: pass"})
    hand_in(quickstart, "dying", {**RIGHT, "squares": f"{SQUARES}\nimport os; os._exit(1)"})
    on_the_engine(quickstart)
    config = quickstart / "nbgrader_config.py"
    held = config.read_text().replace("isolate(c, ", "isolate(c, limits=Limits(cell_wall_s=1), ")
    config.write_text("from autograder.course import Limits\n" + held)
    autograde(quickstart, ["hanging", "dying"])
    found = scores(quickstart)
    earned = {student: sum(mark[0] or 0 for mark in found[student].values()) for student in found}
    assert earned == {"hanging": 3, "dying": 0}
    assert "CellTimedOut" in str(texts(quickstart, "hanging"))
    assert "CellCrashed" in str(texts(quickstart, "dying"))


def test_an_exception_counts_also_where_student_code_keeps_it_from_being_shown(
    quickstart: Path,
) -> None:
    hide = "\nget_ipython().__class__.showtraceback = lambda *args, **kwargs: None"
    wrong = RIGHT | {"squares": f"def squares(n):\n    return []{hide}"}
    hand_in(quickstart, "hiding", wrong)
    on_the_engine(quickstart)
    autograde(quickstart, ["hiding"])
    assert scores(quickstart)["hiding"]["problem1/correct_squares"][0] == 0


def test_a_link_among_the_files_brings_nothing_of_the_course_to_a_cell(quickstart: Path) -> None:
    look = """import os
for name in os.listdir():
    print(name, open(name, errors="replace").read())
"""
    hand_in(quickstart, "linking", {**RIGHT, "sum_of_squares_application": look})
    folder = quickstart / "submitted" / "linking" / "ps1"
    (folder / "notes.txt").write_text("honest notes")
    (folder / "solution.txt").symlink_to("../../../source/ps1/problem1.ipynb")
    os.mkfifo(folder / "pipe.txt")
    on_the_engine(quickstart)
    autograde(quickstart, ["linking"])
    shown = str(texts(quickstart, "linking"))
    assert "honest notes" in shown
    assert "BEGIN SOLUTION" not in shown
    assert not (quickstart / "autograded" / "linking" / "ps1" / "solution.txt").exists()


def test_a_notebook_in_another_language_is_refused_and_not_marked(quickstart: Path) -> None:
    hand_in(quickstart, "someone", RIGHT)
    on_the_engine(quickstart)
    path = quickstart / "gradebook.db"
    with Gradebook(f"sqlite:///{path}", "course101") as gradebook:
        for notebook in gradebook.find_assignment("ps1").notebooks:
            spec = {"display_name": "R", "language": "R", "name": "ir"}
            notebook.kernelspec = json.dumps(spec)
        gradebook.db.commit()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = api(quickstart).autograde("ps1", "someone")
    assert not result["success"]
    assert "is not Python" in result["log"]


def test_the_engine_s_own_commands_say_that_this_is_not_their_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path / "source")
    assert main(["grade", "ps1"]) == 2
    err = capsys.readouterr().err
    assert "an nbgrader course, with no course_config.py" in err
    assert "nbgrader autograde" in err
    assert "docs/existing-courses.md" in err


def test_only_the_step_that_runs_student_code_is_replaced() -> None:
    c = Config()
    isolate(c)
    steps = c.Autograde.autograde_preprocessors
    assert steps[0] is IsolatedExecute
    assert Execute not in steps
    assert LimitOutput in steps

    c = Config()
    c.Autograde.autograde_preprocessors = [LimitOutput, Execute]
    isolate(c)
    assert c.Autograde.autograde_preprocessors == [LimitOutput, IsolatedExecute]


def test_a_list_without_nbgrader_s_step_is_refused_rather_than_left_unsafe() -> None:
    c = Config()
    c.Autograde.autograde_preprocessors = [LimitOutput]
    with pytest.raises(UsageError, match="no Execute"):
        isolate(c)


def test_an_exporter_that_may_follow_links_is_refused_rather_than_left_unsafe() -> None:
    c = Config()
    c.Autograde.exporter_class = "nbconvert.exporters.NotebookExporter"
    with pytest.raises(UsageError, match="exporter_class"):
        isolate(c)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ({"isolation": "fulll"}, "isolation must be one of 'full'"),
        ({"limits": Limits(cell_wall_s=0)}, "cell_wall_s must be a number above 0"),
        ({"limits": Limits(memory_mib="much")}, "memory_mib must be a number above 0"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_isolation_or_limit_is_refused(arguments: dict[str, Any], fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        isolate(Config(), **arguments)
