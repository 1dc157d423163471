"""``nbgrader zip_collect`` on ZIP files as Canvas and Moodle make them."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.course import CourseDir
from autograder.nbgrader.collecting import unpack_own_files
from autograder.nbgrader.collectors import CANVAS, MOODLE
from autograder.nbgrader.config import find_alembic
from tests.nbgrader.test_routes import run

Files = Mapping[str, str | bytes]
Member = tarfile.TarInfo
COLLECTORS = "autograder.nbgrader.collectors"


def archive(course: CourseDir, name: str, files: Files, when: float = 0) -> Path:
    """Put a ZIP where nbgrader looks for it."""
    path = course.root / "downloaded" / "ps1" / "archive" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as out:
        for name_inside, content in files.items():
            out.writestr(name_inside, content)
    os.utime(path, (when, when))
    return path


def collect(course: CourseDir, collector: str, *more: str) -> str:
    """Run nbgrader's command and return what it said."""
    done = run(
        course.root,
        *("nbgrader", "zip_collect", "ps1", f"--collector={COLLECTORS}.{collector}", *more),
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def submitted(course: CourseDir) -> dict[str, str]:
    """Return what students have handed in, by path."""
    root = course.root / "submitted"
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def enrol(course: CourseDir, *students: tuple[str, dict[str, str]]) -> None:
    find_alembic()
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "toy") as gradebook:
        for name, fields in students:
            gradebook.update_or_create_student(name, **fields)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lovelaceada_4411_9001_ps1.ipynb", (None, "4411", "9001", "ps1.ipynb")),
        ("lovelaceada_LATE_4411_9001_ps1-2.ipynb", ("LATE", "4411", "9001", "ps1-2.ipynb")),
        ("lovelaceada_late_4411_9001_ps1.ipynb", ("late", "4411", "9001", "ps1.ipynb")),
        ("großmüllerjürgen_7_8_my_1_2_file.ipynb", (None, "7", "8", "my_1_2_file.ipynb")),
        ("anon_x7Q_9001_ps1.ipynb", (None, "anon_x7Q", "9001", "ps1.ipynb")),
        ("LATE_anon_x7Q_9001_ps1.ipynb", ("LATE", "anon_x7Q", "9001", "ps1.ipynb")),
        ("smithlate_4_5_ps1.ipynb", (None, "4", "5", "ps1.ipynb")),
    ],
)
def test_a_name_of_canvas_s_is_taken_apart(name: str, said: tuple[str | None, ...]) -> None:
    found = CANVAS.fullmatch(name)
    assert found is not None
    assert found.group("late", "user", "attachment", "file") == said


@pytest.mark.parametrize("name", ["ps1.ipynb", "ada_ps1.ipynb", "4411_ps1.ipynb", "_1_2_"])
def test_what_canvas_did_not_name_is_not_taken_apart(name: str) -> None:
    assert CANVAS.fullmatch(name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ada Lovelace_501_assignsubmission_file_", ("Ada Lovelace", "501", "")),
        ("Ada Lovelace_501_assignsubmission_file", ("Ada Lovelace", "501", None)),
        ("Jo O'Neil_7_assignsubmission_file_a_b.ipynb", ("Jo O'Neil", "7", "a_b.ipynb")),
        ("Participant_501_assignsubmission_file_", ("Participant", "501", "")),
    ],
)
def test_a_name_of_moodle_s_is_taken_apart(name: str, said: tuple[str | None, ...]) -> None:
    found = MOODLE.fullmatch(name)
    assert found is not None
    assert found.group("name", "number", "file") == said
    assert MOODLE.fullmatch("Ada_501_assignsubmission_onlinetext_") is None


