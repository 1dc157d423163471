"""A feedback page: all that helps is on it, nothing hidden is, and it needs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from autograder.grades import Mark
from autograder.pages.code import own_traceback, released
from autograder.pages.markdown import as_html
from autograder.pages.page import feedback_page
from autograder.words import words_of
from tests.pages.conftest import SECRET, TRACEBACK, code, raised, the_grade, the_notebook

VOID = {"meta", "img", "br", "hr", "col"}


class Tree(HTMLParser):
    """Collects elements, and asks that each is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.elements if attribute in a]


def page(language: str = "en") -> str:
    grade, grades = the_grade(language)
    return feedback_page(grade, grades, the_notebook())


def plain(html: str) -> str:
    return " ".join(Tree(html).text.split())


def test_nothing_runs_and_nothing_is_loaded(language):
    html = page(language)
    tree = Tree(html)
    assert not {"script", "iframe", "link", "object", "embed"} & {tag for tag, _ in tree.elements}
    assert not [a for _, attrs in tree.elements for a in attrs if a.startswith("on")]
    assert all(src.startswith("data:image/png;base64,") for src in tree.values("src"))
    assert all(href.startswith("#") for href in tree.values("href"))
    assert not re.search(r"url\(|@import|https?:", html)


def test_nothing_hidden_is_shown(language):
    html = page(language)
    assert SECRET not in html
    assert "f-sign" not in html, "a misconception's id"
    assert "had been edited" not in html, "a note for staff"
    assert "/usr/lib" not in html, "a path of this machine"
    assert "assert f(2)" in Tree(html).text, "what is visible in the same cell stays"


def test_a_hidden_region_without_an_end_hides_the_rest():
    assert released(f"a\n### BEGIN HIDDEN TESTS\n{SECRET}") == "a"
    assert released("a\nb") == "a\nb"


def test_a_traceback_is_cut_to_the_notebook_s_own_cells():
    lines = own_traceback(TRACEBACK).splitlines()
    assert lines[2:] == [
        "Cell In[3], line 2",
        "----> 2 invert(np.zeros((2, 2)))",
        "[…]",
        "LinAlgError: Singular matrix",
    ]


def test_all_text_is_escaped():
    html = page()
    assert "<b>gesagt" not in html
    assert "Gut &lt;b&gt;gesagt&lt;/b&gt;." in html
    assert "Löve &amp; Söhne" in html
    assert "x @ &#34;&lt;b&gt;&#34;</code>" in html
    assert "# &lt;b&gt;" in html


def test_the_page_is_in_the_course_s_language(language):
    tree = Tree(page(language))
    assert tree.elements[0] == ("html", {"lang": language})
    other = words_of({"en": "de", "de": "en"}[language])
    said = " ".join(tree.text.split())
    for label in ("overview", "exercises", "notebook", "skip", "your_code", "to_be_marked"):
        assert words_of(language).label(label) in said
        assert other.label(label) not in said


def test_the_overview_links_to_every_part_and_tells_its_points():
    html = page()
    tree = Tree(html)
    targets = set(tree.values("id"))
    assert {href[1:] for href in tree.values("href")} <= targets
    assert len(targets) == len(tree.values("id")), "an id is there once"
    rows = re.findall(r"<tr><th scope=\"row\">(.+?)</tr>", html, re.DOTALL)
    said = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]
    assert said == [
        "f ◐ in part 1 of 4",
        "plain ◐ in part 1.5 of 2",
        "Why so? ◐ in part 2.5 of 3",
        "Why so? – not marked yet – of 3",
    ]


def test_headings_come_in_order():
    levels = [int(tag[1]) for tag, _ in Tree(page()).elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_points_penalty_and_what_is_open_stand_on_top():
    said = plain(page())
    assert "4.5 of 12 points" in said
    assert "0.5 points are taken off because it was late." in said
    assert "3 points are still to come from written answers" in said


def test_a_check_says_what_was_seen_with_a_sign_and_a_word():
    said = plain(page())
    assert "✗ sign of f (wrong, 0 of 1)" in said
    assert "Every entry of f(x) has the wrong sign" in said
    assert "✓ shape of f (passed, 1 of 1)" in said
    assert "within 2.5 s" in said
    assert "innerhalb von 2,5 s" in plain(page("de"))


def test_the_misconception_s_hint_takes_the_place_of_the_test_s():
    said = plain(page())
    assert "Hint: Which way is *down*?" in said
    assert "Mind the sign." not in said


def test_cells_that_did_not_run_through_are_named():
    said = plain(page())
    assert "Cell 3 was stopped: no end after 10 s." in said
    assert "Cell 4 raised LinAlgError." in said
    assert "CellTimedOut" not in said
    assert "Zelle 3 wurde angehalten: kein Ende nach 10 s." in plain(page("de"))


def test_written_answers_say_who_marked_them_and_what_was_remarked():
    said = plain(page())
    assert "Marked by a person: 2.5 of 3 points." in said
    assert "Comment: Gut <b>gesagt</b>." in said
    assert "A person will mark this answer." in said
    assert "A person has looked at this and given 1.5 of 2 points." in said


def test_an_exercise_and_its_code_link_to_each_other():
    html = page()
    assert '<a href="#cell-5">your code</a>' in html
    assert '<a href="#result-f">' in html
    assert "# f, 4 points" not in html, "a suite's grade cell holds no code"


def test_long_output_is_cut_and_says_so():
    said = plain(page())
    assert "[… 5000 more characters are not shown]" in said
    assert "y" * 4001 not in said


def test_formulas_are_mathml():
    html = page()
    assert html.count("<math") == 3
    assert "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>" in html
    assert "$" not in Tree(html).text


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\text{</math><script>alert(1)</script>}",
        r"\style{background:url(http://a)}{x}",
        r"\undefined{" * 50,
        r"\left(" * 2000,
        "x" * 5000,
        "\ue0000\ue001",
    ],
)
def test_no_formula_brings_a_link_or_a_script_or_breaks_the_page(latex):
    html = str(as_html(f"before ${latex}$ after"))
    tree = Tree(html)
    assert not {"script", "a", "iframe"} & {tag for tag, _ in tree.elements}
    assert not {"href", "style", "onclick"} & {a for _, attrs in tree.elements for a in attrs}
    assert "before" in tree.text
    assert "after" in tree.text


