"""The head of unit asks for all portraits, waits, takes them, and gets ready for a meeting: in a
real browser."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from grappe.site.operations.pending import do_pending_work
from tests.journeys.walking import violations
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_the_page_tells_by_itself_when_the_portraits_are_ready(
    browser: Browser, live_server: LiveServer, data: Path
) -> None:
    clusters()
    published(data)
    head = Client()
    head.force_login(person("head_of_unit"))
    session = {"name": "sessionid", "value": head.cookies["sessionid"].value}
    size = {"width": 390, "height": 900}
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    context.add_cookies([{**session, "url": live_server.url}])  # type: ignore[typeddict-item]
    page = context.new_page()
    page.goto(f"{live_server.url}/region")
    page.get_by_role("link", name="The portraits of all clusters").click()
    page.get_by_role("button", name="Make the portraits").click()
    page.get_by_text("0 of 22 portraits are made").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert do_pending_work() == 1
    page.get_by_text("22 portraits are ready").wait_for(timeout=10000)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download them").click()
    assert download.value.suggested_filename == "portraits.zip"
    figures = f"{live_server.url}/clusters/minalogic/figures"
    page.goto(figures)
    page.get_by_role("link", name="Your label: what of these figures").click()
    assert page.locator("h1").inner_text() == "No label is told yet"
    assert page.get_by_text("would pass").count() == 1
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(figures)
    page.get_by_role("link", name="Before a meeting").click()
    assert page.locator(".questions li").count() == 5
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
