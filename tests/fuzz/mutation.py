"""Bytes and JSON trees near a seed, and a loop that tries them for a given time.

``FUZZ_SECONDS`` is the time for all targets together. Where it is not set, each takes a
second, so that a plain ``make test`` stays quick; longer runs begin with the same inputs
and go on from there.
"""

from __future__ import annotations

import copy
import os
import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

EXAMPLES = 50
TARGETS = 6
ODD: list[Any] = [
    *(None, True, 0, -1, 1 << 63, 10**400, 0.5, float("nan"), float("inf"), -1e308),
    *("", "\0", "\ud800", "x" * 300, "code", "markdown", "returned", "ask", "__class__", "<f8"),
    *([], {}, [[]], ["l"], ["t", ["t"], ["d"]], ["a", "<f8", [0, 1 << 39]], {"a": {"b": []}}),
]
# Copies, or what one example does to a drawn list would stay in all that follow, and grow.
JSON = st.one_of(
    st.sampled_from(ODD).map(copy.deepcopy),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=6,
    ),
)


def seconds() -> float:
    """Return how long one target is tried."""
    return float(os.environ.get("FUZZ_SECONDS", TARGETS)) / TARGETS


def fuzz(inputs: st.SearchStrategy[Any], check: Callable[[Any], None]) -> None:
    """Call `check` with inputs until the time is up; what it raises is shrunk and raised."""
    end = time.monotonic() + seconds()
    number = 0
    while number == 0 or time.monotonic() < end:
        one = given(inputs)(lambda value: check(value))
        one = settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),  # explaining traces every line: too slow here
            suppress_health_check=list(HealthCheck),
        )(one)
        seed(number)(one)()
        number += 1


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Return every container of a tree with each of its keys."""
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node))
        for key in keys:
            found.append((node, key))
            if isinstance(node[key], (dict, list)):
                waiting.append(node[key])
    return found


@st.composite
def trees(draw: st.DrawFn, seeds: list[Any]) -> Any:
    """Draw a seed in which a few places are replaced, doubled, moved, deepened or gone."""
    tree = copy.deepcopy(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 4))):
        places = _places(tree)
        if not places:
            break
        node, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(["replace", "drop", "double", "move", "deepen", "rename"])):
            case "replace":
                node[key] = draw(JSON)
            case "drop":
                del node[key]
            case "double" if isinstance(node, list):
                node.extend(copy.deepcopy(node[key]) for _ in range(draw(st.integers(1, 30))))
            case "move":
                other, where = draw(st.sampled_from(places))
                other[where] = copy.deepcopy(node[key])
            case "deepen":
                for _ in range(draw(st.sampled_from([1, 13, 120]))):
                    node[key] = draw(st.sampled_from([[node[key]], {"a": node[key]}]))
            case "rename" if isinstance(node, dict):
                name = draw(st.sampled_from([*(k for k in node), "id", "\ud800"]))
                node[name] = copy.deepcopy(node[key])
    return tree


@st.composite
def altered(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Draw a seed in which a few bytes are turned, cut, doubled or put in."""
    raw = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(raw) - 1, 0)))
        match draw(st.sampled_from(["turn", "put", "cut", "double", "end"])):
            case "turn" if raw:
                raw[at] ^= 1 << draw(st.integers(0, 7))
            case "put":
                raw[at:at] = draw(
                    st.binary(max_size=8) | st.sampled_from([b"[", b'{"', b"\\ud800"])
                )
            case "cut":
                del raw[at : at + draw(st.integers(1, 40))]
            case "double":
                raw[at:at] = raw[at : at + 60] * draw(st.integers(1, 20))
            case "end":
                del raw[at:]
    return bytes(raw)
