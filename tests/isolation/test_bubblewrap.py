"""What the program bubblewrap takes away alone, before the guest shuts itself in further."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.isolation import bubblewrap, privileges
from autograder.isolation.private_root import interpreter_paths

HERE = Path(__file__)
LOOK = f"""
import os, pathlib, socket, sys
def tried(attempt):
    try:
        return str(attempt())
    except OSError as error:
        return type(error).__name__
print("course", tried(pathlib.Path({str(HERE)!r}).exists))
print("network", tried(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)))
print("processes", sum(name.isdigit() for name in os.listdir("/proc")) < 5)
print("libraries", tried(lambda: open(os.path.join(os.path.dirname(os.__file__), "x"), "w")))
print("work", tried(lambda: open(os.path.join(sys.argv[2], "x"), "w").close()))
"""
needs_it = pytest.mark.skipif(
    shutil.which(bubblewrap.PROGRAM) is None,
    reason="bubblewrap is not installed: apt install bubblewrap",
)


def look(port: int, work: Path, prefix: list[str]) -> dict[str, str]:
    program = [sys.executable, "-c", LOOK, str(port), str(work)]
    done = subprocess.run([*prefix, *program], capture_output=True, text=True, check=True)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


@needs_it
def test_course_network_processes_and_libraries_are_out_of_reach(
    in_child: Callable[..., Any], open_tmp: Path, uid: int | None
) -> None:
    interpreter = Path(os.__file__)
    reachable = in_child(lambda: os.access(interpreter, os.R_OK), uid=uid)
    if not reachable:
        pytest.skip(f"user {uid} cannot read this interpreter")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        control = in_child(lambda: look(port, open_tmp, []), uid=uid)
        assert (control["course"], control["network"][:7]) == ("True", "<socket")
        prefix = in_child(lambda: bubblewrap.command(interpreter_paths(), [open_tmp]), uid=uid)
        found = in_child(lambda: look(port, open_tmp, prefix), uid=uid)
    assert found == {
        "course": "False",
        "network": "ConnectionRefusedError",
        "processes": "True",
        "libraries": "OSError",
        "work": "None",
    }


@needs_it
def test_root_keeps_only_what_it_takes_to_become_somebody_else() -> None:
    if os.geteuid() != 0:
        pytest.skip("these tests do not run as root")
    become = (
        "import os; os.setgid(65534); os.setuid(65534); print(os.getresuid());"
        "print(open('/proc/self/status').read().split('CapEff:')[1].split()[0])"
    )
    prefix = bubblewrap.command(interpreter_paths(), [])
    done = subprocess.run([*prefix, sys.executable, "-c", become], capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == [str((privileges.NOBODY,) * 3), "0" * 16]


def test_a_machine_without_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(OSError, match="bwrap is not installed"):
        bubblewrap.command([], [])


def test_its_own_words_are_told_where_it_cannot_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'bwrap: no permissions' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    with pytest.raises(OSError, match="bwrap: no permissions"):
        bubblewrap.check()
