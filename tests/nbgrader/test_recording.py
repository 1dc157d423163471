"""What keeps marks from being recorded: said with file and remedy, nothing half, and made good."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder import grading, store
from autograder.course import CourseDir
from autograder.errors import RecordError, StaleBuild
from autograder.grading import Graded
from autograder.judge.judged import Judged
from autograder.judge.pool import judge_all
from autograder.nbgrader.backup import SERVER_S_OWN, back_up
from autograder.nbgrader.database import shown, sqlite_file
from autograder.nbgrader.gradebook import open_recorder
from autograder.notebooks.build import build, write
from autograder.notebooks.reading import read_frame, read_submission
from autograder.notebooks.submission import Submission
from tests.conftest import copy_of_toy

STUDENTS = ("ada", "bob")
ROOT = os.geteuid() == 0
NOBODY = 65534
Course = tuple[CourseDir, list[Judged]]


@pytest.fixture(scope="module")
def judged_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a toy course that is built, with two submissions, and what they are judged."""
    toy = copy_of_toy(tmp_path_factory.mktemp("course") / "toy")
    config = toy.root / "nbgrader_config.py"
    config.write_text(
        config.read_text()
        + 'get_config().CourseDirectory.db_url = f"sqlite:///{Path(__file__).parent}/gradebook.db'
        '?timeout=0.2"\n'  # SQLite would wait for 5 s
    )
    write(toy, toy.course.assignments[0], build(toy, toy.course.assignments[0]))
    Gradebook(f"sqlite:///{toy.root / 'gradebook.db'}", "toy").close()  # enters the course
    frame = read_frame(toy, "ps1")
    work: list[Submission] = []
    for student in STUDENTS:
        path = toy.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        shutil.copy(toy.release("ps1"), path)
        work.append(read_submission(toy, "ps1", student, path, frame))
    secret = store.course_secret(toy.root)
    done = [j for j in judge_all(toy, "ps1", secret, work, 1) if isinstance(j, Judged)]
    return toy, done


@pytest.fixture
def course(judged_course: Course, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], CourseDir]:
    """Return a function that copies the course somewhere; its submissions are judged already."""
    toy, done = judged_course
    by_student = {judged.submission.student: judged for judged in done}

    def judge(*args: Any) -> Iterator[Judged]:
        return (by_student[submission.student] for submission in args[3])

    monkeypatch.setattr(grading, "judge_all", judge)

    def copy(root: Path) -> CourseDir:
        shutil.copytree(toy.root, root, dirs_exist_ok=True)
        return CourseDir(root, toy.course)

    return copy


def grade(course: CourseDir, **changed: Any) -> list[Graded]:
    return grading.grade(
        course,
        course.course.assignments[0],
        students=STUDENTS,
        force=changed.get("force", False),
        jobs=1,
        tell=lambda result: None,
        note=changed.get("note", lambda line: None),
    )


def problems(course: CourseDir) -> str:
    """Grade and return all problems as one text; both must have one."""
    results = grade(course)
    assert all(result.problem and result.report is None for result in results)
    return "\n".join(result.problem for result in results)


def recorded(gradebook: Path) -> list[str]:
    """Return who has any row in the gradebook."""
    with closing(sqlite3.connect(gradebook)) as database:
        tables = ("student", "submitted_assignment", "submitted_notebook", "grade")
        counts = [database.execute(f"select count(*) from {t}").fetchone()[0] for t in tables]
        students = [row[0] for row in database.execute("select id from student order by id")]
    assert students or not any(counts)
    return students


def assert_nothing_is_half_recorded(course: CourseDir) -> None:
    assert recorded(course.root / "gradebook.db") == []
    assert not list(course.root.glob("autograded/*/ps1"))
    assert not list(course.root.glob("autograded/*/.ps1*"))
    assert not list(course.root.glob("reports/ps1/*.json"))


