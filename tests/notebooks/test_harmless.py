"""What a student displayed stays readable and runs nothing."""

from typing import Any

import pytest

from autograder.notebooks.harmless import clean_html, harmless

PIXEL = "iVBORw0KGgo="


def shown(data: dict[str, Any], **fields: Any) -> dict[str, Any]:
    output = {"output_type": "display_data", "data": data, "metadata": {}, **fields}
    result: dict[str, Any] = harmless(output)["data"]
    return result


def test_a_table_of_pandas_stays_a_table_without_its_style_sheet():
    html = (
        "<div>\n<style scoped>\n    .dataframe { color: red }\n</style>\n"
        '<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th>'
        '<th colspan="2">a &lt; b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>'
    )
    assert clean_html(html) == (
        '<div>\n\n<table border="1"><thead><tr style="text-align: right;"><th></th>'
        '<th colspan="2">a &lt; b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<script>run()</script>x",
        "<scr<script></script>ipt>run()</script>",
        "<script>run()",
        "<style>@import '//x'</style>x",
        "<img src=x onerror=run()>",
        "<svg onload=run()><script>run()</script></svg>",
        '<iframe srcdoc="<script>run()</script>"></iframe>',
        '<a href="java\nscript:run()">x</a>',
        '<a href=" &#106;avascript:run()">x</a>',
        '<a href="data:text/html,<script>run()</script>">x</a>',
        '<img src="data:image/svg+xml;base64,AAAA">',
        '<img src="https://elsewhere.example/who-reads-this.png">',
        '<div style="background: url(//x); position: fixed">x</div>',
        "<form action=//x><input autofocus onfocus=run()></form>",
        "<base href=//x><link rel=stylesheet href=//x><meta http-equiv=refresh content=0>",
        "<math><mtext><table><mglyph><style><img src=x onerror=run()>",
        "<noscript><p title='</noscript><img src=x onerror=run()>'>",
        "<!--><img src=x onerror=run()>-->",
    ],
)
def test_nothing_of_an_active_element_is_left(html):
    clean = clean_html(html).lower()
    tags = clean.replace("&lt;", "")
    for part in ("<script", "<style", "<svg", "<iframe", "<form", "<base", "<meta", "<!--"):
        assert part not in tags
    for part in (" on", "src=", "href=", "srcdoc", "url(", "position"):
        assert not any(part in tag.partition(">")[0] for tag in tags.split("<")[1:])


def test_a_link_and_a_picture_of_its_own_stay():
    html = f'<a href="https://example.org/">x</a><img src="data:image/png;base64,{PIXEL}">'
    assert clean_html(html) == html


@pytest.mark.parametrize(
    "mime",
    [
        "application/javascript",
        "text/vnd.x",
        "application/vnd.jupyter.widget-view+json",
        "text/HTML",
    ],
)
def test_other_kinds_are_named_instead_of_shown(mime):
    assert shown({mime: "run()"}) == {"text/plain": "[an output of a kind that is not shown here]"}


def test_beside_text_other_kinds_go_without_a_word():
    assert shown({"application/javascript": "run()", "text/plain": "x"}) == {"text/plain": "x"}


def test_markdown_is_shown_as_it_was_written():
    data = {"text/markdown": "*x* <b>", "text/plain": "<Markdown object>"}
    assert shown(data) == {"text/plain": "*x* <b>"}


def test_a_drawing_becomes_a_picture_in_which_nothing_runs():
    data = shown({"image/svg+xml": "<svg onload='run()'/>", "text/plain": "<Figure>"})
    assert data["text/html"].startswith('<img alt="drawing" src="data:image/svg+xml;base64,')
    assert "run" not in data["text/html"]


def test_formulas_stay_formulas():
    assert shown({"text/latex": "$x < y$"}) == {"text/latex": "$x &lt; y$"}


def test_a_formula_with_a_link_is_text():
    data = {"text/latex": r"$\href{javascript:run()}{x}$", "text/plain": "x"}
    assert shown(data) == {"text/plain": "x"}


def test_pictures_keep_their_size_if_it_is_a_number():
    output = {
        "output_type": "display_data",
        "data": {"image/png": PIXEL},
        "metadata": {"image/png": {"width": 30, "height": '"><script>'}, "x": {"y": 1}},
    }
    clean = harmless(output)
    assert (clean["data"], clean["metadata"]) == (
        {"image/png": PIXEL},
        {"image/png": {"width": 30}},
    )


def test_a_picture_that_is_no_picture_is_not_kept():
    assert "image/png" not in shown({"image/png": '"><script>run()</script>'})


def test_text_and_errors_stay_as_they_are():
    stream = {"output_type": "stream", "name": "stdout", "text": "<b>"}
    assert harmless(stream) is stream
