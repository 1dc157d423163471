"""The short way runs a plain test as pytest would; whatever is not plain goes pytest's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.judge.shortcut import Shortcut
from autograder.judge.suite import Suite, open_suite

SOLUTIONS = Path(__file__).parents[2] / "solutions"
HEAD = """
import warnings
import pytest
from autograder.suite import hint, points, uses
LOG = []

@pytest.fixture
def opened():
    LOG.append("open")
    yield 2
    LOG.append("close")

@pytest.fixture
def doubled(opened):
    LOG.append("double")
    return 2 * opened

@pytest.fixture
def unclean():
    yield 1
    raise ValueError("cleaning up")

@pytest.fixture
def broken():
    raise LookupError("making")

@pytest.fixture
def twice():
    yield 1
    yield 2
"""
PLAIN = {
    "passes": "@points(1)\ndef test_f(doubled):\n    LOG.append(doubled)",
    "fails": "@points(1)\ndef test_f(doubled):\n    assert doubled == 5",
    "raises": "@points(1)\ndef test_f():\n    1 / 0",
    "skips itself": "@points(1)\ndef test_f(opened):\n    pytest.skip('no')",
    "has a fixture that raises": "@points(1)\ndef test_f(opened, broken):\n    LOG.append(1)",
    "has a fixture that raises after it": "@points(1)\ndef test_f(unclean, opened):\n    pass",
    "fails with a fixture that raises after it": (
        "@points(1)\ndef test_f(unclean, opened):\n    assert unclean == 2"
    ),
    "has a fixture that yields twice": "@points(1)\ndef test_f(twice):\n    pass",
    "has parameters and says what it is for": (
        "@pytest.mark.parametrize('n', [1, 2])\n@uses('g')\n@hint('Look.')\n@points(1)\n"
        "def test_f(n, doubled):\n    LOG.append(n * doubled)"
    ),
    "prints and warns": (
        "@points(1)\ndef test_f():\n    print('hidden')\n    warnings.warn('hidden', stacklevel=1)"
    ),
    "has a fixture for all tests": (
        "@pytest.fixture(autouse=True)\ndef always():\n    LOG.append('always')\n"
        "@points(1)\ndef test_f(opened):\n    pass"
    ),
    "asks the reference": "@points(1)\ndef test_f(student, reference, rng):\n    student.f(1)",
}
OTHER = {
    "is skipped by a mark": "@pytest.mark.skip(reason='no')\n@points(1)\ndef test_f(): pass",
    "is expected to fail": "@pytest.mark.xfail\n@points(1)\ndef test_f(): assert False",
    "names its fixtures in a mark": (
        "@pytest.mark.usefixtures('opened')\n@points(1)\ndef test_f(): pass"
    ),
    "is a method": "class TestF:\n    @points(1)\n    def test_f(self): LOG.append(1)",
    "has a fixture for the file": (
        "@pytest.fixture(scope='module')\ndef shared():\n    return 1\n"
        "@points(1)\ndef test_f(shared): LOG.append(shared)"
    ),
    "has a fixture of pytest's": "@points(1)\ndef test_f(tmp_path): LOG.append(tmp_path.is_dir())",
    "asks pytest itself": "@points(1)\ndef test_f(request): LOG.append(request.node.name)",
    "has a fixture that asks pytest": (
        "@pytest.fixture\ndef asking(request):\n    return request.getfixturevalue('opened')\n"
        "@points(1)\ndef test_f(asking): LOG.append(asking)"
    ),
    "has a fixture with parameters": (
        "@pytest.fixture(params=[1, 2])\ndef each(request):\n    return request.param\n"
        "@points(1)\ndef test_f(each): LOG.append(each)"
    ),
    "gives a fixture its parameter": (
        "@pytest.fixture\ndef given(request):\n    return request.param\n"
        "@pytest.mark.parametrize('given', [7], indirect=True)\n"
        "@points(1)\ndef test_f(given): LOG.append(given)"
    ),
    "has a fixture that stands on one of the same name": (
        "@pytest.fixture\ndef rng(rng):\n    return 1\n@points(1)\ndef test_f(rng): LOG.append(rng)"
    ),
    "is set up by its file": (
        "def setup_function(function):\n    LOG.append('set up')\n@points(1)\ndef test_f(): pass"
    ),
}
HOOK = "def pytest_runtest_call(item):\n    item.module.LOG.append('hook')\n"


def suite_in(folder: Path, source: str, body: Callable[[Suite], Any], conftest: str = "") -> Any:
    """Collect a file of tests and do something with it."""
    folder = folder / "solutions" / "ps"
    folder.mkdir(parents=True)
    (folder / "test_f.py").write_text(HEAD + source)
    (folder / "notebook.py").write_text("# %%\ndef f(x):\n    return x\n")
    (folder / "conftest.py").write_text(conftest)
    return open_suite(folder, body)


def both_ways(suite: Suite) -> list[list[tuple[Any, ...]]]:
    """Run all tests of a suite the short way, where there is one, and then pytest's way."""
    shown = []
    log = suite._items[0].module.LOG
    for shortcuts in (suite._shortcuts, (None,) * len(suite.tests)):
        suite._shortcuts = shortcuts
        runs = []
        for index in range(len(suite.tests)):
            log.clear()
            error = suite._protocol(index)
            runs.append((type(error).__name__, str(error), tuple(log)))
        shown.append(runs)
    return shown


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN.keys())
def test_the_short_way_does_what_pytest_does_where_a_test(
    tmp_path: Path, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def body(suite: Suite) -> None:
        assert all(suite._shortcuts)
        short, long = both_ways(suite)
        if "yields" in source or "twice" in source:  # pytest fails such a fixture in its own words
            short, long = ([run[0] == "NoneType" for run in runs] for runs in (short, long))
        assert short == long

    suite_in(tmp_path, source, body)
    assert "hidden" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER.keys())
def test_a_test_goes_pytest_s_way_where_it(tmp_path: Path, source: str) -> None:
    def body(suite: Suite) -> None:
        assert suite._shortcuts
        assert not any(suite._shortcuts)

    suite_in(tmp_path, source, body)


def test_a_course_s_own_hook_is_heard(tmp_path: Path) -> None:
    def body(suite: Suite) -> None:
        assert not any(suite._shortcuts)
        assert suite._protocol(0) is None
        assert suite._items[0].module.LOG == ["hook"]

    suite_in(tmp_path, "@points(1)\ndef test_f(): pass", body, HOOK)


def test_an_interruption_ends_the_run_after_the_fixtures_have_cleaned_up(tmp_path: Path) -> None:
    source = "@points(1)\ndef test_f(opened):\n    raise KeyboardInterrupt"

    def body(suite: Suite) -> None:
        assert all(suite._shortcuts)
        with pytest.raises(KeyboardInterrupt):
            suite._protocol(0)
        assert suite._items[0].module.LOG == ["open", "close"]

    suite_in(tmp_path, source, body)


@pytest.mark.parametrize("folder", sorted(SOLUTIONS.glob("ps*")), ids=lambda path: path.name)
def test_every_hidden_test_of_this_course_is_plain(folder: Path) -> None:
    def body(suite: Suite) -> list[Shortcut | None]:
        return list(suite._shortcuts)

    shortcuts = open_suite(folder, body)
    assert len(shortcuts) > 10
    assert all(shortcuts)
