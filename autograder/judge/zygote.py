"""A zygote's process: nothing takes longer than its warming up, so it is started first of all.

Only the standard library is imported here. What a judge imports next and what its zygote
imports then have a core each.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import autograder

PACKAGES = Path(autograder.__file__).parent.parent
# The guest of this very judge, also where another version of the package is installed; what
# else lies beside the package is no module of the guest's. Hardly anything that is imported is
# garbage, so it is not looked for until all is there.
START = (
    "import gc, sys; gc.disable(); sys.path.insert(0, sys.argv[2]);"
    "from autograder.guest.__main__ import main; sys.path.pop(0); main()"
)


class Zygote:
    """A process for student code that has still to be told what for, and its directory.

    Attributes
    ----------
    home : Path
        Its own, gone afterwards.
    process : Popen or None
        None where it is not running.
    channel : socket
        To the process.
    """

    channel: socket.socket

    def __init__(self) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="autograder-")
        self.home = Path(self._directory.name)
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *exception: object) -> None:
        self.end()
        self._directory.cleanup()

    def start(self, prefix: Sequence[str] = ()) -> None:
        """Start the process; it imports what every course needs, and waits to be told the rest.

        Parameters
        ----------
        prefix : sequence of str
            Words of a program that starts it.
        """
        self.channel, theirs = socket.socketpair()
        bytecode = ["-B"] if sys.dont_write_bytecode else []  # as the judge was asked to
        command = [*prefix, sys.executable, "-I", *bytecode, "-c", START]
        with self._complaints.open("wb") as stderr:
            self.process = subprocess.Popen(
                [*command, str(theirs.fileno()), str(PACKAGES)],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                cwd=self.home,
                env=self._environment(),
                start_new_session=True,
            )
        theirs.close()

    def end(self, grace_s: float = 0.0) -> None:
        """End the process, by force where it does not end by itself within `grace_s`."""
        if self.process is None:
            return
        self.channel.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(grace_s)
        self.process.kill()
        self.process.wait()
        self.process = None

    def last_words(self) -> str:
        """Return the last line that it has complained of."""
        lines = self._complaints.read_text("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    @property
    def _complaints(self) -> Path:
        return self.home / "complaints"

    def _environment(self) -> dict[str, str]:
        """Return all that a guest knows of this machine: no token, no home, no course."""
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
            "LANG": "C.UTF-8",
            "IPYTHONDIR": str(self.home),
            "MPLCONFIGDIR": str(font_cache()),
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
            "PYTHONHASHSEED": "0",
            "PIP_RETRIES": "0",  # there is no network: say so at once
            "NBGRADER_EXECUTION": "autograde",  # as nbgrader tells its kernel
        }


def font_cache() -> Path:
    """Make the directory in which matplotlib keeps what it knows of fonts, which takes seconds."""
    cache = Path("~/.cache/autograder/matplotlib").expanduser()
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    return cache
