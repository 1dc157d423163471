"""Feedback pages in a real browser, held to axe's rules, by keyboard, on a phone and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.pages.page import feedback_page
from tests.pages.conftest import the_grade, the_notebook

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_core = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCHEMES = ("light", "dark")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
FOCUSED = "document.activeElement.matches(':focus-visible') && document.activeElement.outerHTML"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Yield a headless browser."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser is installed (looked for {', '.join(BROWSERS)})")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", *QUIET])
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that opens the page of a language; it fails if anything is loaded."""
    contexts = []

    def opened(language: str, **options: Any) -> Any:
        file = tmp_path / f"{language}.html"
        grade, grades = the_grade(language)
        file.write_text(feedback_page(grade, grades, the_notebook()), "utf-8")
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_has_nothing_to_say(show, language, scheme):
    page = show(language, color_scheme=scheme)
    results = axe_core.Axe().run(page)
    assert results.response["passes"], "axe has looked"
    assert results.violations_count == 0, results.generate_report()


def test_axe_would_see_text_that_is_too_faint(show):
    page = show("en", color_scheme="light")
    page.add_style_tag(content="p { color: #ccc !important }")
    found = {violation["id"] for violation in axe_core.Axe().run(page).response["violations"]}
    assert "color-contrast" in found


def test_the_two_schemes_look_different(show):
    grounds = {
        show("en", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in SCHEMES
    }
    assert len(grounds) == 2


def test_every_link_is_reached_by_tab_in_order_and_seen(show):
    page = show("en")
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.outerHTML)")
    reached = []
    for _ in range(3 * len(links)):
        page.keyboard.press("Tab")
        if (focused := page.evaluate(FOCUSED)) and focused.startswith("<a "):
            reached.append(focused)
        if len(reached) == len(links):
            break
    assert reached == links


def test_the_first_tab_offers_to_skip_to_the_results(show):
    page = show("en")
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results"


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_phone_or_at_200_percent(show, width):
    page = show("de", viewport={"width": width, "height": 800})
    assert not page.evaluate(TOO_WIDE)


def test_the_page_is_whole_without_scripts(show):
    page = show("en", java_script_enabled=False)
    assert page.locator("h1").inner_text() == "Inverting"
    assert page.locator("math").count() == 3


def test_on_paper_it_is_dark_on_light_in_either_scheme(show):
    page = show("en", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.color") == "rgb(0, 0, 0)"
    assert not page.locator(".skip").is_visible()
