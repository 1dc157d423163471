"""Counting the Python bytecodes that a call executes: work, not time."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

LIBRARIES = (
    *{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")},
    str(Path(__file__).parent),
)
# NumPy's loops in disguise, under the names of all its versions.
DISGUISES = ("shape_base.py", "shape_base_impl.py", "function_base.py", "function_base_impl.py")


def counted(function: Callable[..., Any], args: Any, kwargs: Any) -> tuple[Any, int]:
    """Call `function` and count the bytecodes executed in it and below it.

    Libraries do not count, or a ``print`` of an array would look like a loop;
    ``np.vectorize`` and ``np.apply_along_axis`` do, and what they call per element.

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
        file = frame.f_code.co_filename
        if file.startswith(LIBRARIES) and not file.endswith(DISGUISES):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            executed += 1
        return trace

    # Python 3.12 tells of bytecodes only where a frame asked for them before tracing began.
    sys._getframe().f_trace_opcodes = True
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
