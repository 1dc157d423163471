"""The page of an audit: every case and test in words, nothing unescaped, nothing from outside."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from autograder.audit.audit import Audit
from autograder.audit.page import as_page
from autograder.audit.trials import Trial
from autograder.audit.verdicts import Verdict

NASTY = "<script>alert('&')</script>"


@pytest.fixture
def page() -> str:
    cases = (
        Verdict(kind="reference", id="reference", exercise="", score=2, max_score=2),
        Verdict(
            kind="misconception",
            id=NASTY,
            exercise="f",
            score=1,
            max_score=2,
            lost=("test_one",),
            fault="is <unfair>",
        ),
    )
    mutants = (
        Trial(id="f-1", exercise="f", line=3, change="a < b -> a <= b", lost=()),
        Trial(id="f-2", exercise="f", line=4, change="a -> b", lost=(), reason="a is b & c"),
        Trial(id="f-3", exercise="f", line=5, change="killed", lost=("test_one", "test_two")),
    )
    found = Audit(
        assignment="ps1",
        tests={"f": ("test_one", "test_two")},
        cases=cases,
        mutants=mutants,
        faults=(NASTY,),
        notes=("a note",),
    )
    return as_page([found])


def test_what_comes_from_the_course_is_escaped(page: str) -> None:
    assert "<script" not in page
    assert "<unfair>" not in page
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in page


def test_survivors_are_listed_with_line_and_change(page: str) -> None:
    assert "✗ survived, line 3: <code>a &lt; b -&gt; a &lt;= b</code>" in page
    assert "✓ equivalent, line 4: <code>a -&gt; b</code> a is b &amp; c" in page


def test_every_case_meets_every_test_with_a_sign_and_a_word(page: str) -> None:
    row = page[page.index('<th scope="row"><code>&lt;script') :].partition("</tr>")[0]
    assert row.count("✗ fails") == 1
    assert row.count("✓ passes") == 1


def test_the_page_needs_nothing_else_and_suits_dark_screens(page: str) -> None:
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


def test_all_elements_are_closed_in_order(page: str) -> None:
    open_elements: list[str] = []

    class Checker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag != "meta":
                open_elements.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_elements.pop() == tag

    Checker().feed(page)
    assert open_elements == []


def test_an_assignment_without_faults_is_fair() -> None:
    page = as_page([Audit(assignment="ps1", tests={}, cases=())])
    assert "ps1: ✓ fair" in page
    assert "unfair" not in page