def test_of_canvas_s_files_the_latest_counts_and_all_are_kept(toy: CourseDir) -> None:
    enrol(toy, ("ada", {"lms_user_id": "4411"}))
    files = {
        "lovelaceada_4411_900_ps1.ipynb": "first",
        "lovelaceada_LATE_4411_1001_ps1-1.ipynb": "second",
        "großbob_5522_901_ps1 (1).ipynb": "bob's",
        "großbob_5522_902_text.html": "<p>no file</p>",
        "eve_6633_903_notes-2.ipynb": "another notebook",
    }
    archive(toy, "submissions.zip", files)
    said = collect(toy, "CanvasCollector")
    assert submitted(toy) == {
        "ada/ps1/ps1.ipynb": "second",
        "5522/ps1/ps1.ipynb": "bob's",
        "6633/ps1/notes-2.ipynb": "another notebook",
    }
    assert "lovelaceada_4411_900_ps1.ipynb is an earlier version of" in said
    assert "ada was late with ps1.ipynb" in said
    extracted = toy.root / "downloaded" / "ps1" / "extracted" / "submissions"
    assert {path.name for path in extracted.iterdir()} == set(files)


def test_a_second_download_from_canvas_replaces_the_first(toy: CourseDir) -> None:
    archive(toy, "z-monday.zip", {"ada_4411_900_ps1.ipynb": "old"}, when=1e9)
    archive(toy, "a-friday.zip", {"ada_4411_950_ps1-1.ipynb": "new"}, when=2e9)
    collect(toy, "CanvasCollector")
    assert submitted(toy) == {"4411/ps1/ps1.ipynb": "new"}
    collect(toy, "CanvasCollector", "--force")
    assert submitted(toy) == {"4411/ps1/ps1.ipynb": "new"}


def test_of_moodle_s_downloads_the_last_counts_and_names_find_students(toy: CourseDir) -> None:
    enrol(
        toy,
        ("ada", {"first_name": "Ada", "last_name": "Lovelace"}),
        ("twin-1", {"first_name": "Sam", "last_name": "Twin"}),
        ("twin-2", {"first_name": "Sam", "last_name": "Twin"}),
    )
    first = {
        "Ada Lovelace_501_assignsubmission_file_/ps1.ipynb": "old",
        "Ada Lovelace_501_assignsubmission_onlinetext_/onlinetext.html": "<p>hello</p>",
        "Sam Twin_502_assignsubmission_file_/ps1.ipynb": "one twin",
        "Sam Twin_503_assignsubmission_file_/ps1.ipynb": "other twin",
        "Jürgen Groß_504_assignsubmission_file_ps1.ipynb": "one flat file",
    }
    again = {"Ada Lovelace_501_assignsubmission_file/ps1.ipynb": "new, of Moodle 4"}
    archive(toy, "z.zip", first, when=1e9)
    archive(toy, "a.zip", again, when=2e9)
    said = collect(toy, "MoodleCollector")
    assert submitted(toy) == {
        "ada/ps1/ps1.ipynb": "new, of Moodle 4",
        "502/ps1/ps1.ipynb": "one twin",
        "503/ps1/ps1.ipynb": "other twin",
        "504/ps1/ps1.ipynb": "one flat file",
    }
    assert "ps1.ipynb is an earlier version of ps1.ipynb" in said


def test_no_file_leads_out_of_submitted(toy: CourseDir) -> None:
    names = {
        "Eve_505_assignsubmission_file_/../../../../out.ipynb": "x",
        "Eve_505_assignsubmission_file_/sub/data.ipynb": "in a folder of their own",
        "Mal_506_assignsubmission_file_..ipynb": "y",
    }
    archive(toy, "moodle.zip", names)
    assert "/../../../../out.ipynb leads out of it" in collect(toy, "MoodleCollector")
    assert submitted(toy)["505/ps1/sub/data.ipynb"] == "in a folder of their own"
    assert not list(toy.root.rglob("out.ipynb"))


