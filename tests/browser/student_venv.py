"""A student's Python: numpy, matplotlib, a Jupyter kernel, and what these need."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

HAS = ("numpy", "matplotlib", "ipykernel")


def closure(names: tuple[str, ...]) -> set[str]:
    """Return distributions and all that they need and that is installed."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        try:
            needed = distribution(name).requires or []
        except PackageNotFoundError:  # of another platform or Python
            continue
        if name.lower() not in found:
            found.add(name.lower())
            waiting += [re.split(r"[^\w.-]", need)[0] for need in needed if "extra ==" not in need]
    return found


def make_kernel(home: Path) -> None:
    """Make ``python3`` a kernel with a student's packages, for whose home this is.

    The packages are this environment's own, by links.
    """
    venv = home / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    target, source = venv / "lib" / version / "site-packages", Path(sysconfig.get_path("purelib"))
    for name in closure(HAS):
        files = distribution(name).files or []
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            if not (target / top).exists():
                (target / top).symlink_to(source / top)
    kernel = home / ".local/share/jupyter/kernels/python3"
    kernel.mkdir(parents=True)
    python = str(venv / "bin/python")
    argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    about = {"argv": argv, "display_name": "Python 3", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(about))
