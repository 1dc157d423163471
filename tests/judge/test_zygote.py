"""A zygote that has a head start: it is the one that judges, and waits for nobody's imports."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import SIGHUP, SIGINT

import pytest

from autograder.course import Limits
from autograder.errors import GuestError
from autograder.isolation import Level
from autograder.judge.sandbox import Sandbox
from autograder.judge.zygote import Zygote
from tests.conftest import offered_levels
from tests.judge.test_holding import printed

SLOW = {"numpy", "pytest", "pydantic", "IPython", "rich", "sqlalchemy", "nbgrader", "matplotlib"}

HANDLERS = """import signal
print(
    signal.getsignal(signal.SIGINT) is signal.default_int_handler,
    signal.getsignal(signal.SIGHUP) is signal.SIG_DFL,
    signal.pthread_sigmask(signal.SIG_BLOCK, []),
)"""


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    """Yield a zygote that has been started."""
    with Zygote() as zygote:
        zygote.start()
        yield zygote


def test_nothing_slow_is_imported_before_it_is_started() -> None:
    code = (
        f"import autograder.cli.main, autograder.cli.judge, sys; print({SLOW} & {{*sys.modules}})"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("level", [Level.FULL, Level.STRONG, Level.PROCESS])
def test_it_is_the_process_in_which_a_submission_is_opened(zygote: Zygote, level: Level) -> None:
    if level not in offered_levels():
        pytest.skip(f"this machine does not offer {level.value!r} isolation")
    assert zygote.process is not None
    started = zygote.process.pid
    with Sandbox(Limits(), (), level.value, zygote=zygote) as sandbox:
        with sandbox.submission() as root:
            assert printed(root, "print(6 * 7)") == "42\n"
        assert zygote.process.pid == started
    assert zygote.process is None
    assert not zygote.home.exists()


def test_one_that_was_not_started_inside_bubblewrap_does_not_judge_there(zygote: Zygote) -> None:
    if Level.BUBBLEWRAP not in offered_levels():
        pytest.skip("this machine does not offer 'bubblewrap' isolation")
    assert zygote.process is not None
    started = zygote.process.pid
    sandbox = Sandbox(Limits(), (), Level.BUBBLEWRAP.value, zygote=zygote)
    assert not Path(f"/proc/{started}").exists()
    with sandbox, sandbox.submission() as root:
        assert printed(root, "import os; print(os.path.exists('/etc/passwd'))") == "False\n"


def test_a_guest_answers_signals_as_at_a_terminal_however_the_judge_was_started() -> None:
    ignored = {number: signal.signal(number, signal.SIG_IGN) for number in (SIGHUP, SIGINT)}
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    try:
        with Zygote() as zygote:
            zygote.start()
            sandbox = Sandbox(Limits(), (), "process", zygote=zygote)
            with sandbox, sandbox.submission() as root:
                said = printed(root, HANDLERS)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for number, handler in ignored.items():
            signal.signal(number, handler)
    assert said == "True True set()\n"


def test_one_that_has_died_meanwhile_is_an_error_of_the_host(zygote: Zygote) -> None:
    assert zygote.process is not None
    zygote.process.kill()
    zygote.process.wait()
    sandbox = Sandbox(Limits(), zygote=zygote)
    with sandbox, pytest.raises(GuestError, match="does not start"), sandbox.submission():
        pass


def test_it_compiles_libraries_for_the_next_but_nothing_of_a_student_s(zygote: Zygote) -> None:
    code = (
        "import gc, sys; print(sys.dont_write_bytecode, gc.isenabled(), gc.get_freeze_count() > 0)"
    )
    with Sandbox(Limits(), zygote=zygote) as sandbox, sandbox.submission() as root:
        assert printed(root, code) == "True True True\n"
