"""All layers together, put on in the way in which a guest does it."""

from __future__ import annotations

import ctypes
import os
import resource  # here: a child that is shut in cannot load it any more
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.isolation import Level, best_level, landlock, namespaces, offered, private_root
from autograder.isolation.confine import confine_submission, confine_zygote
from autograder.isolation.privileges import NOBODY
from autograder.isolation.syscalls import call

OFFER = offered()
needs_full = pytest.mark.skipif(
    best_level(OFFER) is not Level.FULL, reason=f"full isolation is not offered here: {OFFER}"
)
needs_strong = pytest.mark.skipif(
    not (OFFER.landlock.available and OFFER.seccomp.available),
    reason=f"Landlock and seccomp are not offered here: {OFFER}",
)
INSIDE = Path("/work-of-a-test")
HELD = {"Seccomp": "2", "NoNewPrivs": "1", "CapEff": "0" * 16, "CapPrm": "0" * 16}


def under_full(report: Callable[[], Any]) -> Any:
    """Return what `report` returns in a submission under FULL."""
    settings: dict[str, Any] = {
        "readable": private_root.interpreter_paths(),
        "work": INSIDE,
        "size_mib": 4,
    }
    confine_zygote(Level.FULL, **settings)
    return _from_child(
        namespaces.fork_into_pid_namespace,
        lambda: confine_submission(Level.FULL, **settings),
        report,
    )


def under(level: Level, work: Path, report: Callable[[], Any]) -> Any:
    """Return what `report` returns in a submission under a level without namespaces."""
    settings: dict[str, Any] = {
        "readable": private_root.interpreter_paths(),
        "work": work,
        "size_mib": 4,
    }
    confine_zygote(level, **settings)
    return _from_child(os.fork, lambda: confine_submission(level, **settings), report)


def _from_child(
    fork: Callable[[], int], confine: Callable[[], None], report: Callable[[], Any]
) -> Any:
    reader, writer = os.pipe()
    pid = fork()
    if not pid:
        try:
            confine()
            os.write(writer, repr(report()).encode())
        except BaseException as error:
            os.write(writer, repr(repr(error)).encode())
        os._exit(0)
    os.close(writer)
    text = b""
    while chunk := os.read(reader, 1 << 16):
        text += chunk
    os.waitpid(pid, 0)
    return eval(text)  # our own repr


def status() -> dict[str, str]:
    lines = Path("/proc/self/status").read_text().splitlines()
    found = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return {name: found[name] for name in (*HELD, "CapBnd", "CapInh", "CapAmb", "NSpid")}


@pytest.fixture
def _no_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a level drop root though the interpreter may lie in root's closed home, as in a test."""
    monkeypatch.setattr("autograder.isolation.confine.check_interpreter", lambda: None)


@needs_full
def test_the_kernel_confirms_that_all_is_in_place(in_child: Any, uid: int | None) -> None:
    if not OFFER.proc.available:
        pytest.skip("no proc inside, so nothing to read the state from")
    nothing = dict.fromkeys(["CapBnd", "CapInh", "CapAmb"], "0" * 16)
    expected = HELD | nothing | {"NSpid": "1"}
    assert in_child(lambda: under_full(status), uid=uid) == expected


@needs_full
def test_nothing_of_the_host_is_in_reach(
    in_child: Any, outcomes: Any, open_tmp: Path, uid: int | None
) -> None:
    course = open_tmp / "gradebook.db"
    course.write_text("marks")
    outside = os.getpid()
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        attempts: dict[str, Callable[[], object]] = {
            "course": course.read_text,
            "package": lambda: Path(__file__).read_text(),
            "passwd": lambda: Path("/etc/passwd").read_text(),
            "host's root": lambda: Path("/proc/1/root/etc/passwd").read_text(),
            "write to the interpreter": lambda: (Path(os.__file__).parent / "x.py").touch(),
            "network": lambda: socket.create_connection(address, 5).close(),
            "process outside": lambda: os.kill(outside, 0),
            "all processes": lambda: os.kill(-1, 0),
            "mount": lambda: call("mount", b"x", b"/proc", b"tmpfs", 0, None),
            "unmount": lambda: call("umount2", b"/proc", 2),
            "ptrace": lambda: call("ptrace", 16, os.getppid() or 1, 0, 0),
            "unshare": lambda: call("unshare", namespaces.CLONE_NEWUSER),
            "new user": lambda: os.setuid(0),
            "new root": lambda: os.chroot("/"),
        }
        found = in_child(lambda: under_full(lambda: outcomes(attempts)), uid=uid)
    refused = {"EPERM", "ENOENT", "EACCES", "EROFS", "ESRCH", "EINVAL"}
    assert {name: outcome for name, outcome in found.items() if outcome not in refused} == {}
    assert found["process outside"] == found["all processes"] == "ESRCH"


