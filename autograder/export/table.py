"""CSV that a spreadsheet shows and never computes."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

# A cell that begins like this is a formula for some spreadsheet (the wide signs too, in some
# languages of Excel), and so is what follows a semicolon, a tab or a line feed where these
# separate cells. https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = re.compile(r"(^\s*|[;\t\r\n]\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])")

Cell = str | int | float


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV after RFC 4180: UTF-8, commas, every text in quotes.

    Text that a spreadsheet would take for a formula gets an apostrophe before
    its first sign. Numbers are written as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def plain(text: str) -> str:
    """Return text without what no file should hold: control characters and half code points."""
    return "".join("\ufffd" if _is_control(c) else c for c in text)


def one_line(text: str) -> str:
    """Return a name on one line."""
    return " ".join(plain(text).split())


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return FORMULA.sub(r"\1'\2", plain(cell))
    return int(cell) if float(cell).is_integer() else cell


def _is_control(char: str) -> bool:
    return char not in "\t\r\n" and unicodedata.category(char) in ("Cc", "Cs")
