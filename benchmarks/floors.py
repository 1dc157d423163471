"""What each part of our work must take at least, measured bare: no isolation, no channel."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.course import CourseDir
from autograder.judge.opening import opening_of
from autograder.judge.sandbox import Sandbox
from benchmarks.assertions import assert_cell
from benchmarks.classes import ASSIGNMENT, folder_for
from benchmarks.machine import ROOT
from benchmarks.measurement import spread

ROWS = 8  # a submission, its notebook, a grade or comment for each cell


def floors(course_dir: CourseDir, runs: int) -> dict[str, Any]:
    """Return milliseconds of each part's floor, in the order of the parts."""
    path = sorted((course_dir.root / "submitted").glob(f"*/{ASSIGNMENT}/*.ipynb"))[0]
    graded = sorted((course_dir.root / "autograded").glob(f"*/{ASSIGNMENT}/*.ipynb"))[0]
    text = graded.read_bytes()
    pages = (course_dir.root / "feedback").glob(f"*/{ASSIGNMENT}/*.html")
    page = sorted(pages)[0].read_bytes()
    in_process = _in_a_warm_process(course_dir, path, runs)
    with folder_for("floor") as folder:
        database = sqlite3.connect(folder / "bare.db")
        database.execute("create table grade (id integer primary key, score real)")
        figures = {
            "read: parse the notebook's JSON": _repeated(
                lambda: json.loads(path.read_bytes()), runs
            ),
            "fork: fork and reap a process with numpy, IPython and matplotlib": in_process["fork"],
            "fork: the same, shell alone, shut in as configured": _opened(course_dir, runs),
            "cells: run those after the opening with IPython in a fork of it": in_process["cells"],
            "tests: the asserts of all suites, run in the same process": in_process["tests"],
            "write: the autograded notebook's bytes": _repeated(
                lambda: _write(folder / "bytes", text), runs
            ),
            "database: one sqlite commit of as many rows": _repeated(
                lambda: _commit(database), runs
            ),
            "page: its bytes": _repeated(lambda: _write(folder / "page", page), runs),
        }
        database.close()
    return figures


def _repeated(work: Callable[[], object], runs: int) -> dict[str, Any]:
    return spread([_ms(work) for _ in range(runs)])


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _write(path: Path, text: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(text)


def _commit(database: sqlite3.Connection) -> None:
    database.executemany("insert into grade (score) values (?)", [(1.0,)] * ROWS)
    database.commit()


def _opened(course_dir: CourseDir, runs: int) -> dict[str, Any]:
    """Time opening and closing an empty submission in the engine's own sandbox."""
    course = course_dir.course
    with Sandbox(course.limits, course.warm, course.isolation) as sandbox:

        def open_and_close() -> None:
            with sandbox.submission():
                pass

        open_and_close()
        return _repeated(open_and_close, runs)


def _in_a_warm_process(course_dir: CourseDir, path: Path, runs: int) -> dict[str, Any]:
    """Ask a process that is warm as our guest is, but not shut in, and serves nobody."""
    folder = course_dir.solutions(ASSIGNMENT)
    assignment = next(a for a in course_dir.course.assignments if a.name == ASSIGNMENT)
    ours, theirs = socket.socketpair()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.floors", str(theirs.fileno())],
        pass_fds=(theirs.fileno(),),
        env={**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        | {"MPLBACKEND": "module://matplotlib_inline.backend_inline"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ):
        theirs.close()
        opening = dict(opening_of(folder / "notebook.py").cells)
        cells = [
            "".join(cell["source"])
            for index, cell in enumerate(json.loads(path.read_bytes())["cells"])
            if cell["cell_type"] == "code"
            and index not in opening
            and cell["metadata"].get("nbgrader", {}).get("grade_id") not in assignment.exercises
        ]
        asserts = [assert_cell(folder, name) for name in assignment.exercises]
        with ours, ours.makefile("rw") as channel:
            channel.write(json.dumps([runs, [*opening.values()], cells, asserts]) + "\n")
            channel.flush()
            answer: dict[str, Any] = json.loads(channel.readline())
    return answer


def _serve(channel: Any) -> None:
    """Measure what :func:`_in_a_warm_process` asks for; runs in a process of its own."""
    import gc

    import numpy as np  # noqa: F401  # as warm as the guest

    from autograder.guest.shell import make_shell, warm_up

    runs, opening, cells, asserts = json.loads(channel.readline())
    shell = make_shell()
    import matplotlib.pyplot  # noqa: F401  # after the shell, or no picture is drawn
    import matplotlib_inline.backend_inline  # noqa: F401

    warm_up(shell)

    def run(sources: list[str]) -> None:
        for index, source in enumerate(sources):
            shell.run(source, index, 1 << 20)

    run(opening)
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = {"fork": [], "cells": [], "tests": []}
    for _ in range(runs):
        taken["fork"].append(_ms(lambda: os.waitpid(os.fork() or os._exit(0), 0)))
    for _ in range(max(3, runs // 20)):
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            both = [_ms(lambda: run(cells)), _ms(lambda: run(asserts))]
            os.write(writer, json.dumps(both).encode())
            os._exit(0)
        in_cells, in_tests = json.loads(os.read(reader, 4096))
        os.waitpid(child, 0)
        os.close(reader)
        os.close(writer)
        taken["cells"].append(in_cells)
        taken["tests"].append(in_tests)
    channel.write(json.dumps({name: spread(values) for name, values in taken.items()}) + "\n")
    channel.flush()


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as connection, connection.makefile("rw") as lines:
        _serve(lines)
