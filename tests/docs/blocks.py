"""Reads pages: their command blocks, the reasons above them, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    *(
        ROOT / name
        for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md", "benchmarks/README.md")
    ),
    *sorted((ROOT / "docs").glob("*.md")),
)
SHELL = ("sh", "console")
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\S*)[^\n]*\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S
)
MARK = re.compile(r"<!-- not run:(?P<reason>(?:(?!-->).)*)-->\s*\Z", re.S)
LINK = re.compile(r"(?<!`)\]\((?P<target>[^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A block of commands, and the reason why it cannot be run, where it cannot."""

    page: str
    line: int
    commands: str
    reason: str | None

    @property
    def name(self) -> str:
        """Where it stands."""
        return f"{self.page}:{self.line}"


def blocks_of(text: str, page: str) -> Iterator[Block]:
    """Yield the command blocks of a page, in order."""
    for fence in FENCE.finditer(text):
        if fence["language"] not in SHELL:
            continue
        before = text[: fence.start()]
        mark = MARK.search(before)
        yield Block(
            page=page,
            line=before.count("\n") + 1,
            commands=re.sub(rf"^{fence['indent']}", "", fence["text"], flags=re.M),
            reason=mark["reason"].strip() if mark else None,
        )


def prose(text: str) -> str:
    """Return a page without its blocks."""
    return FENCE.sub("", text)


BLOCKS = [
    block
    for path in PAGES
    for block in blocks_of(path.read_text("utf-8"), str(path.relative_to(ROOT)))
]
