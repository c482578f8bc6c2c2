"""One browser for all journeys that a worker walks; nothing on a page may break its own policy."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
"""Playwright's loop runs in the thread in which a test asks the database."""


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )


@pytest.fixture
def browser(chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """It, with no window open: one that a test left open is closed. Whatever a window was refused
    by the Content-Security-Policy of its page fails the test."""
    refused: list[str] = []
    opens = chromium.new_context

    def watched(**options: Any) -> BrowserContext:
        window = opens(**options)
        window.on("console", lambda said: broken(said.text, refused))
        return window

    monkeypatch.setattr(chromium, "new_context", watched)
    yield chromium
    for window in chromium.contexts:
        window.close()
    assert refused == []


def broken(said: str, refused: list[str]) -> None:
    if "Content Security Policy" in said or "requires 'Trusted" in said:
        refused.append(said)
