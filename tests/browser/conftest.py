"""A headless browser for tests that click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *(
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ),
)
PATIENCE_S = 60  # for a page to show what a click asks for


@pytest.fixture(scope="module")
def chromium(browser: str) -> Iterator[Browser]:
    """Start a browser for a module's tests; its event loop ends with it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=list(OPTIONS))
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open a window that shares nothing with others."""
    with chromium.new_context(viewport={"width": 1400, "height": 900}) as context:
        context.set_default_timeout(PATIENCE_S * 1000)
        yield context.new_page()
