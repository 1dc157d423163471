"""The documented JupyterHub, run for real: Formgrader is there for staff, and for nobody else."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from autograder.course import CourseDir
from tests.browser.server import PROGRAMS, READY_S, answers, clean_environment, running, wait_for
from tests.conftest import copy_of_toy

REPOSITORY = Path(__file__).parents[2]
PROXY = "configurable-http-proxy"
COURSE = "neural-networks"
CHANGES = """
load_subconfig({sample!r})
hub, proxy, public, formgrader = {ports}
c.JupyterHub.bind_url = f"http://127.0.0.1:{{public}}"
c.JupyterHub.hub_port = hub
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{{proxy}}"
c.ConfigurableHTTPProxy.command = {proxy!r}
c.JupyterHub.authenticator_class = "dummy"  # the accounts are not there
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {home!r} + "/{{username}}"
c.Spawner.environment = {{"JUPYTER_CONFIG_PATH": {student!r}}}
c.Spawner.args = ["--allow-root"]
for service in c.JupyterHub.services:
    del service["user"]
    service["cwd"] = {course!r}
    service["url"] = f"http://127.0.0.1:{{formgrader}}"
    service["command"] += ["--allow-root"]
    service["environment"] |= {own!r}
"""


def proxy() -> str | None:
    """Return the proxy that npm installs, here or for everybody."""
    path = os.pathsep.join((os.environ["PATH"], str(REPOSITORY / "node_modules/.bin")))
    return shutil.which(PROXY, path=path)


def free_ports(count: int) -> tuple[int, ...]:
    """Return ports that nobody uses."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = tuple(one.getsockname()[1] for one in sockets)
    for one in sockets:
        one.close()
    return ports


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> CourseDir:
    """Return a course for the grader."""
    return copy_of_toy(tmp_path_factory.mktemp("grader") / "course")


@pytest.fixture(scope="module")
def hub(course: CourseDir, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the hub; return its address."""
    if (found := proxy()) is None:
        pytest.skip(f"{PROXY} is not installed: npm install {PROXY}")
    home = tmp_path_factory.mktemp("hub")
    ports, environment = free_ports(4), clean_environment(home)
    documented = REPOSITORY / "docs/hub"
    config = CHANGES.format(
        sample=str(documented / "jupyterhub_config.py"),
        student=str(documented / "student"),
        ports=ports,
        proxy=[found],
        home=str(home),
        course=str(course.root),
        own={name: path for name, path in environment.items() if name.startswith("JUPYTER_")},
    )
    (home / "jupyterhub_config.py").write_text(config)
    log = home / "hub.log"
    address = f"http://127.0.0.1:{ports[2]}"
    environment["PATH"] = f"{PROGRAMS}{os.pathsep}{environment['PATH']}"  # as where it is activated
    with running([str(PROGRAMS / "jupyterhub")], home, environment, log) as process:
        wait_for(lambda: answers(f"{address}/hub/health"), process, log)
        wait_for(
            lambda: answers(f"http://127.0.0.1:{ports[3]}/services/{COURSE}/api"), process, log
        )
        yield address


@pytest.fixture
def log_in(hub: str) -> Iterator[Callable[[str], requests.Session]]:
    """Return a function that logs somebody in."""
    with requests.Session() as session:

        def log_in(name: str) -> requests.Session:
            session.get(f"{hub}/hub/login").raise_for_status()
            form = {"username": name, "password": "any", "_xsrf": session.cookies["_xsrf"]}
            session.post(f"{hub}/hub/login", data=form, allow_redirects=False).raise_for_status()
            return session

        yield log_in


@pytest.mark.parametrize(("name", "status"), [("ines", 200), ("tom", 200), ("ada", 403)])
def test_formgrader_lets_staff_in_and_nobody_else(
    hub: str, log_in: Callable[[str], requests.Session], name: str, status: int
) -> None:
    page = log_in(name).get(f"{hub}/services/{COURSE}/formgrader/manage_assignments")
    assert page.status_code == status
    assert ("Manage Assignments" in page.text) == (status == 200)


def test_who_has_not_logged_in_is_asked_to(hub: str) -> None:
    page = requests.get(f"{hub}/services/{COURSE}/formgrader", timeout=60)
    assert "/hub/login" in page.url


def test_a_student_s_own_server_validates_and_has_no_formgrader(
    hub: str, log_in: Callable[[str], requests.Session]
) -> None:
    student = log_in("ada")
    student.get(f"{hub}/hub/spawn").raise_for_status()
    server = f"{hub}/user/ada"
    end = time.monotonic() + READY_S
    while not (said := student.get(f"{server}/api")).ok:  # 424 until it has started
        assert time.monotonic() < end, said.text
        time.sleep(0.5)
    assert student.get(f"{server}/nbgrader_version?version=0").json()["success"] is False
    assert student.get(f"{server}/formgrader").status_code == 404