@needs_full
def test_the_submission_can_work(in_child: Any, outcomes: Any, uid: int | None) -> None:
    def fork_and_kill() -> None:
        child = os.fork()
        if not child:
            signal.pause()
        os.setpgid(child, child)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def pass_a_descriptor() -> None:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            socket.send_fds(ours, [b"x"], [0])
            _, descriptors, _, _ = socket.recv_fds(theirs, 1, 1)
            os.close(descriptors[0])

    attempts: dict[str, Callable[[], object]] = {
        "write": lambda: Path("note").write_text("x"),
        "copy": lambda: shutil.copy2("note", "copy"),
        "folder": Path("folder").mkdir,
        "fork and kill": fork_and_kill,
        "pass a descriptor": pass_a_descriptor,
        "limit": lambda: _limit(),
        "sink": lambda: Path("/dev/null").write_text("x"),
        "random": lambda: Path("/dev/urandom").open("rb").close(),
        "shared memory": lambda: Path("/dev/shm/x").write_text("x"),
        "terminal": os.openpty,
        "shell": lambda: _succeed("true"),
        "program": lambda: subprocess.run(["/bin/ls"], check=True, stdout=subprocess.DEVNULL),
    }
    found = in_child(lambda: under_full(lambda: outcomes(attempts)), uid=uid)
    assert found == dict.fromkeys(attempts, "done")


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _succeed(command: str) -> None:
    if os.system(command):
        raise OSError(command)


@needs_full
def test_two_submissions_of_one_zygote_do_not_meet(
    in_child: Any, names: Any, uid: int | None
) -> None:
    settings: dict[str, Any] = {"readable": [Path("/usr")], "work": INSIDE, "size_mib": 1}

    def leave_a_note() -> Any:
        found = names(".", "/dev/shm")
        Path("note").write_text("x")
        Path("/dev/shm/note").write_text("x")
        return found

    def both() -> list[Any]:
        confine_zygote(Level.FULL, **settings)
        return [
            _from_child(
                namespaces.fork_into_pid_namespace,
                lambda: confine_submission(Level.FULL, **settings),
                leave_a_note,
            )
            for _ in range(2)
        ]

    assert in_child(both, uid=uid) == [[], []]


@needs_full
def test_the_interpreter_cannot_be_changed_through_its_own_process(in_child: Any) -> None:
    before = Path(sys.executable).resolve().stat()

    def change() -> None:
        for path in ("/proc/self/exe", sys.executable):
            Path(path).chmod(0)
            os.utime(path, (1, 1))

    in_child(lambda: under_full(change))
    after = Path(sys.executable).resolve().stat()
    assert (after.st_mode, after.st_mtime) == (before.st_mode, before.st_mtime)


