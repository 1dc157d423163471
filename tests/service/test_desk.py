"""The desk: what fails by our fault costs nothing, what cannot finish is given back."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Assignment, Checks, Course, CourseDir, LatePolicy
from autograder.errors import HostError, RecordError
from autograder.service import judging
from autograder.service.answers import Check
from autograder.service.desk import Desk
from autograder.service.judging import Judging
from autograder.service.ledger import Ledger
from autograder.service.refusals import Refused
from autograder.service.rules import Rules

Notebook = Callable[..., bytes]


def at_desk(toy: CourseDir, visit: Callable[[Desk], Awaitable[Any]], **checks: Any) -> Any:
    """Open a desk on a course with some rules, visit it, and close it without grace."""
    course_dir = CourseDir(toy.root, replace(toy.course, checks=Checks(**checks)))

    async def whole(ledger: Ledger) -> Any:
        desk = Desk(course_dir.course, ledger, Judging(course_dir))
        desk.resume()
        try:
            return await visit(desk)
        finally:
            await desk.close(grace_s=0)

    with Ledger(course_dir.ledger) as ledger:
        return asyncio.run(whole(ledger))


async def ask(desk: Desk, student: str, notebook: bytes) -> Check:
    return await desk.take(student, desk.admit(student, "ps1"), notebook)


async def finished(desk: Desk, student: str, notebook: bytes) -> Check:
    check = await ask(desk, student, notebook)
    while check.state in ("waiting", "running"):
        check = await desk.wait(student, check.id, 30)
    return check


def test_a_judging_process_that_dies_costs_no_attempt_and_not_for_ever(
    toy: CourseDir, notebook_bytes: Notebook, caplog: pytest.LogCaptureFixture
) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    suite.write_text("import os\n\nos._exit(9)\n")

    async def visit(desk: Desk) -> None:
        check = await finished(desk, "ada", notebook_bytes())
        assert (check.state, check.attempts_left, check.answer) == ("failed", 1, None)
        with pytest.raises(Refused, match="by our fault too often today"):
            await ask(desk, "ada", notebook_bytes())

    with caplog.at_level(logging.CRITICAL, "autograder.service"):
        at_desk(toy, visit, attempts_per_day=1)
    with sqlite3.connect(toy.ledger) as db:
        events = [event for (event,) in db.execute("SELECT event FROM log ORDER BY rowid")]
    db.close()
    assert events == ["asked", "begun", "to be tried again", "begun", "failed"]


def test_a_check_with_a_hidden_test_that_fails_by_itself_is_told_and_costs_no_attempt(
    toy: CourseDir, notebook_bytes: Notebook
) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    text = suite.read_text().replace("    x = rng.normal(size=(3, 4))", "    x = 1 / 0")
    suite.write_text(text)

    async def visit(desk: Desk) -> None:
        check = await finished(desk, "ada", notebook_bytes())
        assert (check.state, check.attempts_left) == ("done", 2)
        assert check.answer is not None
        outcomes = {v.outcome for exercise in check.answer.exercises for v in exercise.checks}
        assert outcomes == {"passed", "not_judged"}

    at_desk(toy, visit, attempts_per_day=2)


def test_what_does_not_finish_in_time_is_given_back_and_goes_on_at_the_next_start(
    toy: CourseDir, notebook_bytes: Notebook
) -> None:
    async def first(desk: Desk) -> Check:
        check = await ask(desk, "ada", notebook_bytes(first="import time\ntime.sleep(2)"))
        waiting = asyncio.create_task(desk.wait("ada", check.id, 60))
        await asyncio.sleep(0.1)
        await desk.close(grace_s=0.1)
        assert (await waiting).state in ("waiting", "running")  # told at once, not after 60 s
        with pytest.raises(Refused, match="being restarted"):
            desk.admit("bob", "ps1")
        return check

    async def second(desk: Desk) -> None:
        found = desk.check("ada", check.id)
        while found.answer is None:
            found = await desk.wait("ada", check.id, 30)
        assert found.attempts_left == Checks().attempts_per_day - 1

    check = at_desk(toy, first)
    at_desk(toy, second)


def test_a_judging_process_that_hangs_is_given_up(
    toy: CourseDir, notebook_bytes: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "STRETCH", 0)
    monkeypatch.setattr(judging, "BEYOND_S", 0.3)
    [assignment] = toy.course.assignments
    bench = Judging(toy)
    slow = bench.read(assignment, "ada", notebook_bytes(first="import time\ntime.sleep(2.5)"))
    with pytest.raises(HostError, match=r"no answer within 0\.3 s"):
        bench.judge(assignment, slow)
    bench.stop()


def test_what_lies_beside_the_release_lies_beside_a_notebook_that_is_checked(
    toy: CourseDir, notebook_bytes: Notebook
) -> None:
    (toy.release("ps1").parent / "data.csv").write_text("1,2\n")
    [assignment] = toy.course.assignments
    submission = Judging(toy).read(assignment, "ada", notebook_bytes())
    assert submission.files == (("data.csv", b"1,2\n"),)


def test_a_notebook_that_was_built_again_is_read_again(
    toy: CourseDir, notebook_bytes: Notebook
) -> None:
    [assignment] = toy.course.assignments
    bench = Judging(toy)
    before = bench.read(assignment, "ada", notebook_bytes())
    release = json.loads(toy.release("ps1").read_text())
    locked = [c for c in release["cells"] if c["metadata"].get("nbgrader", {}).get("points")]
    locked[0]["metadata"]["nbgrader"]["points"] = 99
    toy.release("ps1").write_text(json.dumps(release))
    after = bench.read(assignment, "ada", notebook_bytes())
    assert 99 not in [cell.points for cell in before.cells]
    assert 99 in [cell.points for cell in after.cells]


def rules(**checks: Any) -> tuple[Rules, Assignment]:
    hour = timedelta(hours=1)
    ps1 = Assignment(name="ps1", title="", weight=1, exercises={}, due=datetime.now(UTC) - hour)
    late = LatePolicy(percent_per_day=1, extension_days={"ps1": {"ada": 1}})
    course = Course(id="x", title="", assignments=(ps1,), late=late, checks=Checks(**checks))
    return Rules(course), ps1


def test_checks_go_on_after_the_deadline_unless_the_course_ends_them():
    going, ps1 = rules()
    going.require_open(ps1, "bob")
    ending, ps1 = rules(after_deadline=False)
    ending.require_open(ps1, "ada")  # who has a day more
    with pytest.raises(Refused, match="ps1 was due on"):
        ending.require_open(ps1, "bob")


def test_what_is_closed_is_not_there():
    closed, _ = rules(closed=("ps1",))
    with pytest.raises(Refused, match="There are no checks of 'ps1'"):
        closed.assignment("ps1")


def test_of_a_token_only_its_hash_is_kept_and_for_the_owner_of_the_file_alone(tmp_path: Path):
    path = tmp_path / "checks.db"
    with Ledger(path) as ledger:
        first, token = ledger.new_token("ada"), ledger.new_token("ada")
        assert path.stat().st_mode & 0o777 == 0o600
        assert token.encode() not in path.read_bytes()
        assert (ledger.student_of(first), ledger.student_of(token)) == (None, "ada")
        assert ledger.revoke("ada")
        assert ledger.student_of(token) is None
        assert not ledger.revoke("ada")


def test_a_ledger_that_is_none_or_of_another_version_is_said_to_be(tmp_path: Path):
    (tmp_path / "none.db").write_text("no database, whatever it is" * 100)
    with sqlite3.connect(tmp_path / "new.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    for name, said in {"none.db": "cannot", "new.db": "another version"}.items():
        with pytest.raises(RecordError, match=said):
            Ledger(tmp_path / name)
