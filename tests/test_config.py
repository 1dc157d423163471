"""Loading ``course_config.py``: what is right is read, what is wrong is told by line."""

import textwrap
from datetime import timedelta
from pathlib import Path

import pytest

from autograder.config import find_course, load_course
from autograder.course import Course, CourseDir
from autograder.errors import CourseConfigError, UsageError

RIGHT = """\
from datetime import datetime, timezone

from autograder.course import Assignment, Course, Limits

COURSE = Course(
    id="toy",
    title="A toy course",
    assignments=(
        Assignment(
            name="ps1",
            title="Doubling",
            weight=40,
            exercises={"double": 6, "quadruple": 4},
            written={"why": 3},
            due=datetime(2030, 1, 31, tzinfo=timezone.utc),
        ),
        Assignment(
            name="ps2",
            title="Halving",
            weight=60,
            exercises={"halve": 5.5},
        ),
    ),
    limits=Limits(
        cell_wall_s=3,
        memory_mib=256,
    ),
    isolation="process",
)
"""
Faults = list[tuple[int, str]]


def write(folder: Path, text: str) -> Path:
    path = folder / "course_config.py"
    path.write_text(textwrap.dedent(text), "utf-8")
    return path


def faults_of(path: Path) -> Faults:
    with pytest.raises(CourseConfigError) as caught:
        load_course(path)
    where, faults = caught.value.args
    assert where == path
    return list(faults)


def faults_with(folder: Path, *changes: tuple[str, str]) -> Faults:
    """Return the faults of the right course after some of its text has been replaced."""
    text = RIGHT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return faults_of(write(folder, text))


def line_of(part: str) -> int:
    """Return the line of the right course that holds some text."""
    [line] = [i for i, text in enumerate(RIGHT.splitlines(), 1) if part in text]
    return line


def test_a_right_course_is_read_as_it_stands(tmp_path):
    course = load_course(write(tmp_path, RIGHT))
    assert course.id == "toy"
    assert [a.name for a in course.assignments] == ["ps1", "ps2"]
    assert course.assignments[0].exercises == {"double": 6, "quadruple": 4}
    assert course.assignments[0].max_score == 13
    assert course.limits.cell_wall_s == 3
    assert course.limits.test_wall_s == 5.0


def test_the_course_of_this_repository_has_no_faults():
    root = Path(__file__).parents[1]
    assert isinstance(load_course(root / "course_config.py"), Course)


def test_an_unknown_field_is_named_with_its_line_and_the_known_ones(tmp_path):
    [(line, fault)] = faults_with(tmp_path, ("weight=60,", "weight=60,\n            wieght=61,"))
    assert line == line_of("weight=60") + 1
    assert fault.startswith("Assignment has no 'wieght'; it has name, title, weight")


def test_a_missing_field_is_named_with_the_line_of_its_owner(tmp_path):
    [(line, fault)] = faults_with(tmp_path, ('            title="Halving",\n', ""))
    assert (line, fault) == (line_of('name="ps2"') - 1, "Assignment needs 'title'")


def test_several_unknown_and_missing_fields_are_told_together(tmp_path):
    faults = faults_with(
        tmp_path,
        ('title="A toy course"', 'titel="A toy course"'),
        ("weight=40", "waight=40"),
        ("memory_mib=256", "memory_mb=256"),
    )
    told = {(line, " ".join(fault.split()[:3])) for line, fault in faults}
    assert told == {
        (line_of("COURSE ="), "Course needs 'title'"),
        (line_of('title="A toy course"'), "Course has no"),
        (line_of('name="ps1"') - 1, "Assignment needs 'weight'"),
        (line_of("weight=40"), "Assignment has no"),
        (line_of("memory_mib=256"), "Limits has no"),
    }


