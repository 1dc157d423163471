"""The engine works on any course: its code names nothing of the one in this repository."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.config import load_course
from tests.test_layers import MODULES

COURSE = load_course(Path(__file__).parent.parent / "course_config.py")
NAMED = re.compile(
    "sigmoid|softmax|perceptron|neural|neuron|back_?prop|cross_?entropy|hidden_(unit|layer)"
    "|(?<![a-z])(relu|tanh|mlp|bce)(?![a-z])|dropout|minibatch|" + COURSE.id,
    re.IGNORECASE,
)
NAMES = {a.name for a in COURSE.assignments}
EXAMPLES = re.compile("EXAMPLES$")


def is_prose(node: ast.AST) -> bool:
    """Tell docstrings and the examples of ``--help``, which may take this course as theirs."""
    if isinstance(node, ast.Assign):
        return any(isinstance(t, ast.Name) and EXAMPLES.search(t.id) for t in node.targets)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def words(node: ast.AST) -> Iterator[str]:
    """Give every name and text in code."""
    for child in ast.iter_child_nodes(node):
        if is_prose(child):
            continue
        for _, value in ast.iter_fields(child):
            if isinstance(value, str):
                yield value
        yield from words(child)


def named_in(source: str) -> set[str]:
    return {word for word in words(ast.parse(source)) if NAMED.search(word) or word in NAMES}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_names_nothing_of_the_course(module):
    assert not named_in(MODULES[module].read_text("utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "def sigmoid_of(x): ...",
        "call('softmax')",
        "x.relu",
        "f(backprop=1)",
        "A = 'ps6_backprop'",
        "import neurons",
        "f'the {neuron}'",
    ],
)
def test_a_name_of_the_course_is_found_wherever_it_stands(source):
    assert named_in(source)


@pytest.mark.parametrize("source", ['"""As for softmax."""', "EXAMPLES = 'grade ps6_backprop'"])
def test_prose_may_take_the_course_as_its_example(source):
    assert not named_in(source)
