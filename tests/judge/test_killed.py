"""A process that is killed from without costs nobody a mark: it counts if it happens again."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from autograder.guest import processes
from tests.conftest import JudgeToy

SLOW_CELL = "import time\ntime.sleep(0.6)"
SLOW_FUNCTION = "import time\ndef double(x):\n    time.sleep(0.3)\n    return 2 * np.asarray(x)"


@pytest.mark.parametrize("which", [min, max], ids=["oldest", "youngest"])
@pytest.mark.parametrize(
    "slow", [{"first": SLOW_CELL}, {"double": SLOW_FUNCTION}], ids=["cell", "function"]
)
def test_a_process_that_is_killed_from_without_costs_nothing(
    judge_toy: JudgeToy, slow: dict[str, str], which: Callable[..., int]
) -> None:
    judge_toy(**slow)  # whatever has to be started for it is there now
    before = descendants()
    killed: list[int] = []

    def kill() -> None:
        until = time.monotonic() + 30
        while len(descendants() - before) < 2 and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.25)
        killed.append(which(descendants() - before))
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    report = judge_toy(**slow).report
    killer.join()
    assert len(killed) == 1
    assert report.score == report.max_score, [t.message for e in report.exercises for t in e.tests]
    assert {cell.outcome for cell in report.cells} == {"ok"}


def descendants() -> set[int]:
    return {pid for pid, _ in processes.below(os.getpid())}
