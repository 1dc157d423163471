"""Putting a student's cells into the teacher's frame, and the digest of what is run."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from autograder.notebooks.submission import Cell, Submission, is_tracked, restore, source_of
from autograder.notebooks.submitted import HandinCell

LOCKED = {"grade": False, "locked": True, "solution": False}
ANSWER = {"grade": False, "locked": False, "solution": True}
GRADE = {"grade": True, "locked": True, "solution": False, "points": 5}
WRITTEN = {"grade": True, "locked": False, "solution": True, "points": 3}

ROLES = {
    "given": ("code", LOCKED, "import numpy as np"),
    "f-answer": ("code", ANSWER, "def f(x):\n    raise NotImplementedError"),
    "f-check": ("code", LOCKED, "assert f(1) == 2"),
    "f": ("code", GRADE, "# The hidden tests of f run here."),
    "why": ("markdown", WRITTEN, "Your answer here."),
}
ANSWERS = {"f-answer": "def f(x):\n    return 2 * x", "why": "Because."}


def frame() -> dict[str, Any]:
    """Return a released notebook; an untracked text of the teacher's comes first."""
    text = {"cell_type": "markdown", "id": "intro", "metadata": {}, "source": "# Title"}
    return {"cells": [text, *map(frame_cell, ROLES)], "metadata": {}}


def frame_cell(grade_id: str) -> dict[str, Any]:
    kind, nbgrader, source = ROLES[grade_id]
    metadata = {"nbgrader": {**nbgrader, "grade_id": grade_id}}
    return {"cell_type": kind, "id": grade_id, "metadata": metadata, "source": source}


def theirs(grade_id: str, source: str | None = None, **fields: Any) -> HandinCell:
    """Return a tracked cell as an honest student hands it in."""
    kind, _, given = ROLES[grade_id]
    if source is None:
        source = ANSWERS.get(grade_id, given)
    return replace(HandinCell(kind, source, grade_id, grade_id), **fields)


def own(source: str, cell_id: str = "", **fields: Any) -> HandinCell:
    return replace(HandinCell("code", source, None, cell_id), **fields)


INTRO = HandinCell("markdown", "# Title", None, "intro")


def handin() -> list[HandinCell]:
    return [INTRO, *map(theirs, ROLES)]


def without(*grade_ids: str) -> list[HandinCell]:
    return [cell for cell in handin() if cell.grade_id not in grade_ids]


def restored(cells: list[HandinCell]) -> list[Cell]:
    return list(restore(frame(), cells)[0])


def notes_of(cells: list[HandinCell]) -> tuple[str, ...]:
    return restore(frame(), cells)[1]


def order(cells: list[Cell]) -> list[str]:
    """Return grade ids, and the sources of a student's own cells."""
    return [cell.grade_id or cell.source for cell in cells]


def cell_of(cells: list[Cell], grade_id: str) -> Cell:
    [cell] = [cell for cell in cells if cell.grade_id == grade_id]
    return cell


# an honest submission


def test_an_honest_submission_comes_through_as_it_is_and_without_notes():
    cells, notes = restore(frame(), handin())
    assert notes == ()
    assert order(list(cells)) == ["# Title", *ROLES]
    assert [c.source for c in cells] == [c.source for c in handin()]
    assert [c.kind for c in cells] == [c.kind for c in handin()]


def test_what_is_restored_needs_no_restoring():
    mess = [own("a", "x"), *reversed(handin()), theirs("f"), own("b", "x")]
    once = restored(mess)
    again = [HandinCell(c.kind, c.source, c.grade_id, c.cell_id, c.attachments) for c in once]
    assert restored(again) == once
    assert notes_of(again) == ()


def test_nothing_at_all_gives_the_frame_without_answers():
    cells = restored([])
    assert order(cells) == ["given", "f-check", "f", "why"]
    assert cell_of(cells, "why").source == "Your answer here."


# what is the teacher's


def test_an_edited_locked_cell_gets_the_teacher_s_text_back():
    cells = [theirs(g, "f = lambda x: 2" if g == "f-check" else None) for g in ROLES]
    assert cell_of(restored(cells), "f-check").source == "assert f(1) == 2"
    assert notes_of(cells) == ("locked cell f-check had been edited and was restored",)


def test_an_edited_grade_cell_gets_the_teacher_s_text_back():
    cells = [theirs(g, "5.0" if g == "f" else None) for g in ROLES]
    assert cell_of(restored(cells), "f").source == "# The hidden tests of f run here."
    assert len(notes_of(cells)) == 1


def test_other_white_space_in_a_locked_cell_is_restored_without_a_word():
    cells = [theirs(g, "assert  f(1) == 2\n\n" if g == "f-check" else None) for g in ROLES]
    assert cell_of(restored(cells), "f-check").source == "assert f(1) == 2"
    assert notes_of(cells) == ()


