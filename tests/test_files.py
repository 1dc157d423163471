"""Writing a file whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from autograder.errors import RecordError
from autograder.files import write_atomically


def test_bytes_are_written_as_they_are(tmp_path):
    write_atomically(tmp_path / "f", b"\x00\xff\r\n")
    assert (tmp_path / "f").read_bytes() == b"\x00\xff\r\n"


def test_text_is_written_as_utf_8_without_changing_line_ends(tmp_path):
    write_atomically(tmp_path / "f", "Größe\r\n")
    assert (tmp_path / "f").read_bytes() == "Größe\r\n".encode()


def test_missing_folders_are_made(tmp_path):
    write_atomically(tmp_path / "a" / "b" / "f", "x")
    assert (tmp_path / "a" / "b" / "f").read_text() == "x"


def test_a_file_that_is_there_is_replaced_and_nothing_else_is_left(tmp_path):
    (tmp_path / "f").write_text("old and longer")
    write_atomically(tmp_path / "f", "new")
    assert (tmp_path / "f").read_text() == "new"
    assert os.listdir(tmp_path) == ["f"]  # noqa: PTH208  # hidden files count too


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755])
def test_the_file_gets_the_mode_that_was_asked_for_whatever_the_umask(tmp_path, mode):
    before = os.umask(0o077)
    try:
        write_atomically(tmp_path / "f", "x", mode)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == mode


def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "target").write_text("untouched")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "target").read_text() == "untouched"
    assert not (tmp_path / "link").is_symlink()
    assert (tmp_path / "link").read_text() == "new"


def test_a_reader_who_has_the_old_file_open_still_reads_the_old_one(tmp_path):
    (tmp_path / "f").write_text("old")
    with (tmp_path / "f").open() as reader:
        write_atomically(tmp_path / "f", "new")
        assert reader.read() == "old"


def test_a_folder_in_the_file_s_place_is_a_record_error_and_nothing_is_left(tmp_path):
    (tmp_path / "f" / "inside").mkdir(parents=True)
    with pytest.raises(RecordError, match=r"cannot write .*/f: "):
        write_atomically(tmp_path / "f", "x")
    assert os.listdir(tmp_path) == ["f"]  # noqa: PTH208  # hidden files count too


def test_a_file_in_the_folder_s_place_is_a_record_error(tmp_path):
    (tmp_path / "a").write_text("a file")
    with pytest.raises(RecordError, match="cannot write"):
        write_atomically(tmp_path / "a" / "f", "x")


def test_a_rename_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    def refuse(self, target):
        raise OSError(28, "No space left on device")

    (tmp_path / "f").write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RecordError, match="No space left on device"):
        write_atomically(tmp_path / "f", "new")
    assert (tmp_path / "f").read_text() == "old"
    assert os.listdir(tmp_path) == ["f"]  # noqa: PTH208  # hidden files count too
