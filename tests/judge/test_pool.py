"""Several judging processes: what one of them meets costs the others nothing."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from autograder.course import CourseDir
from autograder.errors import HostError, SuiteError
from autograder.guest import processes
from autograder.judge import pool
from autograder.judge.judged import Judged
from autograder.judge.pool import NotJudged, Worker, judge_all, share_of_cores
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import HandinCell

Handin = Callable[..., list[HandinCell]]


def class_of(toy: CourseDir, handin: Handin, *students: str) -> list[Submission]:
    cells, _ = restore(read_frame(toy, "ps1"), handin())
    return [Submission("ps1", student, cells) for student in students]


def test_every_submission_is_judged_once(toy: CourseDir, handin: Handin) -> None:
    work = class_of(toy, handin, "ada", "bob", "cleo", "dan", "eve")
    done = [judged for judged in judge_all(toy, "ps1", b"s", iter(work), 2)]
    assert all(isinstance(judged, Judged) for judged in done)
    assert sorted(j.submission.student for j in done) == ["ada", "bob", "cleo", "dan", "eve"]
    assert {j.report.score for j in done if isinstance(j, Judged)} == {12}


def test_a_process_gets_its_next_submission_before_the_last_one_is_recorded(
    toy: CourseDir, handin: Handin, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    give = Worker.give
    monkeypatch.setattr(Worker, "give", lambda w, job: given.append(job.student) or give(w, job))
    judging = judge_all(toy, "ps1", b"s", iter(class_of(toy, handin, "ada", "bob", "cleo")), 1)
    first = next(judging)
    assert (first.submission.student, given) == ("ada", ["ada", "bob"])
    assert [judged.submission.student for judged in judging] == ["bob", "cleo"]


def test_no_submission_needs_no_process(toy: CourseDir) -> None:
    assert list(judge_all(toy, "ps1", b"s", [], 2)) == []


def test_a_process_that_dies_is_tried_again_and_then_said_to_have_died(
    toy: CourseDir, handin: Handin
) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    text = suite.read_text().replace(
        "    x = rng.normal(size=(3, 4))", "    import os\n\n    os._exit(9)"
    )
    suite.write_text(text)
    [done] = judge_all(toy, "ps1", b"s", class_of(toy, handin, "ada"), 1)
    assert isinstance(done, NotJudged)
    assert "exit status 9" in done.reason


def test_a_process_that_is_killed_while_it_starts_is_replaced(
    toy: CourseDir, handin: Handin, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Worker] = []

    class Watched(Worker):
        def ready(self) -> None:
            started.append(self)
            if len(started) == 1:
                self._process.kill()
            super().ready()

    monkeypatch.setattr("autograder.judge.pool.Worker", Watched)
    done = list(judge_all(toy, "ps1", b"s", class_of(toy, handin, "ada", "bob", "cleo"), 2))
    assert {d.submission.student for d in done if isinstance(d, Judged)} == {"ada", "bob", "cleo"}
    assert len(started) == 3


def test_processes_that_are_killed_whenever_they_start_are_said_to_be(
    toy: CourseDir, handin: Handin, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(Worker):
        def ready(self) -> None:
            self._process.kill()
            super().ready()

    monkeypatch.setattr("autograder.judge.pool.Worker", Killed)
    with pytest.raises(HostError, match=r"was killed, .* try fewer \(-j\)"):
        list(judge_all(toy, "ps1", b"s", class_of(toy, handin, "ada"), 1))


def test_a_hidden_test_that_gives_python_no_turn_ends_its_process_and_keeps_no_class_waiting(
    toy: CourseDir, handin: Handin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "CPU_S", 1.0)
    suite = toy.solutions("ps1") / "test_double.py"
    endless = "    sum(range(10**13))\n    x = rng.normal(size=(3, 4))"
    suite.write_text(suite.read_text().replace("    x = rng.normal(size=(3, 4))", endless))
    [done] = judge_all(toy, "ps1", b"s", class_of(toy, handin, "ada"), 1)
    assert isinstance(done, NotJudged)
    assert "came to no end (1 s of computing time)" in done.reason


def test_no_file_of_a_judging_process_is_left_where_its_guest_is_still_writing(
    toy: CourseDir, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    worker = Worker(toy, "ps1", b"s")
    [scratch] = tmp_path.glob("autograder-*")

    def write() -> None:
        while worker._process.poll() is None:
            time.sleep(0.001)
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            with suppress(OSError):
                (scratch / f"{time.monotonic_ns()}").touch()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    worker.end()
    for writer in writers:
        writer.join()
    assert not scratch.exists()


def test_no_image_of_a_judging_process_is_left_where_it_is_ended(toy: CourseDir) -> None:
    worker = Worker(toy, "ps1", b"s")
    worker.ready()
    limits = Path(f"/proc/{worker._process.pid}/limits").read_text("ascii").splitlines()
    [core] = [line.split() for line in limits if line.startswith("Max core file size")]
    worker.end()
    assert core[4:6] == ["0", "0"]


def test_a_process_that_is_not_through_with_its_class_has_as_long_for_each_submission(
    toy: CourseDir, handin: Handin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "CPU_S", 1.0)
    suite = toy.solutions("ps1") / "test_double.py"
    busy = (
        "    import time\n\n    end = time.process_time() + 0.4\n"
        "    while time.process_time() < end:\n        pass\n"
    )
    suite.write_text(suite.read_text().replace("    x = rng.normal", f"{busy}    x = rng.normal"))
    work = class_of(toy, handin, "ada", "bob", "cleo", "dan", "eve", "fay")
    assert {type(done) for done in judge_all(toy, "ps1", b"s", work, 1)} == {Judged}


def test_a_suite_that_cannot_be_loaded_is_raised_before_anything_is_judged(
    toy: CourseDir, handin: Handin
) -> None:
    (toy.solutions("ps1") / "test_double.py").write_text("import nothing_of_this_name\n")
    with pytest.raises(SuiteError, match="nothing_of_this_name"):
        list(judge_all(toy, "ps1", b"s", class_of(toy, handin, "ada", "bob"), 2))


@pytest.mark.parametrize(
    ("cores", "workers", "shares"),
    [
        ({3, 5}, 2, [{3}, {5}]),
        ({0, 1, 2, 3}, 2, [{0, 2}, {1, 3}]),
        ({0, 1, 2}, 2, [{0, 2}, {1}]),
        ({4, 6}, 3, [{4}, {6}, {4}]),
        ({0, 1}, 1, [set()]),
    ],
    ids=str,
)
def test_workers_share_the_cores_and_one_alone_may_use_all(
    monkeypatch: pytest.MonkeyPatch, cores: set[int], workers: int, shares: list[set[int]]
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores)
    assert [share_of_cores(number, workers) for number in range(workers)] == shares


def test_all_that_a_worker_has_started_keeps_to_its_cores(toy: CourseDir) -> None:
    core = {max(os.sched_getaffinity(0))}
    others = set(processes.children(os.getpid()))
    worker = Worker(toy, "ps1", b"s")
    try:
        worker.ready()
        worker.keep_to(core)
        [pid] = set(processes.children(os.getpid())) - others
        assert os.sched_getaffinity(pid) == core
        guests = processes.children(pid)
        assert guests
        assert all(os.sched_getaffinity(guest) == core for guest in guests)
    finally:
        worker.end()


def test_a_process_whose_master_is_gone_ends_without_a_word(
    toy: CourseDir, handin: Handin, capfd: pytest.CaptureFixture[str]
) -> None:
    worker = Worker(toy, "ps1", b"s")
    worker.ready()
    worker.give(class_of(toy, handin, "ada")[0])
    assert worker.connection.poll(60)  # the answer is there, and nobody reads it
    worker.end()
    assert capfd.readouterr().err == ""
