"""The service over loopback: a real process, real isolation, several students."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
from collections.abc import Callable
from typing import Any

import httpx
import jsonschema
import pytest

from autograder.errors import HostError
from autograder.service.ledger import Ledger
from tests.service.conftest import Service

Notebook = Callable[..., bytes]
WRONG = "def double(x):\n    return -2 * np.asarray(x)"
HANGING = "while True:\n    pass"
SLOW = "import time\ntime.sleep(2.5)"


def test_a_check_tells_what_feedback_would_and_records_nothing(
    service: Service, notebook_bytes: Notebook
) -> None:
    check = service.answer("ann", service.ask("ann", notebook_bytes(double=WRONG)))
    told = check["answer"]
    scores = {e["name"]: (e["score"], e["max_score"]) for e in told["exercises"]}
    assert scores == {"double": (0, 6), "quadruple": (4, 4), "plain": (0, 2)}
    [first, *_] = told["exercises"][0]["checks"]
    assert first["outcome"] == "failed"
    assert "wrong sign" in first["message"]
    assert first["message"] in told["text"]
    assert not (service.course_dir.root / "gradebook.db").exists()
    assert not (service.course_dir.root / "reports").exists()


def test_only_a_known_token_is_let_in(service: Service, notebook_bytes: Notebook) -> None:
    good = service.client("ben").headers["Authorization"]
    for header in ({}, {"Authorization": "Bearer ag_guessed"}, {"Authorization": "Bearer x"}):
        answer = httpx.post(
            f"{service.url}assignments/ps1/checks", content=notebook_bytes(), headers=header
        )
        assert answer.status_code == 401
        assert answer.json()["code"] == "unknown_token"
        assert "Authorization: Bearer TOKEN" in answer.json()["remedy"]
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert httpx.get(f"{service.url}checks/x", headers={"Authorization": good}).status_code == 404


def test_nobody_sees_another_student_s_check(service: Service, notebook_bytes: Notebook) -> None:
    check = service.answer("cora", service.ask("cora", notebook_bytes()))
    there = service.client("carl").get(f"checks/{check['id']}")
    nowhere = service.client("carl").get("checks/none")
    assert (there.status_code, there.json()) == (nowhere.status_code, nowhere.json())
    assert there.status_code == 404


def test_attempts_of_a_day_are_counted_and_the_same_work_costs_none(
    service: Service, notebook_bytes: Notebook
) -> None:
    first = service.answer("dora", service.ask("dora", notebook_bytes()))
    assert first["attempts_left"] == 1
    again = service.ask("dora", notebook_bytes())
    assert (again["id"], again["attempts_left"]) == (first["id"], 1)
    second = service.answer("dora", service.ask("dora", notebook_bytes(double=WRONG)))
    assert second["attempts_left"] == 0
    third = notebook_bytes(first="# another")
    refused = service.client("dora").post("assignments/ps1/checks", content=third)
    assert refused.status_code == 429
    assert refused.json()["code"] == "attempts_used_up"
    assert 0 < int(refused.headers["Retry-After"]) <= 25 * 3600  # a day of summer time's end
    assert service.ask("dora", notebook_bytes())["state"] == "done"
    assert service.ask("dirk", third)["attempts_left"] == 1


def test_a_hanging_notebook_holds_up_nobody_turns_are_fair_and_a_full_line_says_so(
    service: Service, notebook_bytes: Notebook
) -> None:
    hanging = service.ask("hal", notebook_bytes(first=HANGING, last=HANGING))
    assert service.answer("ina", service.ask("ina", notebook_bytes()))["state"] == "done"
    assert service.client("hal").get(f"checks/{hanging['id']}").json()["state"] == "running"
    service.ask("jon", notebook_bytes(first=HANGING, last=HANGING))
    kim = [service.ask("kim", notebook_bytes(first=f"# {n}")) for n in (1, 2)]
    lea = service.ask("lea", notebook_bytes(first="# 3"))
    assert [check["ahead"] for check in (*kim, lea)] == [0, 1, 1]
    refused = service.ask("kim", notebook_bytes(first="# 4"), expect=429)
    assert refused["code"] == "checks_waiting"
    busy = service.client("max").post("assignments/ps1/checks", content=notebook_bytes())
    assert (busy.status_code, busy.json()["code"]) == (503, "busy")
    assert int(busy.headers["Retry-After"]) >= 5
    assert "no attempt" in busy.json()["remedy"]

    for student, check in (("hal", hanging), ("kim", kim[0]), ("kim", kim[1]), ("lea", lea)):
        assert service.answer(student, check)["state"] == "done"
    begun = [check for _, student, check in service.logged("begun") if student in ("kim", "lea")]
    assert begun == [kim[0]["id"], lea["id"], kim[1]["id"]]
    assert service.ask("max", notebook_bytes())["attempts_left"] == 1
    running: list[str] = []
    for event, student, _ in service.logged("begun", "answered"):
        if event == "begun":
            assert student not in running
            running.append(student)
            assert len(running) <= 2
        else:
            running.remove(student)


@pytest.mark.parametrize("says_its_size", [True, False])
def test_what_is_too_large_is_refused_before_it_is_read(
    service: Service, says_its_size: bool
) -> None:
    token = service.client("nils").headers["Authorization"]
    size = f"Content-Length: {1 << 40}" if says_its_size else "Transfer-Encoding: chunked"
    head = f"POST /assignments/ps1/checks HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n{size}"
    url = httpx.URL(service.url)
    with socket.create_connection((url.host, url.port), timeout=30) as connection:
        connection.sendall(f"{head}\r\n\r\n".encode())
        if not says_its_size:  # a little more than is allowed, of a body that has no end
            connection.sendall((b"10000\r\n" + b"x" * 0x10000 + b"\r\n") * 17)
        with connection.makefile("rb") as answers:
            answer = answers.read(250)  # head and the first words: the connection may stay
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"too_large" in answer


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the file is empty"),
        (b"x", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"nbformat": 4}', "without a list of cells"),
    ],
)
def test_what_is_no_notebook_is_said_and_costs_nothing(
    service: Service, body: bytes, said: str
) -> None:
    refused = service.ask("olga", body, expect=422)
    assert refused["code"] == "unreadable"
    assert said in refused["message"]
    assert not [student for _, student, _ in service.logged("asked") if student == "olga"]


def test_every_error_is_a_problem_with_a_remedy(service: Service) -> None:
    client = service.client("pia")
    answers = [
        client.post("assignments/ps9/checks", content=b"{}"),
        client.get("assignments/ps1/checks"),
        client.get("nothing"),
        client.get("checks/x", params={"wait": "long"}),
    ]
    assert [answer.status_code for answer in answers] == [404, 405, 404, 422]
    assert "ps1" in answers[0].json()["remedy"]
    for answer in answers:
        assert answer.json().keys() == {"code", "message", "remedy"}
        assert all(answer.json().values())


def test_openapi_json_describes_what_is_answered(
    service: Service, notebook_bytes: Notebook
) -> None:
    described = httpx.get(f"{service.url}openapi.json").json()
    jsonschema.Draft202012Validator.check_schema(described["components"]["schemas"]["Check"])
    check = service.answer("quin", service.ask("quin", notebook_bytes()))
    health = httpx.get(f"{service.url}health").json()
    for name, value in {"Check": check, "Health": health}.items():
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        jsonschema.validate(value, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**value, next(iter(value)): None}, schema)
    for path, method in (("/assignments/{assignment}/checks", "post"), ("/checks/{check}", "get")):
        operation: Any = described["paths"][path][method]
        assert operation["security"]
        assert "401" in operation["responses"]


def test_a_service_that_is_killed_loses_no_attempt_and_no_check(
    serve: Callable[[str], Service], notebook_bytes: Notebook
) -> None:
    service = serve("attempts_per_day=3, running=1")
    done = service.answer("rosa", service.ask("rosa", notebook_bytes()))
    slow = service.ask("rosa", notebook_bytes(first=SLOW))
    waiting = service.ask("sven", notebook_bytes())
    assert service.client("rosa").get(f"checks/{slow['id']}").json()["state"] == "running"
    service.end(signal.SIGKILL)

    service.start()
    assert service.client("rosa").get(f"checks/{done['id']}").json()["answer"] == done["answer"]
    assert service.answer("rosa", slow)["attempts_left"] == 1
    assert service.answer("sven", waiting)["state"] == "done"
    with sqlite3.connect(service.course_dir.ledger) as db:  # what is answered is not kept
        assert db.execute("SELECT COUNT(notebook) FROM checks").fetchone() == (0,)
    db.close()

    # Told to end, it takes nothing new, lets the check that runs finish, and says so.
    last = service.ask("sven", notebook_bytes(first=SLOW))
    service.process.send_signal(signal.SIGTERM)
    told = service.answer("sven", last)
    assert told["state"] == "done"
    assert service.process.wait(60) == 0
    assert "Traceback" not in service.log


def test_one_course_has_one_service(service: Service) -> None:
    with (
        Ledger(service.course_dir.ledger) as ledger,
        pytest.raises(HostError, match="another autograder serve runs"),
        ledger.held(),
    ):
        pytest.fail("a second service runs beside the first")


def test_posting_json_text_is_enough(service: Service, notebook_bytes: Notebook) -> None:
    notebook = json.loads(notebook_bytes())
    answer = service.client("tim").post("assignments/ps1/checks", json=notebook)
    assert answer.status_code == 202
