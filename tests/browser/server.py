"""Starting Jupyter's servers for a test, as a person would, with nothing of this machine's own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import matplotlib
import psutil

PROGRAMS = Path(sys.executable).parent
READY_S = 180
END_S = 60
TOKEN = "a-token-for-tests"
QUIET = {"@jupyterlab/apputils-extension:announcements": True}  # asks whether to look for news

Found = TypeVar("Found")


@dataclass(frozen=True)
class Server:
    """A JupyterLab that runs.

    Attributes
    ----------
    url : str
        Its address, with a slash at the end.
    log : Path
        What it says.
    """

    url: str
    log: Path

    def at(self, path: str) -> str:
        """Return the address of a page, as whoever has the token opens it."""
        return f"{self.url}{path}?token={TOKEN}"


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment in which programs find only what belongs to a test."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST", "COV_", "JUPYTER", "IPYTHON", "PYTHON"))
    }
    folders = {
        "JUPYTER_CONFIG_DIR": home / ".jupyter",
        "JUPYTER_DATA_DIR": home / ".local/share/jupyter",
        "JUPYTER_RUNTIME_DIR": home / ".runtime",
        "IPYTHONDIR": home / ".ipython",
        "MPLCONFIGDIR": Path(matplotlib.get_cachedir()),  # to look for fonts takes a while
    }
    settings = home / ".jupyter/labconfig/page_config.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"disabledExtensions": QUIET}))
    return {**kept, "HOME": str(home), **{name: str(path) for name, path in folders.items()}}


@contextmanager
def running(
    command: list[str], cwd: Path, environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server in a session of its own, and end it with all that it has started."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        begun = _descendants(process)
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_S)
        for child in begun:  # kernels and servers, which have sessions of their own
            with suppress(psutil.NoSuchProcess):
                child.kill()
        process.kill()
        process.wait()


def _descendants(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(process.pid).children(recursive=True)
    return []


def wait_for(
    what: Callable[[], Found | None], process: subprocess.Popen[bytes], log: Path
) -> Found:
    """Ask again and again until there is an answer."""
    end = time.monotonic() + READY_S
    while time.monotonic() < end:
        if (found := what()) is not None:
            return found
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(f"nothing after {READY_S} s:\n{log.read_text()}")


def answers(url: str) -> bool | None:
    """Tell whether there is a server; None where there is none yet."""
    try:
        with urlopen(url, timeout=5):
            return True
    except HTTPError as error:
        return True if error.code == HTTPStatus.FORBIDDEN else None
    except URLError:
        return None


@contextmanager
def jupyter_lab(root: Path, home: Path, *options: str) -> Iterator[Server]:
    """Run ``jupyter lab`` in a directory.

    Parameters
    ----------
    root : Path
        Where it is started.
    home : Path
        Whose; holds settings and what the server says.
    options : str
        More for its command line.
    """
    environment = clean_environment(home)
    log = home / "server.log"
    command = [
        *(str(PROGRAMS / "jupyter"), "lab", "--no-browser", "--allow-root"),
        *("--ip=127.0.0.1", "--port=0", f"--IdentityProvider.token={TOKEN}"),
        *("--LabApp.extension_manager=readonly", *options),
    ]
    with running(command, root, environment, log) as process:
        runtime = home / f".runtime/jpserver-{process.pid}.json"

        def url() -> str | None:
            try:
                found: str = json.loads(runtime.read_text())["url"]
            except (OSError, ValueError):
                return None
            return found

        found = wait_for(url, process, log)
        wait_for(lambda: answers(f"{found}api"), process, log)
        yield Server(found, log)
