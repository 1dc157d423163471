"""One chart of all ratios that are in the results, readable in grey and without the picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "ratios.svg"
#: What is shown: part, name of the ratio, its label. Longer bars are slower others.
SHOWN = (
    ("throughput", "stock / ours, one core", "class on one core: stock nbgrader"),
    ("throughput", "stock / ours, all cores", "class on all cores: stock nbgrader"),
    ("hanging", "stock / ours, all cores, -j 2", "class with endless loops: stock nbgrader"),
    ("otter", "otter run / ours, autograder grade -j 1", "one notebook each: otter run"),
    (
        "prairielearn",
        "PrairieLearn's plugin / ours, autograder grade -j 1",
        "one notebook each: PrairieLearn's plugin",
    ),
    ("bombs", "beside a busy loop / alone", "neighbour beside a busy loop"),
    ("bombs", "fork bomb / alone", "neighbour beside a fork bomb"),
    ("bombs", "memory bomb / alone", "neighbour beside a memory bomb"),
    ("bombs", "disk bomb / alone", "neighbour beside a disk bomb"),
    ("bombs", "all three together / alone", "neighbour beside all three together"),
    ("layers", "all / bare fork", "a fork with all isolation layers"),
)


def rows(results: Mapping[str, Any]) -> list[tuple[str, float, float, float]]:
    """Return label, ratio and its lowest and highest reading, for what was measured."""
    found = []
    for part, name, label in SHOWN:
        ratios = results.get(part, {}).get("figures", {}).get("ratios", {})
        if name not in ratios:
            continue
        value = ratios[name]
        if isinstance(value, float):
            value = {"ratio": value, "lowest": value, "highest": value}
        found.append((label, value["ratio"], value["lowest"], value["highest"]))
    return found


def text(found: list[tuple[str, float, float, float]]) -> str:
    """Return what the chart shows, in words."""
    said = [
        f"{label}: {middle:.2g} times ({low:.2g} to {high:.2g})"
        for label, middle, low, high in found
    ]
    return "Ratios of median times, 1 is as long as our side. " + "; ".join(said) + "."


def draw(results: Mapping[str, Any], path: Path) -> None:
    """Write the chart as SVG, with its text alternative in it; nothing where there is no ratio."""
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    found = rows(results)
    if not found:
        return
    fig, ax = plt.subplots(figsize=(8, 0.9 + 0.45 * len(found)), layout="constrained")
    for place, (_, middle, low, high) in enumerate(reversed(found)):
        ax.barh(place, middle, color="0.75", edgecolor="black", hatch="//")
        ax.plot([low, high], [place, place], "k-", linewidth=2)
        ax.text(high * 1.05, place, f"{middle:.2g} ×", va="center")
    ax.set_yticks(range(len(found)), [label for label, *_ in reversed(found)])
    ax.axvline(1, color="black", linestyle="--")
    ax.set_xscale("log")
    ax.margins(x=0.15)
    ax.set_xlabel("times as long (logarithmic; line: spread of the runs; dashed: as long)")
    mpl.rcParams["svg.hashsalt"] = "benchmarks"  # the same file for the same figures
    fig.savefig(path, metadata={"Date": None, "Title": "Benchmarks", "Description": text(found)})
    plt.close(fig)
    _describe(path, text(found))


def _describe(path: Path, words: str) -> None:
    """Let screen readers say the text: ``role`` and ``desc`` directly below ``svg``."""
    drawn = path.read_text("utf-8")
    start = drawn.index("<svg ")
    end = drawn.index(">", start) + 1
    opening = drawn[start : end - 1] + ' role="img" aria-labelledby="title desc">'
    described = f'<title id="title">Benchmarks</title><desc id="desc">{words}</desc>'
    path.write_text(drawn[:start] + opening + described + drawn[end:], "utf-8")
