"""Two students and an instructor, each with an account of their own, and nbgrader's exchange.

Runs as root only: each command runs as the person who gives it, in a mount namespace in
which these people have accounts. The machine's own accounts and files stay as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.files import write_atomically
from autograder.notebooks.build import source_notebook
from tests.conftest import copy_of_toy

REPOSITORY = Path(__file__).parents[2]
ROOM = Path(__file__).with_name("room.py")
PEOPLE = {"teacher": 54321, "ada": 54322, "bob": 54323, "eve": 54324}
HUB = REPOSITORY / "docs/hub/nbgrader_config.py"
OTHERS_WORK = "my very own work"


@dataclass(frozen=True)
class Place:
    """A machine with people on it.

    Attributes
    ----------
    root : Path
        Holds everybody's home, the exchange and the accounts.
    """

    root: Path

    @property
    def exchange(self) -> Path:
        return self.root / "exchange"

    def home(self, name: str) -> Path:
        return self.root / "home" / name

    def run(self, name: str, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command as somebody, at home."""
        folders = (self.root, REPOSITORY, Path(sys.prefix), Path(sys.base_prefix))
        return subprocess.run(
            [
                *("unshare", "--mount", "--propagation", "private", sys.executable, str(ROOM)),
                *(str(self.root / "passwd"), str(PEOPLE[name]), str(self.home(name))),
                *(":".join(map(str, folders)), *command),
            ],
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )

    def nbgrader(self, name: str, *command: str) -> None:
        """Run nbgrader as somebody, who must succeed."""
        done = self.run(name, str(Path(sys.executable).parent / "nbgrader"), *command)
        assert done.returncode == 0, f"{name}: nbgrader {' '.join(command)}\n{done.stderr}"

    def reads(self, name: str, path: Path) -> bool:
        """Tell whether somebody can read a file, or list a folder."""
        return self.run(name, *(("ls",) if path.is_dir() else ("cat",)), str(path)).returncode == 0


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """Give everybody a home that is closed to others, and the instructor the course."""
    if os.getuid() != 0:
        pytest.skip("only root can run commands as several people")
    if subprocess.run(["unshare", "--mount", "true"], check=False).returncode != 0:
        pytest.skip("this machine does not let root make mount namespaces")
    with tempfile.TemporaryDirectory(prefix="autograder-exchange-") as folder:
        place = Place(Path(folder))
        place.root.chmod(0o755)
        accounts = [f"{n}:x:{uid}:{uid}::{place.home(n)}:/bin/sh" for n, uid in PEOPLE.items()]
        lines = [*Path("/etc/passwd").read_text().splitlines(), *accounts, ""]
        (place.root / "passwd").write_text("\n".join(lines))
        place.exchange.mkdir()
        place.exchange.chmod(0o777)
        settle(place)
        yield place


def settle(place: Place) -> None:
    """Furnish the homes."""
    hub = HUB.read_text("utf-8").replace("/srv/nbgrader/exchange", str(place.exchange))
    hub = hub.replace("neural-networks", "toy")
    for name, uid in PEOPLE.items():
        home = place.home(name)
        config = home / ".jupyter/nbgrader_config.py"
        write_atomically(config, hub)
        if name == "teacher":
            course = copy_of_toy(home / "course")
            source = source_notebook(course.notebook_source("ps1"), course.course.assignments[0])
            write_atomically(course.source("ps1"), source)
        for path in (home, *home.rglob("*")):
            shutil.chown(path, uid, uid)
        home.chmod(0o700)


def hand_in(place: Place, name: str, work: bytes) -> None:
    """Fetch, work and submit as a student."""
    if not (place.home(name) / "ps1").exists():
        place.nbgrader(name, "fetch_assignment", "ps1")
    notebook = place.home(name) / "ps1/ps1.ipynb"
    notebook.write_bytes(work)
    shutil.chown(notebook, PEOPLE[name], PEOPLE[name])
    place.nbgrader(name, "submit", "ps1")


def staff(place: Place, *command: str) -> None:
    """Run a command as the instructor, in the course."""
    program = str(Path(sys.executable).parent / command[0])
    words = " ".join([program, *command[1:]])
    done = place.run("teacher", "sh", "-c", f"cd course && {words}")
    assert done.returncode == 0, f"{words}\n{done.stderr}"


@pytest.fixture(scope="module")
def term(place: Place, notebook_bytes: Callable[..., bytes]) -> Place:
    """Go once around: release, fetch, submit, collect, grade, feedback."""
    staff(place, "nbgrader", "generate_assignment", "ps1", "--force")
    staff(place, "nbgrader", "release_assignment", "ps1")
    hand_in(place, "ada", notebook_bytes())
    hand_in(place, "bob", notebook_bytes(last=f"print({OTHERS_WORK!r})"))
    staff(place, "nbgrader", "collect", "ps1")
    staff(place, "autograder", "grade", "ps1", "-j", "1")
    staff(place, "nbgrader", "generate_feedback", "ps1")
    staff(place, "nbgrader", "release_feedback", "ps1")
    for name in ("ada", "bob"):
        place.nbgrader(name, "fetch_feedback", "ps1")
    return place


