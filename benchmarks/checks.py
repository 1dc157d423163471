"""A class that checks before the deadline: how long until each has an answer, and is any lost."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import httpx

from autograder.course import CourseDir
from autograder.service.ledger import Ledger
from benchmarks.classes import ASSIGNMENT, answers_of_a_class, built_course, changed, folder_for
from benchmarks.measurement import CommandFailed, environment, tell
from benchmarks.plan import Plan

SEED = 20261128
ANSWER_S = 60.0
GIVE_UP_S = 900.0


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of one student's check.

    Attributes
    ----------
    seconds : float
        From the moment at which the student asks to the answer, refusals and waiting included.
    state : str
        ``done``, ``failed``, or ``lost`` where no answer came.
    busy : int
        How often the service said that it was busy.
    """

    seconds: float
    state: str
    busy: int


def measure(plan: Plan) -> dict[str, Any]:
    """Let a class check one notebook each, at random times within some minutes."""
    with folder_for("checks") as folder:
        course_dir = built_course(folder / "course")
        work = _notebooks(course_dir, plan.students)
        with Ledger(course_dir.ledger) as ledger:
            tokens = {student: ledger.new_token(student) for student in work}
        with _service(course_dir.root, folder / "serve.log") as url:
            moments = random.Random(SEED)  # noqa: S311  # the same times in each run
            delays = [moments.uniform(0, plan.within_s) for _ in work]
            with ThreadPoolExecutor(len(work)) as students:
                visits = list(
                    students.map(
                        lambda student, delay: _visit(url, tokens[student], work[student], delay),
                        work,
                        delays,
                    )
                )
    return _figures(plan, visits)


def _figures(plan: Plan, visits: list[Visit]) -> dict[str, Any]:
    seconds = sorted(visit.seconds for visit in visits if visit.state == "done")
    if len(seconds) < 2:
        raise CommandFailed(f"hardly any check was answered: {visits}")
    percent = statistics.quantiles(seconds, n=100, method="inclusive")
    return {
        "students": len(visits),
        "within_s": plan.within_s,
        "assignment": ASSIGNMENT,
        "visits": [asdict(visit) for visit in visits],
        "summary": {
            "seconds to an answer, p50": percent[49],
            "seconds to an answer, p95": percent[94],
            "seconds to an answer, longest": seconds[-1],
            "lost": sum(visit.state == "lost" for visit in visits),
            "failed by our fault": sum(visit.state == "failed" for visit in visits),
            "told that the service is busy": sum(visit.busy for visit in visits),
        },
    }


def _notebooks(course_dir: CourseDir, students: int) -> dict[str, bytes]:
    notebook = json.loads(course_dir.source(ASSIGNMENT).read_text("utf-8"))
    return {
        student: json.dumps(changed(notebook, changes, f"# {student}")).encode()
        for student, changes in answers_of_a_class(course_dir, students).items()
    }


def _visit(url: str, token: str, notebook: bytes, delay: float) -> Visit:
    time.sleep(delay)
    start = time.monotonic()
    busy, state = 0, "lost"
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=url, headers=headers, timeout=ANSWER_S, trust_env=False) as client:
        try:
            answer = client.post(f"assignments/{ASSIGNMENT}/checks", content=notebook)
            while answer.status_code == 503 and time.monotonic() - start < GIVE_UP_S:
                busy += 1
                time.sleep(float(answer.headers["Retry-After"]))
                answer = client.post(f"assignments/{ASSIGNMENT}/checks", content=notebook)
            check: Mapping[str, Any] = answer.raise_for_status().json()
            while check["state"] in ("waiting", "running"):
                check = client.get(f"checks/{check['id']}", params={"wait": 20}).json()
            state = check["state"]
        except (httpx.HTTPError, ValueError, KeyError) as error:
            tell(f"lost: {error!r}")
    return Visit(time.monotonic() - start, state, busy)


@contextmanager
def _service(course: Path, log: Path) -> Iterator[str]:
    """Run ``autograder serve`` and yield its address."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder", "serve", "--port", "0"],
            cwd=course,
            env=environment(),
            stdout=file,
            stderr=file,
        )
    try:
        while "(Ctrl-C ends it)" not in log.read_text():
            if process.poll() is not None:
                raise CommandFailed(f"autograder serve: {log.read_text()}")
            time.sleep(0.05)
        yield next(word for word in log.read_text().split() if word.startswith("http://"))
    finally:
        process.terminate()
        process.wait()
