"""One browser for all journeys that a worker walks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """It, with no window open: one that a test left open is closed."""
    yield chromium
    for window in chromium.contexts:
        window.close()