def test_several_wrong_values_are_told_together_each_with_its_line_and_in_order(tmp_path):
    faults = faults_with(
        tmp_path,
        ('id="toy"', 'id="toy course"'),
        ("weight=40", "weight=140"),
        ('"quadruple": 4', '"quadruple": -4'),
        ('name="ps2"', 'name="2ps"'),
        ("memory_mib=256", "memory_mib=0"),
        ('isolation="process"', 'isolation="container"'),
    )
    assert faults == [
        (
            line_of('id="toy"'),
            "id 'toy course': letters, digits, '-' and '_' only, beginning with a letter",
        ),
        (line_of("weight=40"), "weight must be between 0 and 100, not 140"),
        (
            line_of('"quadruple": 4'),
            "quadruple: points must be a number of at least 0, not -4",
        ),
        (
            line_of('name="ps2"'),
            "name '2ps': letters, digits, '-' and '_' only, beginning with a letter",
        ),
        (line_of("memory_mib=256"), "memory_mib must be a number above 0, not 0"),
        (
            line_of('isolation="process"'),
            "isolation must be one of 'full', 'bubblewrap', 'strong', 'process', not 'container'",
        ),
    ]


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ('dask_scheduler="head:8786"', "dask_scheduler must be tcp://host:port or tls://host:port"),
        ("backups=-1", "backups must be at least 0, not -1"),
    ],
)
def test_services_are_held_to_their_form(field, fault, tmp_path):
    change = ('isolation="process"', f'isolation="process", {field}')
    [(line, told)] = faults_with(tmp_path, change)
    assert line == line_of("isolation=")
    assert told.startswith(fault)


def test_the_error_reads_as_one_line_per_fault_with_file_and_line(tmp_path):
    path = write(tmp_path, RIGHT.replace('id="toy"', 'id=""').replace("weight=60", "weight=-1"))
    with pytest.raises(CourseConfigError) as caught:
        load_course(path)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{path}:{line_of('id=')}: id ''")
    assert lines[1] == f"{path}:{line_of('weight=60')}: weight must be between 0 and 100, not -1"


def test_a_syntax_error_is_told_with_its_line(tmp_path):
    [(line, fault)] = faults_with(tmp_path, ("weight=40", "weight=40 41"))
    assert line == line_of("weight=40")
    assert fault.startswith("syntax: ")


def test_a_null_byte_is_a_syntax_error(tmp_path):
    assert faults_of(write(tmp_path, "x = 1\0\n"))[0][1].startswith("syntax: ")


def test_whatever_the_file_raises_is_told_with_the_line_that_raised(tmp_path):
    text = """\
    def points():
        return 1 / 0


    COURSE = points()
    """
    assert faults_of(write(tmp_path, text)) == [(2, "ZeroDivisionError: division by zero")]


def test_an_import_that_fails_is_told_with_its_line(tmp_path):
    [(line, fault)] = faults_of(write(tmp_path, "\nimport no_such_module_anywhere\n"))
    assert line == 2
    assert fault.startswith("ModuleNotFoundError")


@pytest.mark.parametrize("text", ["", "COURSE = 3\n", "course = None\n"])
def test_without_a_course_the_file_is_told_what_it_must_define(tmp_path, text):
    assert faults_of(write(tmp_path, text)) == [(1, "it must define COURSE = Course(...)")]


def test_a_class_in_the_place_of_its_value_is_no_course(tmp_path):
    text = "from autograder.course import Course\nCOURSE = Course\n"
    assert faults_of(write(tmp_path, text)) == [(1, "it must define COURSE = Course(...)")]


def test_a_deadline_without_a_time_zone_is_a_fault(tmp_path):
    [(line, fault)] = faults_with(tmp_path, (", tzinfo=timezone.utc", ""))
    assert line == line_of("due=")
    assert fault.startswith("due needs a time zone")


@pytest.mark.parametrize("points", ["-1", "True", "'6'", "None", "float('nan')", "float('inf')"])
def test_points_that_are_no_number_of_at_least_0_are_a_fault(tmp_path, points):
    [(line, fault)] = faults_with(tmp_path, ('"double": 6', f'"double": {points}'))
    assert line == line_of('"double": 6')
    assert fault.startswith("double: points must be a number of at least 0")


@pytest.mark.parametrize("value", ["0", "-1", "True", "'1'", "None", "float('nan')"])
def test_a_limit_that_is_no_number_above_0_is_a_fault(tmp_path, value):
    [(line, fault)] = faults_with(tmp_path, ("cell_wall_s=3", f"cell_wall_s={value}"))
    assert line == line_of("cell_wall_s=3")
    assert fault.startswith("cell_wall_s must be a number above 0")


@pytest.mark.parametrize("name", ["", "1ps", "ps 1", "../ps1", "ps.1", "-ps", "pß1"])
def test_an_assignment_needs_a_name_that_is_safe_as_a_folder(tmp_path, name):
    [(line, fault)] = faults_with(tmp_path, ('name="ps1"', f'name="{name}"'))
    assert line == line_of('name="ps1"')
    assert fault.startswith(f"name {name!r}: letters")


