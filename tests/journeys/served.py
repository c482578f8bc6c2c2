"""Pages in a real browser without a server: what the browser asks for, the site answers here."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Browser, Page, Route

SITE = "http://localhost"
_kept: dict[str, dict[str, Any]] = {}
"""Styles, scripts and fonts, which no page changes."""


def window(browser: Browser, client: Client, language: str, **options: Any) -> Page:
    """An empty page of somebody's, in a language."""
    client.cookies["django_language"] = language
    page = browser.new_context(locale=language, **options).new_page()
    page.route("**/*", lambda route: route.fulfill(**_answer(client, route)))
    return page


def _answer(client: Client, route: Route) -> dict[str, Any]:
    asked = urlsplit(route.request.url)
    path = f"{asked.path}?{asked.query}"
    if path in _kept:
        return _kept[path]
    answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = {"status": answer.status_code, "headers": dict(answer.headers), "body": body}
    if asked.path.startswith("/static/"):
        _kept[path] = told
    return told
