"""The page of a class: everything escaped, nothing from outside, plots with words beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from autograder.evidence.evidence import Class, anonymous, evidence_of
from autograder.evidence.page import STYLE, as_page
from autograder.evidence.similar import Passage, SimilarCell, SimilarWork
from autograder.report import Diagnosis
from tests.evidence.test_evidence import a_report

NASTY = "<script>alert('&')</script>"


def a_pair(text: str) -> SimilarWork:
    side = (SimilarCell(cell=text, passages=(Passage(text=text, alike=True),)),)
    return SimilarWork(
        students=(text, "late"), cells=(text,), share=0.9, pieces=40.0, sides=(side, side)
    )


@pytest.fixture
def group() -> Class:
    """Return a class in which every text is an attack."""
    diagnosis = (Diagnosis(misconceptions=(NASTY,), hint=NASTY),)
    reports = [a_report(f"{NASTY}{i}", "pwpppw" if i % 2 else "pwwwwp") for i in range(12)]
    reports.append(a_report("late", "mrtcwn", diagnoses=diagnosis, notes=(NASTY,)))
    [exercise] = reports[-1].exercises
    tests = tuple(replace(t, title=NASTY, message=NASTY) for t in exercise.tests)
    reports[-1] = replace(reports[-1], exercises=(replace(exercise, tests=tests),))
    return Class(
        assignment="ps1",
        title=NASTY,
        reports=tuple(reports),
        previous={"late": a_report("late", "pppppp")},
        seconds_late={"late": 7200.0},
        similar=(a_pair(NASTY),),
    )


@pytest.fixture
def page(group: Class) -> str:
    return as_page(evidence_of(group))


def test_what_a_student_or_a_course_wrote_is_escaped(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in page


def test_the_page_needs_nothing_else_and_runs_nothing(page: str) -> None:
    for part in ("http", "url(", "src=", "href=", " onload", "javascript:"):
        assert part not in page


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


def test_each_plot_says_in_words_what_it_shows_and_has_a_table_beside_it(page: str) -> None:
    plots = re.findall(r'<svg role="img" aria-labelledby="(\S+) (\S+)".*?</svg>(.{40})', page, re.S)
    assert len(plots) == 2
    for title, description, after in plots:
        assert f'<title id="{title}">' in page
        assert re.search(rf'<desc id="{description}">[^<]+\d[^<]*</desc>', page)
        assert '<div class="wide">\n<table>' in after
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_checks_to_review_and_people_to_look_at_are_listed(page: str) -> None:
    review = page[page.index("Checks to review</h2>") : page.index("<h2>Submissions")]
    assert "those who pass have fewer points elsewhere" in review
    assert "2.0 hours late" in page
    assert "⚠ submissions in which it could not be judged: 1" in page


def test_an_outcome_has_a_column_where_somebody_has_it(page: str) -> None:
    for word in ("passed", "wrong", "missing", "raised", "timed out", "crashed", "not judged"):
        assert f'<th scope="col">{word}</th>' in page
    assert '<th scope="col">not run</th>' not in page


def test_a_regrade_is_told_with_its_reasons(page: str) -> None:
    assert "an earlier report: 1; with other points or outcomes than there: 1" in page
    assert "passed → missing" in page


def test_a_class_in_which_all_is_well_has_a_short_page() -> None:
    group = Class(
        assignment="ps1", title="", reports=(a_report("a", "p"),), previous={}, seconds_late={}
    )
    page = as_page(evidence_of(group))
    assert page.count("<p>None.</p>") == 2
    assert "None that is known." in page


def lightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    r, g, b = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (r, g, b)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_fills_can_be_told_apart_in_grey(scheme: int) -> None:
    fills = [
        re.findall(rf"--{name}: (#\w+)", STYLE)[scheme]
        for name in ("passed", "wrong", "missing", "error")
    ]
    shades = sorted(map(lightness, fills))
    for dark, light in pairwise(shades):
        assert (light + 0.05) / (dark + 0.05) > 1.3, fills


def test_similar_work_stands_side_by_side_and_is_called_a_signal(page: str) -> None:
    assert "A signal for a person, no finding" in page
    assert page.count("<mark>&lt;script&gt;") == 2


def test_similar_work_without_names_is_listed_without_its_code(group: Class) -> None:
    [pair] = evidence_of(anonymous(group, b"secret")).similar
    assert all(student.startswith("student-") for student in pair.students)
    assert pair.sides == ((), ())
    assert "side by side" not in as_page(evidence_of(anonymous(group, b"secret")))