def test_an_assignment_without_exercises_is_a_fault(tmp_path):
    faults = faults_with(tmp_path, ('exercises={"halve": 5.5}', "exercises={}"))
    assert faults == [(line_of('"halve"'), "ps2 has no exercises")]


def test_two_assignments_of_one_name_are_a_fault_at_the_second(tmp_path):
    faults = faults_with(tmp_path, ('name="ps2"', 'name="ps1"'))
    assert faults == [(line_of('name="ps2"'), "name 'ps1' is there twice")]


def test_one_name_for_an_exercise_and_a_written_question_is_a_fault(tmp_path):
    [(line, fault)] = faults_with(tmp_path, ('written={"why": 3}', 'written={"double": 3}'))
    assert line in (line_of("written="), line_of('"double"'))
    assert "double" in fault


def test_an_unknown_language_is_a_fault(tmp_path):
    [(line, fault)] = faults_with(
        tmp_path, ('isolation="process"', 'isolation="process", language="tlh"')
    )
    assert line == line_of("isolation=")
    assert fault.startswith("language must be one of 'en'")


def test_lines_follow_the_file_where_assignments_are_listed_in_another_order(tmp_path):
    text = """\
    from autograder.course import Assignment, Course

    SECOND = Assignment(name="ps2", title="", weight=1, exercises={"g": 1})
    FIRST = Assignment(name="1ps", title="", weight=1, exercises={"f": 1})
    COURSE = Course(id="toy", title="", assignments=(FIRST, SECOND))
    """
    [(line, fault)] = faults_of(write(tmp_path, text))
    assert fault.startswith("name '1ps'")
    assert line == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight=40", 'weight="40"'),
        ('exercises={"halve": 5.5}', 'exercises=["halve"]'),
        ("due=datetime(2030, 1, 31, tzinfo=timezone.utc)", 'due="2030-01-31"'),
        ('            name="ps2"', '            name=["ps2"]'),
    ],
)
def test_a_value_of_another_type_is_a_fault_at_its_line(tmp_path, old, new):
    [(line, _)] = faults_with(tmp_path, (old, new))
    assert line == line_of(old)


@pytest.mark.parametrize(
    "assignments",
    [
        pytest.param(
            'Assignment(name="a", title="", weight=1, exercises={"f": 1})', id="comma forgotten"
        ),
        pytest.param('"ps1",', id="names only"),
        pytest.param("None", id="None"),
    ],
)
def test_assignments_that_are_no_tuple_of_assignments_are_a_fault(tmp_path, assignments):
    text = f"""\
    from autograder.course import Assignment, Course

    COURSE = Course(
        id="toy",
        title="",
        assignments=({assignments}),
    )
    """
    [(line, _)] = faults_of(write(tmp_path, text))
    assert line == 6


@pytest.mark.parametrize("limits", ["None", "{'cpu_s': 1}"])
def test_limits_of_another_type_are_a_fault(tmp_path, limits):
    text = f"""\
    from autograder.course import Course

    COURSE = Course(
        id="toy",
        title="",
        assignments=(),
        limits={limits},
    )
    """
    [(line, _)] = faults_of(write(tmp_path, text))
    assert line == 7


def test_a_file_that_is_not_utf_8_is_a_fault(tmp_path):
    path = tmp_path / "course_config.py"
    path.write_bytes("# für Studierende\n".encode("latin-1"))
    assert len(faults_of(path)) == 1


def test_the_course_is_found_from_a_folder_deep_inside(tmp_path):
    write(tmp_path, RIGHT)
    inside = tmp_path / "solutions" / "ps1"
    inside.mkdir(parents=True)
    found = find_course(inside)
    assert isinstance(found, CourseDir)
    assert found.root == tmp_path.resolve()
    assert found.course.id == "toy"


def test_the_nearest_course_is_taken(tmp_path):
    write(tmp_path, RIGHT)
    inside = tmp_path / "demo"
    inside.mkdir()
    write(inside, RIGHT.replace('id="toy"', 'id="demo"'))
    assert find_course(inside).course.id == "demo"


def test_a_folder_named_like_the_file_is_no_course(tmp_path):
    (tmp_path / "course_config.py").mkdir()
    with pytest.raises(UsageError):
        find_course(tmp_path)


def test_outside_of_any_course_the_error_says_where_was_looked(tmp_path):
    with pytest.raises(UsageError, match=r"no course_config\.py in .* or above") as caught:
        find_course(tmp_path)
    assert str(tmp_path.resolve()) in str(caught.value)


