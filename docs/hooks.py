"""What mkdocs does besides turning pages into HTML.

- Pages that stand elsewhere in the repository, where people look for them first, are
  part of the site, and the links between them and ``docs/`` work in both places.
- ``cli.md`` is filled with what the command line says of itself.
- Roles such as ``:func:`` in docstrings are left out; what they stand before stays.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
OTHER_PAGES = ("SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
COMMAND_LINE = "<!-- here: what every verb says of itself -->"
COLUMNS = "80"
ROLE = re.compile(r":(?:func|class|data|meth|mod):(?=<code)")


def on_files(files: Files, *, config: Any) -> Files:
    """Add the pages that stand elsewhere in the repository."""
    for name in OTHER_PAGES:
        files.append(File.generated(config, name, abs_src_path=str(ROOT / name)))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Point links from `docs/` to pages elsewhere, and back, to where they stand in the site."""
    if page.file.src_uri in OTHER_PAGES:
        return re.sub(r"\]\((\.\./)?docs/", r"](\1", markdown)
    for name in OTHER_PAGES:
        markdown = markdown.replace(f"](../{name}", f"]({name}")
    return markdown.replace(COMMAND_LINE, command_line()) if COMMAND_LINE in markdown else markdown


def on_page_content(html: str, **_: Any) -> str:
    """Leave out Sphinx's roles."""
    return ROLE.sub("", html)


def command_line() -> str:
    """Return the help of every verb, as Markdown."""
    os.environ["COLUMNS"] = COLUMNS  # argparse breaks lines at the terminal's width otherwise
    from autograder.cli.main import parser

    top = parser()
    parts = ["## autograder", fenced(top.format_help())]
    for name, verb in verbs(top):
        parts += [f"## {name}", fenced(verb.format_help())]
    return "\n\n".join(parts)


def verbs(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each verb's name and its own parser, and after it those of its kinds."""
    for action in parser._actions:  # argparse has no public way to them
        if isinstance(action, argparse._SubParsersAction):
            for name, verb in action.choices.items():
                yield name, verb
                yield from ((f"{name} {kind}", below) for kind, below in verbs(verb))


def fenced(text: str) -> str:
    """Return text as a block that is shown as it stands."""
    return f"```text\n{text.rstrip()}\n```"