def tar_of(*members: Member) -> bytes:
    """Return a ``.tar.gz`` of members that hold zeros."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as out:
        for one in members:
            out.addfile(one, io.BytesIO(bytes(one.size)))
    return data.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> Member:
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.size = kind, link, size
    return made


def zip_of(name: str, data: bytes, mode: int = 0o100644) -> bytes:
    out = io.BytesIO()
    made = zipfile.ZipInfo(name)
    made.external_attr, made.compress_type = mode << 16, zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(made, data)
    return out.getvalue()


EVE = "Eve_505_assignsubmission_file_"
MIB = 1 << 20
HOSTILE = {
    "no archive at all": {"bad.zip": b"PK no more", "data.csv.gz": b"\x1f\x8b\x08 no tar"},
    "a bomb": {"bomb.zip": zip_of("zeros", bytes(5 * MIB))},
    "a bomb of links": {
        "bomb.tar.gz": tar_of(
            member("zeros", size=MIB),
            *(member(f"link{n}", tarfile.SYMTYPE, "zeros") for n in range(9)),
        )
    },
    "archives within": {"out.zip": zip_of("in.zip", zip_of("more.zip", zip_of("zeros", bytes(9))))},
    "names of dots": {
        "...zip": zip_of("Ada_501_assignsubmission_file_/ps1.ipynb", b"eve's"),
        "...tar.gz": tar_of(member("Ada_501_assignsubmission_file_/ps1.ipynb")),
        "..zip": zip_of("zeros", bytes(9)),
    },
    "ways out": {
        "out.tar.gz": tar_of(
            member("../../../out.ipynb"),
            member("/tmp/out.ipynb"),
            member("leak.ipynb", tarfile.SYMTYPE, "/etc/passwd"),
            member("pipe.ipynb", tarfile.FIFOTYPE),
        ),
        "link.zip": zip_of("leak.ipynb", b"/etc/passwd", 0o120777),
    },
}


def test_of_a_tar_file_all_plain_files_are_unpacked_and_a_broken_one_is_said_to_be(
    tmp_path: Path,
) -> None:
    packed = tmp_path / "packed.tar.gz"
    packed.write_bytes(
        tar_of(
            member("sub/zeros", size=3),
            member("again", tarfile.LNKTYPE, "sub/zeros"),
            member("leak", tarfile.SYMTYPE, "/etc/passwd"),
            member("windows\\ps1.ipynb"),
            member("windows\\..\\..\\out"),
        )
    )
    assert unpack_own_files(packed, tmp_path / "to") == ["windows\\..\\..\\out"]
    to = tmp_path / "to"
    files = {str(p.relative_to(to)): p.read_bytes() for p in to.rglob("*") if p.is_file()}
    assert files == {"sub/zeros": bytes(3), "again": bytes(3), "windows/ps1.ipynb": b""}
    packed.write_bytes(tar_of(member("again", tarfile.LNKTYPE, "nowhere")))
    with pytest.raises(tarfile.TarError, match="nowhere"):
        unpack_own_files(packed, tmp_path / "to")


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_packed_with_bad_intent_is_held_and_the_others_are_collected(
    toy: CourseDir, kind: str
) -> None:
    files = {f"{EVE}/{name}": data for name, data in HOSTILE[kind].items()}
    ada = {"Ada_501_assignsubmission_file_/ps1.ipynb": "ada's"}
    archive(toy, "moodle.zip", {**files, **ada})
    collect(toy, "MoodleCollector", "--Extractor.most_mib=4")
    assert submitted(toy)["501/ps1/ps1.ipynb"] == "ada's"
    extracted = toy.root / "downloaded/ps1/extracted"
    assert sum(path.stat().st_size for path in extracted.rglob("*")) < MIB
    assert not any(path.is_symlink() or path.is_fifo() for path in toy.root.rglob("*"))
    assert not list(toy.root.parent.rglob("out.ipynb"))
    assert not list(extracted.rglob("zeros"))
    assert all("root:" not in text for text in submitted(toy).values())


def test_what_a_student_has_packed_is_unpacked(toy: CourseDir) -> None:
    work = {f"{EVE}/work.zip": zip_of("deeper/ps1.ipynb", b"eve's")}
    archive(toy, "moodle.zip", work)
    collect(toy, "MoodleCollector")
    assert submitted(toy) == {"505/ps1/work/deeper/ps1.ipynb": "eve's"}
