"""The templates, which escape everything that is put into them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

CODE = re.compile(r"`([^`]+)`")


def render(name: str, **values: Any) -> Markup:
    """Fill a template in."""
    return Markup(_templates().get_template(name).render(**values))  # noqa: S704  # is escaped


def style(*names: str) -> Markup:
    """Return style sheets as one."""
    return Markup("\n").join(_file(name) for name in names)


def prose(text: str) -> Markup:
    """Return a sentence with what stands between backticks as code."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  # is escaped


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["prose"] = prose
    return environment


@cache
def _file(name: str) -> Markup:
    loader = _templates().loader
    assert loader is not None
    return Markup(loader.get_source(_templates(), name)[0].strip())  # noqa: S704  # our own
