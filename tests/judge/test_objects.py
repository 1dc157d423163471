"""What crosses the channel besides plain data: objects, random generators and iterators."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.course import Limits
from autograder.faults import Crashed, Missing, Raised
from autograder.guest import wire
from autograder.judge.diagnosis import Diagnostician
from autograder.judge.execution import Answering, Executed, execute
from autograder.judge.sandbox import Sandbox
from autograder.judge.state import State
from autograder.judge.student import Call, Callee, LocalCallee, Reference, Student
from autograder.judge.suite import Test, TestRun
from autograder.known import Misconception
from autograder.notebooks.submission import Cell, Submission
from autograder.words import words_of
from tests.corpus import handin

CODE = textwrap.dedent(
    """
    import numpy as np

    class Gate:
        def __init__(self, factor=1.0):
            self.factor = factor

        def forward(self, x):
            self.x = x
            return self.factor * x

        def backward(self, dz):
            return (self.factor * dz,)

        def stub(self):
            raise NotImplementedError

    def chain(x):
        first, second = Gate(2.0), Gate(3.0)
        second.forward(first.forward(x))
        return first.backward(second.backward(1.0)[0])[0]

    def draw(rng, n):
        return rng.normal(size=n)

    def pairs(n):
        for i in range(n):
            if i == 3:
                raise ValueError("three")
            yield i, np.full(2, i)
    """
)
HALVED = CODE.replace("self.factor * dz", "self.factor * dz / 2")
StudentOf = Callable[[str], Student]


def answering(state: State) -> AbstractContextManager[Callee]:
    """Return who answers one test."""
    return Answering(Executed(state, {}, time.monotonic() + 60, lambda: state), Limits())()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Keep one warm zygote: each student below is a fork of its own."""
    with Sandbox(Limits()) as sandbox:
        yield sandbox


