"""Every command in the documentation is what somebody can type."""

import re
import shlex

import pytest

from autograder.cli.main import parser
from tests.docs.blocks import BLOCKS, PAGES, ROOT, blocks_of
from tests.docs.terminal import VERBS

TO_RUN = {
    page: [block for block in BLOCKS if block.page == page and block.reason is None]
    for page in dict.fromkeys(block.page for block in BLOCKS)
}
MENTIONED = re.compile(r"`autograder (?P<verb>[a-z]+)(?P<rest>[^`]*)`")
HIDDEN = re.compile(r"^(?: {4,}|)(?:autograder|nbgrader|pytest|make|python3?|pip|jupyter) .*", re.M)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def test_blocks_are_found_with_their_reasons_and_without_their_indentation():
    text = (
        "<!-- not run: needs\na cluster -->\n```sh\na --b\n```\n\n"
        "<!-- another remark -->\n```console\nc\n```\n\n```python\nd\n```\n\n"
        "1. e\n\n    ```sh\n    f\n    g\n    ```\n"
    )
    found = [(block.line, block.commands, block.reason) for block in blocks_of(text, "page")]
    assert found == [(3, "a --b\n", "needs\na cluster"), (8, "c\n", None), (18, "f\ng\n", None)]


def test_there_are_commands_that_run_and_commands_that_cannot():
    assert {block.reason is None for block in BLOCKS} == {True, False}


@pytest.mark.parametrize("page", [page for page, blocks in TO_RUN.items() if blocks])
def test_the_commands_of_a_page_run_in_order(page, in_course):
    done = in_course("".join(f"echo '# {b.name}'\n{b.commands}" for b in TO_RUN[page]))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(f"# {page}:") == len(TO_RUN[page])


@pytest.mark.parametrize(
    "block", [block for block in BLOCKS if block.reason is not None], ids=lambda block: block.name
)
def test_a_block_that_is_not_run_says_why_and_asks_for_options_that_exist(block):
    assert len(block.reason.split()) >= 2
    for line in block.commands.splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0].rpartition("/")[2] == "autograder":
            parser().parse_args(words[1:])  # ends the test where it cannot be parsed


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_command_is_hidden_in_another_kind_of_block(path):
    text = re.sub(r"^ *```(sh|console)\n.*?^ *```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    assert not HIDDEN.findall(text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_verbs_and_options_that_are_mentioned_exist(path):
    for mention in MENTIONED.finditer(path.read_text("utf-8")):
        assert mention["verb"] in VERBS, mention[0]
        text = VERBS[mention["verb"]].format_help()
        for option in OPTION.findall(mention["rest"]):
            assert option in OPTION.findall(text), mention[0]


def test_every_target_of_make_that_is_named_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    for path in PAGES:
        named = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", path.read_text("utf-8"), re.M))
        assert {a or b for a, b in named} <= targets, path
