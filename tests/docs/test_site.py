"""The documentation as a site: it builds without a warning, and holds what the code says."""

import dataclasses
import re
import subprocess
import sys

import pytest
from traitlets.config import Config

from autograder import suite
from autograder.course import Assignment, Course, LatePolicy, Limits
from autograder.nbgrader.config import configure
from tests.conftest import TOY
from tests.docs.blocks import LINK, PAGES, ROOT, prose
from tests.docs.terminal import VERBS, clean_environment


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr  # links and anchors are checked, warnings are errors
    return folder


def text_of(page):
    return re.sub(r"<[^>]+>", "", page.read_text("utf-8"))


def test_the_command_line_is_shown_as_it_is(site):
    page = (site / "cli.html").read_text("utf-8")
    for verb in VERBS:
        assert f'<h2 id="{verb}">' in page
        assert f"usage: autograder {verb}" in page


def test_every_field_of_course_config_is_described(site):
    page = text_of(site / "course-config.html")
    for kind in (Course, Assignment, Limits, LatePolicy):
        for field in dataclasses.fields(kind):
            assert re.search(rf"\b{field.name}\b", page), field.name


def test_every_word_of_a_suite_is_described(site):
    page = (site / "suite-api.html").read_text("utf-8")
    for word in suite.__all__:
        assert f'id="autograder.suite.{word}"' in page


def test_no_page_loads_anything_from_elsewhere(site):
    for page in site.rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=[\"']?(\w+:)?//",
            page.read_text("utf-8"),
        )
        assert not loaded, page


def test_no_role_of_sphinx_is_left_in_the_text(site):
    for page in site.rglob("*.html"):
        assert not re.search(r":(func|class|data|meth|mod):", text_of(page)), page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_also_work_in_the_repository(path):
    for link in LINK.finditer(prose(path.read_text("utf-8"))):
        target = link["target"].partition("#")[0]
        if target and ":" not in target:
            assert (path.parent / target).exists(), link["target"]


def test_the_settings_of_nbgrader_are_all_listed_and_no_others(tmp_path):
    late = (
        (TOY / "course_config.py")
        .read_text("utf-8")
        .replace("import Assignment,", "import LatePolicy, Assignment,")
        .replace("    warm=(),", "    warm=(), late=LatePolicy(percent_per_day=1),")
    )
    (tmp_path / "course_config.py").write_text(late, "utf-8")
    config = Config()
    configure(config, tmp_path)
    made = {f"{owner}.{name}" for owner, traits in config.items() for name in traits}
    page = (ROOT / "docs" / "nbgrader-settings.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([\w.]+)` \|", page, re.M)) == made
