"""Each format, read back with the readers of the standard library."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.export.formats import FORMATS, export, write
from autograder.export.gradescope import folder_of
from autograder.export.moodle import identifiers_of
from autograder.grades import Grade, Grades, Mark, Student
from tests.export.conftest import NAMES

DANGEROUS = tuple("=+-@\t\r\n")
WORKSHEET = (
    "\ufeffIdentifier,Full name,Email address,Status,Grade\n"
    'Participant 501,"Ada Lovelace",u1001@example.org,Submitted,\n'
    'Participant 502,"Somebody Else",U1002@example.org,Submitted,\n'
    'Participant 503,"Points Possible",,Submitted,\n'
    "Participant 504,Twin,,Submitted,\n"
    "Participant 505,Twin,,Submitted,\n"
)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_canvas_gets_its_columns_its_row_of_points_and_a_row_for_each_student(
    grades: Grades,
) -> None:
    data = export(grades, "canvas", column="Problem set 1 (1234)").files[".csv"]
    rows = table(data)
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Problem set 1 (1234)"]
    assert list(rows[0]) == head
    assert rows[0]["Student"] == "    Points Possible"
    assert rows[0]["Problem set 1 (1234)"] == "7"
    assert [row["SIS Login ID"] for row in rows[1:]] == list(NAMES)
    ada = rows[1]
    assert (ada["Student"], ada["ID"]) == ("Lovelace, Ada", "7")
    assert ada["Problem set 1 (1234)"] == "5.25"
    assert rows[4]["Problem set 1 (1234)"] == "2.75", "less the penalty"


def test_a_student_cannot_be_taken_for_canvas_s_row_of_points(grades: Grades) -> None:
    rows = table(export(grades, "canvas").files[".csv"])
    assert sum("Points Possible" in row["Student"] for row in rows) == 1


def test_names_survive_and_never_begin_a_formula(grades: Grades) -> None:
    for form in ("canvas", "moodle", "csv"):
        for row in table(export(grades, form).files[".csv"]):
            assert None not in row
            for heading, cell in row.items():
                assert not heading.startswith(DANGEROUS)
                assert not cell.startswith(DANGEROUS), (form, cell)
    names = [row["Student"] for row in table(export(grades, "canvas").files[".csv"])]
    assert 'Groß, Jr., Jürgen "Jay"' in names
    assert "'+cmd|' /C calc'!A0, =HYPERLINK(1)" in names


def test_the_title_is_the_column_s_heading_unless_told(grades: Grades) -> None:
    assert "'=Doubling, once" in table(export(grades, "canvas").files[".csv"])[0]


def test_moodle_gets_grades_and_feedback_by_address_and_number(grades: Grades) -> None:
    rows = table(export(grades, "moodle", worksheet=WORKSHEET).files[".csv"])
    ada, bob = rows[0], rows[1]
    assert ada["Identifier"] == "Participant 501"
    assert ada["Email address"] == "u1001@example.org"
    assert (ada["Grade"], ada["Maximum grade"]) == ("5.25", "7")
    assert ada["Feedback comments"].startswith("5.25 of 7 points\nwhy: 1.25 of 3 points\ndouble: 4")
    assert bob["Identifier"] == "Participant 502"
    assert "Hint: Which way is down?" in bob["Feedback comments"]
    assert "late" in rows[3]["Feedback comments"]


def test_moodle_s_zip_has_a_folder_for_each_known_number(grades: Grades) -> None:
    exported = export(grades, "moodle", worksheet=WORKSHEET)
    with zipfile.ZipFile(io.BytesIO(exported.files["-feedback.zip"])) as archive:
        names = archive.namelist()
        page = archive.read(names[0]).decode("utf-8")
    assert names == [
        "Ada Lovelace_501_assignsubmission_file_/ps1.html",
        "Jürgen Jay Groß, Jr_502_assignsubmission_file_/ps1.html",
        "Points Possible_503_assignsubmission_file_/ps1.html",
    ]
    assert "complete, 4 of 4 points" in page
    assert "no feedback file for 1003, 1004" in exported.notes[-1]


def test_without_a_worksheet_ids_that_are_numbers_are_moodle_s(grades: Grades) -> None:
    data = export(grades, "moodle").files["-feedback.zip"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert len(names) == len(NAMES)
    for name, number in zip(names, NAMES, strict=True):
        folder, file = name.split("/")
        assert folder.split("_", 4)[1:] == [number, "assignsubmission", "file", ""]
        assert file == "ps1.html"
        assert ".." not in folder
        assert "\\" not in folder
    assert data == export(grades, "moodle").files["-feedback.zip"], "the same bytes each time"


def test_two_students_of_one_name_get_no_number_by_it() -> None:
    twins = tuple(
        Grade(student=Student(id=i, first_name="Twin"), marks=()) for i in ("twin-1", "twin-2")
    )
    of_twins = Grades(assignment="ps1", title="", max_score=1, grades=twins)
    assert identifiers_of(of_twins, WORKSHEET) == {}
    one = Grades(assignment="ps1", title="", max_score=1, grades=twins[:1])
    assert identifiers_of(one, WORKSHEET) == {}, "the worksheet has two of that name"


def test_what_is_no_worksheet_is_wrong_usage(grades: Grades) -> None:
    with pytest.raises(UsageError, match="grading worksheet"):
        export(grades, "moodle", worksheet="a,b\n1,2\n")


def test_gradescope_gets_results_with_every_test(grades: Grades) -> None:
    files = export(grades, "gradescope").files
    assert len(files) == len(NAMES)
    bob = json.loads(files["/1002/results.json"])
    assert bob["score"] == 3.25
    assert bob["output"] == "3.25 of 7 points\nwhy: 1.25 of 3 points"
    assert bob["visibility"] == "after_published"
    first, second = bob["tests"]
    assert (first["name"], first["score"], first["max_score"]) == ("double: It doubles", 2, 2)
    assert (first["status"], first["output"]) == ("passed", "")
    assert (second["status"], second["score"]) == ("failed", 0)
    assert second["output"].endswith("\nHint: Which way is down?")
    assert {"text"} == {bob["test_output_format"], bob["test_name_format"], bob["output_format"]}


@pytest.mark.parametrize(
    "student", ["../../x", "/etc/passwd", "..", ".", ".hidden", "a\0b", "a\\b"]
)
def test_no_student_id_leads_out_of_the_folder(student: str) -> None:
    folder = folder_of(student)
    assert not set(folder) & set("/\\\0")
    assert not folder.startswith(".")


def test_the_tidy_table_has_a_row_for_each_student_and_exercise(grades: Grades) -> None:
    rows = table(export(grades, "csv").files[".csv"])
    assert len(rows) == 2 * len(NAMES) + 1
    bob = [row for row in rows if row["student"] == "1002"]
    assert [(row["exercise"], row["score"], row["marked_by"]) for row in bob] == [
        ("double", "2", "engine"),
        ("why", "1.25", "person"),
    ]
    assert (bob[0]["checks_passed"], bob[0]["checks"]) == ("1", "2")
    assert bob[0]["misconceptions"] == "sign|abs"
    assert bob[0]["handed_in"] == "2026-11-20T10:00:00Z"
    assert (rows[-1]["student"], rows[-1]["handed_in"], rows[-1]["score"]) == ("2000", "", "")


@pytest.mark.parametrize("form", FORMATS)
def test_what_nobody_has_marked_is_told(form: str, grades: Grades) -> None:
    [grade] = grades.grades[:1]
    open_mark = Mark(name="why", score=0.0, max_score=3.0, marked_by="nobody")
    half = Grade(student=grade.student, marks=(grade.marks[0], open_mark), report=grade.report)
    exported = export(Grades(assignment="ps1", title="", max_score=7, grades=(half,)), form)
    assert exported.notes[0] == "1 of 1 have parts that nobody has marked yet"
    assert b"still to come" in b"".join(exported.files.values()) or form in ("canvas", "csv")


def test_feedback_pages_hold_no_markup_of_a_student_s(grades: Grades) -> None:
    data = export(grades, "moodle").files["-feedback.zip"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            page = archive.read(name).decode("utf-8")
            assert "<script" not in page
            assert "<b>" not in page
            HTMLParser().feed(page)


def test_files_lie_beside_the_path_that_is_asked_for(grades: Grades, tmp_path: Path) -> None:
    written = write(export(grades, "moodle"), tmp_path / "a" / "marks.csv")
    assert written == [tmp_path / "a" / "marks.csv", tmp_path / "a" / "marks-feedback.zip"]
    written = write(export(grades, "gradescope"), tmp_path / "results")
    assert tmp_path / "results" / "1001" / "results.json" in written
    assert all(path.is_file() for path in written)
