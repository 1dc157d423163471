"""An assignment enters ``course_config.py`` where the outcome is sure; the file is never hurt."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.scaffold.entry import enter, template_entry, with_entry
from autograder.scaffold.scaffold import TEMPLATE

ENTRY = template_entry(TEMPLATE / "course_config.py", "ps9", 0)
HEAD = "from autograder.course import Assignment, Course\n"
ONE = "Assignment(name='ps1', title='(1), 2', weight=5, exercises={'f': 1})"
KEPT = "# a comment with ) and , in it\n"

SURE = {
    "as the template has it": f"assignments=(\n        {ONE},\n    ),",
    "on one line": f"assignments=({ONE},)",
    "the comma is missing": f"assignments=(\n  {ONE}, {ONE.replace('ps1', 'ps2')}\n)",
    "comments behind": f"assignments=(\n  {ONE}  {KEPT}  ,  {KEPT}  {KEPT}  ),  {KEPT}",
    "nothing there": "assignments=()",
    "nothing but a comment": f"assignments=(  {KEPT})",
    "letters beyond ASCII": f"assignments=({ONE.replace('2', 'Übung 2 für α')},)",
    "a list before": f"assignments=(*[{ONE}],)",
}
UNSURE = {
    "a name": f"assignments=ALL)\nALL2 = ({ONE},",
    "a sum": f"assignments=ALL + ({ONE.replace('ps1', 'ps2')},)",
    "a call": f"assignments=tuple([{ONE}])",
    "another parenthesis": f"assignments=(({ONE}),)",
}


def course_of(tmp_path: Path, arguments: str, head: str = HEAD) -> CourseDir:
    path = tmp_path / "course_config.py"
    text = f"{head}ALL = ({ONE},)\nCOURSE = Course(id='c', title='C', {arguments})\n"
    path.write_bytes(text.encode())
    return CourseDir(tmp_path, load_course(path))


@pytest.mark.parametrize("arguments", SURE.values(), ids=SURE.keys())
def test_it_is_entered_last_and_all_else_stays(tmp_path, arguments):
    course_dir = course_of(tmp_path, arguments)
    before = (tmp_path / "course_config.py").read_text()
    assert enter(course_dir, ENTRY)
    after = (tmp_path / "course_config.py").read_text()
    course = load_course(tmp_path / "course_config.py")
    assert course.assignments[:-1] == course_dir.course.assignments
    assert course.assignments[-1].name == "ps9"
    assert after.count(KEPT) == before.count(KEPT)
    assert [path.name for path in tmp_path.iterdir()] == ["course_config.py"]


@pytest.mark.parametrize("arguments", UNSURE.values(), ids=UNSURE.keys())
def test_where_the_outcome_is_not_sure_the_file_stays_as_it_is(tmp_path, arguments):
    course_dir = course_of(tmp_path, arguments)
    before = (tmp_path / "course_config.py").read_bytes()
    assert not enter(course_dir, ENTRY)
    assert (tmp_path / "course_config.py").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["course_config.py"]


def test_a_file_in_which_the_entry_does_not_load_stays_as_it_is(tmp_path):
    head = HEAD + f"Problems = Assignment\nONE = {ONE}\ndel Assignment\n"
    path = tmp_path / "course_config.py"
    path.write_text(f"{head}COURSE = Course(id='c', title='C', assignments=(ONE,))\n")
    before = path.read_bytes()
    assert not enter(CourseDir(tmp_path, load_course(path)), ENTRY)
    assert path.read_bytes() == before


def test_a_course_that_filters_its_assignments_stays_as_it_is(tmp_path):
    course_dir = course_of(tmp_path, f"assignments=({ONE},)")
    path = tmp_path / "course_config.py"
    path.write_text(path.read_text() + "COURSE = Course(id='c', title='C', assignments=ALL)\n")
    before = path.read_bytes()
    assert not enter(course_dir, ENTRY)
    assert path.read_bytes() == before


def test_line_ends_and_permissions_stay(tmp_path):
    course_dir = course_of(tmp_path, f"assignments=(\n        {ONE},\n    ),")
    path = tmp_path / "course_config.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    assert enter(course_dir, ENTRY)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_behind_a_link_is_changed_where_it_is(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "course").mkdir()
    real = course_of(tmp_path / "real", f"assignments=({ONE},)")
    link = tmp_path / "course" / "course_config.py"
    link.symlink_to(tmp_path / "real" / "course_config.py")
    assert enter(CourseDir(tmp_path / "course", real.course), ENTRY)
    assert link.is_symlink()
    assert load_course(link).assignments[-1].name == "ps9"


def test_the_entry_is_formatted_as_the_template_is():
    text = (TEMPLATE / "course_config.py").read_bytes()
    changed = with_entry(text, ENTRY)
    assert changed is not None
    ast.parse(changed)
    lines = changed.decode().splitlines()
    assert lines.count("        Assignment(") == 2
    assert lines.count("        ),") == 2
    assert [line for line in lines if line not in text.decode().splitlines()] == [
        '            name="ps9",',
        "            weight=0,",
    ]
