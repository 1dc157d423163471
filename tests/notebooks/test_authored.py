"""Reading ``solutions/<ps>/notebook.py`` without jupytext, in agreement with it."""

import textwrap
from pathlib import Path
from typing import Any

import jupytext
import pytest

from autograder.errors import NotebookSourceError
from autograder.notebooks.authored import AuthoredCell, load_reference, read_authored

SOLUTIONS = Path(__file__).parents[2] / "solutions"
NOTEBOOKS = [
    pytest.param(SOLUTIONS / name / "notebook.py", id=name)
    for name in ("ps3_sigmoid_neuron", "ps5_softmax", "ps6_backprop")
]
HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

"""
SETUP = '# %% tags=["setup"]\n'
ANSWER = '# %% nbgrader={"grade_id": "f-answer", "solution": true}\n'
GIVEN = '# %% nbgrader={"grade_id": "given-g", "locked": true}\n'
CHECK = '# %% nbgrader={"grade_id": "f-check", "locked": true}\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "notebook.py"
    path.write_text(HEADER + textwrap.dedent(text), "utf-8")
    return path


def line_of(path: Path, part: str) -> int:
    """Return the line that holds some text."""
    [line] = [i for i, text in enumerate(path.read_text().splitlines(), 1) if part in text]
    return line


def as_jupytext_reads(path: Path) -> list[dict[str, Any]]:
    """Return jupytext's cells; ``lines_to_next_cell`` is its own note about white space."""
    cells = jupytext.read(path, fmt="py:percent").cells
    for cell in cells:
        cell.metadata.pop("lines_to_next_cell", None)
    return cells


def fault_of(path: Path, read: Any = read_authored) -> tuple[int | None, str]:
    with pytest.raises(NotebookSourceError) as caught:
        read(path)
    where, cell, fault = caught.value.args
    assert where == path
    return cell, fault