def test_points_and_roles_are_the_teacher_s_whatever_the_submission_says():
    cells = restored(handin())
    assert cell_of(cells, "f").points == 5.0
    assert cell_of(cells, "f").nbgrader == {**GRADE, "grade_id": "f"}
    assert [c.grade_id for c in cells if c.points is not None] == ["f"]


def test_a_changed_type_is_changed_back():
    cells = [theirs(g, kind="raw" if g in ("f", "f-answer") else ROLES[g][0]) for g in ROLES]
    after = restored(cells)
    assert cell_of(after, "f").kind == "code"
    assert cell_of(after, "f-answer").kind == "code"
    assert cell_of(after, "f-answer").source == ANSWERS["f-answer"]


def test_the_frame_is_not_changed():
    before = json.dumps(frame())
    mine = frame()
    cells, _ = restore(mine, handin())
    for cell in cells:
        if cell.nbgrader is not None:
            cell.nbgrader["points"] = 99
    assert json.dumps(mine) == before


# what was deleted


@pytest.mark.parametrize("grade_id", ["given", "f-check", "f", "why"])
def test_a_deleted_cell_is_put_back_in_its_place(grade_id):
    cells = restored(without(grade_id))
    assert order(cells) == ["# Title", *ROLES]
    assert cell_of(cells, grade_id).source == ROLES[grade_id][2]
    assert notes_of(without(grade_id)) == (f"cell {grade_id} was missing and was put back",)


def test_a_deleted_answer_is_not_replaced_by_the_stub():
    cells = restored([*without("f-answer"), own("def f(x):\n    return 2 * x")])
    assert "f-answer" not in order(cells)
    assert notes_of(without("f-answer")) == ()
    assert all("NotImplementedError" not in cell.source for cell in cells)


def test_an_answer_that_was_moved_into_a_cell_of_their_own_runs_before_the_check():
    moved = [INTRO, theirs("given"), own(ANSWERS["f-answer"]), *map(theirs, ["f-check", "f"])]
    assert order(restored(moved)) == [
        "# Title",
        "given",
        ANSWERS["f-answer"],
        "f-check",
        "f",
        "why",
    ]


# what is there twice, or elsewhere


def test_of_duplicates_the_last_one_counts_and_the_others_still_run():
    cells = [*handin(), theirs("f-answer", "def f(x):\n    return 3 * x")]
    after = restored(cells)
    assert cell_of(after, "f-answer").source == "def f(x):\n    return 3 * x"
    assert [c.source for c in after if c.nbgrader is None] == ["# Title", ANSWERS["f-answer"]]
    assert "cell f-answer was there more than once; the last one counts" in notes_of(cells)


def test_a_duplicate_of_a_grade_cell_gives_no_points_twice():
    after = restored([*handin(), theirs("f", "5.0"), theirs("f", "5.0")])
    assert [c.points for c in after if c.points is not None] == [5.0]


def test_cells_that_changed_places_are_put_back_in_order():
    cells = [INTRO, *map(theirs, reversed(ROLES))]
    assert order(restored(cells)) == ["# Title", *ROLES]
    assert notes_of(cells) == ("cells had changed places and were put back in order",)


def test_a_cell_with_an_unknown_grade_id_is_one_of_their_own():
    after = restored([*handin(), HandinCell("code", "1", "g", "g")])
    assert after[-1].grade_id is None
    assert after[-1].source == "1"


# their own cells


def test_their_own_cells_keep_their_places():
    cells = [own("first")]
    for cell in handin():
        cells += [cell, own(f"after {cell.grade_id}")]
    expected = ["first", "# Title", "after None"]
    for grade_id in ROLES:
        expected += [grade_id, f"after {grade_id}"]
    assert order(restored(cells)) == expected


def test_their_own_cells_move_with_the_cell_before_them():
    cells = [INTRO, theirs("f-check"), own("mine"), theirs("given"), theirs("f-answer")]
    assert order(restored(cells)) == [
        *("# Title", "given", "f-answer", "f-check", "mine", "f", "why"),
    ]


def test_their_own_cells_keep_their_kind_and_pictures():
    pictures = {"a.png": {"image/png": "AAAA"}}
    after = restored([HandinCell("markdown", "text", None, "x", pictures), *handin()])
    assert (after[0].kind, after[0].attachments) == ("markdown", pictures)


def test_pictures_stay_in_a_written_answer_and_nowhere_else():
    pictures = {"a.png": {"image/png": "AAAA"}}
    after = restored([theirs(grade_id, attachments=pictures) for grade_id in ROLES])
    assert {c.grade_id for c in after if c.attachments} == {"why"}


