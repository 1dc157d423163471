"""What a student's cell displayed, made harmless for the pages that others open.

nbgrader's feedback page and formgrader put HTML, SVG, Markdown, LaTeX and JavaScript
of an output into the page as it is: a script of a student would run in the browser of
whoever marks the work, with that person's rights. Tables, text and pictures stay.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from html import escape
from typing import Any

Bundle = dict[str, Any]

PICTURES = ("image/png", "image/jpeg", "image/gif")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
#: LaTeX that makes links, attributes or loads more of MathJax.
ACTIVE_LATEX = re.compile(r"\\(href|html|class|style|cssId|require|unicode|data)", re.IGNORECASE)
#: Elements whose text is no text.
WITH_CODE = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
TAGS = frozenset(
    [
        *("a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del"),
        *("details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s"),
        *("samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "tt", "u", "ul", "var"),
    ]
)
ATTRIBUTES = {
    "*": ["align", "style", "title"],
    "a": ["href"],
    "details": ["open"],
    "img": ["alt", "height", "src", "width"],
    "ol": ["start"],
    "table": ["border"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
}
STYLES = frozenset(
    [
        *("background-color", "border", "border-bottom", "border-collapse", "border-left"),
        *("border-right", "border-top", "color", "font-family", "font-size", "font-style"),
        *("font-weight", "height", "margin", "max-width", "padding", "text-align"),
        *("text-decoration", "vertical-align", "white-space", "width"),
    ]
)


def harmless(output: dict[str, Any], *, html: bool = True) -> dict[str, Any]:
    """Return an output without active content; streams and errors are text and stay as they are.

    Parameters
    ----------
    output : dict
        As nbformat stores it.
    html : bool
        Whether HTML is cleaned and kept; else it is left out. Cleaning takes a time that grows
        with the square of some HTML's length.
    """
    if output["output_type"] not in ("display_data", "execute_result"):
        return output
    data = _bundle(output["data"], html=html)
    return {**output, "data": data, "metadata": _sizes(output.get("metadata") or {}, data)}


def _bundle(data: Bundle, *, html: bool) -> Bundle:
    """Keep plain text and pictures, clean HTML and LaTeX, and turn the rest into one of them."""
    kept: Bundle = {}
    for mime, value in data.items():
        if not isinstance(value, str):
            continue
        if mime == "text/plain" or (mime in PICTURES and BASE64.fullmatch(value)):
            kept[mime] = value
        elif mime == "text/html" and html:
            kept[mime] = clean_html(value)
        elif mime == "text/latex" and not ACTIVE_LATEX.search(value):
            kept[mime] = escape(value, quote=False)
    if "text/markdown" in data and "text/html" not in kept:
        kept["text/plain"] = str(data["text/markdown"])
    if isinstance(svg := data.get("image/svg+xml"), str) and "text/html" not in kept:
        kept["text/html"] = _as_picture(svg)  # a drawing in an <img> runs nothing
    if data and not kept:
        kept["text/plain"] = "[an output of a kind that is not shown here]"
    return kept


def clean_html(html: str) -> str:
    """Return HTML with allowed elements, attributes and styles only."""
    return str(_cleaner().clean(WITH_CODE.sub("", html)))


@cache
def _cleaner() -> Any:
    from bleach.css_sanitizer import CSSSanitizer  # takes a while, and few notebooks need it
    from bleach.sanitizer import Cleaner

    return Cleaner(
        tags=TAGS,
        attributes=_allowed,
        protocols=frozenset(["http", "https", "mailto", "data"]),
        strip=True,
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
    )


def _allowed(tag: str, name: str, value: str) -> bool:
    if name not in ATTRIBUTES["*"] and name not in ATTRIBUTES.get(tag, ()):
        return False
    if name == "src":  # a picture from elsewhere would tell who reads the page, and when
        return value.startswith(tuple(f"data:{mime};base64," for mime in PICTURES))
    return name != "href" or value.startswith(("http://", "https://", "mailto:", "#"))


def _as_picture(svg: str) -> str:
    code = base64.b64encode(svg.encode()).decode()
    return f'<img alt="drawing" src="data:image/svg+xml;base64,{code}">'


def _sizes(metadata: Bundle, data: Bundle) -> Bundle:
    """Keep the sizes of pictures, which are whole numbers."""
    sizes = {}
    for mime in PICTURES:
        about = metadata.get(mime)
        if mime in data and isinstance(about, dict):
            numbers = {k: about.get(k) for k in ("width", "height")}
            sizes[mime] = {k: n for k, n in numbers.items() if type(n) is int}
    return sizes
