"""An exercise's result as a student sees it, in HTML and as text."""

from functools import partial
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from autograder import feedback
from autograder.pages import exercise as page_of
from autograder.report import OUTCOMES, Diagnosis, ExerciseReport, TestReport
from autograder.words import words_of

as_html = partial(page_of.as_html, words=words_of("en"))
as_text = partial(feedback.as_text, words=words_of("en"))

WORDS = {
    "passed": ("✓", "passed"),
    "failed": ("✗", "wrong"),
    "raised": ("✗", "raised an error"),
    "timed_out": ("✗", "no answer in time"),
    "crashed": ("✗", "crashed"),
    "missing": ("–", "missing"),
    "skipped": ("–", "not run"),
    "not_judged": ("?", "not judged"),
}
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> & \" ' </div> <!-- ]]>"


def a_test(outcome: str = "failed", **fields: Any) -> TestReport:
    values = {"id": "test_f", "title": "It doubles", "points": 2.0, "outcome": outcome}
    return TestReport(**{**values, **fields})


def exercise(*tests: TestReport, **fields: Any) -> ExerciseReport:
    values = {"name": "double", "score": 0.0, "max_score": 2.0, "tests": tests}
    return ExerciseReport(**{**values, **fields})


def hostile_exercise() -> ExerciseReport:
    """Return an exercise in which every text is an attack."""
    return exercise(
        a_test(title=HOSTILE, message=HOSTILE, hint=HOSTILE, follow_through=(HOSTILE,)),
        name=HOSTILE,
        diagnoses=(Diagnosis(misconceptions=(HOSTILE,), hint=HOSTILE),),
    )


def full_exercise() -> ExerciseReport:
    """Return an exercise with every outcome, messages, hints and two diagnoses."""
    tests = [
        a_test(outcome, title=f"Title <{outcome}>", message=f"Seen {outcome}.", hint="Look & see.")
        for outcome in OUTCOMES
    ]
    diagnoses = (
        Diagnosis(misconceptions=("a",), hint='Mind the "sign".'),
        Diagnosis(misconceptions=("b", "c"), hint=""),
    )
    return exercise(*tests, a_test("passed"), score=4.0, max_score=18.5, diagnoses=diagnoses)


