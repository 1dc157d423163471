"""The work of a call is counted alike, whichever call it is."""

from __future__ import annotations

import subprocess
import sys

COUNT = """
from autograder.guest.counter import counted

def total(n):
    result = 0
    for i in range(n):
        result += i
    return result

print([counted(total, (n,), {}) for n in (8, 8, 256)])
"""


def test_the_first_call_that_a_process_counts_is_counted_like_the_next() -> None:
    command = [sys.executable, "-c", COUNT]  # a process that has counted nothing yet
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (value, first), second, (_, many) = eval(done.stdout)
    assert (value, first) == second == (28, first)
    assert first >= 8
    assert many > 16 * first
