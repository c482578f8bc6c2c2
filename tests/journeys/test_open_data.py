"""A cluster ticks what it releases, an officer releases, a stranger downloads."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from grappe.site import clock
from grappe.site.operations.pending import do_pending_work
from tests.journeys.walking import Person, signed_in, violations
from tests.site.dashboards.publishing import MADE_AT, clusters, published
from tests.site.making import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
SMALL = {"viewport": {"width": 390, "height": 900}}


def is_well_made(who: Person) -> None:
    assert violations(who.page) == []
    assert who.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_from_a_cluster_s_tick_to_a_stranger_s_file(
    browser: Browser, live_server: LiveServer, data: Path
) -> None:
    known = clusters()
    made = published(data)
    manager = signed_in(browser, live_server.url, person("manager", of=known["minalogic"]), **SMALL)
    manager.goes("/my-figures")
    manager.clicks_on("What of this portrait is open to everybody", "link")
    manager.ticks("Members")
    manager.clicks_on("Keep this choice")
    manager.page.get_by_text("Released from the next open data on.").wait_for()
    is_well_made(manager)
    manager.leaves()

    officer = signed_in(browser, live_server.url, person("officer", of="digital"), **SMALL)
    officer.goes("/region")
    officer.clicks_on("Open data", "link")
    officer.clicks_on(f"Release publication {made.code}")
    officer.page.get_by_text("it will stand here by itself").wait_for()
    is_well_made(officer)
    with clock.at(MADE_AT.replace(day=25)):
        assert do_pending_work() == 1
    officer.leaves()

    stranger = Person(browser.new_context(locale="en", **SMALL), live_server.url)
    stranger.goes("/open-data")
    stranger.clicks_on(f"Release {made.code}", "link")
    is_well_made(stranger)
    with stranger.page.expect_download() as download:
        stranger.clicks_on("portraits.csv", "link")
    assert "Minalogic" in Path(download.value.path()).read_text("utf-8")
    stranger.leaves()


def test_a_head_of_unit_gives_a_tool_its_key(
    browser: Browser, live_server: LiveServer, data: Path
) -> None:
    clusters()
    published(data)
    head = signed_in(browser, live_server.url, person("head_of_unit"), **SMALL)
    head.goes("/people")
    head.clicks_on("Tools that read figures by themselves", "link")
    head.page.get_by_label("Tool", exact=True).fill("Power BI")
    head.clicks_on("Give the key")
    head.page.get_by_text("This key is shown once").wait_for()
    is_well_made(head)
    head.goes("/tools")
    head.clicks_on("Take this key back Power BI")
    head.page.get_by_text("Power BI reads nothing more by this key.").wait_for()
    head.leaves()
