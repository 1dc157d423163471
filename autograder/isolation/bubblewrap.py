"""The private root and the namespaces made by bubblewrap, a small program that many machines have.

For operators who would rather trust a program that others have reviewed than our own system
calls, or whose machine lets that program alone enter namespaces. What it starts shuts itself
in further as at :attr:`~.levels.Level.STRONG`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from autograder.isolation import private_root

PROGRAM = "bwrap"
_PRIVATE = ("pid", "net", "ipc", "uts", "cgroup-try")


def command(readable: Sequence[Path], writable: Sequence[Path]) -> list[str]:
    """Return what to put before a command so that it runs inside.

    Parameters
    ----------
    readable : sequence of Path
        What it sees, read-only, at the same place; links stay links.
    writable : sequence of Path
        Directories of the host that it sees and may write to.

    Raises
    ------
    OSError
        If bubblewrap is not installed.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise OSError(f"{PROGRAM} is not installed")
    words = [program, "--die-with-parent", *(f"--unshare-{name}" for name in _PRIVATE)]
    if os.geteuid() == 0:  # becomes an ordinary user inside, which takes these two
        words += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    words += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]  # noqa: S108  # inside
    trees, links = private_root.trees_and_links(readable)
    for parent in sorted({parent for path in (*trees, *writable) for parent in path.parents}):
        words += ["--perms", "0755", "--dir", str(parent)]  # not the home's own 0700
    for path in trees:  # after these: an interpreter may lie under /tmp
        words += ["--ro-bind", str(path), str(path)]
    for path, target in links.items():
        words += ["--symlink", str(target), str(path)]
    for path in writable:
        words += ["--bind", str(path), str(path)]
    return [*words, "--"]


def check() -> None:
    """Start something inside.

    Raises
    ------
    OSError
        With bubblewrap's own words, if it cannot.
    """
    trial = [*command([Path("/")], []), "/bin/true"]
    result = subprocess.run(trial, capture_output=True, check=False)  # noqa: S603  # our own words
    if result.returncode:
        raise OSError(result.stderr.decode("utf-8", "replace").strip() or "it does not start")
