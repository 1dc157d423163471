"""Code and what it printed, as HTML; a traceback is cut to the notebook's own cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

MAX_COLOURED = 20_000
CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f]")
OWN_CELL = re.compile(r"\s*(Cell In|Input In ?)\[")
LIBRARY = re.compile(r"\s*File ")
#: What the author of a course does not release.
HIDDEN = re.compile(
    r"^[^\n]*### BEGIN (HIDDEN TESTS|MARK SCHEME).*?(### END \1[^\n]*\n?|\Z)",
    re.DOTALL | re.MULTILINE,
)
LEFT_OUT = "[…]"


@lru_cache(maxsize=512)  # the teacher's cells are the same for the whole class
def coloured(source: str) -> Markup:
    """Return Python code with its parts in ``span`` elements."""
    if len(source) > MAX_COLOURED:
        return escape(source)
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    return Markup(highlight(source, lexer, HtmlFormatter(nowrap=True)))  # noqa: S704  # is escaped


@lru_cache(maxsize=512)
def released(source: str) -> str:
    """Return a cell's source without what only the course's author may see."""
    return HIDDEN.sub("", source).rstrip()


def plain(text: str) -> str:
    """Return what a terminal would show, without colours and control characters."""
    return CONTROL.sub("", text)


def own_traceback(traceback: Sequence[str]) -> str:
    """Return the frames of a traceback that stand in cells; those of libraries are left out."""
    kept: list[str] = []
    for part in map(plain, traceback):
        if OWN_CELL.match(part) or not LIBRARY.match(part):
            kept.append(part.rstrip())
        elif kept[-1:] != [LEFT_OUT]:
            kept.append(LEFT_OUT)
    return "\n".join(kept)
