"""The filter's program, run by an interpreter of its few instructions: also for other machines."""

from __future__ import annotations

import errno
import os
import struct
from types import SimpleNamespace

import pytest

from autograder.isolation import bpf, seccomp
from autograder.isolation.numbers import NUMBERS

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


def judge(program: bpf.Program, architecture: int, number: int, *arguments: int) -> int:
    """Return the verdict on one system call."""
    filled = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, architecture, 0, *(word % (1 << 64) for word in filled))
    register, place = 0, 0
    while True:
        code, if_true, if_false, value = struct.unpack_from("=HBBI", program.code(), 8 * place)
        place += 1
        match code:
            case 0x20:
                (register,) = struct.unpack_from("=I", data, value)
            case 0x54:
                register &= value
            case 0x06:
                return int(value)
            case _:
                holds = {
                    0x15: register == value,
                    0x25: register > value,
                    0x35: register >= value,
                    0x45: bool(register & value),
                }[code]
                place += if_true if holds else if_false


@pytest.fixture(params=ARCHITECTURES)
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(machine=request.param))
    return str(request.param)


def verdict(machine: str, name: str, *arguments: int, allow: bool = False) -> int:
    rules = seccomp.program(allow_signals=allow, allow_sockets=allow, allow_truncate=allow)
    return judge(rules, ARCHITECTURES[machine], NUMBERS[machine][name], *arguments)


REFUSED = [
    ("ptrace", (), errno.EPERM),
    ("mq_unlink", (), errno.EPERM),
    ("clone3", (), errno.ENOSYS),
    ("clone", (0x10000011,), errno.EPERM),
    ("clone", (0x8011,), errno.EPERM),
    ("fchmodat", (), 0),
    ("utimensat", (-100, 0x7FFF00000010, 0x7FFF00000020), 0),
    ("utimensat", (3, 0, 0), 0),
    ("utimensat", (-100, 0x7FFF00000010, 0), errno.EPERM),
    ("fsetxattr", (), errno.ENOTSUP),
    ("socket", (2, 1), errno.EACCES),
    ("socket", (16, 3), errno.EACCES),
    ("socketpair", (2, 1), errno.EACCES),
    ("ioctl", (0, 0x5412), errno.EPERM),
    ("ioctl", (0, 0x100005412), errno.EPERM),  # the kernel reads the low half only
    ("fcntl", (0, 8), errno.EPERM),
    ("fcntl", (0, 1026), errno.EPERM),
    ("prlimit64", (1,), errno.EPERM),
    ("setpriority", (2, 0), errno.EPERM),
    ("setpriority", (0, 1), errno.EPERM),
]
REFUSED_WHERE_NOTHING_ELSE_HOLDS = [
    ("socket", (1, 1), errno.EACCES),
    ("socketpair", (1, 2), errno.EACCES),
    ("kill", (1,), errno.EPERM),
    ("kill", (-1,), errno.EPERM),
    ("tgkill", (), errno.EPERM),
    ("pidfd_open", (), errno.EPERM),
    ("getsockopt", (3, 1, 77), errno.EPERM),
    ("truncate", (), errno.EACCES),
    ("openat", (0, 0, 0o1000), errno.EACCES),
    ("openat", (0, 0, 0o2001003), errno.EACCES),
    ("openat2", (), errno.ENOSYS),
]
ALLOWED = [
    ("clone", (0x01200011,)),
    ("clone", (0x1011,)),
    ("socketpair", (1, 1)),
    ("socketpair", (1, 0x80005)),
    ("kill", (0,)),
    ("ioctl", (0, 0x5401)),
    ("fcntl", (0, 1030)),
    ("prlimit64", (0, 7)),
    ("sched_setscheduler", (0,)),
    ("setpriority", (0, 0, 5)),
    ("openat", (0, 0, 0o1101)),
    ("openat", (0, 0, 0)),
    ("getsockopt", (3, 1, 17)),
    ("prctl", (4,)),
]


@pytest.mark.parametrize(("name", "arguments", "code"), REFUSED)
def test_refused_whatever_else_holds(
    machine: str, name: str, arguments: tuple[int, ...], code: int
) -> None:
    for allow in (False, True):
        assert verdict(machine, name, *arguments, allow=allow) == bpf.error(code)


@pytest.mark.parametrize(("name", "arguments", "code"), REFUSED_WHERE_NOTHING_ELSE_HOLDS)
def test_refused_only_where_nothing_else_holds(
    machine: str, name: str, arguments: tuple[int, ...], code: int
) -> None:
    assert verdict(machine, name, *arguments) == bpf.error(code)
    assert verdict(machine, name, *arguments, allow=True) == bpf.ALLOW


@pytest.mark.parametrize(("name", "arguments"), ALLOWED)
def test_allowed_always(machine: str, name: str, arguments: tuple[int, ...]) -> None:
    for allow in (False, True):
        assert verdict(machine, name, *arguments, allow=allow) == bpf.ALLOW


def test_calls_of_other_machines_and_of_the_future(machine: str) -> None:
    rules = seccomp.program(allow_signals=True, allow_sockets=True, allow_truncate=True)
    ours = ARCHITECTURES[machine]
    assert judge(rules, 0x40000003, 20) == bpf.KILL  # 32-bit x86
    assert judge(rules, ours, 463) == bpf.error(errno.ENOSYS)
    assert judge(rules, ours, 0) == bpf.ALLOW
    x32 = judge(rules, ours, 0x40000000 + 39)
    assert x32 == (bpf.KILL if machine == "x86_64" else bpf.error(errno.ENOSYS))


def test_every_refused_name_has_a_number() -> None:
    names = " ".join([seccomp.REFUSED, seccomp.IGNORED, seccomp.UNSUPPORTED, seccomp.SIGNALS])
    assert set(names.split()) <= NUMBERS["x86_64"].keys()
