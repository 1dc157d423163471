"""Whatever a submission has started is ended, also what starts more and more."""

from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own, which may have so many more; a user of its own, or the kernel would
# count what runs beside the test.
BEGINNING = """
import os, resource, sys, time
from autograder.guest import leftovers
if os.geteuid() == 0:
    os.setuid(54321 + os.getpid() % 1000)
    others = 0
else:
    numbers = [p for p in os.listdir("/proc") if p.isdigit()]
    mine = [p for p in numbers if os.stat(f"/proc/{p}").st_uid == os.getuid()]
    others = sum(len(os.listdir(f"/proc/{p}/task")) for p in mine)
resource.setrlimit(resource.RLIMIT_NPROC, (others + 40, others + 40))
leftovers.adopt_orphans()
"""
END = """
time.sleep(0.5)
began = time.monotonic()
swept = leftovers.sweep(20.0)
print(swept, leftovers._below(os.getpid()))
"""
BOMB = """
if not os.fork():
    os.nice(19)
    while True:
        try:
            os.fork()
            os.setsid()
        except OSError:
            pass
"""
ORPHANS = """
if not os.fork():
    os.setsid()
    for _ in range(5):
        if not os.fork():
            time.sleep(60)
    os._exit(0)
"""
STOPPED = """
if not os.fork():
    os.kill(os.getpid(), 19)
"""


@pytest.mark.parametrize(
    "started", [BOMB, ORPHANS, STOPPED, ""], ids=["bomb", "orphans", "stopped", "none"]
)
def test_nothing_is_left(started: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + started + END],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "True set()\n", done.stderr