@pytest.fixture(params=["the reference's side", "a guest"])
def student_of(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[StudentOf]:
    """Return what makes a student of code, on either side of the channel."""
    with ExitStack() as stack:

        def make(code: str) -> Student:
            if request.param == "a guest":
                root = stack.enter_context(sandbox.submission())
                state = root.fork()
                assert state.run_cell(code, 0, time.monotonic() + 20).outcome == "ok"
                return Student(stack.enter_context(answering(state)))
            names: dict[str, Any] = {}
            exec(code, names)
            return Student(LocalCallee(names))

        yield make


def test_an_object_of_a_students_class_keeps_its_state_between_calls(student_of: StudentOf) -> None:
    student = student_of(CODE)
    double, triple = student.new("Gate", 2.0), student.new("Gate", factor=3.0)
    assert (double.forward(5.0), triple.forward(5.0)) == (10.0, 15.0)
    assert (double.backward(1.0), triple.backward(1.0)) == ((2.0,), (3.0,))


def test_a_class_or_a_method_that_is_not_there_is_missing(student_of: StudentOf) -> None:
    student = student_of(CODE)
    with pytest.raises(Missing) as fault:
        student.new("Gatter")
    assert fault.value.finding.fields["function"] == "Gatter"
    with pytest.raises(Missing) as fault:
        student.new("Gate").sideways(1)
    assert fault.value.finding.fields["function"] == "Gate.sideways"


def test_a_method_tells_what_it_changed_in_place(student_of: StudentOf) -> None:
    student = student_of("class Eater:\n    def eat(self, food):\n        food *= 0")
    call = student.new("Eater").call("eat", np.ones(3))
    assert call.changed == ("argument 1",)


def test_a_generator_of_random_numbers_arrives_with_its_state(student_of: StudentOf) -> None:
    student = student_of(CODE)
    rng = np.random.default_rng(5)
    rng.random(3, dtype=np.float32)  # half a draw is kept for later: part of the state
    call = student.call("draw", rng, 4)
    assert call.changed == ()
    np.testing.assert_array_equal(call.value, student.draw(rng, 4))  # ours has not moved
    np.testing.assert_array_equal(call.value, rng.normal(size=4))


def test_what_a_students_generator_yields_arrives_as_a_list(student_of: StudentOf) -> None:
    got = student_of(CODE).pairs(2)
    assert [i for i, _ in got] == [0, 1]
    np.testing.assert_array_equal(got[1][1], [1, 1])
    assert student_of("def f():\n    return range(3)").f() == [0, 1, 2]


def test_an_error_while_yielding_is_the_students(sandbox: Sandbox) -> None:
    with sandbox.submission() as root:
        state = root.fork()
        state.run_cell(CODE, 0, time.monotonic() + 20)
        with answering(state) as callee, pytest.raises(Raised):
            Student(callee).pairs(5)


def test_an_endless_generator_is_cut_off(student_of: StudentOf) -> None:
    code = "import itertools\ndef f():\n    return itertools.count()"
    assert student_of(code).f() == wire.Odd("very long structure")


def test_a_class_is_answered_by_the_reference_where_a_test_follows_through(
    sandbox: Sandbox,
) -> None:
    names: dict[str, Any] = {}
    exec(CODE, names)
    with sandbox.submission() as root:
        state = root.fork()
        state.run_cell(HALVED, 0, time.monotonic() + 20)
        with answering(state) as callee:
            student = Student(callee)
            assert student.chain(1.0) == 1.5
            assert student.using(Reference(names), "Gate").chain(1.0) == 6.0
            assert student.chain(1.0) == 1.5  # what was lent is taken back


def test_a_misconception_about_a_class_is_recognised_by_its_methods() -> None:
    names: dict[str, Any] = {}
    exec(HALVED, names)
    calls: list[Call] = []
    gate = Student(LocalCallee(names), calls=calls).new("Gate", 2.0)
    gate.forward(3.0)
    gate.backward(1.0)
    reference: dict[str, Any] = {}
    exec(CODE, reference)
    known = [
        Misconception(id=name, exercise="Gate", description="", hint="", code=code)
        for name, code in (("right", CODE), ("halved", HALVED))
    ]
    test = Test(exercise="Gate", id="t", title="", points=1.0, hint="", uses=())
    run = TestRun(test=test, outcome="failed", calls=tuple(calls))
    found = Diagnostician(reference, known).diagnose("Gate", [run])
    assert [d.misconceptions for d in found] == [("halved",)]


def test_a_misconception_that_never_ends_is_not_what_a_student_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("autograder.judge.diagnosis.CPU_S", 0.05)
    endless = Misconception(
        id="endless",
        exercise="f",
        description="",
        hint="",
        code="def f(x):\n    while x < 100:\n        x = x - x\n    return x",
    )
    test = Test(exercise="f", id="t", title="", points=1.0, hint="", uses=())
    run = TestRun(test=test, outcome="failed", calls=(Call("f", (1,), {}, value=2),))
    assert Diagnostician({}, [endless]).diagnose("f", [run]) == ()


def test_an_object_that_one_test_has_lent_answers_no_other(sandbox: Sandbox) -> None:
    class Secret:
        def tell(self) -> float:
            return 42.0

    channel = (Path(handin.__file__).parent / "design" / "shared" / "channel.py").read_text()
    code = (
        "def use(make):\n    make()\n"
        "def again():\n"
        "    asked = {'function': 'tell', 'of': 0, 'arguments': ['t', ['t'], ['d']]}\n"
        "    say({'status': 'ask', **asked})\n"
        "    return heard()[0]['value']\n"
    )
    cells = (Cell("code", channel, "c0"), Cell("code", code, "c1"))
    with sandbox.submission() as root:
        submission = Submission("ps1", "someone", cells)
        executed = execute(root, submission, frozenset(), Limits(), words_of("en"))
        answering = Answering(executed, Limits())
        reference = Reference({"Secret": Secret})
        with answering() as callee:
            assert Student(callee).use(reference.Secret) is None
        with answering() as callee, pytest.raises(Crashed):
            Student(callee).again()