def test_the_round_brings_everybody_their_own_feedback(term: Place) -> None:
    for name, other in (("ada", "bob"), ("bob", "ada")):
        pages = list((term.home(name) / "ps1/feedback").rglob("ps1.html"))
        assert len(pages) == 1
        page = pages[0].read_text("utf-8")
        assert "6 of 6" in re.sub(r"<[^>]+>", "", page)
        assert (OTHERS_WORK in page) == (name == "bob")
        assert str(term.home(other)) not in page


def test_what_students_fetch_holds_nothing_hidden(term: Place) -> None:
    outbound = term.exchange / "toy/outbound/ps1"
    assert [path.name for path in outbound.rglob("*")] == ["ps1.ipynb"]
    assert b"SENTINEL" not in (outbound / "ps1.ipynb").read_bytes()
    for page in (term.exchange / "toy/feedback").glob("*.html"):
        assert b"SENTINEL_ba9876543210" not in page.read_bytes()


@pytest.mark.parametrize(
    "path", ["solutions/ps1/test_double.py", "source/ps1/ps1.ipynb", "gradebook.db", "submitted"]
)
def test_no_student_reads_what_is_the_staff_s(term: Place, path: str) -> None:
    secret = term.home("teacher") / "course" / path
    assert secret.exists()
    assert term.reads("teacher", secret)
    assert not term.reads("ada", secret)


def test_no_student_finds_another_s_work_or_feedback(term: Place) -> None:
    course = term.exchange / "toy"
    assert term.reads("ada", course / "outbound/ps1/ps1.ipynb")
    assert list((course / "inbound").glob("bob+ps1+*"))
    assert list((course / "feedback").glob("*.html"))
    for path in (course / "inbound", course / "feedback", term.home("bob") / "ps1/ps1.ipynb"):
        assert not term.reads("ada", path)


def test_no_student_changes_a_release(term: Place) -> None:
    path = term.exchange / "toy/outbound/ps1/ps1.ipynb"
    before = path.read_bytes()
    for command in ('echo >> "$0"', 'rm -f "$0"', 'mv "$0" "$0.old"'):
        assert term.run("ada", "sh", "-c", command, str(path)).returncode != 0
    assert path.read_bytes() == before


def smuggle(place: Place, name: str, command: str) -> Path:
    """Put something into the exchange as a student, past ``nbgrader submit``."""
    path = place.exchange / "toy/inbound" / f"{name}+ps1+2026-01-02 03:04:05 UTC+x"
    done = place.run("eve", "sh", "-c", command, str(path))
    assert done.returncode == 0, done.stderr
    return path


def collected(place: Place, name: str, folder: str = "submitted") -> dict[str, bytes]:
    root = place.home("teacher") / "course" / folder / name / "ps1"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_collecting_follows_no_link_out_of_a_submission_and_stops_at_nothing(term: Place) -> None:
    course = term.home("teacher") / "course"
    hostile = (
        'mkdir -p "$0/own/deeper" && cd "$0" && echo mine > own/data.txt\necho {} > ps1.ipynb\n'
        f"ln -s {course}/solutions/ps1/test_double.py leak.txt && ln -s {course}/solutions leak\n"
        "ln -s . loop && ln -s leak.txt own/deeper/again && mkfifo pipe && chmod -R a+rX ."
    )
    smuggle(term, "eve", hostile)
    smuggle(term, "mal", f'ln -s {course}/solutions/ps1 "$0"')
    smuggle(term, "max", 'mkdir "$0" && truncate -s 200M "$0/sparse" && chmod -R a+rX "$0"')
    hand_in(term, "bob", b"{}")
    theirs = "--ExchangeFactory.collect=nbgrader.exchange.default.ExchangeCollect"
    control = "--CourseDirectory.submitted_directory=control --student=mal"
    staff(term, "nbgrader", "collect", "ps1", theirs, control)
    assert any(b"SENTINEL" in data for data in collected(term, "mal", "control").values())
    staff(term, "nbgrader", "collect", "ps1", "--update")
    assert collected(term, "eve") == {"own/data.txt": b"mine\n", "ps1.ipynb": b"{}\n"}
    assert not (course / "submitted/mal/ps1").exists()
    assert not (course / "submitted/max/ps1").exists()
    assert collected(term, "bob")["ps1.ipynb"] == b"{}"
