from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from autograder.isolation import privileges

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has something to give up")


def status() -> dict[str, str]:
    lines = Path("/proc/self/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


@as_root
def test_a_file_of_root_is_closed_after_drop_root(in_child: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s")
    secret.chmod(0o600)
    descriptor = os.open(tmp_path, os.O_PATH)

    def read_through_the_directory() -> list[object]:
        privileges.drop_root()
        with suppress(PermissionError):
            os.open("secret", os.O_RDONLY, dir_fd=descriptor)
            return ["read"]
        with suppress(PermissionError):
            os.setuid(0)
            return ["root again"]
        return [os.getresuid(), os.getresgid(), os.getgroups()]

    nobody = [privileges.NOBODY] * 3
    assert secret.read_text() == "s"
    assert in_child(read_through_the_directory) == [nobody, nobody, []]
    os.close(descriptor)


@as_root
def test_what_is_handed_over_belongs_to_the_guest(tmp_path: Path) -> None:
    privileges.hand_over(tmp_path)
    assert tmp_path.stat().st_uid == privileges.NOBODY


@as_root
def test_root_without_capabilities_cannot_change_owners(in_child: Any, tmp_path: Path) -> None:
    def change(before: Callable[[], None]) -> str:
        before()
        try:
            os.chown(tmp_path, 1, 1)
        except PermissionError:
            return "refused"
        return "done"

    assert in_child(lambda: change(lambda: None)) == "done"
    assert in_child(lambda: change(privileges.drop_capabilities)) == "refused"


def test_all_capability_sets_are_empty_after_the_drop(in_child: Any, uid: int | None) -> None:
    def sets() -> dict[str, str]:
        privileges.drop_capabilities()
        return {name: value for name, value in status().items() if name.startswith("Cap")}

    found = in_child(sets, uid=uid)
    if uid is not None:  # one without CAP_SETPCAP keeps the bounding set, which is of no use
        del found["CapBnd"]
    assert {int(value, 16) for value in found.values()} == {0}


def test_no_new_privileges_are_recorded_by_the_kernel(in_child: Any) -> None:
    def flag() -> str:
        privileges.no_new_privileges()
        return status()["NoNewPrivs"]

    assert in_child(flag) == "1"


def test_a_process_of_the_same_user_cannot_look_into_one_that_is_not_dumpable(
    in_child: Any,
) -> None:
    def look_into_a_child(prepare: Callable[[], None]) -> str:
        reader, writer = os.pipe()
        pid = os.fork()
        if not pid:
            prepare()
            os.write(writer, b"x")
            time.sleep(60)
        os.read(reader, 1)
        try:
            Path(f"/proc/{pid}/environ").read_bytes()
        except PermissionError:
            return "refused"
        finally:
            os.kill(pid, signal.SIGKILL)
        return "read"

    nobody = privileges.NOBODY
    assert in_child(lambda: look_into_a_child(privileges.dumpable), uid=nobody) == "read"
    assert in_child(lambda: look_into_a_child(privileges.not_dumpable), uid=nobody) == "refused"


def test_a_child_ends_with_its_parent(in_child: Any) -> None:
    reader, writer = os.pipe()

    def leave_a_child_behind() -> None:
        ready, said = os.pipe()
        if not os.fork():
            privileges.die_with_parent()
            os.write(said, b"x")
            time.sleep(60)
        os.read(ready, 1)

    in_child(leave_a_child_behind)
    os.close(writer)
    assert os.read(reader, 1) == b""  # at the end of the last who holds the other side
    os.close(reader)
