"""An elected politician reads the Region at a glance, on a phone too: in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from grappe.publication import Identity, RowPlace
from tests.journeys.walking import violations
from tests.site.dashboards.publishing import POLICY, clusters, published
from tests.site.making import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Read = Callable[..., Page]


@pytest.fixture
def read(browser: Browser, live_server: LiveServer, data: Path) -> Read:
    """A page as an elected reader sees it, in a window of some width."""
    clusters()
    known = {
        RowPlace(one.code, "members", year, "members", str(row)): Identity(
            f"{row if row < 2 else one.code} {row}"
        )
        for one in POLICY.clusters
        for year in (2019, 2020)
        for row in range(11)
        if row > 1 or one.code in ("minalogic", "cara")
    }
    published(data, identities=known, themes={"smart-city": ["minalogic", "cara"]})
    reader = Client()
    reader.force_login(person("elected"))
    session = {"name": "sessionid", "value": reader.cookies["sessionid"].value}

    def page(address: str, width: int = 1280) -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size)
        context.add_cookies([{**session, "url": live_server.url}])
        opened = context.new_page()
        opened.goto(live_server.url + address)
        return opened

    return page


def test_from_the_region_to_a_domain_to_a_definition_to_its_publication(read: Read) -> None:
    page = read("/region")
    assert page.locator(".map__dot").count() == 24
    page.get_by_text("Members by department, as a table").click()
    assert page.get_by_role("row", name="Isère (38)").is_visible()
    page.get_by_role("link", name="Mobility").click()
    assert "11 members in 2020" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Budget", exact=True).click()
    assert page.get_by_text("sum(amount)").is_visible()
    page.get_by_role("link", name="Publication 2021-06").first.click()
    assert "88" in page.locator("h1").inner_text()


PAGES = (
    *("/region", "/domains/industry", "/indicators", "/indicators/members_by_type", "/map"),
    *("/explore", "/explore?indicator=members_by_type&by=domains", "/links?domain=mobility"),
    *("/links?theme=smart-city", "/themes", "/over-time"),
)


def test_from_the_region_exploring_by_domain_without_a_script(read: Read) -> None:
    page = read("/region")
    page.get_by_role("link", name="Explore every figure").click()
    page.get_by_label("Figure").select_option("members_by_type")
    page.get_by_label("Told for").select_option("domains")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".multiple").count() == 8
    page.get_by_label("Detail").select_option("sme")
    page.get_by_role("button", name="Show").click()
    assert "part=sme" in page.url
    page.get_by_role("button", name="Show").click()
    assert page.get_by_label("Detail").input_value() == "sme"


def test_a_name_in_the_network_shows_its_links_alone(read: Read) -> None:
    page = read("/links")
    page.locator(".network a", has_text="Health").click()
    assert page.get_by_text("Health and Energy share no member.").is_visible()
    assert page.get_by_label("One domain").input_value() == "health"


def test_whoever_points_at_a_chart_reads_its_values_and_dims_its_other_lines(read: Read) -> None:
    """Vega's own script, asked for by the first pointer alone, under the page's strict policy."""
    page = read("/over-time")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    chart = page.locator(".multiple", has_text="Members by type").locator(".chart")
    before = chart.locator("svg").text_content()
    chart.hover()
    expect(chart).to_have_attribute("data-state", "lively", timeout=30_000)
    assert sum("/drawn-by/vega-" in one for one in asked) == 1
    told = chart.get_by_role("img").get_attribute("aria-label") or ""
    assert "Company: SME 2019 132" in told
    assert "Company: SME 2019 132" in (before or "")
    reach = chart.locator(".mark-symbol path[opacity='0']")
    reach.first.hover(force=True)
    expect(page.locator(".pointed")).to_contain_text(re.compile(r".+, 20(19|20): \d+"))
    names = chart.locator(".mark-text.role-mark text")
    names.first.click()
    expect(names.nth(1)).to_have_attribute("opacity", "0.25")
    assert names.first.get_attribute("opacity") in (None, "1")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_figures_fits_a_phone_and_every_reader(read: Read, address: str) -> None:
    page = read(address, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_the_policy_of_the_page_is_not_broken(read: Read) -> None:
    page = read("/region")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    assert said == []
