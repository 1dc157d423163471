"""Whatever a guest sends: a value, or a student's fault; never an error of the judge."""

from __future__ import annotations

import json
import socket
import struct
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from autograder.course import Limits
from autograder.faults import StudentFault
from autograder.guest import wire
from autograder.judge.judged import CellRun
from autograder.judge.state import State
from autograder.judge.student import Call
from tests.fuzz.mutation import altered, fuzz, trees

SEEDS = {path.stem: path for path in (Path(__file__).parent / "seeds/frames").iterdir()}
LIMITS = Limits(reply_mib=1)
CPU_S = 2.0
PLAIN = (type(None), bool, int, float, str, complex, np.ndarray, np.generic)
ODD = (wire.Odd, wire.Named, np.random.Generator)


def conversation(raw: bytes) -> tuple[State, socket.socket]:
    """Return a state whose guest has said everything already, and hung up."""
    ours, theirs = socket.socketpair()
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    theirs.setblocking(False)
    try:
        theirs.sendall(raw)
        theirs.shutdown(socket.SHUT_WR)
    except OSError:
        theirs.close()
    return State(ours, LIMITS), theirs


def check_call(raw: bytes) -> None:
    """Take bytes for the answer to a call."""
    start = time.process_time()
    state, theirs = conversation(raw)
    asked = Call("f", (np.zeros(2), abs), {"k": 1}, value=None)
    try:
        call = state.call(
            asked, count=True, substitutes={"helper": np.sum}, deadline=time.monotonic() + 5
        )
        assert is_plain(call.value)
        assert type(call.bytecodes) is int
        assert set(call.changed) <= {"argument 1", "argument 2", "k"}
    except (StudentFault, wire.Closed):  # Closed: the caller asks the parent how it ended
        pass
    finally:
        state.close()
        theirs.close()
    assert time.process_time() - start < CPU_S


def is_plain(value: Any, depth: int = 0) -> bool:
    """Tell whether a value is of agreed types only, as deep as agreed."""
    if type(value) in (list, tuple):
        return depth <= wire.MAX_DEPTH + 1 and all(is_plain(v, depth + 1) for v in value)
    if type(value) is dict:
        return all(type(k) is str and is_plain(v, depth + 1) for k, v in value.items())
    return isinstance(value, (*PLAIN, *ODD))


def check_cell(raw: bytes) -> None:
    """Take bytes for the answer to a cell."""
    state, theirs = conversation(raw)
    run = state.run_cell("1", 0, time.monotonic() + 5)
    state.close()
    theirs.close()
    assert type(run) is CellRun
    assert run.outcome in ("ok", "raised", "crashed", "timed_out")
    assert len(run.detail) <= 300


def check_outputs(raw: bytes) -> None:
    """Take bytes for the answer to a cell, and save it as the notebook is saved."""
    state, theirs = conversation(raw)
    run = state.run_cell("1", 0, time.monotonic() + 5)
    state.close()
    theirs.close()
    text = json.dumps(run.outputs, ensure_ascii=False).encode().decode()
    assert depth_of(run.outputs) < 50
    assert len(text) < 2 * (LIMITS.output_kib << 10)
    assert run.count is None or 0 <= run.count < 1 << 31
    for output in run.outputs:
        assert 0 <= output.get("execution_count", 0) < 1 << 31


def depth_of(value: Any) -> int:
    """Return how many containers stand in one another."""
    layer, depth = [value], 0
    while layer and depth < 60:
        inner = [list(v.values()) if isinstance(v, dict) else v for v in layer]
        layer = [w for v in inner for w in v if isinstance(w, (dict, list, tuple))]
        depth += 1
    return depth


def frame(tree: Any, body: bytes, sizes: tuple[int, int] = (0, 0)) -> bytes:
    header = json.dumps(tree).encode("utf-8", "surrogatepass")
    return (
        struct.pack("<4sII", b"AG01", len(header) + sizes[0], len(body) + sizes[1]) + header + body
    )


def parsed_seeds() -> list[tuple[Any, bytes]]:
    found = []
    for path in SEEDS.values():
        raw = path.read_bytes()
        size = wire.HEAD.unpack(raw[: wire.HEAD.size])[1]
        at = wire.HEAD.size + size
        found.append((json.loads(raw[wire.HEAD.size : at]), raw[at:]))
    return found


@st.composite
def frames(draw: st.DrawFn) -> bytes:
    """Draw a few frames near a seed, whole or nearly so."""
    seeds = parsed_seeds()
    drawn = []
    for _ in range(draw(st.integers(1, 3))):
        tree = draw(trees([tree for tree, _ in seeds]))
        body = draw(st.sampled_from([b"", *(body for _, body in seeds)]) | st.binary(max_size=40))
        off = draw(st.sampled_from([(0, 0)] * 9 + [(1, 0), (0, 9), (0, 1 << 30)]))
        drawn.append(frame(tree, body, off))
    return b"".join(drawn)


NEAR = st.one_of(frames(), altered([path.read_bytes() for path in SEEDS.values()]))


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_answers_a_call_or_is_a_fault(name: str) -> None:
    check_call(SEEDS[name].read_bytes())


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_answers_a_cell_or_is_a_fault(name: str) -> None:
    check_cell(SEEDS[name].read_bytes())


@pytest.mark.parametrize("name", SEEDS)
def test_what_a_seed_shows_can_be_saved(name: str) -> None:
    check_outputs(SEEDS[name].read_bytes())


def test_whatever_is_sent_for_a_call_is_an_answer_or_a_fault() -> None:
    fuzz(NEAR, check_call)


def test_whatever_is_sent_for_a_cell_is_an_answer_or_a_fault() -> None:
    fuzz(NEAR, check_cell)


def test_whatever_a_cell_shows_can_be_saved() -> None:
    fuzz(NEAR, check_outputs)
