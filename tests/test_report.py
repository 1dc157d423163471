"""The Report as a value, as JSON, and as ``docs/report.md`` and its schema specify it."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from autograder.course import ISOLATIONS
from autograder.report import (
    NOT_JUDGED,
    OUTCOMES,
    PASSED,
    CellReport,
    Diagnosis,
    ExerciseReport,
    Report,
    TestReport,
)

DOCS = Path(__file__).parents[1] / "docs"
KINDS = (Report, ExerciseReport, TestReport, Diagnosis, CellReport)
CELL_OUTCOMES = ("ok", "raised", "timed_out", "crashed", "not_run")


def a_test(outcome: str, **fields: Any) -> TestReport:
    hint = "" if outcome == PASSED else 'Mind the ümläut, the "quote" and the \u2028 line.'
    values = {"id": f"test_{outcome}", "title": "t", "points": 1.5, "hint": hint}
    return TestReport(**{**values, "outcome": outcome, **fields})


def full_report() -> Report:
    """Return a Report that has every kind of content."""
    followed = a_test(PASSED, id="f", message="Right, given `g`.", follow_through=("g", "h"))
    return Report(
        assignment="ps1",
        student="ada",
        key="0" * 64,
        isolation="process",
        score=3.0,
        max_score=13.5,
        exercises=(
            ExerciseReport(
                name="f",
                score=3.0,
                max_score=13.5,
                tests=(*map(a_test, OUTCOMES), followed),
                diagnoses=(
                    Diagnosis(misconceptions=("one",), hint="Look at the sign."),
                    Diagnosis(misconceptions=("two", "three"), hint=""),
                ),
            ),
            ExerciseReport(name="plain", score=0, max_score=0, tests=(a_test("failed"),)),
        ),
        cells=tuple(
            CellReport(index=i, grade_id="", outcome=outcome, detail="d", seconds=0.25)
            for i, outcome in enumerate(CELL_OUTCOMES)
        ),
        notes=("a locked cell was restored", "another"),
        unreadable="not JSON",
    )


def smallest_report() -> Report:
    return Report(
        assignment="ps1",
        student="ada",
        key="k",
        isolation="process",
        score=0.0,
        max_score=0.0,
        exercises=(),
    )


def schema() -> dict[str, Any]:
    return json.loads((DOCS / "report.schema.json").read_text("utf-8"))


def complaints(data: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema())
    return [error.message for error in validator.iter_errors(data)]


def as_data(report: Report) -> dict[str, Any]:
    return json.loads(report.to_json())


# round trip


@pytest.mark.parametrize("make", [full_report, smallest_report])
def test_a_report_comes_back_from_json_as_it_was(make):
    assert Report.from_json(make().to_json()) == make()


def test_what_comes_back_is_frozen_all_the_way_down():
    report = Report.from_json(full_report().to_json())
    hash(report)  # a list anywhere inside would have no hash
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.score = 1.0  # type: ignore[misc]


def test_the_same_report_gives_the_same_json_with_one_final_line_feed():
    assert full_report().to_json() == full_report().to_json()
    assert full_report().to_json().endswith("}\n")


def test_json_keeps_letters_readable():
    assert "ümläut" in full_report().to_json()


def test_a_test_earns_its_points_only_where_it_passed():
    assert {outcome: a_test(outcome).earned for outcome in OUTCOMES} == {
        **dict.fromkeys(OUTCOMES, 0.0),
        PASSED: 1.5,
    }


def test_exercises_that_could_not_be_judged_are_named():
    report = dataclasses.replace(
        smallest_report(),
        exercises=(
            ExerciseReport(name="f", score=0, max_score=1, tests=(a_test("failed"),)),
            ExerciseReport(
                name="g", score=0, max_score=1, tests=(a_test(PASSED), a_test(NOT_JUDGED))
            ),
        ),
    )
    assert report.not_judged == ("g",)


# nonsense


@pytest.mark.parametrize(
    "text",
    ["", "report", "[]", "{}", "null", "3", '"text"', '{"schema": 1}', "[" * 100_000],
    ids=lambda text: text[:12] or "empty",
)
def test_json_that_is_no_report_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # any message
        Report.from_json(text)


def test_a_report_of_another_schema_is_refused():
    with pytest.raises(ValueError, match="schema"):
        Report.from_json(json.dumps({**as_data(full_report()), "schema": 2}))


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Report)][:7])
def test_a_report_without_a_needed_field_is_refused(field):
    data = as_data(full_report())
    del data[field]
    with pytest.raises(ValueError, match=field):
        Report.from_json(json.dumps(data))


def test_a_report_with_an_unknown_field_is_refused():
    with pytest.raises(ValueError, match="surprise"):
        Report.from_json(json.dumps({**as_data(full_report()), "surprise": 1}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("exercises", [5]),
        ("exercises", [{}]),
        ("cells", [None]),
        ("cells", [[]]),
        ("exercises", None),
        ("exercises", "abc"),
        ("score", "3"),
        ("student", None),
        ("notes", [1]),
    ],
)
def test_a_report_with_a_field_of_another_type_is_refused(field, value):
    with pytest.raises(ValueError):  # noqa: PT011  # any message
        Report.from_json(json.dumps({**as_data(full_report()), field: value}))


def test_a_report_with_an_unknown_outcome_is_refused():
    with pytest.raises(ValueError):  # noqa: PT011  # any message
        Report.from_json(full_report().to_json().replace('"raised"', '"fell over"'))


# schema


def test_the_schema_is_a_schema_of_draft_2020_12():
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("make", [full_report, smallest_report])
def test_a_report_of_every_kind_of_content_validates(make):
    assert complaints(as_data(make())) == []


def test_the_schema_names_the_outcomes_and_isolations_that_the_code_has():
    kinds = schema()["$defs"]
    assert kinds["test"]["properties"]["outcome"]["enum"] == list(OUTCOMES)
    assert kinds["cell"]["properties"]["outcome"]["enum"] == list(CELL_OUTCOMES)
    assert schema()["properties"]["isolation"]["enum"] == list(ISOLATIONS)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (ExerciseReport, "exercise"),
        (TestReport, "test"),
        (Diagnosis, "diagnosis"),
        (CellReport, "cell"),
    ],
)
def test_the_schema_has_the_fields_of_each_part_in_order(kind, part):
    names = [field.name for field in dataclasses.fields(kind)]
    assert list(schema()["$defs"][part]["properties"]) == names
    assert schema()["$defs"][part]["required"] == names


def test_the_schema_has_the_fields_of_the_whole_report_in_order():
    names = ["schema", *(field.name for field in dataclasses.fields(Report))]
    assert list(schema()["properties"]) == names
    assert schema()["required"] == names


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", 2),
        ("score", -1),
        ("score", "3"),
        ("student", ""),
        ("isolation", "none"),
        ("exercises", [{"name": "f"}]),
        ("surprise", 1),
    ],
)
def test_the_schema_refuses_what_is_no_report(field, value):
    assert complaints({**as_data(full_report()), field: value})


def test_the_schema_allows_follow_through_only_for_a_test_that_passed():
    data = as_data(full_report())
    data["exercises"][0]["tests"][-1]["outcome"] = "failed"
    assert complaints(data)


# documentation


def sections() -> dict[str, str]:
    """Return the text of the documentation by heading."""
    parts = re.split(r"^#+ (.+)$", (DOCS / "report.md").read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_the_documentation_names_every_field_in_its_part(kind):
    heading = kind.__name__ if kind is Report else kind.__name__.removesuffix("Report")
    rows = re.findall(r"^\| `(\w+)` \|", sections()[heading], flags=re.MULTILINE)
    fields = [field.name for field in dataclasses.fields(kind)]
    assert rows == (["schema", *fields] if kind is Report else fields)


def test_the_documentation_says_what_each_outcome_means():
    rows = re.findall(r"^\| `(\w+)` \|", sections()["Outcomes"], flags=re.MULTILINE)
    assert rows == [*OUTCOMES, *CELL_OUTCOMES]


def test_the_documentation_s_example_is_a_report():
    [example] = re.findall(r"```json\n(.*?)```", sections()["Example"], flags=re.DOTALL)
    assert complaints(json.loads(example)) == []
    report = Report.from_json(example)
    assert report.score == sum(e.score for e in report.exercises)
    assert report.max_score == sum(e.max_score for e in report.exercises)
