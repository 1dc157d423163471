"""New courses and assignments: complete, and nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.config import find_course, load_course
from autograder.course import CourseDir
from autograder.errors import UsageError
from autograder.scaffold.scaffold import TEMPLATE, new_assignment, new_course

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def course(tmp_path: Path) -> CourseDir:
    new_course(tmp_path / "linear-models")
    return find_course(tmp_path / "linear-models")


def test_a_new_course_is_called_like_its_folder(course: CourseDir) -> None:
    assert course.course.id == "linear-models"
    assert course.course.title == "Linear models"
    assert (course.root / "README.md").read_text().startswith("# Linear models\n")
    assert not any(b"ample course" in text for text in contents(course.root).values())
    assert not any(b"sample-course" in text for text in contents(course.root).values())


def test_it_has_every_kind_of_authored_file(course: CourseDir) -> None:
    assert {path.name for path in course.solutions("ps1").iterdir()} >= {
        *("notebook.py", "conftest.py", "test_centre.py", "test_covariance.py"),
        *("misconceptions.py", "alternatives.py"),
    }
    assert "/submitted/" in (course.root / ".gitignore").read_text()
    assert (course.root / "check.sh").stat().st_mode & 0o111


def test_it_may_be_made_beside_files_of_other_names(tmp_path: Path) -> None:
    root = tmp_path / "stats"
    (root / ".git").mkdir(parents=True)
    (root / "LICENSE").write_text("mine")
    new_course(root)
    assert (root / "LICENSE").read_text() == "mine"
    assert load_course(root / "course_config.py").id == "stats"


@pytest.mark.parametrize("taken", ["README.md", "solutions/ps1/conftest.py", "solutions"])
def test_a_file_that_is_there_is_not_overwritten_and_nothing_is_written(
    tmp_path: Path, taken: str
) -> None:
    root = tmp_path / "stats"
    (root / taken).parent.mkdir(parents=True)
    (root / taken).write_text("mine")
    with pytest.raises(UsageError, match="is there already; nothing was written"):
        new_course(root)
    assert contents(root) == {taken: b"mine"}


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    root = tmp_path / "stats"
    root.mkdir()
    (root / "README.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is there already"):
        new_course(root)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["2nd", "stats 101", "mécanique", "a.b"])
def test_a_folder_that_cannot_name_a_course_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="letters, digits"):
        new_course(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_new_assignment_has_the_same_files_and_an_entry(course: CourseDir) -> None:
    made = new_assignment(course, "ps2_more")
    assert made.entered
    assert contents(made.folder) == contents(course.solutions("ps1"))
    loaded = find_course(course.root).course
    assert [a.name for a in loaded.assignments] == ["ps1", "ps2_more"]
    assert [a.weight for a in loaded.assignments] == [100, 0]


def test_what_is_left_of_100_percent_is_its_weight(course: CourseDir) -> None:
    config = course.root / "course_config.py"
    config.write_text(config.read_text().replace("weight=100", "weight=62.5"))
    new_assignment(find_course(course.root), "ps2")
    assert find_course(course.root).course.assignments[1].weight == 37.5


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("ps1", "lists ps1 already"),
        ("../ps2", "letters, digits"),
        ("", "letters, digits"),
        ("2", "letters, digits"),
        ("json", "the name of a Python module"),
        ("numpy", "the name of a Python module"),
    ],
)
def test_a_name_that_is_none_or_taken_is_refused(course: CourseDir, name: str, fault: str) -> None:
    before = contents(course.root)
    with pytest.raises(UsageError, match=fault):
        new_assignment(course, name)
    assert contents(course.root) == before


@pytest.mark.parametrize("folder", ["solutions", "source", "assignments"])
def test_a_folder_that_is_there_is_left_alone(course: CourseDir, folder: str) -> None:
    (course.root / folder / "ps2").mkdir(parents=True)
    before = contents(course.root)
    with pytest.raises(UsageError, match="ps2 is there already; nothing was written"):
        new_assignment(course, "ps2")
    assert contents(course.root) == before


def test_the_template_is_a_course_with_this_repository_s_nbgrader_config() -> None:
    ours = (ROOT / "nbgrader_config.py").read_bytes()
    assert (TEMPLATE / "nbgrader_config.py").read_bytes() == ours
    assert load_course(TEMPLATE / "course_config.py").isolation == "full"


def test_no_name_in_the_template_is_one_that_packaging_leaves_out() -> None:
    names = {part for p in TEMPLATE.rglob("*") for part in p.relative_to(TEMPLATE).parts}
    assert not {name for name in names if name.startswith(".")}