# ids


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param([own("a", "x"), own("b", "x"), own("c", "x")], id="the same"),
        pytest.param([own("a"), own("b"), own("c")], id="none"),
        pytest.param([own("a", "f"), own("b", "given")], id="the teacher's"),
        pytest.param([own("a", "own-1"), own("b", ""), own("c", "own-0")], id="ours"),
        pytest.param([own("a", "ä"), own("b", "x y"), own("c", "z" * 65)], id="not valid"),
        pytest.param([own("a", "\ud800"), own("b", "x\n")], id="not even text"),
        pytest.param([own("a", "own-2"), own("b", "own-2x"), own("c", "!")], id="x appended"),
    ],
)
def test_every_id_is_valid_and_unique_and_the_teacher_s_stay(cells):
    for mixed in ([*cells, *handin()], [*handin(), *cells], [*cells, *handin(), *handin()]):
        after = restored(mixed)
        ids = [cell.cell_id for cell in after]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", i) for i in ids)
        assert all(cell.cell_id == cell.grade_id for cell in after if cell.grade_id)


def test_ids_are_unique_where_the_frame_has_none():
    bare = frame()
    for cell in bare["cells"]:
        del cell["id"]
    mine = [own(str(i), f"tracked-{8 + i}") for i in range(12)]
    cells, _ = restore(bare, [*mine, *handin()])
    ids = [cell.cell_id for cell in cells]
    assert "" not in ids
    assert len(set(ids)) == len(ids)


def test_an_id_that_is_good_is_kept():
    assert restored([own("a", "my-cell_1"), *handin()])[0].cell_id == "my-cell_1"


# the frame's cells


@pytest.mark.parametrize("role", ["grade", "solution", "locked", "task"])
def test_a_cell_with_a_role_and_a_grade_id_is_tracked(role):
    assert is_tracked({"metadata": {"nbgrader": {"grade_id": "x", role: True}}})


@pytest.mark.parametrize(
    "cell",
    [
        {},
        {"metadata": {}},
        {"metadata": {"nbgrader": {"grade_id": "x"}}},
        {"metadata": {"nbgrader": {"grade_id": "x", "grade": False, "locked": False}}},
        {"metadata": {"nbgrader": {"locked": True}}},
        {"metadata": {"nbgrader": {"grade_id": "", "locked": True}}},
    ],
)
def test_a_cell_without_either_is_not(cell):
    assert not is_tracked(cell)


@pytest.mark.parametrize("source", ["a\nb", ["a\n", "b"]])
def test_a_source_in_parts_is_one_text(source):
    assert source_of({"source": source}) == "a\nb"


def test_a_frame_with_sources_in_parts_restores_the_same():
    parts = frame()
    for cell in parts["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    assert restore(parts, handin()) == restore(frame(), handin())


@pytest.mark.parametrize(
    ("kind", "nbgrader", "points"),
    [
        ("code", GRADE, 5.0),
        ("code", WRITTEN, None),
        ("markdown", GRADE, None),
        ("code", LOCKED, None),
        ("code", None, None),
    ],
)
def test_only_a_code_cell_that_is_graded_and_no_answer_has_points(kind, nbgrader, points):
    assert Cell(kind, "", "c", nbgrader).points == points


# the digest


def submission(cells: list[HandinCell] | None = None, **fields: Any) -> Submission:
    cells = handin() if cells is None else cells
    return Submission("ps1", "ada", tuple(restored(cells)), **fields)


def test_the_digest_is_that_of_the_work_and_nothing_else():
    other = replace(submission(), student="bob", notes=("a note",))
    assert other.digest == submission().digest
    reworked = [replace(cell, cell_id="") for cell in handin()]
    assert submission(reworked).digest == submission().digest


def test_the_digest_is_the_same_in_every_process():
    assert re.fullmatch(r"[0-9a-f]{64}", submission().digest)
    empty = Submission("ps1", "ada", ())
    assert empty.digest == "9fa1f54107ca81d29df29326d0db099f53d945db87f3d9f740018d7944ad3eb2"


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(submission([*handin(), own("1")]), id="a cell of their own more"),
        pytest.param(submission([*without("why"), theirs("why", "No.")]), id="a written answer"),
        pytest.param(submission(without("f-answer")), id="an answer deleted"),
        pytest.param(
            submission([*without("f-answer"), own(ANSWERS["f-answer"])]), id="an answer moved"
        ),
        pytest.param(submission(files=(("a.csv", b""),)), id="a file more"),
        pytest.param(submission(unreadable="not JSON"), id="unreadable"),
    ],
)
def test_the_digest_changes_with_the_work(changed):
    assert changed.digest != submission().digest


def test_the_digest_changes_with_the_order_of_their_own_cells():
    one = submission([own("a"), own("b"), *handin()])
    other = submission([own("b"), own("a"), *handin()])
    assert one.digest != other.digest


def test_the_digest_tells_files_apart_however_they_are_cut():
    variants = [
        (("a", b"xy"),),
        (("a", b"x"), ("b", b"y")),
        (("ax", b"y"),),
        (("b", b"xy"),),
        (("a", b""), ("b", b"xy")),
        (("a", b'["b", 1]y'),),
    ]
    assert len({submission(files=files).digest for files in variants}) == len(variants)
