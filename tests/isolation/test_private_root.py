from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.isolation import namespaces, private_root, privileges
from autograder.isolation.offer import offered

pytestmark = pytest.mark.skipif(
    not offered().private_root.available,
    reason=f"no private root here: {offered().private_root.reason}",
)
WORK = Path("/work-of-a-test/inside")
MIB = 1 << 20


def enter(readable: list[Path]) -> None:
    privileges.drop_root()
    namespaces.enter()
    private_root.enter(readable, WORK, 2)


def test_only_what_is_named_is_there(
    in_child: Any, outcomes: Any, open_tmp: Path, uid: int | None
) -> None:
    course, library = open_tmp / "course", open_tmp / "library"
    for folder in (course, library):
        folder.mkdir()
        (folder / "file").write_text("text")
    attempts = {
        "course": lambda: (course / "file").read_text(),
        "library": lambda: (library / "file").read_text(),
        "passwd": lambda: Path("/etc/passwd").read_text(),
    }

    def inside() -> Any:
        enter([library])
        return outcomes(attempts)

    control = in_child(lambda: outcomes(attempts), uid=uid)
    assert control == dict.fromkeys(attempts, "done")
    assert in_child(inside, uid=uid) == {"course": "ENOENT", "library": "done", "passwd": "ENOENT"}


def test_nothing_but_work_and_shared_memory_can_be_written(
    in_child: Any, outcomes: Any, open_tmp: Path, uid: int | None
) -> None:
    open_tmp.joinpath("old").touch(mode=0o666)
    attempts = {
        "readable": lambda: (open_tmp / "new").touch(),
        "old": lambda: (open_tmp / "old").write_text("x"),
        "root": lambda: Path("/new").touch(),
        "work": lambda: Path("new").write_text("x"),
        "shared memory": lambda: (private_root.SHARED_MEMORY / "new").write_text("x"),
        "null": lambda: Path("/dev/null").write_text("x"),
    }

    def inside() -> Any:
        enter([open_tmp])
        return outcomes(attempts)

    closed = dict.fromkeys(["readable", "old", "root"], "EROFS")
    assert in_child(inside, uid=uid) == closed | dict.fromkeys(
        ["work", "shared memory", "null"], "done"
    )


def test_work_holds_no_more_than_its_size(in_child: Any, outcomes: Any) -> None:
    def inside() -> Any:
        enter([])
        sizes = {"1 MiB": MIB, "2 more": 2 * MIB}
        writers: dict[str, Callable[[], object]] = {
            name: lambda name=name, size=size: Path(name).write_bytes(bytes(size))  # type: ignore[misc]
            for name, size in sizes.items()
        }
        return outcomes(writers)

    assert in_child(inside) == {"1 MiB": "done", "2 more": "ENOSPC"}


def test_a_submission_finds_nothing_of_the_one_before(in_child: Any, names: Any) -> None:
    def inside() -> list[list[str]]:
        enter([])
        seen = []
        for _ in range(2):
            private_root.renew(WORK, 1)
            seen.append(names(".", private_root.SHARED_MEMORY))
            Path("note").write_text("x")
            (private_root.SHARED_MEMORY / "note").write_text("x")
        return seen

    assert in_child(inside) == [[], []]


@pytest.mark.skipif(not offered().proc.available, reason="no proc of its own here")
def test_proc_shows_only_processes_of_the_pid_namespace(
    in_child: Any, names: Any, uid: int | None
) -> None:
    def inside() -> list[int]:
        enter([])
        reader, writer = os.pipe()
        if not namespaces.fork_into_pid_namespace():
            private_root.mount_proc()
            numbers = [name for name in names("/proc") if name.isdigit()]
            os.write(writer, " ".join(numbers).encode())
            os._exit(0)
        return [int(pid) for pid in os.read(reader, 1000).split()]

    assert in_child(inside, uid=uid) == [1]


def test_where_proc_is_forbidden_it_is_empty(in_child: Any, names: Any) -> None:
    def inside() -> list[object]:
        enter([])  # still in the host's pid namespace, whose proc may not be mounted from here
        return [private_root.mount_proc(), names("/proc")]

    assert in_child(inside) == [False, []]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root sees what lies in a closed home")
def test_root_can_open_an_interpreter_that_lies_in_a_closed_home(
    in_child: Any, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    library = home / "lib"
    library.mkdir(parents=True)
    (library / "module").write_text("text")
    home.chmod(0o700)

    def inside() -> str:
        namespaces.enter_mounts()
        private_root.enter([library], WORK, 1)
        privileges.drop_root()
        namespaces.enter()
        return (library / "module").read_text()

    assert in_child(inside) == "text"


def test_the_temporary_directory_is_the_work_directory(in_child: Any, names: Any) -> None:
    def inside() -> Any:
        enter([])
        Path("/tmp/note").write_text("x")
        return names(".")

    assert in_child(inside) == ["note"]


def test_a_terminal_can_be_had(in_child: Any) -> None:
    def inside() -> bool:
        enter([])
        _, terminal = os.openpty()
        return os.isatty(terminal)

    assert in_child(inside)


def test_links_of_the_system_are_kept_as_links(in_child: Any, open_tmp: Path) -> None:
    (open_tmp / "usr-lib").mkdir()
    (open_tmp / "usr-lib" / "file").write_text("text")
    link = open_tmp / "lib"
    link.symlink_to("usr-lib")

    def inside() -> list[str]:
        enter([link])
        return [(link / "file").read_text(), str(link.readlink())]

    assert in_child(inside) == ["text", "usr-lib"]


def test_a_project_in_editable_mode_is_not_readable() -> None:
    package = Path(autograder.__file__).resolve().parent
    if Path(sys.prefix).resolve() in package.parents:
        pytest.skip("the package is installed as a copy here")
    readable = {path.resolve() for path in private_root.interpreter_paths()}
    assert not readable & {package, *package.parents}


def test_a_prefix_that_is_a_home_does_not_open_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lib", "bin", "course"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    readable = private_root.interpreter_paths()
    assert {path.name for path in readable if tmp_path in path.parents} == {"lib", "bin"}
    assert tmp_path not in readable
