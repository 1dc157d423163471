"""The outputs of the autograded notebook."""

import pytest

from autograder.judge.judged import CellRun
from autograder.notebooks.autograded import outputs_of


def html_of(text: str) -> CellRun:
    data = {"text/html": text, "text/plain": "a table"}
    return CellRun("ok", 0.1, ({"output_type": "display_data", "data": data, "metadata": {}},))


# The first alarm may fall into a callback of the garbage collector, which tells of it and goes on.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_html_that_would_take_minutes_to_clean_is_left_out(monkeypatch):
    monkeypatch.setattr("autograder.notebooks.autograded.CLEANING_S", 0.05)
    slow = "".join(f"<b title={i}>" for i in range(9000)) + "<p>x" * 9000
    outputs = outputs_of({0: html_of("<b>1</b>"), 3: html_of(slow)})
    assert [out["data"] for cell in (0, 3) for out in outputs[cell]] == [
        {"text/plain": "a table"}
    ] * 2


def test_other_html_is_kept():
    assert outputs_of({0: html_of("<b>1</b>")})[0][0]["data"]["text/html"] == "<b>1</b>"
