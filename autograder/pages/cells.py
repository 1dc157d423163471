"""The cells of an autograded notebook as a feedback page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from autograder.notebooks.harmless import PICTURES, harmless
from autograder.pages import markdown
from autograder.pages.code import coloured, own_traceback, plain, released
from autograder.report import CellReport
from autograder.words import Words

MAX_TEXT = 4000
HEADING = re.compile(r"<(/?)h([1-6])\b")
FIRST_LEVEL = 3  # below the page's own title and the heading of its notebook
ENDED = ("timed_out", "crashed", "not_run")
OURS = ("CellTimedOut", "CellCrashed", "CellNotRun")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One cell.

    Attributes
    ----------
    number : int
        Place in the notebook, from 1.
    kind : str
        ``"code"`` or ``"text"``.
    grade_id : str
        Of a cell of the teacher's, else empty.
    role : str
        ``"answer"``, ``"written"``, ``"result"``, ``"own"`` or ``"given"``.
    source : Markup
        Coloured code, or text as HTML.
    outputs : tuple of Markup
        What it showed.
    trouble : str
        In words, where it did not run through.
    """

    number: int
    kind: str
    grade_id: str
    role: str
    source: Markup
    outputs: tuple[Markup, ...] = ()
    trouble: str = ""


def cells_of(
    notebook: Mapping[str, Any],
    runs: Mapping[int, CellReport],
    suites: frozenset[str],
    words: Words,
) -> list[CellView]:
    """Return a notebook's cells that hold something.

    Parameters
    ----------
    notebook : mapping
        Autograded, in the form of nbformat 4.
    runs : mapping
        What became of code cells, by index.
    suites : frozenset of str
        Exercises that a hidden suite judges: their grade cells show no code.
    words : Words
        Of the page.
    """
    level = Levels()
    views = []
    for index, cell in enumerate(notebook["cells"]):
        about = cell.get("metadata", {}).get("nbgrader") or {}
        grade_id = str(about.get("grade_id", ""))
        source = _joined(cell["source"])
        is_code = cell["cell_type"] == "code"
        role = _role(about, grade_id, suites, is_code=is_code)
        if not source.strip() and role not in ("answer", "written"):
            continue
        run = runs.get(index)
        html = Markup()
        if is_code and role != "result":
            html = coloured(released(source))
        elif not is_code:
            html = level.shift(markdown.as_html(released(source), cell.get("attachments")))
        views.append(
            CellView(
                number=index + 1,
                kind="code" if is_code else "text",
                grade_id=grade_id,
                role=role,
                source=html,
                outputs=tuple(_outputs(cell, source, words)) if role != "result" else (),
                trouble=trouble(run, words) if run else "",
            )
        )
    return views


def trouble(run: CellReport, words: Words) -> str:
    """Say what kept a cell from running through, empty where nothing did."""
    return "" if run.outcome == "ok" else words.label(f"cell_{run.outcome}", how=run.detail)


def _role(about: Mapping[str, Any], grade_id: str, suites: frozenset[str], *, is_code: bool) -> str:
    if grade_id in suites:
        return "result"
    if about.get("task") or (about.get("grade") and about.get("solution")):
        return "written"
    if about.get("solution"):
        return "answer"
    return "given" if about.get("locked") or not is_code else "own"


class Levels:
    """Puts a notebook's headings below those of the page, without a gap."""

    def __init__(self) -> None:
        self._last = FIRST_LEVEL - 1
        self._open = FIRST_LEVEL

    def shift(self, html: Markup) -> Markup:
        """Return a cell's HTML with other levels."""
        return Markup(HEADING.sub(self._one, html))  # noqa: S704  # only digits change

    def _one(self, found: re.Match[str]) -> str:
        if found[1]:
            return f"</h{self._open}"
        wanted = min(int(found[2]) + FIRST_LEVEL - 1, 6)
        self._last = self._open = min(wanted, self._last + 1)
        return f"<h{self._open}"


def _outputs(cell: Mapping[str, Any], source: str, words: Words) -> Iterator[Markup]:
    hidden = released(source) != source.rstrip()  # its checks, and what they print, are not shown
    for output in map(harmless, cell.get("outputs", ())):
        match output["output_type"]:
            case "error" if output["ename"] not in OURS:
                shown = output["ename"] if hidden else own_traceback(output["traceback"])
                yield _text(shown, words, "error")
            case "stream" if not hidden:
                yield _text(plain(_joined(output["text"])), words, output["name"])
            case "display_data" | "execute_result" if not hidden:
                yield _rich(output["data"], words)


def _rich(data: Mapping[str, Any], words: Words) -> Markup:
    if "text/html" in data:
        wide = Markup('<div class="rich" tabindex="0" role="region" aria-label="{}">{}</div>')
        html = Markup(_joined(data["text/html"]))  # noqa: S704  # harmless() has cleaned it
        return wide.format(words.label("output"), html)
    for mime in PICTURES:
        if mime in data:
            code = "".join(_joined(data[mime]).split())
            return Markup('<img class="plot" alt="{}" src="data:{};base64,{}">').format(
                words.label("picture"), mime, code
            )
    if "text/latex" in data:
        latex = _joined(data["text/latex"]).strip().strip("$")
        return Markup('<p class="out">{}</p>').format(
            Markup(markdown.formula(latex, "block"))  # noqa: S704  # is MathML of ours
        )
    return _text(plain(_joined(data.get("text/plain", ""))), words, "result")


def _text(text: str, words: Words, kind: str) -> Markup:
    cut = escape(text[:MAX_TEXT])
    if len(text) > MAX_TEXT:
        cut += Markup("\n<em>{}</em>").format(words.label("cut", count=len(text) - MAX_TEXT))
    return Markup('<pre class="out {}">{}</pre>').format(kind, cut)


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
