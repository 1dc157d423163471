from __future__ import annotations

import os
import signal
import socket
import time
from typing import Any

import pytest

from autograder.isolation import namespaces, privileges
from autograder.isolation.offer import offered

pytestmark = pytest.mark.skipif(
    not offered().namespaces.available, reason=f"no namespaces here: {offered().namespaces.reason}"
)


def enter() -> None:
    privileges.drop_root()
    namespaces.enter()


def in_a_pid_namespace(report: Any) -> Any:
    """Return what process 1 of a new pid namespace reports, one short line."""
    reader, writer = os.pipe()
    pid = namespaces.fork_into_pid_namespace()
    if not pid:
        try:
            os.write(writer, str(report()).encode())
        finally:
            os._exit(0)
    os.close(writer)
    said = os.read(reader, 1000).decode()
    os.waitpid(pid, 0)
    return said


def test_the_network_is_out_of_reach(in_child: Any, outcomes: Any, uid: int | None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def connect() -> None:
            socket.create_connection(server.getsockname(), timeout=5).close()

        def inside() -> Any:
            enter()
            return outcomes({"connect": connect})

        assert in_child(lambda: outcomes({"connect": connect}), uid=uid) == {"connect": "done"}
        assert in_child(inside, uid=uid) == {"connect": "ENETUNREACH"}


def test_an_abstract_socket_of_the_host_is_not_there(in_child: Any, outcomes: Any) -> None:
    name = f"\0autograder-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()

        def connect() -> None:
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(name)

        def inside() -> Any:
            enter()
            return outcomes({"connect": connect})

        assert outcomes({"connect": connect}) == {"connect": "done"}
        assert in_child(inside) == {"connect": "ECONNREFUSED"}


def test_the_user_inside_is_not_root_and_owns_nothing_of_roots(
    in_child: Any, uid: int | None
) -> None:
    def ids() -> list[int]:
        enter()
        return [os.getuid(), os.getgid()]

    assert in_child(ids, uid=uid) == [namespaces.INSIDE_ID] * 2


def test_process_1_of_a_pid_namespace_reaches_no_process_outside(
    in_child: Any, uid: int | None
) -> None:
    outside = os.getpid()

    def kill() -> str:
        try:
            os.kill(outside, 0)
        except ProcessLookupError:
            return f"none, I am {os.getpid()}"
        return "reached"

    def inside() -> str:
        enter()
        return str(in_a_pid_namespace(kill))

    os.kill(outside, 0)
    assert in_child(inside, uid=uid) == "none, I am 1"


def test_what_process_1_started_dies_with_it_even_in_a_session_of_its_own(in_child: Any) -> None:
    def start_a_daemon_and_end() -> None:
        enter()

        def daemon() -> None:
            if not os.fork():
                os.setsid()
                time.sleep(60)

        in_a_pid_namespace(daemon)

    reader, writer = os.pipe()
    in_child(start_a_daemon_and_end)
    os.close(writer)
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_the_parent_may_kill_and_wait_for_process_1(in_child: Any) -> None:
    def kill_it() -> int:
        enter()
        pid = namespaces.fork_into_pid_namespace()
        if not pid:
            time.sleep(60)
        os.kill(pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    assert in_child(kill_it) == -signal.SIGKILL


def test_a_new_process_1_can_fork_and_run_programs(in_child: Any) -> None:
    def inside() -> str:
        enter()
        return str(in_a_pid_namespace(lambda: os.system("exit 7") >> 8))

    assert in_child(inside) == "7"


def test_a_pid_namespace_needs_the_other_namespaces_first(in_child: Any, outcomes: Any) -> None:
    attempt = {"fork": namespaces.fork_into_pid_namespace}
    found = in_child(lambda: outcomes(attempt), uid=privileges.NOBODY)
    assert found == {"fork": "EPERM"}


def test_a_process_of_two_threads_is_refused_in_plain_words(
    in_child: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(namespaces, "_threads", lambda: 2)
    with pytest.raises(OSError, match="a process of 2 threads cannot enter namespaces"):
        namespaces.enter()


def test_a_child_can_be_ended_by_the_handle_from_its_birth(in_child: Any) -> None:
    def end_it() -> int:
        pid, handle = namespaces.fork_with_handle()
        if not pid:
            time.sleep(60)
        signal.pidfd_send_signal(handle, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    assert in_child(end_it) == -signal.SIGKILL