class Page(HTMLParser):
    """Collects elements, attributes and text of a fragment, and checks that it is balanced."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)
        self.text += " "

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag != "span":
            self.text += " "

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("make", [hostile_exercise, full_exercise])
def test_the_page_is_made_of_our_own_elements_only(make):
    page = Page(as_html(make()))
    assert page.tags <= {"style", "div", "strong", "p", "ul", "li", "span", "code"}
    assert page.attributes <= {"class", "role", "lang", "aria-hidden"}
    assert page.open == []


def test_hostile_text_stays_text_in_every_field():
    html = as_html(hostile_exercise())
    assert "<script" not in html
    assert "<img" not in html
    assert "<!--" not in html
    # name, diagnosis, title, message, hint; ids are not shown
    assert unescape(html).count(HOSTILE) == 4


def test_the_hint_of_a_diagnosis_takes_the_place_of_the_tests_hints():
    diagnosed = exercise(
        a_test(message="Wrong sign.", hint="Look at the transpose."),
        diagnoses=(Diagnosis(misconceptions=("sign",), hint="Which sign has the error?"),),
    )
    for page in (as_html(diagnosed), as_text(diagnosed)):
        assert "Which sign has the error?" in page
        assert "Look at the transpose." not in page
    undecided = exercise(
        a_test(message="Wrong sign.", hint="Look at the transpose."),
        diagnoses=(Diagnosis(misconceptions=("sign", "other"), hint=""),),
    )
    for page in (as_html(undecided), as_text(undecided)):
        assert "Look at the transpose." in page


def test_quotes_cannot_end_an_attribute():
    html = as_html(exercise(a_test(title="\" onclick='x' \"")))
    assert "&#34; onclick=&#39;x&#39; &#34;" in html


def test_a_page_loads_nothing_and_runs_nothing():
    html = as_html(full_exercise()).lower()
    for part in ("<script", "javascript:", "http", "url(", "src=", "href=", " on"):
        assert part not in html


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_has_a_sign_and_a_word(outcome):
    sign, word = WORDS[outcome]
    earned = 2 if outcome == "passed" else 0
    text = as_text(exercise(a_test(outcome)))
    assert f"  {sign} It doubles ({word}, {earned} of 2)" in text.splitlines()
    html = as_html(exercise(a_test(outcome)))
    assert f'<span class="ag-sign" aria-hidden="true">{sign}</span>' in html
    assert f"({word}, {earned} of 2)" in html


def test_the_meaning_of_a_sign_is_there_without_seeing_it():
    for sign, word in WORDS.values():
        assert sign != word
    assert len({word for _, word in WORDS.values()}) == len(OUTCOMES)


@pytest.mark.parametrize("make", [hostile_exercise, full_exercise])
def test_text_and_page_say_the_same_in_the_same_order(make):
    sign, *said = words(Page(as_html(make())).text)
    assert sign in "✓◐✗–"
    assert said == words(as_text(make()))


def test_the_head_tells_the_points_without_needless_zeros():
    assert as_text(full_exercise()).startswith("double: 4 of 18.5 points\n")


def test_a_diagnosis_without_a_hint_leaves_no_empty_line():
    text = as_text(exercise(a_test(), diagnoses=(Diagnosis(misconceptions=("a", "b"), hint=""),)))
    assert text.splitlines() == ["double: 0 of 2 points", "  ✗ It doubles (wrong, 0 of 2)"]


def test_the_ids_of_misconceptions_are_not_shown():
    diagnosis = Diagnosis(misconceptions=("forgot-the-derivative",), hint="Look again.")
    for show in (as_html, as_text):
        shown = show(exercise(a_test(), diagnoses=(diagnosis,)))
        assert "Look again." in shown
        assert "forgot-the-derivative" not in shown


def test_message_and_hint_stand_below_their_test():
    text = as_text(exercise(a_test(message="Wrong sign.", hint="Which way is down?")))
    assert text.splitlines()[2:] == ["      Wrong sign.", "      Hint: Which way is down?"]


def test_a_test_that_passed_in_silence_takes_one_line():
    text = as_text(exercise(a_test("passed"), score=2.0))
    assert len(text.splitlines()) == 2


def test_full_points_look_other_than_lost_ones():
    good = as_html(exercise(a_test("passed"), score=2.0))
    bad = as_html(exercise(a_test("failed"), score=0.0))
    assert 'class="ag ag-good"' in good
    assert 'class="ag ag-bad"' in bad
    assert good.count("✗") == 0 < bad.count("✗")


def test_what_several_checks_saw_alike_is_said_once():
    stub = "`double` still raises NotImplementedError."
    tests = [a_test("missing", title=f"Check {i}", message=stub) for i in range(3)]
    for show in (as_html, as_text):
        assert show(exercise(*tests)).count("still raises") == 1
        assert "same as above" not in show(exercise(*tests))


def test_what_was_just_said_is_not_said_again():
    tests = [a_test(title=f"Check {i}", message=m) for i, m in enumerate(("A.", "A.", "B.", "A."))]
    lines = [line.strip() for line in as_text(exercise(*tests)).splitlines()]
    assert lines[2::2] == ["A.", "The same as above.", "B.", "A."]


def test_work_that_was_not_begun_is_not_called_wrong():
    result = feedback.result_of(exercise(a_test("missing")), words_of("en"))
    assert (result.sign, result.word) == ("–", "not attempted")
    text = as_text(exercise(a_test("missing", hint="Mind the sign."), a_test("missing")))
    assert "✗" not in text
    assert "Mind the sign." not in text
    result = feedback.result_of(exercise(a_test("failed"), a_test("missing")), words_of("en"))
    assert (result.sign, result.word) == ("✗", "not yet")


def test_a_test_cell_gives_a_part_of_its_points():
    cell = a_test("failed", id="cell", title="plain")
    text = as_text(exercise(cell, name="plain", score=1.5))
    assert "The checks in the notebook's own cell (wrong, 1.5 of 2)" in text


def test_between_backticks_stands_code():
    html = as_html(exercise(a_test(message='`f` raised, at your line `a < "b"`.')))
    assert "<code>f</code> raised, at your line <code>a &lt; &#34;b&#34;</code>." in html


@pytest.mark.parametrize("outcome", ["timed_out", "crashed"])
def test_no_hint_on_the_mathematics_is_given_where_no_answer_came(outcome):
    for show in (as_html, as_text):
        assert "Mind the sign." not in show(exercise(a_test(outcome, hint="Mind the sign.")))
