"""Saved Reports and the course's secret."""

import stat
from contextlib import suppress
from pathlib import Path

import pytest

from autograder import store
from autograder.course import Course, CourseDir
from autograder.errors import RecordError
from autograder.report import ExerciseReport, Report, TestReport


def course_dir(root: Path) -> CourseDir:
    return CourseDir(root, Course(id="toy", title="Toy", assignments=()))


def report(student: str = "ada", **fields: object) -> Report:
    test = TestReport(id="test_f", title="It doubles", points=2.0, outcome="passed")
    exercise = ExerciseReport(name="f", score=2.0, max_score=2.0, tests=(test,))
    values = {"assignment": "ps1", "key": "k", "isolation": "process", "score": 2.0}
    values |= {"max_score": 2.0, "exercises": (exercise,), "student": student}
    return Report(**{**values, **fields})


def test_a_saved_report_is_loaded_again_as_it_was(tmp_path):
    store.save(course_dir(tmp_path), report())
    assert store.load(course_dir(tmp_path), "ps1", "ada") == report()


def test_a_report_lies_under_its_assignment_and_student(tmp_path):
    path = store.save(course_dir(tmp_path), report())
    assert path == tmp_path / "reports" / "ps1" / "ada.json"
    assert path.is_file()


def test_a_second_save_replaces_the_first(tmp_path):
    store.save(course_dir(tmp_path), report(score=1.0))
    store.save(course_dir(tmp_path), report(score=2.0))
    loaded = store.load(course_dir(tmp_path), "ps1", "ada")
    assert loaded is not None
    assert loaded.score == 2.0


def test_the_reports_of_two_students_do_not_meet(tmp_path):
    store.save(course_dir(tmp_path), report("ada", score=1.0))
    store.save(course_dir(tmp_path), report("bob", score=2.0))
    loaded = store.load(course_dir(tmp_path), "ps1", "ada")
    assert loaded == report("ada", score=1.0)


def test_where_there_is_no_report_none_is_loaded(tmp_path):
    assert store.load(course_dir(tmp_path), "ps1", "ada") is None


@pytest.mark.parametrize(
    "raw",
    [b"", b"half a fi", b"[]", b'{"schema": 0}', b"\xff\xfe\x00", b"\0" * 10],
    ids=["empty", "cut off", "list", "older schema", "not UTF-8", "zeros"],
)
def test_a_report_that_cannot_be_read_is_as_none(tmp_path, raw):
    path = store.save(course_dir(tmp_path), report())
    path.write_bytes(raw)
    assert store.load(course_dir(tmp_path), "ps1", "ada") is None


def test_a_folder_in_a_report_s_place_is_as_none(tmp_path):
    course_dir(tmp_path).report("ps1", "ada").mkdir(parents=True)
    assert store.load(course_dir(tmp_path), "ps1", "ada") is None


def test_a_report_that_cannot_be_written_is_a_record_error(tmp_path):
    (tmp_path / "reports").write_text("a file in the folder's place")
    with pytest.raises(RecordError):
        store.save(course_dir(tmp_path), report())


def test_the_secret_is_made_once_and_kept(tmp_path, monkeypatch):
    monkeypatch.delenv(store.SECRET_VARIABLE, raising=False)
    first = store.course_secret(tmp_path)
    assert len(first) == 64
    assert store.course_secret(tmp_path) == first


def test_two_courses_have_different_secrets(tmp_path, monkeypatch):
    monkeypatch.delenv(store.SECRET_VARIABLE, raising=False)
    assert store.course_secret(tmp_path / "a") != store.course_secret(tmp_path / "b")


def test_only_the_owner_can_read_the_secret(tmp_path, monkeypatch):
    monkeypatch.delenv(store.SECRET_VARIABLE, raising=False)
    store.course_secret(tmp_path)
    assert stat.S_IMODE((tmp_path / store.SECRET_FILE).stat().st_mode) == 0o600


def test_the_environment_s_secret_takes_precedence_and_makes_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv(store.SECRET_VARIABLE, "from outside")
    assert store.course_secret(tmp_path) == b"from outside"
    assert not (tmp_path / store.SECRET_FILE).exists()


def test_space_around_the_secret_does_not_count(tmp_path, monkeypatch):
    monkeypatch.delenv(store.SECRET_VARIABLE, raising=False)
    (tmp_path / store.SECRET_FILE).write_bytes(b" abc\r\n")
    assert store.course_secret(tmp_path) == b"abc"


def test_an_empty_secret_is_not_used(tmp_path, monkeypatch):
    monkeypatch.delenv(store.SECRET_VARIABLE, raising=False)
    (tmp_path / store.SECRET_FILE).write_bytes(b"\n")
    with suppress(RecordError):  # refusing it is as good as making one
        assert store.course_secret(tmp_path) != b""


def test_a_secret_that_cannot_be_read_is_a_record_error(tmp_path, monkeypatch):
    monkeypatch.delenv(store.SECRET_VARIABLE, raising=False)
    (tmp_path / store.SECRET_FILE).mkdir()
    with pytest.raises(RecordError, match="cannot read"):
        store.course_secret(tmp_path)


def test_a_report_with_another_key_becomes_the_previous_one(tmp_path):
    course = course_dir(tmp_path)
    for score, key in ((1.0, "a"), (2.0, "b"), (2.0, "b"), (3.0, "c")):
        store.save(course, report(score=score, key=key))
    before = store.load_previous(course, "ps1", "ada")
    assert before is not None
    assert (before.score, before.key) == (2.0, "b")


def test_the_same_key_again_keeps_the_previous_one(tmp_path):
    course = course_dir(tmp_path)
    for key in ("a", "b", "b"):
        store.save(course, report(key=key))
    before = store.load_previous(course, "ps1", "ada")
    assert before is not None
    assert before.key == "a"


def test_a_first_report_has_no_previous_one(tmp_path):
    store.save(course_dir(tmp_path), report())
    assert store.load_previous(course_dir(tmp_path), "ps1", "ada") is None


def test_all_reports_are_loaded_by_student_without_the_previous_ones(tmp_path):
    course = course_dir(tmp_path)
    for student, key in (("bob", "a"), ("ada", "a"), ("ada", "b"), ("ada.previous", "a")):
        store.save(course, report(student, key=key))
    course.report("ps1", "cut").write_text("{")
    course.report("ps1", "copy").write_text(report("ada").to_json())
    found = store.load_all(course, "ps1")
    keys = {r.student: r.key for r in found}
    assert keys == {"ada": "b", "ada.previous": "a", "bob": "a"}
