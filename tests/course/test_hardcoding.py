"""Typing the visible numbers in earns little: the hidden suites ask for other inputs.

For each problem set a student is made who knows the right answer to every call in
the visible checks, and to no other. All checks pass for that student; at most 35 %
of any exercise's points may.
"""

import copy
import inspect
import io
import time
import zlib
from contextlib import contextmanager, redirect_stdout
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.faults import Finding, Raised
from autograder.judge.student import LocalCallee
from autograder.judge.suite import open_suite
from autograder.notebooks.authored import load_reference, read_authored
from autograder.report import NOT_JUDGED, PASSED

ROOT = Path(__file__).parents[2]
COURSE = CourseDir(ROOT, load_course(ROOT / "course_config.py"))
ASSIGNMENTS = {assignment.name: assignment for assignment in COURSE.course.assignments}
EXERCISES = [(name, exercise) for name, a in ASSIGNMENTS.items() for exercise in a.exercises]
MOST = 0.35

each_exercise = pytest.mark.parametrize(
    ("assignment", "exercise"), EXERCISES, ids=["-".join(pair) for pair in EXERCISES]
)


class HardCoded:
    """A function made of a table: right for the arguments that it has seen, else it raises."""

    def __init__(self, function):
        self._function = function
        self.signature = inspect.signature(function)
        self._answers = {}

    def __len__(self):
        return len(self._answers)

    def learn(self, *args, **kwargs):
        """Answer as the reference does, and remember it."""
        seen = self._spell(args, kwargs)
        answer = self._function(*args, **kwargs)
        self._answers[seen] = copy.deepcopy(answer)
        return answer

    def __call__(self, *args, **kwargs):
        seen = self._spell(args, kwargs)
        if seen not in self._answers:
            fields = {"function": self._function.__name__, "type": "a LookupError", "line": ""}
            raise Raised(Finding("raised", fields))
        return copy.deepcopy(self._answers[seen])

    def _spell(self, args, kwargs):
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return tuple(spelled(value) for value in bound.arguments.values())


class HardCodedClass:
    """A class made of a table: its methods know the sequences of calls that they have seen."""

    def __init__(self, made):
        self._made = made
        self._answers = {}

    def __len__(self):
        return len(self._answers)

    def learn(self):
        """Make an object that answers as the reference does, and remember what it answers."""
        gate = self._made()

        def answer(history, method, args):
            value = getattr(gate, method)(*args)
            self._answers[history] = copy.deepcopy(value)
            return value

        return _Recalling(answer)

    def __call__(self):
        return _Recalling(self._recall)

    def _recall(self, history, method, args):
        if history not in self._answers:
            name = f"{self._made.__name__}.{method}"
            raise Raised(Finding("raised", {"function": name, "type": "a LookupError", "line": ""}))
        return copy.deepcopy(self._answers[history])


class _Recalling:
    """An object that hands each call on, with all calls that it has had."""

    def __init__(self, answer):
        self._answer = answer
        self._history = ()

    def __getattr__(self, method):
        if method.startswith("_"):
            raise AttributeError(method)

        def call(*args):
            self._history += ((method, *map(spelled, args)),)
            return self._answer(self._history, method, args)

        return call


def spelled(value):
    """Turn an argument into shape and bytes; 1, 1.0 and array(1) are the same number."""
    if callable(value):
        return value.__code__.co_code, str(value.__code__.co_consts)
    if isinstance(value, dict):
        return tuple((key, spelled(value[key])) for key in sorted(value))
    if isinstance(value, str):
        return value
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if isinstance(value, list | tuple) and not all(isinstance(v, int | float) for v in value):
        return tuple(map(spelled, value))
    numbers = np.asarray(value, dtype=float)
    return numbers.shape, numbers.tobytes()


def run_checks(assignment, namespace):
    """Execute the visible check cells of a problem set."""
    checks = {f"{exercise}-check" for exercise in ASSIGNMENTS[assignment].exercises}
    path = COURSE.notebook_source(assignment)
    with redirect_stdout(io.StringIO()) as said:
        for cell in read_authored(path):
            if cell.grade_id in checks:
                exec(compile(cell.source, f"{path}:{cell.grade_id}", "exec"), namespace)
    return said.getvalue()


@cache
def hard_coder(assignment):
    """Return functions that know every call in the visible checks, from any of the cells."""
    reference = load_reference(COURSE.notebook_source(assignment))
    functions = {
        name: (HardCodedClass if isinstance(reference[name], type) else HardCoded)(reference[name])
        for name in ASSIGNMENTS[assignment].exercises
    }
    # the reference's own calls of one another stay in its own namespace and are not learnt
    run_checks(assignment, {**reference, **{name: f.learn for name, f in functions.items()}})
    return functions


@cache
def runs_of(assignment):
    """Run the hidden suites of a problem set for the hard-coder."""

    @contextmanager
    def answering():
        yield LocalCallee(hard_coder(assignment))

    def run(suite):
        # nobody reads the tracebacks; pytest's own style takes four fifths of the time here
        suite._config.option.tbstyle = "native"
        return suite.run(
            {test.exercise for test in suite.tests},
            answering,
            lambda name: zlib.crc32(name.encode()),
            60.0,
            time.monotonic,
        )

    return open_suite(COURSE.solutions(assignment), run)


def share(assignment, exercise):
    """Return the share of an exercise's points that the hard-coder earns."""
    runs = [run for run in runs_of(assignment) if run.test.exercise == exercise]
    assert runs
    assert not [run.test.id for run in runs if run.outcome == NOT_JUDGED]
    earned = sum(run.test.points for run in runs if run.outcome == PASSED)
    return earned / ASSIGNMENTS[assignment].exercises[exercise]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_visible_checks_pass_with_the_visible_numbers_typed_in(assignment):
    reference = load_reference(COURSE.notebook_source(assignment))
    said = run_checks(assignment, {**reference, **hard_coder(assignment)})
    for exercise in ASSIGNMENTS[assignment].exercises:
        assert f"{exercise}: all visible checks passed." in said


@each_exercise
def test_the_hard_coder_knows_the_visible_calls_and_no_other(assignment, exercise):
    function = hard_coder(assignment)[exercise]
    assert len(function) > 0
    if isinstance(function, HardCodedClass):
        with pytest.raises(Raised):
            function().forward(np.pi)
        return
    with pytest.raises(Raised):
        function(**dict.fromkeys(function.signature.parameters, np.pi))


@each_exercise
def test_typing_the_visible_numbers_in_earns_at_most_a_third_or_so(assignment, exercise):
    assert share(assignment, exercise) <= MOST


def test_a_hidden_test_of_visible_numbers_is_passed_by_typing_them_in():
    assert share("ps6_backprop", "train_rounds") > 0
