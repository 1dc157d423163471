"""Plots as inline SVG, each with a text that says the same; a table stands beside each.

Fills differ in lightness, so that they can be told apart in grey; colours come
from the page, which has one set for light screens and one for dark ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import accumulate

WIDTH, BAR, LABEL = 420, 22, 14
# Outcomes that look alike in a bar, in the order in which they stand there.
GROUPS = (
    ("passed", ("passed",)),
    ("wrong", ("failed",)),
    ("missing", ("missing",)),
    ("error", ("raised", "timed_out", "crashed", "skipped", "not_judged")),
)


def histogram(bins: Sequence[int], labels: Sequence[str], title: str, name: str) -> str:
    """Return bars for counts, each with its count above and its label below.

    Parameters
    ----------
    bins : sequence of int
        How many in each.
    labels : sequence of str
        Of the bins.
    title : str
        What it shows.
    name : str
        For ids within the page.
    """
    height, step = 120, WIDTH / len(bins)
    unit = height / max(*bins, 1)
    parts = []
    for index, (count, label) in enumerate(zip(bins, labels, strict=True)):
        left, tall = index * step, count * unit
        middle = left + step / 2
        parts.append(
            f'<rect class="passed" x="{left + 2:.1f}" y="{LABEL + height - tall:.1f}" '
            f'width="{step - 4:.1f}" height="{tall:.1f}"/>'
            f'<text x="{middle:.1f}" y="{LABEL + height - tall - 3:.1f}">{count or ""}</text>'
            f'<text x="{middle:.1f}" y="{2 * LABEL + height:.1f}">{escape(label)}</text>'
        )
    said = ", ".join(
        f"{label}: {count}" for label, count in zip(labels, bins, strict=True) if count
    )
    return _figure("".join(parts), height + 2 * LABEL + 6, title, said, name)


def stacked(rows: Sequence[tuple[str, dict[str, int]]], title: str, name: str) -> str:
    """Return a bar for each row, cut by outcome; numbers refer to the table's rows.

    Parameters
    ----------
    rows : sequence of (str, dict of str to int)
        A label, and how many submissions have each outcome.
    title : str
        What it shows.
    name : str
        For ids within the page.
    """
    parts, said = [], []
    for index, (label, counts) in enumerate(rows):
        total = sum(counts.values()) or 1
        sizes = [sum(counts.get(o, 0) for o in outcomes) for _, outcomes in GROUPS]
        ends = list(accumulate(sizes))
        top = index * BAR
        parts.append(f'<text x="12" y="{top + 15}">{index + 1}</text>')
        parts += [
            f'<rect class="{group}" x="{26 + (end - size) * (WIDTH - 26) / total:.1f}" '
            f'y="{top + 2}" width="{size * (WIDTH - 26) / total:.1f}" height="{BAR - 5}"/>'
            for (group, _), size, end in zip(GROUPS, sizes, ends, strict=True)
            if size
        ]
        shares = [f"{size} {group}" for (group, _), size in zip(GROUPS, sizes, strict=True) if size]
        said.append(f"{label}: {', '.join(shares)}")
    return _figure("".join(parts), len(rows) * BAR + 4, title, "; ".join(said), name)


def _figure(inside: str, height: float, title: str, said: str, name: str) -> str:
    return (
        f'<svg role="img" aria-labelledby="{name}-t {name}-d" width="{WIDTH}" '
        f'height="{height:.0f}" viewBox="0 0 {WIDTH} {height:.0f}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(said)}</desc>'
        f"{inside}</svg>"
    )
