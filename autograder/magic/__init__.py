"""``%load_ext autograder.magic``, then ``%autograder check``: check a notebook from within it.

Needs IPython and nothing else of this package's dependencies, so that ``pip install --no-deps`` is
enough for students.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.magic.cell import check

USAGE = "%autograder check [NOTEBOOK.ipynb [ASSIGNMENT]]"


def load_ipython_extension(ipython: Any) -> None:
    """Register ``%autograder``; IPython calls this."""
    ipython.register_magic_function(magic(ipython.user_ns), "line", "autograder")


def magic(names: dict[str, Any]) -> Callable[[str], None]:
    """Return what ``%autograder`` does in a notebook whose variables are `names`."""

    def autograder(line: str) -> None:
        """Check the notebook as it was last saved: %autograder check [NOTEBOOK.ipynb [PS]]."""
        verb, *given = shlex.split(line) or [""]
        if verb != "check" or len(given) > 2:
            print(f"Usage: {USAGE}")
        elif notebook := given[0] if given else own_name(names):
            check(notebook, *given[1:])
        else:
            print(f"Which notebook? {USAGE}")

    return autograder


def own_name(names: dict[str, Any]) -> str:
    """Return the file of the notebook that runs, empty where it cannot be told.

    Jupyter says it to the kernel when it starts. Where it does not, or the file has another name
    since, the only notebook in the folder is meant.
    """
    said = names.get("__session__") or os.environ.get("JPY_SESSION_NAME") or ""
    for candidate in (Path(said), Path(Path(said).name)):
        if candidate.suffix == ".ipynb" and candidate.is_file():
            return str(candidate)
    there = sorted(Path().glob("*.ipynb"))
    return str(there[0]) if len(there) == 1 else ""