# agreement with jupytext


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_kinds_agree_with_jupytext(path):
    assert [c.kind for c in read_authored(path)] == [c.cell_type for c in as_jupytext_reads(path)]


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_sources_of_code_agree_with_jupytext(path):
    ours = [c.source for c in read_authored(path) if c.kind == "code"]
    assert ours == [c.source for c in as_jupytext_reads(path) if c.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_metadata_agrees_with_jupytext(path):
    assert [c.metadata for c in read_authored(path)] == [
        c.metadata for c in as_jupytext_reads(path)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# %%\nx = 1\n", id="plain"),
        pytest.param("# %%\n\n\nx = 1\n\n\n\n# %%\ny = 2\n", id="empty lines"),
        pytest.param("# %%\n# %%\n", id="empty cells"),
        pytest.param("# %% [markdown]\n# text\n\n# %% [raw]\n# raw\n", id="text"),
        pytest.param(
            '# %% tags=["a", "b"] k="v" n=1 d={"e": [1, {"f": null}]}\nx = 1\n', id="keys"
        ),
        pytest.param('# %% k="a = b [markdown] %%"\nx = 1\n', id="signs in text"),
        pytest.param("# %%\nif x:\n    y = 1\n\n    z = 2\n# a comment\n", id="indented"),
        pytest.param('# %%\nx = """\n# no marker\n"""\n', id="text over lines"),
        pytest.param("# %% A title\nx = 1\n", id="title"),
        pytest.param('# %% A title tags=["setup"]\nx = 1\n', id="title and metadata"),
        pytest.param("# %%\n# %%time\nx = 1\n", id="cell magic"),
        pytest.param("# %%\nx = 'a\x0cb'\n", id="form feed"),
        pytest.param("# %%\nx = 'a\u2028b'\n", id="line separator"),
    ],
)
def test_every_form_of_cell_agrees_with_jupytext(tmp_path, text):
    path = write(tmp_path, text)
    theirs = as_jupytext_reads(path)
    ours = read_authored(path)
    assert [c.kind for c in ours] == [c.cell_type for c in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        tags = other.metadata.get("tags")
        assert mine.metadata.get("tags") == tags
        if mine.kind == "code" and not other.source.startswith("%%"):
            assert mine.source == other.source.strip("\n")


# cells


def test_a_cell_knows_the_line_of_its_marker(tmp_path):
    path = write(tmp_path, "# %%\nx = 1\n\n# %% [markdown]\n# text\n\n# %%\nlast = 2\n")
    lines = [cell.line for cell in read_authored(path)]
    assert lines == [9, 12, 15]
    assert lines[2] == line_of(path, "last") - 1


def test_the_header_is_no_cell(tmp_path):
    assert read_authored(write(tmp_path, "")) == []


def test_text_is_read_without_its_comment_signs(tmp_path):
    [cell] = read_authored(write(tmp_path, "# %% [markdown]\n# # text\n#\n# more\n"))
    assert cell.source == "# text\n\nmore"


@pytest.mark.parametrize(
    ("marker", "is_reference"),
    [
        (SETUP, True),
        (ANSWER, True),
        (GIVEN, True),
        (CHECK, False),
        ("# %%\n", False),
        ('# %% tags=["plot"]\n', False),
        ('# %% [markdown] nbgrader={"grade_id": "why", "solution": true}\n', False),
        ('# %% [markdown] tags=["setup"]\n', False),
    ],
)
def test_the_reference_is_made_of_set_up_given_code_and_answers(tmp_path, marker, is_reference):
    [cell] = read_authored(write(tmp_path, marker + "x = 1\n"))
    assert cell.is_reference == is_reference


def test_the_grade_id_is_read_from_the_metadata():
    assert AuthoredCell("code", "", {"nbgrader": {"grade_id": "f"}}).grade_id == "f"
    assert AuthoredCell("code", "", {"tags": []}).grade_id is None


# faults


def test_a_missing_file_is_named(tmp_path):
    cell, fault = fault_of(tmp_path / "notebook.py")
    assert cell is None
    assert fault == "cannot be read: No such file or directory"


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    path = tmp_path / "notebook.py"
    path.write_bytes("# %%\nx = 'ä'\n".encode("latin-1"))
    assert fault_of(path)[0] is None


@pytest.mark.parametrize("value", ["{", "true", "{'grade': 1}", "[1,]", '"a'])
def test_metadata_that_is_no_json_is_named_by_its_cell(tmp_path, value):
    path = write(tmp_path, f"# %%\nx = 1\n\n# %% nbgrader={value.replace('true', 'True')}\ny = 2\n")
    cell, fault = fault_of(path)
    assert cell == 1
    assert fault.startswith("its metadata is not JSON: ")


# the reference


def test_the_reference_holds_what_its_cells_define_in_order(tmp_path):
    text = f"{SETUP}import math\n{GIVEN}def g(x):\n    return math.sqrt(x)\n"
    text += f"{ANSWER}def f(x):\n    return g(x) + 1\n"
    assert load_reference(write(tmp_path, text))["f"](9) == 4


def test_checks_plots_and_text_are_not_run(tmp_path):
    text = f"{ANSWER}def f():\n    return 1\n{CHECK}1 / 0\n"
    text += "# %% [markdown]\n# 1 / 0\n# %%\n1 / 0\n"
    assert load_reference(write(tmp_path, text))["f"]() == 1


def test_two_references_share_nothing(tmp_path):
    path = write(tmp_path, f"{ANSWER}calls = []\n")
    load_reference(path)["calls"].append(1)
    assert load_reference(path)["calls"] == []


def test_the_reference_is_not_the_main_program(tmp_path):
    text = f"{ANSWER}ran = __name__ == '__main__'\n"
    assert load_reference(write(tmp_path, text))["ran"] is False


def test_a_cell_that_raises_is_named_with_what_it_raises(tmp_path):
    path = write(tmp_path, f"{SETUP}x = 1\n# %%\n{ANSWER}y = 1 / 0\n")
    cell, fault = fault_of(path, load_reference)
    assert cell == 2
    assert fault == "the reference raises ZeroDivisionError: division by zero"


def test_a_cell_that_does_not_compile_is_named_too(tmp_path):
    cell, fault = fault_of(write(tmp_path, f"{SETUP}x = 1\n{ANSWER}def f(x:\n"), load_reference)
    assert cell == 1
    assert "SyntaxError" in fault


def test_tracebacks_of_the_reference_point_into_the_authored_file(tmp_path):
    path = write(tmp_path, f"{SETUP}x = 1\n{ANSWER}def f():\n    return undefined\n")
    with pytest.raises(NameError) as caught:
        load_reference(path)["f"]()
    entry = caught.traceback[-1]
    assert Path(entry.path) == path
    assert entry.lineno + 1 == line_of(path, "undefined")


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_the_references_of_this_repository_load(path):
    answers = [
        cell.grade_id.removesuffix("-answer")
        for cell in read_authored(path)
        if cell.kind == "code" and cell.is_reference and (cell.grade_id or "").endswith("-answer")
    ]
    namespace = load_reference(path)
    assert answers
    assert [name for name in answers if not callable(namespace.get(name))] == []
