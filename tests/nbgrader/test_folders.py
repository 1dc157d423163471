"""The ``autograded/`` folder: whole or not there, no link followed, read-only files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.nbgrader.folders import new_folder, put

FILES = (("ps1.ipynb", b"{}\n"), ("data/deep/x.csv", b"1"), ("data/y.csv", b"2"))


def contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(folder.rglob("*"))
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths if p.is_file()}


def test_a_folder_is_made_beside_its_place_and_put_there(tmp_path: Path) -> None:
    target = tmp_path / "ada" / "ps1"
    new = new_folder(target, FILES)
    assert not target.exists()
    assert contents(new) == dict(FILES)
    put(new, target)
    assert contents(target) == dict(FILES)
    assert target.stat().st_mode & 0o777 == 0o755
    assert {p.stat().st_mode & 0o777 for p in target.rglob("*") if p.is_file()} == {0o444}
    put(new_folder(target, [("other", b"")]), target)
    assert contents(target) == {"other": b""}
    assert [p.name for p in target.parent.iterdir()] == ["ps1"]


def test_of_two_files_of_one_name_the_first_counts(tmp_path: Path) -> None:
    assert contents(new_folder(tmp_path / "ps1", [("x", b"1"), ("x", b"2")])) == {"x": b"1"}


def test_what_killed_runs_left_is_removed_and_what_links_point_to_stays(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "ada" / "ps1", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    put(new_folder(target, FILES), target)
    new_folder(target, FILES)  # and killed
    (target.parent / ".ps1.old").symlink_to(elsewhere)
    (target.parent / ".ps10").mkdir()
    put(new_folder(target, FILES), target)
    assert sorted(p.name for p in target.parent.iterdir()) == [".ps10", "ps1"]
    assert (elsewhere / "precious").exists()


def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "ps1", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    target.symlink_to(elsewhere)
    put(new_folder(target, FILES), target)
    assert contents(target) == dict(FILES)
    assert not target.is_symlink()
    assert contents(elsewhere) == {"precious": b""}


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield FILES[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        new_folder(tmp_path / "ps1", broken())
    with pytest.raises(OSError, match="too long"):
        new_folder(tmp_path / "ps1", [("x" * 300, b"")])
    assert list(tmp_path.iterdir()) == []


def test_the_old_folder_comes_back_where_the_new_one_cannot_be_put(tmp_path: Path) -> None:
    target = tmp_path / "ps1"
    put(new_folder(target, FILES), target)
    with pytest.raises(FileNotFoundError):
        put(tmp_path / ".ps1.gone", target)
    assert contents(target) == dict(FILES)
    assert [p.name for p in tmp_path.iterdir()] == ["ps1"]
