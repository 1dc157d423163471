"""A Dask cluster of real processes on this machine: the same Reports, whatever happens to it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason='Dask is not installed: pip install ".[cluster]"')

from autograder.course import Checks, CourseDir, LatePolicy
from autograder.errors import CourseError, HostError
from autograder.judge import cluster, pool
from autograder.judge.judged import Judged
from autograder.judge.node import Bench
from autograder.judge.parcel import (
    pack,
    submission_from_bytes,
    submission_to_bytes,
    unpack,
)
from autograder.judge.pool import NotJudged
from autograder.judge.warm import Warm
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell
from tests.conftest import SECRET, copy_of_toy

Handin = Callable[..., list[HandinCell]]
START_S = 120.0
CLASS: dict[str, dict[str, str]] = {
    "ada": {},
    "bob": {"double": "def double(x):\n    return -2 * np.asarray(x)"},
    "cleo": {"first": "print('hello')\n1/0", "quadruple": "def quadruple(x):\n    return 1"},
    "dan": {"first": "import os\nos._exit(1)"},
    "eve": {"double": "def double(x):\n    raise NotImplementedError()"},
}
SLOW = {"first": "import time\ntime.sleep(1.5)"}


class Fleet:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scratch = folder / "scratch"
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []

    def scheduler(self) -> subprocess.Popen[bytes]:
        started = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port))
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return started
            time.sleep(0.1)
        pytest.fail("the scheduler does not start")

    def worker(self) -> subprocess.Popen[bytes]:
        where = ("--host", "127.0.0.1", "--local-directory", str(self.scratch))
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", *where)

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
        environment["DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL"] = "10s"
        with (self._folder / f"{len(self._running)}-{command[0]}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *command, "--no-dashboard"],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def suites(self) -> list[Path]:
        return sorted(self.scratch.glob("**/suite-*"))

    def end(self) -> None:
        for process in reversed(self._running):
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in self._running:
            try:
                process.wait(3)  # one whose peer was killed waits half a minute for it
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    fleet = Fleet(tmp_path)
    yield fleet
    fleet.end()


def class_of(
    toy: CourseDir, handin: Handin, changes: dict[str, dict[str, str]]
) -> list[Submission]:
    frame = read_frame(toy, "ps1")
    work = []
    for student, changed in changes.items():
        cells, notes = restore(frame, handin(**changed))
        work.append(Submission("ps1", student, cells, (("notes.txt", b"\xff\x00"),), notes))
    return work


def on_cluster(fleet: Fleet, toy: CourseDir, work: list[Submission]) -> Iterator[Any]:
    return cluster.judge_all(fleet.address, toy, "ps1", SECRET, work, lambda line: None)


def without_seconds(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_seconds(v) for k, v in value.items() if k != "seconds"}
    if isinstance(value, list | tuple):
        return [without_seconds(part) for part in value]
    return value


def bytes_of(judged: Judged) -> bytes:
    """Return the saved form of a Report, and what the cells showed, without the clock."""
    report = json.loads(judged.report.to_json())
    cells = {str(index): asdict(run) for index, run in judged.cells.items()}
    return json.dumps(without_seconds([report, cells])).encode()


def of_each(results: Iterator[Any]) -> dict[str, Any]:
    """Return results by student; each must be there once."""
    found: dict[str, Any] = {}
    for result in results:
        assert result.submission.student not in found
        found[result.submission.student] = result
    return found


def is_gone(path: Path, within_s: float) -> bool:
    until = time.monotonic() + within_s
    while path.exists() and time.monotonic() < until:
        time.sleep(0.2)
    return not path.exists()


def judging_process(worker: subprocess.Popen[bytes]) -> int | None:
    children = Path(f"/proc/{worker.pid}/task").glob("*/children")
    pids = [int(pid) for listed in children for pid in listed.read_text().split()]
    mine = [
        p for p in pids if b"autograder.judge.worker" in Path(f"/proc/{p}/cmdline").read_bytes()
    ]
    return mine[0] if mine else None


def test_a_cluster_gives_the_same_reports_byte_for_byte(
    fleet: Fleet, toy: CourseDir, handin: Handin
) -> None:
    fleet.scheduler()
    worker = fleet.worker()
    work = class_of(toy, handin, CLASS)
    there = of_each(on_cluster(fleet, toy, work))
    here = of_each(pool.judge_all(toy, "ps1", SECRET, work, 1))
    assert {name: bytes_of(there[name]) for name in CLASS} == {
        name: bytes_of(here[name]) for name in CLASS
    }
    first = judging_process(worker)
    [suite] = fleet.suites()
    assert suite.stat().st_mode & 0o777 == 0o700
    assert len(of_each(on_cluster(fleet, toy, work))) == len(CLASS)
    assert judging_process(worker) == first is not None  # one warm process for all ten
    assert fleet.suites() == [suite]
    worker.terminate()
    assert is_gone(suite, 30)


def test_a_worker_killed_while_it_judges_costs_nothing(
    fleet: Fleet, toy: CourseDir, handin: Handin
) -> None:
    fleet.scheduler()
    victim = fleet.worker()
    names = [f"student-{number}" for number in range(6)]
    work = class_of(toy, handin, dict.fromkeys(names, SLOW))
    results = on_cluster(fleet, toy, work)
    found = [next(results)]
    pid = judging_process(victim)
    victim.kill()
    assert pid is not None
    assert is_gone(Path(f"/proc/{pid}/cwd"), 10)  # the suite is not left in a process's hands
    left = fleet.suites()
    fleet.worker()
    found += list(results)
    assert sorted(result.submission.student for result in found) == names
    assert {result.report.score for result in found} == {12}
    assert not set(left) & set(fleet.suites())  # Dask has cleared away what the victim left


def test_a_worker_that_stands_still_is_given_up_and_counts_once(
    fleet: Fleet, toy: CourseDir, handin: Handin
) -> None:
    fleet.scheduler()
    frozen = fleet.worker()
    names = [f"student-{number}" for number in range(4)]
    work = class_of(toy, handin, dict.fromkeys(names, SLOW))
    results = on_cluster(fleet, toy, work)
    found = [next(results)]
    frozen.send_signal(signal.SIGSTOP)
    fleet.worker()
    found += [next(results) for _ in range(2)]
    frozen.send_signal(signal.SIGCONT)  # what it still says now is late
    found += list(results)
    assert sorted(result.submission.student for result in found) == names
    assert {result.report.score for result in found} == {12}


def test_a_scheduler_that_is_restarted_costs_time_alone(
    fleet: Fleet, toy: CourseDir, handin: Handin
) -> None:
    scheduler = fleet.scheduler()
    fleet.worker()
    names = [f"student-{number}" for number in range(5)]
    work = class_of(toy, handin, dict.fromkeys(names, SLOW))
    results = on_cluster(fleet, toy, work)
    found = [next(results)]
    scheduler.kill()
    scheduler.wait()
    fleet.scheduler()
    fleet.worker()
    found += list(results)
    assert sorted(result.submission.student for result in found) == names
    assert {result.report.score for result in found} == {12}


def test_a_suite_that_cannot_be_loaded_there_is_the_course_s_fault(
    fleet: Fleet, toy: CourseDir, handin: Handin
) -> None:
    fleet.scheduler()
    fleet.worker()
    (toy.solutions("ps1") / "test_double.py").write_text("import nothing_of_this_name\n")
    with pytest.raises(CourseError, match=r"nothing_of_this_name.*on the worker tcp"):
        list(on_cluster(fleet, toy, class_of(toy, handin, {"ada": {}, "bob": {}})))
    end = time.monotonic() + 60  # bob's turn may still be there when ada's has told
    while fleet.suites() and time.monotonic() < end:
        time.sleep(0.1)
    assert fleet.suites() == []


def test_what_ends_its_judging_process_is_tried_again_and_then_said_to_have(
    fleet: Fleet, toy: CourseDir, handin: Handin
) -> None:
    fleet.scheduler()
    fleet.worker()
    suite = toy.solutions("ps1") / "test_double.py"
    line = "    x = rng.normal(size=(3, 4))"
    suite.write_text(suite.read_text().replace(line, "    import os\n\n    os._exit(9)"))
    [result] = on_cluster(fleet, toy, class_of(toy, handin, {"ada": {}}))
    assert isinstance(result, NotJudged)
    assert "exit status 9" in result.reason


def test_nobody_at_the_address_is_said_with_the_remedy(
    fleet: Fleet, toy: CourseDir, handin: Handin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECT_S", 0.5)
    with pytest.raises(HostError, match=r"no Dask scheduler answers at tcp.*--scheduler local"):
        list(on_cluster(fleet, toy, class_of(toy, handin, {"ada": {}})))


def test_nothing_to_judge_needs_no_cluster(fleet: Fleet, toy: CourseDir) -> None:
    assert list(on_cluster(fleet, toy, [])) == []


def test_a_bench_is_kept_warm_and_ended_when_nobody_needs_it(
    toy: CourseDir, handin: Handin, tmp_path: Path
) -> None:
    benches: Warm[Bench] = Warm(idle_s=1.0)
    [ada] = class_of(toy, handin, {"ada": {}})
    parcel = pack(toy, "ps1", SECRET)
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def take() -> Bench:
        return benches.take(parcel.digest, lambda: Bench(parcel, str(scratch)))

    bench = take()
    bench.judge(ada)
    [home] = scratch.iterdir()
    benches.put_back(parcel.digest, bench)
    assert take() is bench
    assert bench._worker is not None
    bench._worker._process.kill()
    bench._worker._process.wait()
    benches.put_back(parcel.digest, bench)
    other = take()
    assert other is not bench  # it has died while it was idle
    assert not home.exists()
    [home] = scratch.iterdir()
    benches.put_back(parcel.digest, other)
    assert is_gone(home, 20)
    benches.end()


def test_a_suite_travels_whole_and_without_what_is_no_business_of_a_worker_s(
    toy: CourseDir, tmp_path: Path
) -> None:
    (toy.solutions("ps1") / "data").mkdir()
    (toy.solutions("ps1") / "data" / "numbers.npy").write_bytes(b"\x00\xff")
    (toy.root / "gradebook.db").write_bytes(b"marks")
    toy.submitted("ps1", "ada").parent.mkdir(parents=True)
    parcel = pack(toy, "ps1", SECRET)
    assert pack(toy, "ps1", SECRET).digest == parcel.digest
    assert SECRET.decode() not in repr(parcel)
    there = unpack(parcel, tmp_path / "there")
    assert there.course == toy.course
    assert sorted(path.name for path in there.root.iterdir()) == ["course_config.py", "solutions"]
    assert (there.solutions("ps1") / "data" / "numbers.npy").read_bytes() == b"\x00\xff"


def test_policies_of_a_course_stay_at_home(toy: CourseDir, tmp_path: Path) -> None:
    late = LatePolicy(percent_per_day=10, extension_days={"ps2": {"ada": 1}})
    course = replace(toy.course, late=late, checks=Checks(closed=("ps2",)))
    parcel = pack(CourseDir(toy.root, course), "ps1", SECRET)
    assert unpack(parcel, tmp_path / "there").course == toy.course


def test_a_submission_travels_as_it_is(toy: CourseDir, handin: Handin) -> None:
    [ada] = class_of(toy, handin, {"ada": {"first": "# \u00e4 \U0001f600"}})
    assert submission_from_bytes(submission_to_bytes(ada)) == ada
    assert submission_from_bytes(submission_to_bytes(ada)).digest == ada.digest


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", b'{"report": {}, "cells": {}}', b'{"report": 1, "cells": []}', b"\xff"],
)
def test_an_answer_that_is_no_result_is_a_fault_of_the_worker_s(
    answer: bytes, toy: CourseDir, handin: Handin
) -> None:
    [ada] = class_of(toy, handin, {"ada": {}})
    assert isinstance(cluster._result_of(ada, answer, "key"), cluster.Fault)


def test_the_command_grades_a_class_on_a_cluster(
    fleet: Fleet, tmp_path: Path, notebook_bytes: Callable[..., bytes]
) -> None:
    fleet.scheduler()
    fleet.worker()
    toy = copy_of_toy(tmp_path / "toy")
    for student, changes in CLASS.items():
        path = toy.submitted("ps1", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook_bytes(**changes))
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "autograder", *command],
            cwd=toy.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run("build").returncode == 0
    done = run("grade", "ps1", "--scheduler", fleet.address, "--json")
    assert done.returncode == 0, done.stderr
    assert {result["student"] for result in json.loads(done.stdout)} == set(CLASS)
    here = run("grade", "ps1", "-j", "1", "--json")
    assert all(result["unchanged"] for result in json.loads(here.stdout))