LATE = """\
    late=LatePolicy(
        percent_per_day=10,
        grace_minutes=15,
        cap_percent=50,
        extension_days={"ps1": {"ada": 2.5}},
    ),
"""


def faults_of_late(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = RIGHT.replace("Course, Limits\n", "Course, LatePolicy, Limits\n")
    text = text.replace('    isolation="process",\n', LATE)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    lines = text.splitlines()
    return [
        f"{lines[line - 1].strip()} # {fault}" for line, fault in faults_of(write(folder, text))
    ]


def test_a_late_policy_is_read(tmp_path):
    text = RIGHT.replace("Course, Limits\n", "Course, LatePolicy, Limits\n")
    late = load_course(write(tmp_path, text.replace('    isolation="process",\n', LATE))).late
    assert late is not None
    assert (late.percent_per_day, late.grace_minutes, late.cap_percent) == (10, 15, 50)
    assert late.extension_days == {"ps1": {"ada": 2.5}}
    assert load_course(write(tmp_path, RIGHT)).late is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("day=10", "day=-1", "percent_per_day must be between 0 and 100, not -1"),
        ("cap_percent=50", "cap_percent=101", "cap_percent must be between 0 and 100, not 101"),
        ("minutes=15", "minutes=-1", "grace_minutes must be a number of at least 0, not -1"),
        ("minutes=15", "minutes='15'", "grace_minutes: "),
        ('{"ps1": {', '{"ps7": {', "an assignment must be one of 'ps1', 'ps2', not 'ps7'"),
        ("2.5", "-2.5", "ps1, ada: days must be a number of at least 0, not -2.5"),
        ("2.5", "float('nan')", "ps1, ada: extensions are numbers of days by student, not nan"),
        ("2.5", "'2'", "ps1, ada: extensions are numbers of days by student, not '2'"),
        ('{"ada": 2.5}', "3", "ps1: extensions are numbers of days by student, not 3"),
    ],
)
def test_faults_of_a_late_policy_are_told_by_line(tmp_path, old, new, told):
    [fault] = faults_of_late(tmp_path, (old, new))
    assert new.split("=")[0].strip('"{: ') in fault.partition(" # ")[0]
    assert told in fault


def test_a_late_policy_needs_its_rate(tmp_path):
    [fault] = faults_of_late(tmp_path, ("        percent_per_day=10,\n", ""))
    assert fault.endswith("LatePolicy needs 'percent_per_day'")


CHECKS = """\
    checks=Checks(
        attempts_per_day=5,
        time_zone="Europe/Berlin",
        closed=("ps2",),
        running=1,
    ),
"""


def with_checks() -> str:
    text = RIGHT.replace("Assignment, Course, Limits\n", "Assignment, Checks, Course, Limits\n")
    return text.replace('    isolation="process",\n', CHECKS)


def test_what_checks_are_allowed_is_read(tmp_path):
    checks = load_course(write(tmp_path, with_checks())).checks
    assert (checks.attempts_per_day, checks.closed, checks.waiting) == (5, ("ps2",), 200)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("day=5", "day=-1", "attempts_per_day must be at least 0, not -1"),
        ("day=5", "day=2.5", "attempts_per_day: Input should be a valid integer, not 2.5"),
        ("Europe/Berlin", "Mars/Base", "time_zone must be a name like 'Europe/Berlin', not 'Mars"),
        ('"Europe/Berlin"', '""', "time_zone must be a name like 'Europe/Berlin', not ''"),
        ('("ps2",)', '("ps9",)', "closed must be one of 'ps1', 'ps2', not 'ps9'"),
        ("running=1", "running=0", "running must be at least 1, not 0"),
        ("running=1", "runing=1", "Checks has no 'runing'; it has attempts_per_day"),
    ],
)
def test_faults_of_checks_are_told_by_line(tmp_path, old, new, told):
    text = with_checks().replace(old, new)
    [(line, fault)] = faults_of(write(tmp_path, text))
    assert new in text.splitlines()[line - 1]
    assert fault.startswith(told)


def test_a_deadline_is_later_by_the_extension_of_a_student(tmp_path):
    text = RIGHT.replace("Course, Limits\n", "Course, LatePolicy, Limits\n")
    course = load_course(write(tmp_path, text.replace('    isolation="process",\n', LATE)))
    ps1, ps2 = course.assignments
    assert course.deadline(ps1, "bob") == ps1.due
    assert course.deadline(ps1, "ada") == ps1.due + timedelta(days=2.5)
    assert course.deadline(ps2, "ada") is None
