"""Markdown cells on nbgrader's pages."""

import time

import pytest

from autograder.nbgrader.markdown import safe_markdown


def test_markdown_that_takes_long_stays_as_it_was_written(monkeypatch):
    monkeypatch.setattr("autograder.nbgrader.markdown.PAGE_S", 0.05)
    context = {"cell": {}, "resources": {}}
    before = time.process_time()
    for _ in range(5):
        html = safe_markdown(context, "\\begin{a}<b>" * 20_000)
        assert html.startswith("<pre>")
        assert "<b>" not in html
    assert time.process_time() - before < 1
    assert "<strong>" in safe_markdown({"cell": {}, "resources": {}}, "**bold**")


@pytest.mark.parametrize("attachments", [{}, {"a.png": {}}], ids=["none", "an empty one"])
def test_a_picture_that_is_missing_is_named(attachments):
    context = {"cell": {"attachments": attachments}, "resources": {}}
    assert safe_markdown(context, "![my plot](attachment:a.png)") == "<p>my plot</p>\n"


def test_a_picture_that_is_shown_again_and_again_does_not_fill_the_page(monkeypatch):
    monkeypatch.setattr("autograder.nbgrader.markdown.MOST_PICTURES", 100)
    context = {"cell": {"attachments": {"a.png": {"image/png": "QUJD"}}}, "resources": {}}
    html = safe_markdown(context, "![x](attachment:a.png)\n" * 5)
    assert html.count("data:image/png;base64,QUJD") == 2
