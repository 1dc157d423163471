"""CSV as spreadsheets and importers read it."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.export.table import as_csv, one_line, plain

texts = st.text(st.characters(codec="utf-8")) | st.text("=+-@;,\"' \t\r\n\0ü＝a1")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def unguarded(text: str) -> str:
    return re.sub(r"(^\s*|[;\t\r\n]\s*)'([=+\-@＝＋－＠])", r"\1\2", text)


@given(texts)
def test_text_comes_back_but_for_the_apostrophes_before_formulas(text: str) -> None:
    [[back, other]] = read(as_csv([[text, "other"]]))
    assert other == "other"
    assert unguarded(back) == unguarded(plain(text))


@given(texts)
def test_no_cell_begins_like_a_formula_whatever_separates_cells(text: str) -> None:
    [[back]] = read(as_csv([[text]]))
    for part in re.split("[;\t\r\n]", back):
        assert part.strip()[:1] not in tuple("=+-@＝＋－＠") or not part.strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        (" @SUM(A1)", " '@SUM(A1)"),
        ("x;=1", "x;'=1"),
        ("two\n-lines", "two\n'-lines"),
        ("a-b = c", "a-b = c"),
        ("O'Neill", "O'Neill"),
    ],
)
def test_an_apostrophe_stands_before_what_would_be_computed_and_nowhere_else(
    text: str, written: str
) -> None:
    assert read(as_csv([[text]])) == [[written]]


def test_numbers_are_numbers() -> None:
    assert as_csv([["a", 2.0, 2.25, 0]]) == b'"a",2,2.25,0\r\n'


def test_a_name_stands_on_one_line() -> None:
    assert one_line(" two\n lines\t\0") == "two lines \ufffd"
