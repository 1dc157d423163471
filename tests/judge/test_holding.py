"""What a guest can reach at full isolation, tried from a notebook's cell through the real route."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import Limits
from autograder.errors import GuestError
from autograder.isolation import Level
from autograder.judge import sandbox as sandbox_module
from autograder.judge.sandbox import Sandbox
from autograder.judge.state import State
from tests.conftest import offered_levels

HERE = Path(__file__)


@pytest.fixture
def held() -> Iterator[State]:
    """Yield a submission's first state at full isolation."""
    if Level.FULL not in offered_levels():
        pytest.skip("this machine does not offer full isolation: see autograder doctor")
    limits = Limits(cell_wall_s=5, memory_mib=128, file_mib=4, disk_mib=8, processes=32)
    with Sandbox(limits, (), "full") as sandbox, sandbox.submission() as root:
        yield root


def printed(state: State, code: str) -> str:
    """Run a cell in a fork and return what it printed or raised."""
    child = state.fork()
    run = child.run_cell(code, 0, float("inf"))
    child.close()
    if run.outcome == "crashed":
        return f"crashed: {state.clear()}"
    state.clear()
    errors = [f"{o['ename']}: {o['evalue']}" for o in run.outputs if "ename" in o]
    return "".join([o["text"] for o in run.outputs if "text" in o] + errors)


def test_the_course_is_out_of_sight(held: State) -> None:
    code = f"from pathlib import Path\nprint(Path({str(HERE)!r}).exists())"
    assert printed(held, code) == "False\n"


def test_nothing_of_the_host_can_be_listed_but_libraries(held: State) -> None:
    code = (
        "import os\n"
        "for place in ('/etc', '/home', '/var', '/srv', '/root'):\n"
        "    try:\n        print(place, sorted(os.listdir(place)))\n"
        "    except OSError as error:\n        print(place, type(error).__name__)\n"
    )
    said = printed(held, code)
    assert "passwd" not in said
    assert "/home ['student']" in said or "/home PermissionError" in said


def test_no_process_but_its_own_is_visible_and_process_1_is_its_own(held: State) -> None:
    code = (
        "import os\n"
        "print(max([int(p) for p in os.listdir('/proc') if p.isdigit()], default=0) < 100)"
    )
    assert printed(held, code) == "True\n"


def test_the_network_is_not_there(held: State) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)"
        assert "Error" in printed(held, code)


def test_the_status_file_shows_every_lock_closed(held: State) -> None:
    code = (
        "import json\n"
        "lines = dict(l.split(':\\t', 1) for l in open('/proc/self/status').read().splitlines())\n"
        "print(json.dumps({k: lines[k] for k in"
        " ('CapEff', 'CapPrm', 'CapBnd', 'NoNewPrivs', 'Seccomp')}))"
    )
    status = json.loads(printed(held, code))
    assert {int(status[k], 16) for k in ("CapEff", "CapPrm", "CapBnd")} == {0}
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")


def test_memory_files_disk_and_processes_have_their_limits(held: State) -> None:
    assert "MemoryError" in printed(held, "bytearray(512 << 20)")
    assert "OSError" in printed(held, "open('large', 'wb').write(b'x' * (5 << 20))")
    many = "for i in range(4):\n    open(f'f{i}', 'wb').write(b'x' * (3 << 20))"
    assert "No space left" in printed(held, many)
    bomb = (
        "import os\n"
        "try:\n"
        "    for i in range(200):\n"
        "        if os.fork() == 0:\n"
        "            import time; time.sleep(60)\n"
        "except OSError as error:\n"
        "    print('refused', i < 40)"
    )
    assert "refused True" in printed(held, bomb)


def test_what_one_submission_writes_the_next_does_not_see() -> None:
    if Level.FULL not in offered_levels():
        pytest.skip("this machine does not offer full isolation: see autograder doctor")
    with Sandbox(Limits(), (), "full") as sandbox:
        write = "open('left.txt', 'w').write('x')\nopen('/tmp/left.txt', 'w').write('x')"
        look = "import os\nprint(os.listdir('.'), os.listdir('/dev/shm'))"
        with sandbox.submission() as root:
            printed(root, write)
            assert "left.txt" in printed(root, look)
        with sandbox.submission() as root:
            assert printed(root, look) == "[] []\n"


def test_a_daemon_does_not_outlive_its_submission() -> None:
    if Level.FULL not in offered_levels():
        pytest.skip("this machine does not offer full isolation: see autograder doctor")
    code = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        time.sleep(60)\n"
        "    os._exit(0)\n"
    )
    with Sandbox(Limits(), (), "full") as sandbox:
        with sandbox.submission() as root:
            printed(root, code)
        assert sandbox._zygote.process is not None
        pid = sandbox._zygote.process.pid
        tasks = Path(f"/proc/{pid}/task/{pid}/children")
        assert tasks.read_text() == ""


def test_a_machine_that_offers_less_refuses_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox_module, "PRIVATE_WORK", Path("/proc/cannot/be/made"))
    sandbox = Sandbox(Limits(), (), "full")
    with sandbox, pytest.raises(GuestError) as refused, sandbox.submission():
        pass
    assert "does not offer 'full' isolation" in str(refused.value)
    assert "autograder doctor" in str(refused.value)
