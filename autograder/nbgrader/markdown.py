"""Markdown cells as nbgrader's pages show them, without active content.

nbconvert leaves the HTML of a Markdown cell as it is, and so would run a student's script
in the browser of whoever marks the work, with that person's rights.
"""

from __future__ import annotations

import time
from html import escape
from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import (
    InvalidNotebook,
    IPythonRenderer,
    MarkdownWithMath,
)

from autograder.notebooks.harmless import clean_html
from autograder.overtime import Overtime, at_most

PAGE_S, SHORTEST_S = 10.0, 0.01  # for all Markdown of a page; a long one takes a tenth of a second
MOST_PICTURES = 16 << 20  # characters of a cell's pictures, which may be shown again and again
LEFT = "autograder_seconds_left"  # among the resources of a page


@pass_context
def safe_markdown(context: Any, source: str) -> str:
    """Stand in for nbconvert's filter ``markdown2html``; formulas and attachments stay.

    A cell that takes too long stays as it was written: to find its formulas takes a time that
    grows with the square of its length.

    Parameters
    ----------
    context : jinja2.runtime.Context
        Of the page: the cell and where the notebook lies.
    source : str
        Of the cell.
    """
    resources = context.get("resources", {})
    left, began = resources.get(LEFT, PAGE_S), time.process_time()
    try:
        with at_most(max(left, SHORTEST_S)):
            return _as_html(context, source)
    except Overtime:
        return f"<pre>{escape(source)}</pre>"
    finally:
        resources[LEFT] = left - (time.process_time() - began)


class _Renderer(IPythonRenderer):  # type: ignore[misc]  # nbconvert has no types
    """Shows what a picture is called where it is missing, or has been shown very often."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._room = MOST_PICTURES

    def image(self, text: str, url: str, title: str | None = None) -> str:
        try:
            html: str = super().image(text, url, title)
        except (InvalidNotebook, StopIteration):  # it is not attached, or nothing is in it
            return escape(text)
        self._room -= len(html)
        return html if self._room >= 0 else escape(text)


def _as_html(context: Any, source: str) -> str:
    renderer = _Renderer(
        escape=False,
        attachments=context.get("cell", {}).get("attachments", {}),
        path=context.get("resources", {}).get("metadata", {}).get("path", ""),
        anchor_link_text="",
    )
    return clean_html(MarkdownWithMath(renderer=renderer).render(source))
