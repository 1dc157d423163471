"""The benchmark: its asserts are as strict as the suites, its results have their figures."""

import json
import re
import sys
import types

import numpy as np
import pytest

from autograder.judge.diagnosis import load_misconceptions
from autograder.notebooks.authored import load_reference
from benchmarks import breakdown, chart, classes, environments, prairielearn
from benchmarks.__main__ import _parts, main
from benchmarks.assertions import assert_cell
from benchmarks.machine import ROOT
from benchmarks.measurement import CommandFailed, ratio, spread
from benchmarks.single import check_scores
from benchmarks.throughput import parts_ms

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


@pytest.mark.parametrize(
    ("file", "function"), sorted(place for places in breakdown.PARTS.values() for place in places)
)
def test_the_functions_by_which_time_is_told_apart_are_there(file, function):
    folder = ROOT if file.startswith(("benchmarks/", "autograder/")) else ROOT / "autograder"
    assert re.search(rf"^ *def {function}\(", (folder / file).read_text(), re.MULTILINE)


def test_a_class_without_plots_is_the_same_but_for_them(tmp_path):
    whole, bare = (
        json.loads(
            classes.built_course(tmp_path / str(plots), plots=plots)
            .source(classes.ASSIGNMENT)
            .read_text("utf-8")
        )
        for plots in (True, False)
    )
    kept = [c["source"] for c in whole["cells"] if "plot" not in c["metadata"].get("tags", ())]
    assert [c["source"] for c in bare["cells"]] == kept
    assert len(kept) == len(whole["cells"]) - 2


def test_each_part_of_a_notebook_is_set_beside_its_floor():
    where = {"right": {"parts_ms": {"cells": 90.0, "tests": 80.0, "other": 1.0}}}
    floors = {"cells: bare": {"median": 60.0}, "fork: bare": {"median": 2.0}}
    parts = parts_ms(where, {**floors, "fork: shut in": {"median": 7.0}})
    assert parts["cells"] == {"right": 90.0, "floor": 60.0}
    assert parts["fork"] == {"floor": 2.0}
    lines = _parts(parts)
    assert lines[0].split()[-2:] == ["right", "floor"]
    assert ["cells", "90.0", "60.0"] in [line.split() for line in lines]
    assert ["fork", "-", "2.0"] in [line.split() for line in lines]


def test_the_asserts_leave_no_name_behind_in_the_notebook():
    names = load_reference(FOLDER / "notebook.py")
    exec("", names)
    before = set(names)
    exec(assert_cell(FOLDER, "forward"), names)
    assert set(names) == before


class Elsewhere:
    """Stands in for the plugin's sandbox: answers come as JSON, dictionaries of arrays never."""

    def __init__(self, names):
        self._names = names

    def query_function(self, name, *args, query_timeout):
        return from_json(json.loads(json.dumps(to_json(self._names[name](*args)))))


def to_json(value):
    if isinstance(value, np.ndarray):
        return {"_type": "ndarray", "_value": value.tolist(), "_dtype": str(value.dtype)}
    return value


def from_json(value):
    if isinstance(value, dict) and "_type" in value:
        return np.array(value["_value"]).astype(value["_dtype"])
    return value


@pytest.fixture
def plugin(monkeypatch, pytestconfig):
    """Stand in for what the tests and ``trailing_code.py`` need of PrairieLearn's plugin."""
    pytestconfig.addinivalue_line("markers", "grading_data(name, points): as the plugin has it")
    package = types.ModuleType("pytest_prairielearn_grader")
    package.ConfigObject = lambda **values: types.SimpleNamespace(**values)
    wire = types.ModuleType("pytest_prairielearn_grader.json_utils")
    wire.to_json, wire.from_json = to_json, from_json
    monkeypatch.setitem(sys.modules, package.__name__, package)
    monkeypatch.setitem(sys.modules, wire.__name__, wire)


def judged_elsewhere(source, exercise):
    """Run the plugin's test of an exercise; the notebook's names are reached by calls only."""
    names = load_reference(FOLDER / "notebook.py")
    exec(source + prairielearn.TRAILING, names)
    tests = {}
    exec(prairielearn.hidden_tests(FOLDER, {exercise: 1.0}), tests)
    tests[f"test_{exercise}"](Elsewhere(names))


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_asserts_pass_with_the_reference_in_another_process_too(exercise):
    judged_elsewhere("", exercise)


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("id_", ["bw-mean-twice", "up-in-place", "fw-sigmoid-sign", "cv-in-place"])
def test_the_asserts_fail_with_a_misconception_in_another_process_too(id_):
    slip = next(slip for slip in WRONG if slip.id == id_)
    with pytest.raises(AssertionError):
        judged_elsewhere(slip.source + "\n", slip.exercise)


def test_the_plugin_gets_every_code_cell_but_the_visible_checks():
    def cell(kind, source, name):
        return {"cell_type": kind, "source": source, "metadata": {"nbgrader": {"grade_id": name}}}

    cells = [
        cell("markdown", "Read this.", "text"),
        {"cell_type": "code", "source": ["a = 1\n", "a"], "metadata": {}},
        cell("code", "def f(): ...", "f-answer"),
        cell("code", "f()", "f-check"),
    ]
    made = prairielearn.tagged({"cells": cells, "nbformat": 4})
    assert [made_cell["source"] for made_cell in made["cells"]] == [
        "Read this.",
        "#grade\na = 1\na",
        "#grade\ndef f(): ...",
        "f()",
    ]


def test_a_grader_that_knows_right_from_wrong_is_measured():
    check_scores("other", [1.0, 0.4], [True, False])


@pytest.mark.parametrize("scores", [[0.9, 0.4], [1.0, 1.0], [1.0, 0.0]])
def test_the_time_of_a_grader_that_errs_is_none(scores):
    with pytest.raises(CommandFailed, match=r"other: notebook [01] is"):
        check_scores("other", scores, [True, False])


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("nbgrader==0.9.*", "nbgrader"),
        ("package[extra]==0.3.1", "package"),
        ("plot_serializer", "plot-serializer"),
    ],
)
def test_a_package_is_known_by_its_name(asked, name):
    assert environments.name_of(asked) == name


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
