"""On JupyterHub: a real hub, without its proxy, starts the service and knows its students."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

pytest.importorskip("jupyterhub", reason="JupyterHub is not installed: pip install jupyterhub")

import httpx

from autograder.course import CourseDir
from autograder.errors import HostError
from autograder.service.gate import HubPlace
from tests.service.conftest import ANSWER_S, START_S, toy_with

Notebook = Callable[..., bytes]
TESTS_TOKEN = "a-token-of-the-tests"
ACCESS = "access:services!service=autograder"
CONFIG = """
import sys
from jupyterhub.proxy import Proxy

class NoProxy(Proxy):
    should_start = False
    async def add_route(self, routespec, target, data): pass
    async def delete_route(self, routespec): pass
    async def get_all_routes(self): return {{}}

c = get_config()
c.JupyterHub.proxy_class = NoProxy
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}/"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{ports[1]}"
c.JupyterHub.db_url = "sqlite://"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = {{"ada", "eve"}}
c.JupyterHub.services = [
    {{
        "name": "autograder",
        "url": "http://127.0.0.1:{ports[2]}",
        "command": [sys.executable, "-m", "autograder", "serve"],
        "cwd": {course!r},
    }},
    {{"name": "tests", "api_token": {token!r}}},
]
c.JupyterHub.load_groups = {{"course": {{"users": ["ada"]}}}}
c.JupyterHub.load_roles = [
    {{"name": "tests", "services": ["tests"], "scopes": ["admin:users", "tokens"]}},
    {{"name": "checks", "groups": ["course"], "scopes": [{access!r}]}},
]
"""


@dataclass(frozen=True)
class RunningHub:
    course_dir: CourseDir
    process: subprocess.Popen[bytes]
    api: str
    service: str

    def token(self, user: str, *scopes: str) -> str:
        asked = {"scopes": scopes} if scopes else {}
        headers = {"Authorization": f"token {TESTS_TOKEN}"}
        answer = httpx.post(f"{self.api}/users/{user}/tokens", json=asked, headers=headers)
        return str(answer.raise_for_status().json()["token"])


def free_ports(number: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    folder = tmp_path_factory.mktemp("hub")
    course_dir = toy_with(folder / "toy", "attempts_per_day=2")
    ports = free_ports(3)
    config = CONFIG.format(
        ports=ports, course=str(course_dir.root), token=TESTS_TOKEN, access=ACCESS
    )
    (folder / "jupyterhub_config.py").write_text(config)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV_"))}
    with (folder / "hub.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub"],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
    service = f"http://127.0.0.1:{ports[2]}/services/autograder"
    until = time.monotonic() + START_S
    while True:
        with suppress(httpx.HTTPError):
            if httpx.get(f"{service}/health").status_code == 200:
                break
        said = (folder / "hub.log").read_text()
        assert process.poll() is None, said
        assert time.monotonic() < until, said
        time.sleep(0.1)
    yield RunningHub(course_dir, process, f"http://127.0.0.1:{ports[1]}/hub/api", service)
    process.terminate()
    process.wait(60)


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"token {token}"}


def test_a_student_of_the_course_checks_with_the_token_of_a_server(
    hub: RunningHub, notebook_bytes: Notebook
) -> None:
    # what a server's own token may do: no more than to use the service
    headers = bearing(hub.token("ada", ACCESS))
    asked = httpx.post(
        f"{hub.service}/assignments/ps1/checks",
        content=notebook_bytes(),
        headers=headers,
        timeout=ANSWER_S,
    )
    assert asked.status_code == 202, asked.text
    check = asked.json()
    while check["state"] in ("waiting", "running"):
        url = f"{hub.service}/checks/{check['id']}?wait=20"
        check = httpx.get(url, headers=headers, timeout=ANSWER_S).json()
    assert "double: 6 of 6 points" in check["answer"]["text"]
    assert check["attempts_left"] == 1


def test_who_is_not_of_the_course_is_known_and_not_let_in(hub: RunningHub) -> None:
    refused = httpx.get(f"{hub.service}/checks/x", headers=bearing(hub.token("eve")))
    assert (refused.status_code, refused.json()["code"]) == (403, "no_access")
    refused = httpx.get(f"{hub.service}/checks/x", headers=bearing(TESTS_TOKEN))
    assert refused.status_code == 403  # a service is no student


def test_a_token_that_the_hub_does_not_know_is_none(hub: RunningHub) -> None:
    refused = httpx.get(f"{hub.service}/checks/x", headers=bearing("guessed"))
    assert (refused.status_code, refused.json()["code"]) == (401, "unknown_token")


def test_a_student_s_own_server_is_no_service():
    assert HubPlace.from_environment({"JUPYTERHUB_API_TOKEN": "x"}) is None
    with pytest.raises(HostError, match="JUPYTERHUB_API_URL"):
        HubPlace.from_environment({"JUPYTERHUB_SERVICE_NAME": "autograder"})
