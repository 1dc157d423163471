"""Markdown cells as nbgrader's pages show them, without active content.

nbconvert leaves the HTML of a Markdown cell as it is, and so would run a student's script
in the browser of whoever marks the work, with that person's rights.
"""

from __future__ import annotations

from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.notebooks.harmless import clean_html


@pass_context
def safe_markdown(context: Any, source: str) -> str:
    """Stand in for nbconvert's filter ``markdown2html``; formulas and attachments stay.

    Parameters
    ----------
    context : jinja2.runtime.Context
        Of the page: the cell and where the notebook lies.
    source : str
        Of the cell.
    """
    renderer = IPythonRenderer(
        escape=False,
        attachments=context.get("cell", {}).get("attachments", {}),
        path=context.get("resources", {}).get("metadata", {}).get("path", ""),
        anchor_link_text="",
    )
    return clean_html(MarkdownWithMath(renderer=renderer).render(source))
