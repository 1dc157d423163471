"""A judging process: opens the judge of one assignment and judges what it is sent.

It talks to its master over one inherited socket. Both ends are ours and hold
the same trust, so values travel as pickles; student code runs in the guest that
the worker starts, which never sees this socket.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.errors import AutograderError
from autograder.isolation import privileges
from autograder.judge.judge import Judge, open_judge


def main() -> None:
    """Serve the descriptor given as first argument until its other end is closed."""
    master = Connection(int(sys.argv[1]))
    with suppress(OSError):  # not every machine can; there it ends after the submission at hand
        privileges.die_with_parent()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # it would hold hidden tests and the secret
    root, name, secret, trusted, cpu_s = master.recv()
    course_dir = CourseDir(root, load_course(Path(root) / "course_config.py"))
    assignment = next(a for a in course_dir.course.assignments if a.name == name)
    try:
        open_judge(course_dir, assignment, secret, lambda j: serve(j, master, trusted, cpu_s))
    except (EOFError, ConnectionError):  # the latter where it has not read the last answer
        return
    except AutograderError as error:
        master.send(error)


def serve(judge: Judge, master: Connection, trusted: bool, cpu_s: float) -> None:
    """Judge one submission after another; `trusted` ones are the course's own and need no guest."""
    judging = judge.rehearse if trusted else judge.judge
    master.send("ready")
    while True:
        submission = master.recv()
        _last_until(time.process_time() + cpu_s)
        try:
            master.send(judging(submission))
        except AutograderError as error:
            master.send(error)


def _last_until(cpu_s: float) -> None:
    """Have the kernel end this process when it has computed for some seconds altogether.

    Nothing in it can: trusted code that a student's arguments keep in a compiled loop
    gives Python no turn. Who waits for an answer is told, and the class goes on.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    last = math.ceil(cpu_s)
    if hard == resource.RLIM_INFINITY or last < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (last, hard))


if __name__ == "__main__":
    main()
