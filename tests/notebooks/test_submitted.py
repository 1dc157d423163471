"""Reading what was handed in: whatever the bytes are, cells or one clear sentence come out."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from autograder.errors import UnreadableNotebook
from autograder.notebooks import submitted
from autograder.notebooks.submitted import HandinCell, parse_notebook, read_files, read_notebook

MIB = 1 << 20


def notebook(*cells: Any, **fields: Any) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": cells, **fields}).encode()


def code(source: Any = "x = 1", **fields: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, **fields}


def notebook_of_3(*sheets: Any) -> bytes:
    return json.dumps({"nbformat": 3, "worksheets": sheets}).encode()


def reason(raw: bytes) -> str:
    with pytest.raises(UnreadableNotebook) as caught:
        parse_notebook(raw)
    return str(caught.value)


def reason_of_file(path: Path, max_bytes: int = MIB) -> str:
    with pytest.raises(UnreadableNotebook) as caught:
        read_notebook(path, max_bytes)
    return str(caught.value)


# cells


def test_a_cell_brings_kind_source_ids_and_nothing_else():
    cell = code(
        id="c1",
        metadata={"nbgrader": {"grade_id": "f-answer", "points": 99}, "tags": ["setup"]},
        outputs=[{"output_type": "stream"}],
        execution_count=3,
    )
    assert parse_notebook(notebook(cell)) == [
        HandinCell(kind="code", source="x = 1", grade_id="f-answer", cell_id="c1")
    ]


def test_cells_stay_in_order():
    cells = [{"cell_type": kind, "source": kind} for kind in ("raw", "markdown", "code")]
    assert [c.kind for c in parse_notebook(notebook(*cells))] == ["raw", "markdown", "code"]


def test_a_notebook_without_cells_has_none():
    assert parse_notebook(notebook()) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\nb", "a\nb"),
        (["a\n", "b"], "a\nb"),
        ([], ""),
        ("", ""),
        ("a\0b", "ab"),
        ("a\ud800b", "a?b"),
        (["\ud83d", "\ude00"], "??"),
        ("\U0001f600 ä", "\U0001f600 ä"),
    ],
)
def test_the_source_is_text_that_can_be_saved_and_compiled(source, text):
    [cell] = parse_notebook(notebook(code(source)))
    assert cell.source == text
    cell.source.encode()
    compile(repr(cell.source), "cell", "exec")


def test_a_cell_without_a_source_is_empty():
    assert parse_notebook(notebook({"cell_type": "code"}))[0].source == ""


@pytest.mark.parametrize(
    "metadata",
    [None, [], 3, {}, {"nbgrader": None}, {"nbgrader": []}, {"nbgrader": {"grade_id": 3}}],
)
def test_metadata_of_any_form_is_no_obstacle(metadata):
    assert parse_notebook(notebook(code(metadata=metadata)))[0].grade_id is None


@pytest.mark.parametrize("identity", [None, 3, [], {}])
def test_an_id_that_is_no_text_is_none(identity):
    assert parse_notebook(notebook(code(id=identity)))[0].cell_id == ""


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_with_and_without_bom_and_utf_16_are_read(encoding):
    text = json.dumps({"nbformat": 4, "cells": [code("# größer")]}, ensure_ascii=False)
    assert parse_notebook(text.encode(encoding))[0].source == "# größer"


def test_utf_16_of_the_other_byte_order_is_read():
    raw = b"\xfe\xff" + notebook(code()).decode().encode("utf-16-be")
    assert parse_notebook(raw)[0].source == "x = 1"


@pytest.mark.parametrize(
    "raw",
    [
        '{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "ä"}]}'.encode("latin-1"),
        b"\xff\xfea",
        b"\x80",
    ],
    ids=["latin-1", "half of UTF-16", "a stray byte"],
)
def test_other_encodings_are_named_as_the_reason(raw):
    assert reason(raw) == "neither UTF-8 nor UTF-16 text"


# what is no notebook


@pytest.mark.parametrize("raw", [b"", b" \r\n\t"])
def test_an_empty_file_is_said_to_be_empty(raw):
    assert reason(raw) == "the file is empty"


@pytest.mark.parametrize(
    "raw",
    [
        b"def f(x):\n    return x",
        b"PK\x03\x04",
        notebook(code())[:-3],
        b"\xef\xbb\xbf",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"nbformat": 4, "cells": [], "x": ' + b"9" * 5000 + b"}",
    ],
    ids=["python", "zip", "cut", "BOM", "deep", "deep cells", "deep dict", "digits"],
)
def test_what_is_not_json_is_said_not_to_be(raw):
    assert "not JSON" in reason(raw)


@pytest.mark.parametrize("raw", [b"[]", b"3", b'"text"', b"null", b"[{}]"])
def test_json_of_another_kind_is_no_notebook(raw):
    assert reason(raw) == "JSON, but not a notebook"


@pytest.mark.parametrize("version", [2, 5, 99, None, "4", [4], {}, True, float("nan"), "x" * 1000])
def test_another_notebook_format_is_named(version):
    said = reason(notebook(nbformat=version))
    assert said.startswith("notebook format ")
    assert said.endswith("; 4 is expected")
    assert len(said) < 60


@pytest.mark.parametrize("cells", [None, {}, "abc", 3])
def test_cells_that_are_no_list_are_named(cells):
    assert reason(notebook(cells=cells)) == "a notebook without a list of cells"


@pytest.mark.parametrize("cell", [None, 3, "x", []])
def test_a_cell_that_is_none_is_named_by_its_place(cell):
    assert reason(notebook(code(), cell)) == "cell 1 is not a cell"


@pytest.mark.parametrize("kind", [None, "heading", "Code", 3, [], {}, "\ud800"])
def test_an_unknown_kind_of_cell_is_named(kind):
    said = reason(notebook({"cell_type": kind, "source": ""}))
    assert said.startswith("cell 0 has the unknown type ")
    said.encode()


@pytest.mark.parametrize("source", [None, 3, {}, [1], ["a", None], [["a"]]])
def test_a_source_that_is_no_text_is_named(source):
    assert reason(notebook(code(source))) == "cell 0 has a source that is not text"


def test_too_many_cells_are_refused_by_their_number():
    assert len(parse_notebook(notebook(*[code("")] * submitted.MAX_CELLS))) == 2000
    assert reason(notebook(*[code("")] * 2001)) == "2001 cells; at most 2000 are read"


# format 3


def test_format_3_is_read_as_far_as_it_has_the_same_cells():
    raw = notebook_of_3(
        {"cells": [{"cell_type": "code", "input": ["a\n", "b"], "language": "python"}]},
        {"cells": [{"cell_type": "heading", "source": "Title", "level": 1}]},
        {"cells": [{"cell_type": "markdown", "source": "text"}]},
    )
    assert [(c.kind, c.source) for c in parse_notebook(raw)] == [
        ("code", "a\nb"),
        ("markdown", "Title"),
        ("markdown", "text"),
    ]


@pytest.mark.parametrize("sheets", [None, {}, "abc", 3])
def test_format_3_without_sheets_has_no_list_of_cells(sheets):
    raw = json.dumps({"nbformat": 3, "worksheets": sheets}).encode()
    assert reason(raw) == "a notebook without a list of cells"


@pytest.mark.parametrize(
    "sheet", [{"cells": None}, {"cells": 5}, {"cells": True}, {"cells": [5]}, {"cells": [None]}]
)
def test_format_3_with_a_sheet_of_another_form_is_unreadable(sheet):
    reason(notebook_of_3(sheet))


def test_format_3_with_an_old_kind_of_cell_is_unreadable():
    assert "unknown type 'html'" in reason(notebook_of_3({"cells": [{"cell_type": "html"}]}))


# attachments


def markdown_with(attachments: Any, kind: str = "markdown") -> HandinCell:
    cell = {"cell_type": kind, "source": "![](a)", "attachments": attachments}
    return parse_notebook(notebook(cell))[0]


def test_pictures_in_markdown_are_kept():
    pictures = {f"a.{kind}": {f"image/{kind}": "AAAA"} for kind in ("png", "jpeg", "gif")}
    assert markdown_with(pictures).attachments == pictures


@pytest.mark.parametrize("mime", ["image/svg+xml", "text/html", "application/javascript", ""])
def test_active_content_is_left_out(mime):
    mixed = {"a": {mime: "<script>", "image/png": "AAAA"}, "b": {mime: "<script>"}}
    assert markdown_with(mixed).attachments == {"a": {"image/png": "AAAA"}}


@pytest.mark.parametrize(
    "attachments", [None, [], 3, {}, {"a": None}, {"a": {"image/png": ["A"]}}, {"a": {}}]
)
def test_attachments_of_another_form_are_none(attachments):
    assert markdown_with(attachments).attachments is None


@pytest.mark.parametrize("kind", ["code", "raw"])
def test_only_markdown_has_attachments(kind):
    assert markdown_with({"a": {"image/png": "AAAA"}}, kind).attachments is None


@pytest.mark.parametrize(
    "attachments", [{"\ud800": {"image/png": "AAAA"}}, {"a": {"image/png": "\ud800"}}]
)
def test_attachments_hold_no_text_that_cannot_be_saved(attachments):
    json.dumps(markdown_with(attachments).attachments, ensure_ascii=False).encode()


# files


def test_a_plain_file_is_read(tmp_path):
    path = tmp_path / "ps1.ipynb"
    path.write_bytes(notebook(code()))
    assert [c.source for c in read_notebook(path, MIB)] == ["x = 1"]


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert reason_of_file(tmp_path / "ps1.ipynb") == "there is no such file"


def test_a_link_is_refused_even_to_a_good_notebook(tmp_path):
    (tmp_path / "good.ipynb").write_bytes(notebook())
    (tmp_path / "ps1.ipynb").symlink_to(tmp_path / "good.ipynb")
    assert reason_of_file(tmp_path / "ps1.ipynb").startswith("not a plain file")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere")


def make_link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [make_pipe, make_folder, make_dangling_link, make_link_to_device])
def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path, make):
    make(tmp_path / "ps1.ipynb")
    assert reason_of_file(tmp_path / "ps1.ipynb").startswith("not a plain file")


def test_a_file_in_the_folder_s_place_is_no_plain_file(tmp_path):
    (tmp_path / "ps1").write_text("a file")
    assert reason_of_file(tmp_path / "ps1" / "ps1.ipynb").startswith("not a plain file")


def test_a_file_over_the_cap_is_refused_by_its_size(tmp_path):
    path = tmp_path / "ps1.ipynb"
    path.write_bytes(notebook() + b" " * MIB)
    assert reason_of_file(path) == "larger than 1 MiB"
    assert read_notebook(path, 2 * MIB) == []


# files beside the notebook


def names(folder: Path) -> list[str]:
    return [name for name, _ in read_files(folder)]


def put(folder: Path, name: str, data: bytes = b"data") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_plain_files_are_read_by_relative_name_in_order(tmp_path):
    for name in ("b.csv", "a.csv", "data/x.npy", "data/deep/y.npy"):
        put(tmp_path, name, name.encode())
    assert read_files(tmp_path) == [
        ("a.csv", b"a.csv"),
        ("b.csv", b"b.csv"),
        ("data/x.npy", b"data/x.npy"),
        ("data/deep/y.npy", b"data/deep/y.npy"),
    ]


def test_notebooks_and_the_time_stamp_stay_behind(tmp_path):
    for name in ("ps1.ipynb", "timestamp.txt", "sub/other.ipynb", "sub/timestamp.txt", "a.txt"):
        put(tmp_path, name)
    assert names(tmp_path) == ["a.txt", "sub/timestamp.txt"]


def test_hidden_folders_stay_behind(tmp_path):
    put(tmp_path, ".ipynb_checkpoints/a.txt")
    put(tmp_path, "sub/.git/config")
    assert names(tmp_path) == []


def test_links_and_pipes_stay_behind(tmp_path):
    put(tmp_path / "outside", "secret.txt")
    folder = tmp_path / "handin"
    put(folder, "a.txt")
    (folder / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (folder / "folder").symlink_to(tmp_path / "outside")
    (folder / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    assert names(folder) == ["a.txt"]


def test_a_file_over_its_cap_stays_behind_and_the_others_do_not(tmp_path, monkeypatch):
    monkeypatch.setattr(submitted, "MAX_FILE_BYTES", 10)
    put(tmp_path, "a.txt", b"x" * 11)
    put(tmp_path, "b.txt", b"x" * 10)
    assert names(tmp_path) == ["b.txt"]


def test_no_more_bytes_than_the_cap_are_read_in_all(tmp_path, monkeypatch):
    monkeypatch.setattr(submitted, "MAX_FILES_BYTES", 25)
    for name in "abc":
        put(tmp_path, name, b"x" * 10)
    assert names(tmp_path) == ["a", "b"]


def test_no_more_files_than_the_cap_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(submitted, "MAX_FILES", 3)
    for name in "abcde":
        put(tmp_path, name)
    assert names(tmp_path) == ["a", "b", "c"]


def test_folders_are_entered_four_deep(tmp_path):
    put(tmp_path, "1/2/3/4/file")
    put(tmp_path, "1/2/3/4/5/file")
    assert names(tmp_path) == ["1/2/3/4/file"]


def test_a_missing_folder_has_no_files(tmp_path):
    assert read_files(tmp_path / "nowhere") == []


@pytest.mark.parametrize("error", [PermissionError, FileNotFoundError])
def test_a_file_that_cannot_be_read_stays_behind(tmp_path, monkeypatch, error):
    put(tmp_path, "a.txt")

    def refuse(path: Path, flags: int) -> int:
        raise error(13, "refused", str(path))

    monkeypatch.setattr(os, "open", refuse)
    assert names(tmp_path) == []
