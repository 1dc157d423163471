"""Whatever is handed in: a notebook, or one of our own errors, in little time and memory."""

from __future__ import annotations

import json
import os
import time
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from autograder.errors import UnreadableNotebook
from autograder.notebooks import submitted
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell, parse_notebook, read_files, read_notebook
from tests.corpus import handin
from tests.fuzz.mutation import altered, fuzz, trees

SEEDS = {path.stem: path for path in (Path(__file__).parent / "seeds/notebooks").iterdir()}
FRAME = handin.release()
ENCODINGS = ("utf-8", "utf-8", "utf-16", "utf-8-sig", "utf-16-le", "latin-1")
CPU_S = 2.0
TIMES_AS_LARGE, MIB = 60, 1 << 20  # a parsed notebook beside its bytes


def check(raw: bytes) -> None:
    """Read bytes as a notebook, and go on with what comes as grading does."""
    start = time.process_time()
    cells, refused = [], ""
    try:
        cells = parse_notebook(raw)
    except UnreadableNotebook as error:
        refused = str(error)
    assert is_a_sentence(refused)
    assert all(type(cell) is HandinCell and savable(cell) for cell in cells)
    placed, notes = restore(FRAME, cells)
    submission = Submission("ps1", "ada", placed, (), notes)
    assert len(submission.digest) == 64
    assert len({cell.cell_id for cell in placed}) == len(placed)
    assert [c.grade_id for c in placed if c.points] == [f"test_{f}" for f in handin.FUNCTIONS]
    json.dumps([[c.source, c.cell_id, c.attachments] for c in placed], ensure_ascii=False).encode()
    assert time.process_time() - start < CPU_S


def is_a_sentence(text: str) -> bool:
    return len(text) < 300 and "\n" not in text and text == text.encode().decode()


def savable(cell: HandinCell) -> bool:
    return cell.source.isprintable() or cell.source == cell.source.encode().decode()


def as_bytes(drawn: tuple[Any, str]) -> bytes:
    tree, encoding = drawn
    errors = "replace" if encoding == "latin-1" else "surrogatepass"
    return json.dumps(tree, ensure_ascii=len(encoding) == 5).encode(encoding, errors)


def as_tree(raw: bytes) -> Any:
    return json.loads(raw.decode("utf-16" if raw[:2] == b"\xff\xfe" else "utf-8-sig"))


def parsed_seeds() -> list[Any]:
    return [as_tree(path.read_bytes()) for path in SEEDS.values() if path.stem != "not_text"]


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_read_or_refused(name: str) -> None:
    check(SEEDS[name].read_bytes())


def test_what_is_nearly_a_notebook_is_read_or_refused() -> None:
    drawn = st.tuples(trees(parsed_seeds()), st.sampled_from(ENCODINGS))
    fuzz(drawn.map(as_bytes), check)


def test_bytes_near_those_of_a_notebook_are_read_or_refused() -> None:
    fuzz(altered([path.read_bytes() for path in SEEDS.values()]), check)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"nbformat": 4, "cells": [' + b"[]," * (MIB // 8) + b"[]]}",
        b'{"nbformat": 4, "cells": [], "metadata": ' + b"[" * MIB,
        b'{"nbformat": 4, "cells": [], "a": "' + b"\\ud800" * MIB + b'"}',
        b'{"nbformat": ' + b"9" * MIB + b"}",
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ['
        + b'"",' * (MIB // 8)
        + b'""]}]}',
        b'{"nbformat": 3, "worksheets": [' + b'{"cells": []},' * (MIB // 32) + b"{}]}",
    ],
    ids=["lists", "depth", "surrogates", "digits", "parts", "sheets"],
)
def test_a_notebook_that_swells_needs_bounded_memory(raw: bytes) -> None:
    tracemalloc.start()
    check(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < TIMES_AS_LARGE * len(raw)


# folders

NAMES = st.sampled_from(["a", "b.txt", ".git", "ps1.ipynb", "é\n", "\udcff", "-", "x" * 200, "c"])
ENTRY = st.tuples(
    st.lists(NAMES, min_size=1, max_size=6),
    st.sampled_from(["file", "folder", "fifo", "link out", "link in", "link nowhere", "large"]),
)


def make(folder: Path, entries: list[tuple[list[str], str]]) -> None:
    """Make files, links and pipes, as far as the file system lets them be."""
    (folder.parent / "secret").write_text("secret")
    for names, kind in entries:
        path = folder.joinpath(*names)
        if path.exists() or path.is_symlink():
            continue  # writing to a pipe would wait
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            match kind:
                case "file":
                    path.write_bytes(b"text")
                case "large":
                    path.touch()
                    os.truncate(path, submitted.MAX_FILE_BYTES + 1)
                case "folder":
                    path.mkdir(exist_ok=True)
                case "fifo":
                    os.mkfifo(path)
                case "link out":
                    path.symlink_to(folder.parent / "secret")
                case "link in":
                    path.symlink_to(folder)
                case _:
                    path.symlink_to("nowhere")
        except OSError:
            continue


def test_any_folder_gives_plain_small_files_of_its_own(tmp_path: Path) -> None:
    number = 0

    def check_folder(entries: list[tuple[list[str], str]]) -> None:
        nonlocal number
        number += 1
        folder = tmp_path / str(number) / "ps1"
        folder.mkdir(parents=True)
        make(folder, entries)
        with suppress(UnreadableNotebook):
            read_notebook(folder / "ps1.ipynb", MIB)
        files = read_files(folder)
        assert files == sorted(files) or len({name for name, _ in files}) == len(files)
        for name, data in files:
            assert data == b"text"
            assert name.encode().decode() == name
            assert not name.startswith("/")
            assert ".." not in name.split("/")
            assert not (folder / name).is_symlink()

    fuzz(st.lists(ENTRY, max_size=12), check_folder)