@needs_full
def test_all_that_a_submission_started_is_gone_when_the_zygote_kills_its_root(
    in_child: Any,
) -> None:
    reader, writer = os.pipe()
    settings: dict[str, Any] = {"readable": [Path("/usr")], "work": INSIDE, "size_mib": 1}

    def leave_a_daemon() -> int:
        confine_zygote(Level.FULL, **settings)
        ready, said = os.pipe()
        pid = namespaces.fork_into_pid_namespace()
        if not pid:
            confine_submission(Level.FULL, **settings)
            if not os.fork():
                os.setsid()
                os.write(said, b"x")
            time.sleep(60)
        os.read(ready, 1)
        os.kill(pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    assert in_child(leave_a_daemon) == -signal.SIGKILL
    os.close(writer)
    assert os.read(reader, 1) == b""  # no process holds the other end any more
    os.close(reader)


@needs_full
def test_full_holds_without_landlock_too(
    in_child: Any, names: Any, outcomes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    attempts = {
        "course": lambda: names(tmp_path),
        "passwd": lambda: Path("/etc/passwd").read_text(),
    }
    found = in_child(lambda: under_full(lambda: outcomes(attempts)))
    assert found == dict.fromkeys(attempts, "ENOENT")


@needs_strong
@pytest.mark.usefixtures("_no_check")
def test_strong_closes_files_sockets_and_signals(
    in_child: Any, names: Any, outcomes: Any, open_tmp: Path, uid: int | None
) -> None:
    work = open_tmp / "work"
    work.mkdir()
    work.chmod(0o777)
    course = open_tmp / "gradebook.db"
    course.write_text("marks")
    attempts: dict[str, Callable[[], object]] = {
        "read the course": course.read_text,
        "list the course": lambda: names(open_tmp),
        "see other processes": lambda: names("/proc"),
        "write beside": lambda: (open_tmp / "new").write_text("x"),
        "reach the network": lambda: socket.socket().close(),
        "reach services": lambda: socket.socket(socket.AF_UNIX).close(),
        "signal others": lambda: os.kill(os.getppid(), 0),
        "work": lambda: Path("note").write_text("x"),
        "run a program": lambda: subprocess.run(["/bin/true"], check=True),
    }
    found = in_child(lambda: under(Level.STRONG, work, lambda: outcomes(attempts)), uid=uid)
    works = {"work", "run a program"}
    assert {name for name, outcome in found.items() if outcome == "done"} == works
    assert {found[name] for name in found.keys() - works} == {"EACCES", "EPERM"}


@needs_strong
@pytest.mark.usefixtures("_no_check")
@pytest.mark.parametrize("version", [1, 2, 5])
def test_strong_closes_what_an_older_landlock_leaves_open(
    in_child: Any,
    outcomes: Any,
    open_tmp: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: int,
) -> None:
    if version > landlock.abi():
        pytest.skip("the kernel's Landlock is older")
    monkeypatch.setattr(landlock, "abi", lambda: version)
    work, course = open_tmp / "work", open_tmp / "gradebook.db"
    work.mkdir()
    work.chmod(0o777)
    course.write_text("marks")
    course.chmod(0o666)
    attempts: dict[str, Callable[[], object]] = {
        "signal others": lambda: os.kill(os.getppid(), 0),
        "cut the course": lambda: os.truncate(course, 0),
        "cut while reading": lambda: os.close(os.open(course, os.O_RDONLY | os.O_TRUNC)),
        "close the course": lambda: course.chmod(0),
    }
    found = in_child(lambda: under(Level.STRONG, work, lambda: outcomes(attempts)), uid=NOBODY)
    assert {name for name, outcome in found.items() if outcome == "done"} == {"close the course"}
    assert course.read_text() == "marks"
    assert course.stat().st_mode & 0o777 == 0o666  # it was only told so


@needs_strong
def test_strong_says_so_where_the_interpreter_is_out_of_reach(
    in_child: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can lose its interpreter by becoming another user")
    closed = tmp_path / "python"
    closed.touch(mode=0o600)
    monkeypatch.setattr(sys, "executable", str(closed))

    def confine() -> str:
        try:
            confine_zygote(Level.STRONG, readable=[], work=Path("/"), size_mib=1)
        except PermissionError as error:
            return str(error)
        return "nothing was said"

    assert "as an ordinary user" in in_child(confine)


@pytest.mark.usefixtures("_no_check")
def test_process_keeps_its_user_and_can_gain_nothing(
    in_child: Any, open_tmp: Path, uid: int | None
) -> None:
    def held() -> list[object]:
        no_new_privileges = ctypes.CDLL(None).prctl(39, 0, 0, 0, 0)
        return [no_new_privileges, os.getuid(), str(Path.cwd())]

    user = uid if uid is not None and os.getuid() == 0 else os.getuid()
    found = in_child(lambda: under(Level.PROCESS, open_tmp, held), uid=uid)
    assert found == [1, user, str(open_tmp)]
