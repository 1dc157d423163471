"""The notebooks as data: what students get is valid, complete and gives nothing away."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import jupytext
import nbformat
import pytest

from autograder.config import load_course
from autograder.course import CourseDir

ROOT = Path(__file__).parents[2]
COURSE = CourseDir(ROOT, load_course(ROOT / "course_config.py"))
ASSIGNMENTS = COURSE.course.assignments
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
ALLOWED = {"numpy", "matplotlib"}

each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda a: a.name)
each_exercise = pytest.mark.parametrize(
    ("assignment", "exercise"),
    [
        pytest.param(assignment, exercise, id=f"{assignment.name}-{exercise}")
        for assignment in ASSIGNMENTS
        for exercise in assignment.exercises
    ],
)


@cache
def authored(assignment):
    return jupytext.read(COURSE.notebook_source(assignment), fmt="py:percent")


@cache
def released(assignment):
    return nbformat.read(COURSE.release(assignment), as_version=4)


each_kind = pytest.mark.parametrize("read", [authored, released], ids=lambda read: read.__name__)


def cells_of(notebook, kind):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def by_grade_id(notebook):
    marked = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.metadata["nbgrader"]["grade_id"]: cell for cell in marked}


def lines_of(text):
    """Return the lines that say something, without indentation and comments behind code."""
    lines = (re.sub(r"(?<=\S)  # .*", "", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def split_solutions(notebook):
    """Return the lines within the solution regions, and those outside of them."""
    within, outside = [], []
    for cell in notebook.cells:
        side = outside
        for line in lines_of(cell.source):
            if line in (BEGIN, END):
                side = within if line == BEGIN else outside
            else:
                side.append(line)
    return within, outside


def unbalanced(text):
    """Return the paragraphs and table rows of a markdown text whose dollar signs are no pairs."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL).replace(r"\$", "")
    text = re.sub(r"\$\$[^$]+\$\$", "", text)
    paragraphs = re.split(r"\n\s*\n|\n(?=\|)", text)
    return [part for part in paragraphs if "$$" in part or part.count("$") % 2]


@each_kind
@each_assignment
def test_the_notebook_is_valid(read, assignment):
    nbformat.validate(read(assignment.name))


@each_kind
@each_assignment
def test_the_points_are_those_of_the_course_and_sum_to_100(read, assignment):
    marks = [cell.metadata["nbgrader"] for cell in by_grade_id(read(assignment.name)).values()]
    points = {mark["grade_id"]: mark["points"] for mark in marks if mark["grade"]}
    assert points == {**assignment.exercises, **assignment.written, **assignment.cells}
    assert sum(points.values()) == 100


@each_assignment
def test_the_release_holds_no_solution_marker(assignment):
    text = "\n".join(cell.source for cell in released(assignment.name).cells)
    for marker in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "Mark scheme"):
        assert marker not in text


@each_assignment
def test_the_release_holds_no_line_of_a_solution(assignment):
    within, outside = split_solutions(authored(assignment.name))
    there = Counter(
        line for cell in released(assignment.name).cells for line in lines_of(cell.source)
    )
    assert within
    # A line that is given elsewhere, such as a call in a check, may stand there and only there.
    allowed = Counter(outside)
    assert [line for line in set(within) if there[line] > allowed[line]] == []


@each_assignment
def test_a_written_question_has_its_mark_scheme_inside_of_its_solution(assignment):
    cells = by_grade_id(authored(assignment.name))
    marks = [BEGIN, "### BEGIN MARK SCHEME", "### END MARK SCHEME", END]
    for name in assignment.written:
        lines = cells[name].source.splitlines()
        assert [line for line in lines if line.startswith("### ")] == marks


@each_assignment
def test_each_question_of_check_yourself_has_an_answer_that_folds_out(assignment):
    texts = cells_of(released(assignment.name), "markdown")
    (text,) = [text for text in texts if text.startswith("## Check yourself")]
    questions = re.findall(r"^\d\. ", text, flags=re.MULTILINE)
    assert len(questions) >= 3
    assert text.count("<details><summary>answer</summary>") == len(questions)
    assert text.count("</details>") == len(questions)


@each_exercise
def test_an_exercise_is_a_stub_with_a_docstring(assignment, exercise):
    cell = by_grade_id(released(assignment.name))[f"{exercise}-answer"]
    (definition,) = ast.parse(cell.source).body
    assert isinstance(definition, (ast.FunctionDef, ast.ClassDef))
    assert definition.name == exercise
    assert ast.get_docstring(definition)
    methods = [node for node in definition.body if isinstance(node, ast.FunctionDef)]
    for function in methods if isinstance(definition, ast.ClassDef) else [definition]:
        assert ast.get_docstring(function)
        _, stub = function.body
        assert ast.unparse(stub) in ("raise NotImplementedError", "raise NotImplementedError()")


@each_exercise
def test_an_exercise_has_a_visible_check_that_calls_it(assignment, exercise):
    cell = by_grade_id(released(assignment.name))[f"{exercise}-check"]
    assert f"{exercise}(" in cell.source
    assert "assert " in cell.source


@pytest.mark.parametrize("number", ["0.0822", "0.00044"])
@each_kind
def test_the_checks_of_backpropagation_show_its_well_known_numbers(read, number):
    cells = by_grade_id(read("ps6_backprop"))
    checks = "\n".join(cell.source for name, cell in cells.items() if name.endswith("-check"))
    assert re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", checks)


@each_assignment
def test_the_release_imports_numpy_and_matplotlib_alone(assignment):
    modules = set()
    for source in cells_of(released(assignment.name), "code"):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add((node.module or "").partition(".")[0])
    assert modules <= ALLOWED


@each_kind
@each_assignment
def test_dollar_signs_come_in_pairs(read, assignment):
    markdown = cells_of(read(assignment.name), "markdown")
    assert [part for text in markdown for part in unbalanced(text)] == []


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("a $x$ and $$ y\n+ z $$ and `$HOME`", True),
        (r"costs \$5 for $n$", True),
        ("a $x and\n\nanother y$", False),
        ("$$ x $", False),
        ("| $x$ | $y |\n| $z$ | $ |", False),
        ("$$ x", False),
    ],
)
def test_pairs_of_dollar_signs_are_told_from_others(text, balanced):
    assert (unbalanced(text) == []) is balanced
