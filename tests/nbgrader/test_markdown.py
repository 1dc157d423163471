"""Markdown cells on nbgrader's pages."""

import time

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
