"""Pages in a real browser without a server: what the site answered is handed to the browser."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Route

SITE = "http://localhost"
_kept: dict[str, dict[str, Any]] = {}
"""Styles, scripts and fonts, which no page changes."""


def window(browser: Browser, answer: HttpResponse, language: str, **options: Any) -> Page:
    """A page that shows an answer, with its styles and scripts; what these ask for beside is not
    answered."""
    page = browser.new_context(locale=language, **options).new_page()
    shown = {"status": 200, "headers": dict(answer.headers), "body": answer.content}

    def fulfil(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            route.fulfill(**shown)
        elif path.startswith("/static/"):
            route.fulfill(**_static(path))
        else:
            route.fulfill(status=204)

    page.route("**/*", fulfil)
    page.goto(SITE)
    return page


def _static(path: str) -> dict[str, Any]:
    if path not in _kept:
        answer = Client().get(path)
        body = b"".join(answer.streaming_content)
        _kept[path] = {"headers": dict(answer.headers), "body": body}
    return _kept[path]
