"""The service as students meet it: a process of its own on the toy course, asked over loopback."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason='FastAPI is not installed: pip install ".[serve]"')

import httpx

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.isolation import best_level, offered
from autograder.service.ledger import Ledger
from tests.conftest import copy_of_toy

START_S = 60.0
ANSWER_S = 60.0


def toy_with(root: Path, checks: str) -> CourseDir:
    """Copy the toy course, at the best level here, with rules for checks."""
    course_dir = copy_of_toy(root, best_level(offered()))
    config = root / "course_config.py"
    text = config.read_text().replace("import Assignment,", "import Assignment, Checks,")
    config.write_text(
        text.replace("    warm=(),\n", f"    warm=(),\n    checks=Checks({checks}),\n")
    )
    return CourseDir(course_dir.root, load_course(config))


class Service:
    """``autograder serve`` on a course; its log is ``log``."""

    def __init__(self, course_dir: CourseDir) -> None:
        self.course_dir = course_dir
        self._log = course_dir.root / "serve.log"
        self._tokens: dict[str, str] = {}
        self._clients: list[httpx.Client] = []
        self.start()

    def start(self) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "autograder", "serve", "--port", "0"],
                cwd=self.course_dir.root,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + START_S
        while "(Ctrl-C ends it)" not in self.log:
            assert self.process.poll() is None, self.log
            assert time.monotonic() < until, self.log
            time.sleep(0.05)
        self.url = self.log.split("autograder serve: ")[1].split()[0]

    @property
    def log(self) -> str:
        return self._log.read_text()

    def client(self, student: str, token: str = "") -> httpx.Client:
        """Return a student's connection; a token is made where none is given."""
        if not token and student not in self._tokens:
            with Ledger(self.course_dir.ledger) as ledger:
                self._tokens[student] = ledger.new_token(student)
        headers = {"Authorization": f"Bearer {token or self._tokens[student]}"}
        client = httpx.Client(base_url=self.url, headers=headers, timeout=ANSWER_S, trust_env=False)
        self._clients.append(client)
        return client

    def ask(self, student: str, notebook: bytes, expect: int = 202) -> Any:
        """Post a notebook and return what is answered at once."""
        answer = self.client(student).post("assignments/ps1/checks", content=notebook)
        assert answer.status_code == expect, answer.text
        return answer.json()

    def answer(self, student: str, check: dict[str, Any]) -> Any:
        """Wait until a check is finished."""
        until = time.monotonic() + ANSWER_S
        with self.client(student) as client:
            while check["state"] in ("waiting", "running"):
                assert time.monotonic() < until, check
                check = client.get(f"checks/{check['id']}", params={"wait": 10}).json()
        return check

    def logged(self, *events: str) -> list[tuple[str, str, str]]:
        """Return event, student and id of what was logged, in order."""
        with sqlite3.connect(self.course_dir.ledger, timeout=10) as db:
            rows = db.execute("SELECT event, student, id FROM log ORDER BY rowid").fetchall()
        db.close()
        return [row for row in rows if row[0] in events]

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)

    def close(self) -> None:
        for client in self._clients:
            client.close()
        if self.process.poll() is None:
            self.end()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[str], Service]]:
    """Return a function that starts a service with some rules."""
    started: list[Service] = []

    def start(checks: str) -> Service:
        started.append(Service(toy_with(tmp_path / f"course-{len(started)}", checks)))
        return started[-1]

    yield start
    for service in started:
        service.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Keep one service for all tests; each brings students of its own."""
    rules = (
        "attempts_per_day=2, running=2, waiting=3, waiting_per_student=2, notebook_mib=1, "
        'time_zone="Europe/Berlin"'
    )
    service = Service(toy_with(tmp_path_factory.mktemp("service") / "toy", rules))
    yield service
    service.close()
