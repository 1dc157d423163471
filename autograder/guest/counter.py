"""Counting the Python bytecodes that a call executes: work, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def counted(function: Callable[..., Any], args: Any, kwargs: Any) -> tuple[Any, int]:
    """Call `function` and count the bytecodes executed in it and below it.

    Loops inside NumPy's compiled code count as one bytecode; ``np.vectorize``
    and ``np.apply_along_axis`` call Python code per element and count in full.

    Returns
    -------
    value : object
        What the function returned.
    bytecodes : int
        At least 1.
    """
    executed = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal executed
        frame.f_trace_opcodes = True
        if event == "opcode":
            executed += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        value = function(*args, **kwargs)
    finally:
        sys.settrace(before)
    return value, max(executed, 1)


def uncounted(function: Callable[..., Any], args: Any, kwargs: Any) -> tuple[Any, int]:
    """Call `function` without counting; the second result is 0."""
    return function(*args, **kwargs), 0
