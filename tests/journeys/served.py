"""Pages in a real browser without a server: what the site answered is handed to the browser."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Route

SITE = "http://localhost"
_kept: dict[str, dict[str, Any]] = {}
"""Styles, scripts and fonts, which no page changes."""


class Window:
    """A browser's window that shows answers of the site, with their styles and scripts; what these
    ask for beside is not answered."""

    def __init__(self, browser: Browser, language: str, palette: Any) -> None:
        self.page: Page = browser.new_context(locale=language, color_scheme=palette).new_page()
        self._shown: dict[str, Any] = {}
        self.page.route("**/*", self._fulfil)

    def shows(self, answer: HttpResponse) -> Page:
        self._shown = {"status": 200, "headers": dict(answer.headers), "body": answer.content}
        self.page.goto(SITE)
        return self.page

    def _fulfil(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            route.fulfill(**self._shown)
        elif path.startswith("/static/"):
            route.fulfill(**_static(path))
        else:
            route.fulfill(status=204)


def _static(path: str) -> dict[str, Any]:
    if path not in _kept:
        answer = Client().get(path)
        body = b"".join(answer.streaming_content)
        _kept[path] = {"headers": dict(answer.headers), "body": body}
    return _kept[path]
