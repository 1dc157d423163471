"""A small assembler for the programs by which seccomp judges system calls."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

from autograder.isolation.syscalls import UnsupportedMachine, call, number

ALLOW = 0x7FFF0000
KILL = 0x80000000  # the whole process

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000
_LOAD, _RETURN, _AND = 0x20, 0x06, 0x54
_EQUAL, _ABOVE, _AT_LEAST, _ANY_BIT = 0x15, 0x25, 0x35, 0x45
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2


def error(code: int) -> int:
    """Return the verdict that makes a call fail with an error number, or succeed idly with 0."""
    return 0x00050000 | code


class Program:
    """Rules in order; the first that fits decides, and a call that none fits is allowed.

    Every rule begins with the number of the call in the register and leaves it there.
    """

    def __init__(self) -> None:
        machine = os.uname().machine
        if machine not in _AUDIT_ARCH:
            raise UnsupportedMachine("seccomp")
        self._code: list[bytes] = []
        self._add(_LOAD, _ARCHITECTURE)
        self._add(_EQUAL, _AUDIT_ARCH[machine], 1, 0)
        self._add(_RETURN, KILL)  # 32-bit calls have other numbers and would pass the rules
        self._add(_LOAD, _NUMBER)
        if machine == "x86_64":
            self._add(_AT_LEAST, _X32, 0, 1)
            self._add(_RETURN, KILL)

    def code(self) -> bytes:
        """Return the program as the kernel reads it."""
        return b"".join([*self._code, _instruction(_RETURN, ALLOW)])

    def answer(self, name: str, verdict: int) -> None:
        """Give a call its verdict, whatever its arguments; nothing where the machine lacks it."""
        if (which := _number(name)) is not None:
            self._add(_EQUAL, which, 0, 1)
            self._add(_RETURN, verdict)

    def answer_above(self, name: str, verdict: int) -> None:
        """Give all calls with a higher number than that of `name` a verdict."""
        self._add(_ABOVE, number(name), 0, 1)
        self._add(_RETURN, verdict)

    def answer_if(
        self, name: str, argument: int, values: Iterable[int], verdict: int, *, mask: int = ~0
    ) -> None:
        """Give a call its verdict where an argument, masked, is among `values`."""
        self._judge(name, argument, mask, _EQUAL, list(values), verdict, when=True)

    def answer_unless(
        self, name: str, argument: int, values: Iterable[int], verdict: int, *, mask: int = ~0
    ) -> None:
        """Give a call its verdict where an argument, masked, is *not* among `values`."""
        self._judge(name, argument, mask, _EQUAL, list(values), verdict, when=False)

    def answer_if_any_bit(self, name: str, argument: int, bits: int, verdict: int) -> None:
        """Give a call its verdict where an argument has one of `bits`."""
        self._judge(name, argument, ~0, _ANY_BIT, [bits], verdict, when=True)

    def _judge(
        self,
        name: str,
        argument: int,
        mask: int,
        test: int,
        values: list[int],
        verdict: int,
        *,
        when: bool,
    ) -> None:
        """Add a rule that gives its verdict when any of the tests holds, or when none does.

        Only the low half of an argument is looked at: all that are judged are ints or flags,
        of which the kernel itself reads no more.
        """
        if (which := _number(name)) is None:
            return
        self._add(_EQUAL, which, 0, len(values) + 4)
        self._add(_LOAD, _ARGUMENTS + 8 * argument)
        self._add(_AND, mask & 0xFFFFFFFF)
        for place, value in enumerate(values, 1):
            to_verdict = len(values) - place  # how many tests come between
            past_verdict = to_verdict + 1
            if not when:
                self._add(test, value, past_verdict, 0)
            elif to_verdict:
                self._add(test, value, to_verdict, 0)
            else:
                self._add(test, value, 0, past_verdict)
        self._add(_RETURN, verdict)
        self._add(_LOAD, _NUMBER)

    def _add(self, code: int, value: int, if_true: int = 0, if_false: int = 0) -> None:
        self._code.append(_instruction(code, value, if_true, if_false))


def install(code: bytes) -> None:
    """Put a program before every system call of this process; new privileges must be off."""
    buffer = ctypes.create_string_buffer(code, len(code))  # the kernel copies it
    header = struct.pack("@HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    call("prctl", _PR_SET_SECCOMP, _MODE_FILTER, header, 0, 0)


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _number(name: str) -> int | None:
    try:
        return number(name)
    except UnsupportedMachine:
        return None
