from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.isolation import landlock, seccomp, syscalls
from autograder.isolation.numbers import NUMBERS

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
LEVELS = {"allow_signals": True, "allow_sockets": True, "allow_truncate": True}


@pytest.mark.parametrize("machine", HEADERS)
def test_the_numbers_are_those_of_the_kernel_headers(machine: str) -> None:
    if not HEADERS[machine].exists():
        pytest.skip("no kernel headers for this machine are installed")
    define = re.compile(r"#define __NR(?:3264)?_(\w+)\s+(\d+)")
    known = {name: int(value) for name, value in define.findall(HEADERS[machine].read_text())}
    ours = NUMBERS[machine]
    assert {name: known[name] for name in ours if name in known} == {
        name: value for name, value in ours.items() if name in known
    }
    assert len(ours.keys() & known.keys()) > 80


def test_a_refusal_names_the_call() -> None:
    with pytest.raises(OSError, match="setns: Bad file descriptor") as caught:
        syscalls.call("setns", -1, 0)
    assert caught.value.errno == errno.EBADF


def test_an_unknown_call_is_an_os_error() -> None:
    with pytest.raises(OSError, match="no system call nonsense"):
        syscalls.call("nonsense")


def test_on_another_machine_the_layers_are_missing_and_nothing_crashes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(machine="riscv64"))
    assert landlock.abi() == 0
    with pytest.raises(syscalls.UnsupportedMachine):
        seccomp.program(**LEVELS)
