"""Layers are for good, so each test puts them on a child and reads what that child reports."""

from __future__ import annotations

import errno
import json
import os
import select
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

NOBODY = 65534
PATIENCE_S = 10.0

# Sockets look this codec up when they are first given a host: for a child that has become another
# user, that would be too late where the interpreter lies in root's closed home.
"localhost".encode("idna")

InChild = Callable[..., Any]
Outcomes = Callable[[Mapping[str, Callable[[], object]]], dict[str, str]]


def run_in_child(report: Callable[[], Any], *, uid: int | None = None) -> Any:
    """Return what `report` returns in a forked child, as user `uid` if one is given.

    Raises
    ------
    AssertionError
        With the wait status or the exception, if it does not return.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            if uid is not None and os.geteuid() == 0:
                os.setgroups([])
                os.setgid(uid)
                os.setuid(uid)
            answer = {"returned": report()}
        except BaseException as error:  # nothing may come back into pytest's own code
            answer = {"raised": repr(error)}
        os.write(writer, json.dumps(answer).encode())
        os._exit(0)
    os.close(writer)
    try:
        text = _read_all(reader)
    finally:
        os.close(reader)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    assert text, f"the child died, wait status {status}"
    answer = json.loads(text)
    assert "returned" in answer, answer
    return answer["returned"]


def _read_all(reader: int) -> bytes:
    text = b""
    while True:
        ready, _, _ = select.select([reader], [], [], PATIENCE_S)
        assert ready, f"the child is silent for {PATIENCE_S:g} s"
        chunk = os.read(reader, 1 << 16)
        if not chunk:
            return text
        text += chunk


def names_in(*paths: str | Path) -> list[str]:
    """Return the names of all that is in some directories."""
    return [name.name for path in paths for name in Path(path).iterdir()]


def outcomes_of(attempts: Mapping[str, Callable[[], object]]) -> dict[str, str]:
    """Make every attempt; say ``done`` or the name of the error number."""
    found = {}
    for name, attempt in attempts.items():
        try:
            attempt()
        except OSError as error:
            found[name] = errno.errorcode.get(error.errno or 0, repr(error))
        else:
            found[name] = "done"
    return found


@pytest.fixture
def in_child() -> InChild:
    """Return :func:`run_in_child`."""
    return run_in_child


@pytest.fixture
def outcomes() -> Outcomes:
    """Return :func:`outcomes_of`."""
    return outcomes_of


@pytest.fixture
def names() -> Callable[..., list[str]]:
    """Return :func:`names_in`."""
    return names_in


@pytest.fixture(params=["root", "user"])
def uid(request: pytest.FixtureRequest) -> int | None:
    """Return for whom a test runs: None to stay root, or an ordinary user."""
    if request.param == "root" and os.geteuid() != 0:
        pytest.skip("these tests do not run as root")
    return None if request.param == "root" else NOBODY


@pytest.fixture
def open_tmp(tmp_path: Path) -> Path:
    """Return a directory that an ordinary user can reach and write to, unlike ``tmp_path``."""
    tmp_path.chmod(0o777)
    for path in tmp_path.parents:  # pytest closes its own directories, the system's are open
        if not path.stat().st_mode & 0o001:
            path.chmod(0o711)
    return tmp_path
