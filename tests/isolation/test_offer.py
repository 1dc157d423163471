from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from autograder.isolation import (
    Layer,
    Level,
    Offer,
    best_level,
    holds,
    namespaces,
    offered,
    seccomp,
)

YES = Layer(available=True)
NO = Layer(available=False, reason="forbidden", remedy="allow it")
ALL = Offer(YES, YES, YES, YES, YES, YES, bubblewrap=YES, readable_python=YES, landlock_abi=6)


@pytest.mark.parametrize("level", Level)
def test_every_level_says_what_it_is_and_what_it_does_not_stop(level: Level) -> None:
    assert level.meaning
    assert all(level.what_it_does_not_stop)
    assert Level(str(level)) is level


def test_a_stronger_level_leaves_less_open() -> None:
    full, wrapped, strong, process = (len(level.what_it_does_not_stop) for level in Level)
    assert full < wrapped < strong < process


@pytest.mark.parametrize(
    ("offer", "level"),
    [
        (ALL, Level.FULL),
        (replace(ALL, proc=NO), Level.FULL),
        (replace(ALL, landlock=NO, landlock_abi=0), Level.FULL),
        (replace(ALL, namespaces=NO), Level.STRONG),
        (replace(ALL, pid_namespace=NO), Level.STRONG),
        (replace(ALL, private_root=NO), Level.STRONG),
        (replace(ALL, namespaces=NO, landlock=NO), Level.PROCESS),
        (replace(ALL, seccomp=NO), Level.PROCESS),
        (replace(ALL, readable_python=NO), Level.FULL),
        (replace(ALL, namespaces=NO, readable_python=NO), Level.PROCESS),
    ],
)
def test_the_best_level_is_the_strongest_whose_layers_are_there(offer: Offer, level: Level) -> None:
    assert best_level(offer) is level


def test_bubblewrap_is_offered_where_it_and_the_layers_inside_it_are_there() -> None:
    assert holds(ALL, Level.BUBBLEWRAP)
    assert not holds(replace(ALL, bubblewrap=NO), Level.BUBBLEWRAP)
    assert not holds(replace(ALL, landlock=NO), Level.BUBBLEWRAP)
    assert holds(replace(ALL, bubblewrap=NO), Level.FULL)


def test_probing_leaves_the_caller_as_it_is() -> None:
    def state() -> tuple[list[str], set[Path]]:
        status = Path("/proc/self/status").read_text().splitlines()
        kept = ("Uid", "Gid", "Seccomp:", "NoNewPrivs", "Cap", "NSpid", "Threads")
        spaces = {path.readlink() for path in Path("/proc/self/ns").iterdir()}
        return [line for line in status if line.startswith(kept)], spaces

    before = state()
    offered()
    assert state() == before


def test_a_layer_that_is_missing_comes_with_reason_and_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbid() -> None:
        raise PermissionError("unshare: Operation not permitted")

    monkeypatch.setattr(namespaces, "enter", forbid)
    offer = offered()
    assert offer.namespaces.reason == "unshare: Operation not permitted"
    assert "user namespaces" in offer.namespaces.remedy
    assert not offer.private_root.available
    assert best_level(offer) is not Level.FULL


def test_a_layer_that_does_not_hold_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    def pretend(**_: bool) -> None:
        """Install nothing, as a kernel that lies would."""

    monkeypatch.setattr(seccomp, "install", pretend)
    layer = offered().seccomp
    assert (layer.available, layer.reason) == (False, "it is accepted, but does not hold")