def assert_a_repetition_is_right(course: CourseDir) -> None:
    assert [result.problem for result in grade(course)] == ["", ""]
    assert recorded(course.root / "gradebook.db") == list(STUDENTS)
    assert all(result.unchanged for result in grade(course))
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "toy") as gradebook:
        for submission in gradebook.assignment_submissions("ps1"):
            report = store.load(course, "ps1", submission.student_id)
            assert report is not None
            assert submission.score == report.score
            assert course.autograded("ps1", submission.student_id).exists()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that an ordinary user can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Let file permissions count, which they do not for root."""
    if ROOT:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if ROOT:
            os.seteuid(0)


@contextmanager
def small_disk(path: Path, mib: int) -> Iterator[None]:
    """Mount a disk of a few MiB; skip where that is not possible."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={mib}m", "none", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"cannot mount a small disk here: {error}")
    if done.returncode:
        pytest.skip(f"cannot mount a small disk here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def fill(folder: Path) -> Path:
    """Write until the disk is full; return what to delete."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"0" * 4096):
                pass
        except OSError:
            return filler
    raise AssertionError


def test_a_gradebook_that_another_process_writes_is_said_to_be_locked(
    course: Callable[[Path], CourseDir], tmp_path: Path
) -> None:
    toy = course(tmp_path / "toy")
    with closing(sqlite3.connect(toy.root / "gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = problems(toy)
        assert str(toy.root / "gradebook.db") in said
        assert "another process has locked it" in said
        assert "run the same command again" in said
        assert_nothing_is_half_recorded(toy)
    assert_a_repetition_is_right(toy)


def test_a_gradebook_that_nobody_else_may_even_read_stops_the_run_at_once(
    course: Callable[[Path], CourseDir], tmp_path: Path
) -> None:
    toy = course(tmp_path / "toy")
    with closing(sqlite3.connect(toy.root / "gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match=r"gradebook\.db: .*locked.*let it finish"):
            grade(toy)
    assert_nothing_is_half_recorded(toy)
    assert_a_repetition_is_right(toy)


@pytest.mark.parametrize("read_only", ["autograded", "reports"])
def test_a_folder_that_cannot_be_written_is_named(
    read_only: str, course: Callable[[Path], CourseDir], open_folder: Path
) -> None:
    toy = course(open_folder)
    give_away(toy.root)
    folder = toy.root / read_only
    folder.mkdir(mode=0o555)
    with as_ordinary_user():
        said = problems(toy)
        assert f"{folder}" in said
        assert "Let this user write there and run the same command again" in said
    folder.chmod(0o777)
    with as_ordinary_user():
        assert_a_repetition_is_right(toy)


def test_a_course_that_cannot_be_written_gets_no_backup_and_no_marks(
    course: Callable[[Path], CourseDir], open_folder: Path
) -> None:
    toy = course(open_folder)
    give_away(toy.root)
    toy.root.chmod(0o555)
    with (
        as_ordinary_user(),
        pytest.raises(RecordError, match=r"cannot back up .*backups.*Let this user write there"),
    ):
        grade(toy)
    assert_nothing_is_half_recorded(toy)
    toy.root.chmod(0o777)
    with as_ordinary_user():
        assert_a_repetition_is_right(toy)


def test_a_gradebook_that_may_only_be_read_is_named(
    course: Callable[[Path], CourseDir], open_folder: Path
) -> None:
    toy = course(open_folder)
    give_away(toy.root)
    (toy.root / "gradebook.db").chmod(0o444)
    with as_ordinary_user():
        said = problems(toy)
        assert f"{toy.root / 'gradebook.db'}" in said
        assert "let this user write the file" in said
        assert_nothing_is_half_recorded(toy)
        (toy.root / "gradebook.db").chmod(0o644)
        assert_a_repetition_is_right(toy)


def give_away(root: Path) -> None:
    if ROOT:
        for path in (root, *root.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


@pytest.mark.parametrize("backups", [0, 10])
def test_a_full_disk_is_said_and_nothing_is_half_recorded(
    backups: int, course: Callable[[Path], CourseDir], tmp_path: Path
) -> None:
    with small_disk(tmp_path, 4):
        toy = course(tmp_path)
        object.__setattr__(toy.course, "backups", backups)
        filler = fill(tmp_path)
        try:
            said = problems(toy)
        except RecordError as error:
            said = str(error)
        finally:
            object.__setattr__(toy.course, "backups", 10)
        assert str(toy.root) in said
        assert "ree space on that disk and run the same command again" in said
        assert_nothing_is_half_recorded(toy)
        filler.unlink()
        assert_a_repetition_is_right(toy)


def test_a_full_disk_under_the_gradebook_alone_leaves_folders_as_they_were(
    course: Callable[[Path], CourseDir], tmp_path: Path
) -> None:
    toy = course(tmp_path / "toy")
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk, 1):
        shutil.move(toy.root / "gradebook.db", disk)
        (toy.root / "gradebook.db").symlink_to(disk / "gradebook.db")
        filler = fill(disk)
        said = problems(toy)
        assert str(toy.root / "gradebook.db") in said
        assert "free space on that disk" in said
        assert_nothing_is_half_recorded(toy)
        filler.unlink()
        assert_a_repetition_is_right(toy)


def test_a_backup_is_made_before_the_first_mark_and_not_where_nothing_is_recorded(
    course: Callable[[Path], CourseDir], tmp_path: Path
) -> None:
    toy = course(tmp_path / "toy")
    grade(toy)
    [backup] = (toy.root / "backups").iterdir()
    assert recorded(backup) == []
    assert recorded(toy.root / "gradebook.db") == list(STUDENTS)
    grade(toy)
    assert [*(toy.root / "backups").iterdir()] == [backup]
    grade(toy, force=True)
    later = sorted((toy.root / "backups").iterdir())
    assert later[0] == backup
    assert recorded(later[1]) == list(STUDENTS)


def test_backups_are_kept_so_many_deep_and_others_files_stay(tmp_path: Path) -> None:
    gradebook = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(gradebook)) as database:
        database.execute("create table t (x)")
    gradebook.chmod(0o640)
    url = f"sqlite:///{gradebook}"
    assert back_up(tmp_path, url, 0) == ""
    assert not (tmp_path / "backups").exists()
    for _ in range(5):
        back_up(tmp_path, url, 3)
    made = sorted((tmp_path / "backups").iterdir())
    assert len(made) == 3
    assert all(path.name.startswith("gradebook-2") for path in made)
    assert all(path.stat().st_mode & 0o777 == 0o640 for path in made)
    (tmp_path / "backups" / "mine.db").touch()
    back_up(tmp_path, url, 1)
    names = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert len(names) == 2
    assert names[1] == "mine.db"


def test_a_backup_is_whole_while_another_process_writes(tmp_path: Path) -> None:
    gradebook = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(gradebook, isolation_level=None)) as other:
        other.execute("create table t (x)")
        other.execute("BEGIN IMMEDIATE")
        other.execute("insert into t values (1)")
        back_up(tmp_path, f"sqlite:///{gradebook}", 1)
    [backup] = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("select count(*) from t").fetchone() == (0,)
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_server_s_gradebook_is_the_operator_s_to_back_up_and_its_password_is_not_shown(
    tmp_path: Path,
) -> None:
    url = "postgresql+psycopg://grader:secret@db.example/grades"
    assert back_up(tmp_path, url, 10) == SERVER_S_OWN
    assert "\n" not in SERVER_S_OWN
    assert sqlite_file(url) is None
    assert "secret" not in shown(url)


def test_in_a_fresh_clone_the_message_says_that_the_course_is_not_built_yet(tmp_path: Path) -> None:
    course = copy_of_toy(tmp_path / "toy")  # as cloned: released, without a gradebook
    frame = read_frame(course, "ps1")
    remedy = "run: autograder build ps1"
    with pytest.raises(StaleBuild, match=remedy), open_recorder(course, "ps1", frame):
        pass
