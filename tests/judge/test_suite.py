"""A collected suite, run for callees that answer in known ways."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.course import CourseDir
from autograder.faults import Finding, TimedOut
from autograder.judge.student import Call
from autograder.judge.suite import open_suite

BY_ITSELF, BY_ITS_HELPER = {(), ("double",)}, {()}


@pytest.mark.parametrize(
    ("hangs", "helper_hangs", "asked"),
    [
        (BY_ITSELF, False, [(), (), ("double",)]),
        (BY_ITSELF, True, [(), (), ("double",), ("double",)]),
        (BY_ITS_HELPER, True, [(), (), ("double",), ("double",)]),
        (BY_ITS_HELPER, False, [(), (), ("double",), ("double",)]),
    ],
)
def test_a_function_that_hangs_is_tried_with_right_helpers_until_that_does_not_help(
    toy_course: CourseDir,
    hangs: set[tuple[str, ...]],
    helper_hangs: bool,
    asked: list[tuple[str, ...]],
) -> None:
    tried: list[tuple[str, ...]] = []

    class Hanging:
        def invoke(self, call: Call, *, count: bool, substitutes: Mapping[str, Any]) -> Call:
            if call.function == "quadruple":
                tried.append(tuple(substitutes))
            if helper_hangs if call.function == "double" else tried[-1] in hangs:
                raise TimedOut(Finding("timed_out", {"function": call.function, "wall_s": 1}))
            return replace(call, value=4 * np.asarray(call.args[0]))

    runs = open_suite(
        toy_course.solutions("ps1"),
        lambda suite: suite.run(
            {"double", "quadruple"},
            lambda: nullcontext(Hanging()),
            lambda _: 0,
            9.0,
            time.monotonic,
        ),
    )
    assert tried == asked
    outcomes = {run.outcome for run in runs if run.test.exercise == "quadruple"}
    assert outcomes == ({"timed_out"} if hangs == BY_ITSELF else {"passed"})
