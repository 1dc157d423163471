"""Raw Linux system calls by name, for what neither Python nor the C library offers."""

from __future__ import annotations

import ctypes
import errno
import os
import sys

from autograder.isolation.numbers import NUMBERS


class UnsupportedMachine(OSError):
    """The operating system or processor does not have the call; the layer is not to be had."""

    def __init__(self, name: str) -> None:
        machine = os.uname().machine
        super().__init__(errno.ENOSYS, f"no system call {name} on {sys.platform} {machine}")


def number(name: str) -> int:
    """Return the number of a system call on this machine.

    Raises
    ------
    UnsupportedMachine
        Where there is none, or none that we know of.
    """
    numbers = NUMBERS.get(os.uname().machine, {}) if sys.platform == "linux" else {}
    # A 32-bit interpreter on a 64-bit kernel has yet other numbers.
    if name not in numbers or sys.maxsize < 1 << 32:
        raise UnsupportedMachine(name)
    return numbers[name]


def call(name: str, *arguments: int | bytes | None) -> int:
    """Make a system call.

    Parameters
    ----------
    name : str
        As in the manual.
    *arguments : int, bytes or None
        Bytes are passed by address and must not be written to by the kernel.

    Returns
    -------
    result : int
        Not negative.

    Raises
    ------
    OSError
        With the name of the call, if the kernel refuses.
    """
    return _call(_LIBRARY, name, arguments)


def call_holding_the_interpreter(name: str, *arguments: int | bytes | None) -> int:
    """Make a system call as :func:`call` does, without letting another thread run meanwhile.

    A child that ``clone`` makes inside the call must find the interpreter's lock as its own.
    """
    return _call(_LIBRARY_LOCKED, name, arguments)


def _call(library: ctypes.CDLL, name: str, arguments: tuple[int | bytes | None, ...]) -> int:
    which = number(name)
    words = [
        ctypes.c_char_p(argument) if isinstance(argument, bytes) else ctypes.c_long(argument or 0)
        for argument in arguments
    ]
    result = int(library.syscall(ctypes.c_long(which), *words))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def _load(kind: type[ctypes.CDLL]) -> ctypes.CDLL:
    library = kind(None, use_errno=True)
    if hasattr(library, "syscall"):
        library.syscall.restype = ctypes.c_long
    return library


_LIBRARY = _load(ctypes.CDLL)
_LIBRARY_LOCKED = _load(ctypes.PyDLL)
