"""Markdown as a page shows it: without active content, formulas as MathML that needs no scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from xml.etree import ElementTree

import mistune
from markupsafe import Markup, escape

from autograder.notebooks.harmless import clean_html

MATHML = "http://www.w3.org/1998/Math/MathML"
MAX_FORMULA = 4000
MOST_TIMES = 3  # that a page has the same picture of a cell
#: What a formula is made of; links and actions are not among it.
ELEMENTS = frozenset(
    [
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mpadded"),
        *("mtable", "mtr", "mtd", "mphantom", "menclose", "mprescripts", "none", "ms", "merror"),
    ]
)
ATTRIBUTES = frozenset(
    [
        *("accent", "accentunder", "columnalign", "columnlines", "columnspacing", "display"),
        *("displaystyle", "fence", "form", "height", "depth", "linethickness", "lspace", "rspace"),
        *("mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowspacing"),
        *("scriptlevel", "separator", "stretchy", "width", "largeop", "symmetric"),
    ]
)
HELD = re.compile("\ue000(\\d+)\ue001")
Attachments = Mapping[str, Mapping[str, str]]


def as_html(source: str, attachments: Attachments | None = None) -> Markup:
    """Return a Markdown cell as HTML.

    Parameters
    ----------
    source : str
        Of the cell.
    attachments : mapping, optional
        Pictures that belong to it, by name and type.
    """
    pictures = {
        f"attachment:{name}": f"data:{mime};base64,{data}"
        for name, bundle in (attachments or {}).items()
        for mime, data in bundle.items()
    }
    for name, picture in pictures.items():
        source = source.replace(f"({name})", f"({picture})", MOST_TIMES)
    return _as_html(source)


@lru_cache(maxsize=512)  # the teacher's cells are the same for the whole class
def _as_html(source: str) -> Markup:
    formulas: list[str] = []

    def hold(latex: str, display: str) -> str:
        """Keep a formula aside: what cleans HTML knows no MathML."""
        formulas.append(formula(latex, display))
        return f"\ue000{len(formulas) - 1}\ue001"

    markdown = mistune.create_markdown(
        escape=False, plugins=["math", "table", "strikethrough", "url"]
    )
    assert isinstance(markdown.renderer, mistune.HTMLRenderer)
    markdown.renderer.register("inline_math", lambda _, text: hold(text, "inline"))
    markdown.renderer.register("block_math", lambda _, text: f"<p>{hold(text, 'block')}</p>\n")
    html = clean_html(str(markdown(re.sub("[\ue000\ue001]", "", source))))
    return Markup(HELD.sub(lambda held: formulas[int(held[1])], html))  # noqa: S704  # is cleaned


@lru_cache(maxsize=2048)
def formula(latex: str, display: str) -> str:
    """Return a formula as MathML, or as it was written where that cannot be done."""
    from latex2mathml.converter import convert  # only pages with formulas need it

    if len(latex) <= MAX_FORMULA:
        with suppress(Exception):  # whatever a student writes between dollar signs
            tree = ElementTree.fromstring(convert(latex, display=display))  # noqa: S314  # no DTD
            return ElementTree.tostring(_harmless(tree), encoding="unicode")
    return f"<code>{escape(latex)}</code>"


def _harmless(element: ElementTree.Element) -> ElementTree.Element:
    kept = ElementTree.Element(element.tag.removeprefix(f"{{{MATHML}}}"))
    if kept.tag not in ELEMENTS:
        raise ValueError(f"no part of a formula: {kept.tag}")
    kept.attrib = {k: v for k, v in element.attrib.items() if k in ATTRIBUTES}
    kept.text, kept.tail = element.text, element.tail
    kept.extend(map(_harmless, element))
    return kept


def title_of(source: str) -> str:
    """Return the last heading of a Markdown cell, empty where it has none."""
    found = re.findall(r"^#{1,6}\s+(.+?)\s*#*$", source, re.MULTILINE)
    return str(found[-1]) if found else ""