def test_markdown_brings_no_script_and_no_picture_from_elsewhere():
    html = str(
        as_html("<script>x</script> ![p](http://a/b.png) [l](javascript:x) <i onclick=x>i</i>")
    )
    tree = Tree(html)
    assert "script" not in {tag for tag, _ in tree.elements}
    assert tree.values("src") == []
    assert tree.values("onclick") == []
    assert not any("javascript" in href for href in tree.values("href"))


def test_an_attached_picture_is_part_of_the_page():
    html = str(as_html("![A sketch](attachment:a.png)", {"a.png": {"image/png": "QUJD"}}))
    assert 'alt="A sketch"' in html
    assert 'src="data:image/png;base64,QUJD"' in html


def test_a_picture_that_is_shown_again_and_again_does_not_fill_the_page():
    attachments = {"a.png": {"image/png": "QUJD" * 1000}}
    html = as_html("![a](attachment:a.png)\n" * 5, attachments)
    assert html.count("QUJDQUJD" + "QUJD" * 998) == 3


def test_without_a_notebook_the_results_stand_alone():
    grade, grades = the_grade("en")
    html = feedback_page(grade, grades)
    assert "Every entry of f(x) has the wrong sign" in html
    assert "Your notebook" not in html
    assert {href[1:] for href in Tree(html).values("href")} <= set(Tree(html).values("id"))


# The first alarm may fall into a callback of the garbage collector, which tells of it and goes on.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_notebook_that_takes_too_long_to_show_is_left_out(monkeypatch, language):
    monkeypatch.setattr("autograder.pages.page.PAGE_S", 0.05)
    grade, grades = the_grade(language)
    slow = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": "<b title=1><p>x" * 9000}
    notebook = the_notebook()
    html = feedback_page(grade, grades, {**notebook, "cells": [*notebook["cells"], slow]})
    said = words_of(language).label("notebook_not_shown")
    assert said in Tree(html).text
    assert len(html) < 100_000


def test_a_cell_s_own_error_is_shown_and_one_of_hidden_checks_by_name_only():
    grade, grades = the_grade("en")
    hidden = code("### BEGIN HIDDEN TESTS\n1/0", raised("ZeroDivisionError", SECRET))
    open_ = code("1/0", raised("ZeroDivisionError", "ZeroDivisionError: division by zero"))
    html = feedback_page(grade, grades, {"cells": [hidden, open_]})
    assert SECRET not in html
    assert html.count('<pre class="out error">ZeroDivisionError</pre>') == 1
    assert "ZeroDivisionError: division by zero" in html


def test_the_same_grade_gives_the_same_page(language):
    assert page(language) == page(language)


def test_a_notebook_that_could_not_be_read_is_not_shown_as_the_student_s():
    grade, grades = the_grade("en")
    assert grade.report is not None
    report = replace(grade.report, unreadable="the file is empty", cells=())
    said = plain(feedback_page(replace(grade, report=report), grades, the_notebook()))
    assert "nothing in it was checked: the file is empty." in said
    assert "Your notebook" not in said


def test_an_answer_that_was_left_empty_is_not_called_wrong():
    grade, grades = the_grade("en")
    empty = Mark(name="how", score=0.0, max_score=3.0, marked_by="engine")
    html = feedback_page(replace(grade, marks=(empty,)), grades, the_notebook())
    assert "not attempted" in plain(html)


def test_a_check_of_what_is_still_to_be_written_is_no_trouble():
    grade, grades = the_grade("en")
    assert grade.report is not None
    stub = replace(grade.report.cells[1], detail="NotImplementedError")
    report = replace(grade.report, cells=(stub,))
    html = feedback_page(replace(grade, report=report), grades, the_notebook())
    assert "Cells that did not run through" not in html
    assert "Cell 4 raised NotImplementedError." in plain(html), "the cell itself says so"
