from __future__ import annotations

import ctypes
import errno
import faulthandler
import mmap
import os
import platform
import resource
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from autograder.isolation import namespaces, seccomp
from autograder.isolation.offer import offered
from autograder.isolation.syscalls import call

pytestmark = pytest.mark.skipif(
    not offered().seccomp.available, reason=f"no seccomp here: {offered().seccomp.reason}"
)


def install(*, allow: bool = True) -> None:
    seccomp.install(allow_signals=allow, allow_sockets=allow, allow_truncate=allow)


def make_socket(family: socket.AddressFamily, kind: int = socket.SOCK_STREAM) -> None:
    socket.socket(family, kind).close()


def make_pair(kind: socket.SocketKind) -> None:
    for end in socket.socketpair(socket.AF_UNIX, kind):
        end.close()


def make_terminal_type() -> None:
    main, _ = os.openpty()
    call("ioctl", main, 0x5412, b"x")


def change_limits_of(pid: int) -> None:
    resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))


def test_calls_that_work_without_the_filter_are_refused(in_child: Any, outcomes: Any) -> None:
    parent = os.getpid()
    attempts = {
        "unshare": lambda: call("unshare", 0),
        "ptrace": lambda: call("ptrace", 0, 0, 0, 0),
        "personality": lambda: call("personality", 0xFFFFFFFF),
        "inotify": lambda: call("inotify_init1", 0),
        "shared memory": lambda: call("shmget", 0, 4096, 0o600),
        "memory without a limit": lambda: os.close(os.memfd_create("x")),
        "network socket": lambda: make_socket(socket.AF_INET),
        "netlink socket": lambda: make_socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "limits of the parent": lambda: change_limits_of(parent),
        "weight of the user": lambda: os.setpriority(os.PRIO_USER, os.getuid(), 0),
        "cores of the parent": lambda: os.sched_setaffinity(parent, os.sched_getaffinity(0)),
        "cores of its own": lambda: os.sched_setaffinity(0, os.sched_getaffinity(0)),
    }

    def inside() -> Any:
        install()
        return outcomes(attempts)

    control = in_child(lambda: outcomes(attempts))
    assert control == dict.fromkeys(attempts, "done")
    refused = dict.fromkeys(attempts, "EPERM")
    assert in_child(inside) == refused | dict.fromkeys(
        ["network socket", "netlink socket"], "EACCES"
    )


def test_a_terminal_cannot_be_typed_into(in_child: Any, outcomes: Any) -> None:
    def inside() -> Any:
        install()
        return outcomes({"type": make_terminal_type})

    assert in_child(inside) == {"type": "EPERM"}


def test_what_honest_notebooks_do_still_works(in_child: Any, outcomes: Any, tmp_path: Path) -> None:
    def fork_and_kill() -> None:
        child = os.fork()
        if not child:
            signal.pause()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def run_a_thread() -> None:
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()

    def copy_a_file() -> None:
        (tmp_path / "a").write_text("x")
        shutil.copy2(tmp_path / "a", tmp_path / "b")

    def touch_a_file() -> None:
        (tmp_path / "c").touch()
        (tmp_path / "c").unlink()

    attempts = {
        "fork and kill": fork_and_kill,
        "run a program": lambda: subprocess.run(["/bin/true"], check=True),
        "run a shell": lambda: os.system("true"),
        "run a thread": run_a_thread,
        "copy a file": copy_a_file,
        "touch a file": touch_a_file,
        "touch a file again": lambda: (tmp_path / "a").touch(),
        "touch by program": lambda: subprocess.run(["/usr/bin/touch", tmp_path / "d"], check=True),
        "make a pair": lambda: make_pair(socket.SOCK_STREAM),
        "make a local socket": lambda: make_socket(socket.AF_UNIX),
        "map memory": lambda: mmap.mmap(-1, 4096).close(),
        "limit itself": lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
        "be nice": lambda: os.nice(1),
        "cut a file": lambda: os.truncate(tmp_path / "b", 0),
    }

    def inside() -> Any:
        install()
        return outcomes(attempts)

    assert in_child(inside) == dict.fromkeys(attempts, "done")


def test_permissions_and_dates_are_left_alone_without_an_error(
    in_child: Any, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.touch(mode=0o600)
    os.utime(path, (1, 1))

    def change() -> None:
        install()
        path.chmod(0o777)
        os.utime(path, (2, 2))

    in_child(change)
    assert (path.stat().st_mode & 0o777, path.stat().st_mtime) == (0o600, 1)


def test_what_only_other_layers_can_hold_is_refused_where_they_are_missing(
    in_child: Any, outcomes: Any, tmp_path: Path
) -> None:
    parent = os.getpid()
    path = tmp_path / "file"
    path.touch()
    attempts = {
        "signal": lambda: os.kill(parent, 0),
        "handle": lambda: os.close(os.pidfd_open(parent)),
        "owner": lambda: call("fcntl", 0, 8, parent),
        "socket": lambda: make_socket(socket.AF_UNIX),
        "datagrams": lambda: make_pair(socket.SOCK_DGRAM),
        "cut": lambda: os.truncate(path, 0),
        "cut while reading": lambda: os.close(os.open(path, os.O_RDONLY | os.O_TRUNC)),
    }

    def inside() -> Any:
        install(allow=False)
        return outcomes(attempts)

    control = in_child(lambda: outcomes(attempts))
    assert control == dict.fromkeys(attempts, "done")
    refused = dict.fromkeys(attempts, "EACCES")
    assert in_child(inside) == refused | dict.fromkeys(["signal", "handle", "owner"], "EPERM")


def test_without_signals_a_parent_still_ends_its_child(in_child: Any) -> None:
    def end_it() -> int:
        install(allow=False)
        pid, handle = namespaces.fork_with_handle()
        if not pid:
            time.sleep(60)
        signal.pidfd_send_signal(handle, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    assert in_child(end_it) == -signal.SIGKILL


def test_without_signals_abort_still_ends_the_process(in_child: Any) -> None:
    def abort() -> bool:
        install(allow=False)
        child = os.fork()
        if not child:
            faulthandler.disable()
            os.abort()
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    assert in_child(abort)


def test_clone_into_a_new_namespace_is_refused(in_child: Any, outcomes: Any) -> None:
    def inside() -> Any:
        install()
        return outcomes({"clone": namespaces.fork_into_pid_namespace})

    assert in_child(inside) == {"clone": "EPERM"}


def test_clone3_does_not_exist(in_child: Any, outcomes: Any) -> None:
    def inside() -> Any:
        install()
        return outcomes({"clone3": lambda: call("clone3", None, 0)})

    assert in_child(lambda: outcomes({"clone3": lambda: call("clone3", None, 0)})) != {
        "clone3": errno.errorcode[errno.ENOSYS]
    }
    assert in_child(inside) == {"clone3": "ENOSYS"}


@pytest.mark.skipif(platform.machine() != "x86_64", reason="only x86-64 has the x32 numbers")
def test_the_numbers_of_x32_are_no_way_around(in_child: Any) -> None:
    def call_by_x32() -> int:
        install()
        child = os.fork()
        if not child:
            ctypes.CDLL(None).syscall(ctypes.c_long(0x40000000 + 39))
            os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert in_child(call_by_x32) == -signal.SIGSYS
