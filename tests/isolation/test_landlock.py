from __future__ import annotations

import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest

from autograder.isolation import landlock

pytestmark = pytest.mark.skipif(not landlock.abi(), reason="the kernel offers no Landlock")


@pytest.fixture
def places(open_tmp: Path) -> dict[str, Path]:
    """Return three open directories with a file in each: closed, read and write."""
    places = {name: open_tmp / name for name in ("closed", "read", "write")}
    for place in places.values():
        place.mkdir(mode=0o777)
        place.chmod(0o777)
        (place / "file").write_text("text")
        (place / "file").chmod(0o666)
        (place / "new").touch()
    return places


def restrict(places: dict[str, Path]) -> None:
    landlock.restrict([places["read"], Path("/nowhere")], [places["write"]])


def test_files_are_closed_but_for_what_is_named(
    in_child: Any, names: Any, outcomes: Any, places: dict[str, Path], uid: int | None
) -> None:
    attempts: dict[str, Any] = {}
    for name, place in places.items():
        attempts |= {
            f"read in {name}": (place / "file").read_text,
            f"list {name}": lambda place=place: names(place),
            f"change in {name}": lambda place=place: (place / "file").open("r+").close(),
            f"make in {name}": lambda place=place: (place / "made").write_text("x"),
            f"remove in {name}": lambda place=place: (place / "new").unlink(),
        }

    def inside() -> Any:
        restrict(places)
        return outcomes(attempts)

    assert set(in_child(lambda: outcomes(attempts), uid=uid).values()) == {"done"}
    for place in places.values():
        (place / "made").unlink()
        (place / "new").touch()
    found = in_child(inside, uid=uid)
    allowed = {name for name, outcome in found.items() if outcome == "done"}
    assert allowed == {name for name in attempts if "write" in name} | {"read in read", "list read"}
    assert set(found.values()) == {"done", "EACCES"}


@pytest.mark.skipif(landlock.abi() < landlock.SEES_TRUNCATION, reason="older Landlock")
def test_a_file_outside_cannot_be_cut_by_its_name(
    in_child: Any, outcomes: Any, places: dict[str, Path]
) -> None:
    attempts = {name: lambda p=path: os.truncate(p / "file", 0) for name, path in places.items()}

    def inside() -> Any:
        restrict(places)
        return outcomes(attempts)

    assert in_child(inside) == {"closed": "EACCES", "read": "EACCES", "write": "done"}


@pytest.mark.skipif(landlock.abi() < 4, reason="Landlock without rules for the network")
def test_tcp_is_refused(in_child: Any, outcomes: Any) -> None:
    def listen() -> None:
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))

    def inside() -> Any:
        landlock.restrict([], [])
        return outcomes({"bind": listen})

    assert in_child(lambda: outcomes({"bind": listen})) == {"bind": "done"}
    assert in_child(inside) == {"bind": "EACCES"}


@pytest.mark.skipif(landlock.abi() < landlock.SCOPES_SIGNALS, reason="Landlock without scopes")
def test_signals_reach_children_but_nobody_outside(
    in_child: Any, outcomes: Any, uid: int | None
) -> None:
    def kill_a_child() -> None:
        child = os.fork()
        if not child:
            signal.pause()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def inside() -> Any:
        outside = os.getpid()
        reader, writer = os.pipe()
        if not os.fork():  # of the same user, so that only Landlock stands between
            landlock.restrict([], [])
            attempts = {"outside": lambda: os.kill(outside, 0), "child": kill_a_child}
            os.write(writer, repr(outcomes(attempts)).encode())
            os._exit(0)
        return dict(eval(os.read(reader, 1000)))  # our own repr

    assert in_child(inside, uid=uid) == {"outside": "EPERM", "child": "done"}


@pytest.mark.parametrize(("version", "size"), [(1, 8), (3, 8), (4, 16), (5, 16), (6, 24), (7, 24)])
def test_a_ruleset_is_only_as_large_as_its_version_knows(version: int, size: int) -> None:
    packed, said = landlock._attributes(version, landlock._rights(version))
    assert len(packed) == said == size
