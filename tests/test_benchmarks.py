"""The benchmark: its asserts are as strict as the suites, its results have their figures."""

import json
import re

import pytest

from autograder.judge.diagnosis import load_misconceptions
from autograder.notebooks.authored import load_reference
from benchmarks import chart, classes
from benchmarks.__main__ import main
from benchmarks.assertions import assert_cell
from benchmarks.machine import ROOT
from benchmarks.measurement import CommandFailed, ratio, spread
from benchmarks.single import check_scores

FOLDER = ROOT / "solutions" / "ps6_backprop"
EXERCISES = sorted(path.stem.removeprefix("test_") for path in FOLDER.glob("test_*.py"))
WRONG = load_misconceptions(FOLDER)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_asserts_of_the_other_graders_pass_with_the_reference(exercise):
    exec(assert_cell(FOLDER, exercise), load_reference(FOLDER / "notebook.py"))


@pytest.mark.parametrize("slip", WRONG, ids=lambda slip: slip.id)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_the_asserts_of_the_other_graders_fail_with_every_misconception(slip):
    names = load_reference(FOLDER / "notebook.py")
    exec(slip.source, names)
    with pytest.raises(Exception):  # noqa: B017, PT011  # whatever a wrong solution leads to
        exec(assert_cell(FOLDER, slip.exercise), names)


def test_the_asserts_leave_no_name_behind_in_the_notebook():
    names = load_reference(FOLDER / "notebook.py")
    exec("", names)
    before = set(names)
    exec(assert_cell(FOLDER, "forward"), names)
    assert set(names) == before


def test_a_grader_that_knows_right_from_wrong_is_measured():
    check_scores("other", [1.0, 0.4], [True, False])


@pytest.mark.parametrize("scores", [[0.9, 0.4], [1.0, 1.0], [1.0, 0.0]])
def test_the_time_of_a_grader_that_errs_is_none(scores):
    with pytest.raises(CommandFailed, match=r"other: notebook [01] is"):
        check_scores("other", scores, [True, False])


def test_a_third_of_a_class_has_a_slip_and_always_the_same():
    class Course:
        def solutions(self, assignment):
            return ROOT / "solutions" / assignment

    answers = classes.answers_of_a_class(Course(), 60)
    assert sum(map(bool, answers.values())) == 20
    assert answers == classes.answers_of_a_class(Course(), 60)


def test_a_ratio_comes_with_its_most_cautious_reading():
    assert ratio(spread([2.0, 4.0, 3.0]), spread([1.0, 2.0, 1.5])) == {
        "ratio": 2.0,
        "lowest": 1.0,
        "highest": 4.0,
    }


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    parts = ["layers", "cold", "growth"]
    assert main([*parts, "--quick", "--no-foreign", "--results", str(folder)]) == 0
    return folder, {part: json.loads((folder / f"{part}.json").read_text()) for part in parts}


def test_each_result_says_on_which_machine_and_with_what_it_was_measured(measured):
    for result in measured[1].values():
        assert {"cores", "memory_gib", "kernel", "python", "versions"} <= result["machine"].keys()
        assert len(result["load_before_and_after"]) == 2


def test_the_results_have_their_figures(measured):
    figures = {part: result["figures"] for part, result in measured[1].items()}
    assert figures["layers"]["figures_ms"]["bare fork"]["runs"] == 5
    assert "Landlock" in figures["layers"]["added_ms"]
    assert figures["cold"]["figures"]["ours"]["seconds"]["runs"] == 2
    assert figures["cold"]["imports"]["modules"] > 0
    assert figures["growth"]["figures"]["4"]["scores"] == [12.0]
    assert figures["growth"]["unchanged"]["unchanged"] == 4


def test_the_chart_says_in_words_what_it_shows(measured):
    drawn = (measured[0] / chart.NAME).read_text("utf-8")
    said = re.search(r'<desc id="desc">(.*?)</desc>', drawn)
    assert said is not None
    assert "a fork with all isolation layers" in said[1]


def test_an_unknown_part_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["speed"])
    assert stopped.value.code == 2
    assert "speed" in capsys.readouterr().err
