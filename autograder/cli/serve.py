"""``autograder serve``: hidden tests for students before the deadline, over HTTP."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from autograder.cli.common import RAW, assignment_of, here
from autograder.errors import HostError

DEFAULT_URL = "http://127.0.0.1:8732/"
EXAMPLES = """\
examples:
  autograder serve                              at http://127.0.0.1:8732/, until Ctrl-C
  autograder serve --host 0.0.0.0 --port 9000   for everybody on the network; put TLS before it
  autograder serve --cell ps6_backprop --url https://checks.example.org/
                                                print the cell that students paste
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "serve",
        help="let students check notebooks before the deadline",
        description="Serve checks of the hidden tests over HTTP, within the attempts that "
        "course_config.py allows (docs/serve.md). Students need a token (autograder token) or "
        "JupyterHub, which may start this command as a service. Nothing enters the gradebook.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="where to listen (default: %(default)s)"
    )
    parser.add_argument("--port", type=int, default=8732, help="default: %(default)s; 0: any")
    parser.add_argument("--cell", metavar="PS", help="print the cell that checks PS, and end")
    parser.add_argument("--url", default=DEFAULT_URL, help="of the service, for --cell")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve, or print the cell."""
    course_dir = here()
    if arguments.cell:
        assignment = assignment_of(course_dir.course, arguments.cell)
        print(cell(assignment.name, arguments.url))
        return 0
    try:
        from autograder.service.server import serve  # FastAPI and uvicorn are an extra
    except ImportError as error:
        remedy = 'python -m pip install ".[serve]"'
        raise HostError(f"serving needs FastAPI and uvicorn ({error}): {remedy}") from error
    serve(
        course_dir,
        arguments.host,
        arguments.port,
        lambda line: print(f"autograder serve: {line}", flush=True),
    )
    return 0


def cell(assignment: str, url: str) -> str:
    """Return the code that a student pastes into a cell to check an assignment."""
    from autograder.magic import cell as module

    text = Path(module.__file__).read_text("utf-8")
    return f'{text.replace(DEFAULT_URL, url)}\n\ncheck("{assignment}.ipynb")'
