"""From a submission to its Report, in the real guest."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from autograder.course import CourseDir
from autograder.errors import PointsMismatch, SuiteError
from autograder.judge.judge import _cell_exercise, open_judge, seeding
from autograder.judge.judged import CellRun, Judged
from autograder.judge.keys import report_key, suite_key
from autograder.notebooks.submission import Submission, restore
from autograder.notebooks.submitted import parse_notebook
from autograder.report import ExerciseReport, Report
from autograder.words import words_of
from tests.conftest import JudgeToy


def exercise(judged: Judged | Report, name: str) -> ExerciseReport:
    report = judged.report if isinstance(judged, Judged) else judged
    return next(e for e in report.exercises if e.name == name)


def outcomes(judged: Judged, name: str) -> set[str]:
    return {test.outcome for test in exercise(judged, name).tests}


def test_right_answers_earn_everything(judge_toy: JudgeToy) -> None:
    report = judge_toy().report
    assert (report.score, report.max_score) == (12, 12)
    assert {cell.outcome for cell in report.cells} == {"ok"}


def test_a_missing_function_is_missing_and_not_wrong(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="")
    assert outcomes(judged, "double") == {"missing"}
    assert "defines no `double`" in exercise(judged, "double").tests[0].message


def test_an_untouched_stub_is_missing(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="def double(x):\n    raise NotImplementedError()")
    assert outcomes(judged, "double") == {"missing"}


def test_a_name_that_is_no_function_is_missing(judge_toy: JudgeToy) -> None:
    assert outcomes(judge_toy(double="double = 3"), "double") == {"missing"}


def test_a_wrong_answer_is_described_without_its_numbers(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="def double(x):\n    return -2 * np.asarray(x)")
    test = exercise(judged, "double").tests[1]
    assert test.outcome == "failed"
    assert test.message == "Every entry of double(x) has the wrong sign; the sizes are right."


def test_an_exception_is_named_with_the_students_line_but_never_its_text(
    judge_toy: JudgeToy,
) -> None:
    code = "def double(x):\n    secret = float(np.sum(x))\n    raise ValueError(f'{secret} leaks')"
    test = exercise(judge_toy(double=code), "double").tests[1]
    assert test.outcome == "raised"
    assert "a ValueError" in test.message
    assert "raise ValueError(f'{secret} leaks')" in test.message
    assert "0." not in test.message


def test_the_name_of_a_students_own_exception_is_not_shown(judge_toy: JudgeToy) -> None:
    code = "def double(x):\n    raise type('Input' + str(int(np.sum(x) * 1e6)), (Exception,), {})"
    test = exercise(judge_toy(double=code), "double").tests[1]
    assert "an exception of the notebook's own" in test.message
    assert "Input" not in test.message.split("at your line")[0]


def test_an_early_slip_costs_only_its_own_exercise(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="def double(x):\n    return 3 * np.asarray(x)")
    later = exercise(judged, "quadruple")
    assert later.score == later.max_score
    followed = [test for test in later.tests if test.follow_through]
    assert [test.follow_through for test in followed] == [("double",)]
    assert "given a right `double`" in followed[0].message


def test_follow_through_gives_nothing_for_a_function_that_is_wrong_itself(
    judge_toy: JudgeToy,
) -> None:
    judged = judge_toy(
        double="def double(x):\n    return 3 * np.asarray(x)",
        quadruple="def quadruple(x):\n    return double(x)",
    )
    assert exercise(judged, "quadruple").tests[0].outcome == "failed"


def test_the_misconception_behind_a_wrong_answer_is_named(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="def double(x):\n    y = np.asarray(x)\n    return y * y")
    diagnoses = exercise(judged, "double").diagnoses
    assert [d.misconceptions for d in diagnoses] == [("double-square",)]
    assert diagnoses[0].hint == "Try 3: is it 6 or 9?"


def test_no_misconception_is_named_where_none_fits(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="def double(x):\n    return 2.5 * np.asarray(x)")
    assert exercise(judged, "double").diagnoses == ()


def test_a_function_that_hangs_costs_its_exercise_and_nothing_else(judge_toy: JudgeToy) -> None:
    judged = judge_toy(
        double="def double(x):\n    while True:\n        pass",
        quadruple=("def quadruple(x):\n    return 4 * np.asarray(x)"),
    )
    assert outcomes(judged, "double") == {"timed_out"}
    assert exercise(judged, "quadruple").score == 4


def test_a_program_can_be_run_from_a_cell_with_and_without_a_terminal(
    judge_toy: JudgeToy,
) -> None:
    judged = judge_toy(first="print('before')\n!echo six times seven\nprint('after')")
    text = "".join(output["text"] for output in judged.cells[0].outputs)
    assert text.replace("\r", "") == "before\nsix times seven\nafter\n"


def test_a_cell_that_hangs_costs_itself(judge_toy: JudgeToy) -> None:
    judged = judge_toy(first="while True:\n    pass")
    assert judged.report.cells[0].outcome == "timed_out"
    assert judged.report.score == 12


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos._exit(7)",
        "import ctypes\nctypes.string_at(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "import os\nos.closerange(3, 200)",
    ],
    ids=["leaves", "segmentation fault", "kills itself", "closes every descriptor"],
)
def test_a_cell_that_dies_costs_itself_and_is_named(judge_toy: JudgeToy, code: str) -> None:
    judged = judge_toy(first=code)
    assert judged.report.cells[0].outcome == "crashed"
    assert judged.report.cells[0].detail
    assert judged.report.score == 12


def test_a_function_that_kills_its_process_has_crashed(judge_toy: JudgeToy) -> None:
    judged = judge_toy(double="import os\ndef double(x):\n    os._exit(0)")
    assert outcomes(judged, "double") == {"crashed"}


def test_a_function_that_ends_the_notebook_s_process_costs_only_the_test_at_hand(
    judge_toy: JudgeToy,
) -> None:
    code = (
        "import os, signal\n"
        "def double(x):\n"
        "    os.kill(os.getppid(), signal.SIGKILL)\n"
        "    return 2 * np.asarray(x)"
    )
    quadruple = "def quadruple(x):\n    return 4 * np.asarray(x)"
    judged = judge_toy(double=code, quadruple=quadruple)
    if judged.report.isolation == "process":
        pytest.skip("at this level student code may end the process that starts its processes")
    assert exercise(judged, "quadruple").score == 4


def test_a_traceback_is_plain_text(judge_toy: JudgeToy) -> None:
    (error,) = judge_toy(first="print\n1 / 0  # a comment").cells[0].outputs
    traceback = "\n".join(error["traceback"])
    assert "----> 2 1 / 0  # a comment" in traceback
    assert "\x1b" not in traceback


def test_magics_that_notebooks_begin_with_work_as_in_jupyter(judge_toy: JudgeToy) -> None:
    judged = judge_toy(first="%matplotlib inline\n%load_ext autoreload\n%autoreload 2\n%pwd")
    assert judged.report.cells[0].outcome == "ok"
    assert judged.report.score == 12


@pytest.mark.parametrize(
    ("double", "said"),
    [
        ("def double():\n    return 2", "raised a TypeError: it cannot be called"),
        ("double = lambda x, y: x", "raised a TypeError: it cannot be called"),
        ("def double(x):\n    return len(3)", "`double` raised a TypeError, at your line"),
        ("import functools\n@functools.cache\ndef double(x):\n    return x", "a TypeError."),
        ("async def double(x):\n    return 2 * x", "is a coroutine (is it an `async def`?), but"),
        ("def double(x):\n    return np.array(['2'])", "is ndarray of str, but"),
    ],
)
def test_what_is_wrong_with_a_call_is_said(judge_toy: JudgeToy, double: str, said: str) -> None:
    judged = judge_toy(double=f"import numpy as np\n{double}")
    assert any(said in test.message for test in exercise(judged, "double").tests)


def test_pip_does_not_wait_for_a_network(judge_toy: JudgeToy) -> None:
    judged = judge_toy(first="%pip install nothing-of-this-name\nx = 1", last="print(x)")
    assert judged.report.cells[0].outcome == "ok"


def test_exit_and_quit_are_no_errors(judge_toy: JudgeToy) -> None:
    judged = judge_toy(first="exit", last="quit()")
    assert {cell.outcome for cell in judged.report.cells} == {"ok"}


def test_a_program_may_be_given_the_notebook_s_own_streams(judge_toy: JudgeToy) -> None:
    code = (
        "import faulthandler, subprocess, sys\nfaulthandler.enable()\n"
        "_ = subprocess.run(['echo', 'here'], stdout=sys.stdout, stderr=sys.stderr)"
    )
    judged = judge_toy(first=code)
    assert judged.cells[0].outputs == (
        {"output_type": "stream", "name": "stdout", "text": "here\n"},
    )


def test_a_cell_may_close_its_standard_streams(judge_toy: JudgeToy) -> None:
    judged = judge_toy(first="import os\nfor d in (0, 1, 2):\n    os.close(d)\nprint('here')")
    assert judged.report.cells[0].outcome == "ok"
    assert judged.report.score == 12


def test_an_error_that_ipython_only_prints_has_a_name(judge_toy: JudgeToy) -> None:
    judged = judge_toy(first="%no_such_magic")
    assert judged.cells[0].detail == "UsageError"


def test_what_one_call_leaves_behind_no_other_test_sees(judge_toy: JudgeToy) -> None:
    code = (
        "calls = []\ndef double(x):\n    calls.append(1)\n    return len(calls) * 2 * np.asarray(x)"
    )
    judged = judge_toy(double=code, last="calls.clear()")
    lost = [t.id for t in exercise(judged, "double").tests if t.outcome != "passed"]
    assert lost == ["test_is_vectorised"]  # the only test that calls twice


def test_working_in_place_costs_the_check_for_it_and_no_other(judge_toy: JudgeToy) -> None:
    code = "def double(x):\n    if np.ndim(x):\n        x *= 2\n        return x\n    return 2 * x"
    judged = judge_toy(double=code, quadruple="def quadruple(x):\n    return 4 * np.asarray(x)")
    failed = {t.id: t.message for t in exercise(judged, "double").tests if t.outcome != "passed"}
    assert list(failed) == ["test_nothing_is_changed"]
    assert "changed what was passed in (argument 1)" in failed["test_nothing_is_changed"]


def test_many_steps_are_no_loop(judge_toy: JudgeToy) -> None:
    steps = "    y = 0\n" * 300
    judged = judge_toy(double=f"def double(x):\n{steps}    return 2 * np.asarray(x)")
    assert outcomes(judged, "double") == {"passed"}


def test_printing_an_array_is_no_loop(judge_toy: JudgeToy) -> None:
    code = "def double(x):\n    print('called with', x)\n    return 2 * np.asarray(x)"
    assert exercise(judge_toy(double=code), "double").score == 6


def test_np_vectorize_is_a_loop(judge_toy: JudgeToy) -> None:
    code = "def double(x):\n    return np.vectorize(lambda v: 2 * v)(x)"
    failed = [t.id for t in exercise(judge_toy(double=code), "double").tests if t.message]
    assert failed == ["test_is_vectorised"]


def test_a_right_loop_is_not_taken_for_a_misconception_that_works_in_place(
    toy: CourseDir,
) -> None:
    known = toy.solutions("ps1") / "misconceptions.py"
    in_place = '''
    Misconception(
        id="double-in-place",
        exercise="double",
        description="works in place",
        hint="Compare the argument before and after.",
        code="""
        def double(x):
            if np.ndim(x) == 0:
                return 2 * x
            x *= 2
            return x
        """,
    ),
)
'''
    known.write_text(known.read_text().rstrip().removesuffix(")").rstrip() + in_place)
    loop = "def double(x):\n    return np.reshape([2 * v for v in np.ravel(x)], np.shape(x))"
    assert exercise(_judge_reference(toy, loop), "double").diagnoses == ()


def test_the_name_of_what_a_cell_raised_is_told(judge_toy: JudgeToy) -> None:
    cells = judge_toy(first="import nothing_of_this_name").report.cells
    assert (cells[0].outcome, cells[0].detail) == ("raised", "ModuleNotFoundError")


def test_a_loop_costs_only_the_check_for_loops(judge_toy: JudgeToy) -> None:
    code = "def double(x):\n    return np.reshape([2 * v for v in np.ravel(x)], np.shape(x))"
    judged = judge_toy(double=code)
    failed = [t.id for t in exercise(judged, "double").tests if t.outcome != "passed"]
    assert failed == ["test_is_vectorised"]


def test_an_ordinary_test_cell_scores_as_nbgrader_scores_it(judge_toy: JudgeToy) -> None:
    wrong = judge_toy(double="def double(x):\n    return abs(2 * np.asarray(x))")
    assert exercise(wrong, "plain").score == 0
    assert exercise(judge_toy(), "plain").score == 2


def test_harmless_oddities_cost_nothing(judge_toy: JudgeToy) -> None:
    judged = judge_toy(
        first="import sys, warnings\nnp = __import__('numpy')\nnp.seterr(all='raise')\n"
        "warnings.simplefilter('error')\nsys.setrecursionlimit(400)\nprint('hello')",
        double="def double(x):\n    print('called')\n    return np.asarray(x) * 2",
    )
    assert judged.report.score == 12


def test_files_beside_the_notebook_are_there(judge_toy: JudgeToy) -> None:
    judged = judge_toy(
        files=(("helper.py", b"FACTOR = 2\n"), ("data/naïve name.txt", b"2")),
        double="from helper import FACTOR\ndef double(x):\n"
        "    return float(open('data/naïve name.txt').read()) * np.asarray(x)",
    )
    assert exercise(judged, "double").score == 6


def test_a_file_named_like_a_library_does_not_take_its_place(judge_toy: JudgeToy) -> None:
    assert judge_toy(files=(("numpy.py", b"raise SystemExit"),)).report.score == 12


def test_two_runs_give_the_same_report_but_for_times(judge_toy: JudgeToy) -> None:
    def timeless(report: Report) -> Report:
        return replace(report, cells=tuple(replace(c, seconds=0.0) for c in report.cells))

    code = "def double(x):\n    return np.asarray(x) + np.abs(x)"
    first, second = judge_toy(double=code).report, judge_toy(double=code).report
    assert timeless(first) == timeless(second)


def test_hidden_inputs_differ_between_submissions_and_repeat_for_the_same() -> None:
    one, other = Submission("ps1", "a", ()), Submission("ps1", "a", (), unreadable="x")
    assert seeding(b"s", one)("test") == seeding(b"s", one)("test")
    assert seeding(b"s", one)("test") != seeding(b"s", other)("test")
    assert seeding(b"s", one)("test") != seeding(b"t", one)("test")
    assert seeding(b"s", one)("test") != seeding(b"s", one)("test2")


def test_the_key_changes_with_the_suite_the_limits_and_the_work(toy: CourseDir) -> None:
    folder = toy.solutions("ps1")
    assignment = toy.course.assignments[0]
    before = suite_key(folder, toy.course, assignment, b"s")
    assert suite_key(folder, toy.course, assignment, b"s") == before
    limits = replace(toy.course.limits, test_wall_s=2.0)
    assert suite_key(folder, replace(toy.course, limits=limits), assignment, b"s") != before
    assert suite_key(folder, toy.course, replace(assignment, limits=limits), b"s") != before
    suite = folder / "test_double.py"
    suite.write_text(suite.read_text() + "\n")
    assert suite_key(folder, toy.course, assignment, b"s") != before
    work = Submission("ps1", "a", ())
    assert report_key(work, before) != report_key(replace(work, unreadable="x"), before)


def test_a_suite_that_fails_by_its_own_fault_is_not_judged(toy: CourseDir) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    suite.write_text(suite.read_text().replace("2 * x, name", "2 * y, name", 1))
    judged = _judge_reference(toy)
    assert judged.report.not_judged == ("double",)


def test_an_answer_that_a_sound_suite_stumbles_over_is_wrong_and_not_our_fault(
    toy: CourseDir,
) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    text = suite.read_text()
    suite.write_text(
        text.replace("student.double(x), 2 * x,", "student.double(x)[0], 2 * x[0],", 1)
    )
    judged = _judge_reference(toy, "def double(x):\n    return None if np.ndim(x) else 2 * x")
    assert judged.report.not_judged == ()
    assert "failed" in outcomes(judged, "double")


def test_points_that_disagree_are_refused(toy: CourseDir) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    suite.write_text(suite.read_text().replace("@points(2)", "@points(3)", 1))
    with pytest.raises(PointsMismatch, match=r"double: course_config\.py gives 6 points"):
        _judge_reference(toy)


def test_a_suite_that_cannot_be_imported_is_the_courses_fault(toy: CourseDir) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    suite.write_text("import nothing_of_this_name\n")
    with pytest.raises(SuiteError, match="nothing_of_this_name"):
        _judge_reference(toy)


def test_a_test_without_points_is_the_courses_fault(toy: CourseDir) -> None:
    suite = toy.solutions("ps1") / "test_double.py"
    suite.write_text(suite.read_text().replace("@points(1)\n", "", 1))
    with pytest.raises(SuiteError, match="has no @points"):
        _judge_reference(toy)


def _judge_reference(toy: CourseDir, double: str = "def double(x):\n    return 2 * x") -> Judged:
    """Judge a notebook in this process, where the suite may have been changed."""
    release = json.loads(toy.release("ps1").read_text())
    cells = [
        replace(cell, source=double) if cell.grade_id == "double-answer" else cell
        for cell in parse_notebook(json.dumps(release).encode())
    ]
    restored, _ = restore(release, cells)
    submission = Submission("ps1", "someone", restored)
    assignment = toy.course.assignments[0]
    return open_judge(toy, assignment, b"secret", lambda judge: judge.judge(submission))


RESULT = {"output_type": "execute_result", "data": {"text/plain": "0.5"}, "metadata": {}}
STDERR = {"output_type": "stream", "name": "stderr", "text": "warned"}
STDOUT = {"output_type": "stream", "name": "stdout", "text": "said"}


@pytest.mark.parametrize("text", ["0.5", "2", "0", "nan", "-1", "np.float64(1.0)"])
def test_a_test_cell_s_number_counts_as_in_nbgrader(text: str) -> None:
    result = {**RESULT, "data": {"text/plain": text}}
    assert score_of(result) == nbgrader_s_score_of(result)


@pytest.mark.parametrize("outputs", list(permutations([RESULT, STDERR, STDOUT])))
def test_a_test_cell_s_first_word_counts_as_in_nbgrader(outputs: Any) -> None:
    assert score_of(*outputs) == nbgrader_s_score_of(*outputs)


def score_of(*outputs: Any) -> float:
    run = CellRun(outcome="ok", seconds=0, outputs=outputs)
    return _cell_exercise("plain", 2, run, words_of("en")).score


def nbgrader_s_score_of(*outputs: Any) -> float:
    from nbformat import from_dict
    from nbgrader.utils import determine_grade

    about = {"grade_id": "plain", "grade": True, "solution": False, "points": 2}
    cell = {
        "cell_type": "code",
        "metadata": {"nbgrader": about},
        "source": "",
        "outputs": [*outputs],
    }
    score, _ = determine_grade(from_dict(cell))
    return score
