"""Where a cluster wants to go: proposed, asked about, corrected, agreed on, reported."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site import demonstrated
from grappe.site.objectives.models import Reported, Trajectory
from tests.journeys.walking import signed_in, violations
from tests.site.making import cluster, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PHONE = {"width": 390, "height": 800}
FIRST, CORRECTED = ("40", "50", "55", "60"), ("40", "50", "60", "75")
CLICKS_OF_THE_OFFICER = 5


def write(page, code, values):
    for place, value in zip(("baseline", "2020", "2021", "2022"), values, strict=True):
        page.locator(f"#{code}-{place}").fill(value)


def test_a_road_is_proposed_asked_about_corrected_agreed_on_and_reported(
    browser: Browser, live_server: LiveServer, data: Path, record_property
):
    demonstrated.write(today=date(2021, 3, 1).isoformat())
    site, minalogic = live_server.url, cluster("Minalogic", "digital")
    manager = signed_in(browser, site, person("manager", of=minalogic, name="Claire"))
    officer = signed_in(browser, site, person("officer", of="digital", name="Paul"), viewport=PHONE)

    page = manager.goes("/expected")
    manager.clicks_on("Propose targets", "link")
    write(page, "people_trained", ("40", "50", "45", "60"))
    manager.clicks_on("Propose to the Region")
    expect(page.get_by_role("alert")).to_contain_text("45 in 2021 after 50 in 2020: more is better")
    assert violations(page) == []
    write(page, "people_trained", FIRST)
    manager.clicks_on("Propose to the Region")
    expect(page.get_by_text("1 objective proposed to the Region.")).to_be_visible()

    read = officer.goes("/reading")
    officer.clicks_on("Minalogic", "link")
    officer.clicks_on("Train more people among members", "link")
    read.get_by_label("Ask or answer").fill("Only five more a year: why not ten?")
    officer.clicks_on("Say it")
    expect(read.get_by_text("why not ten?")).to_be_visible()
    assert read.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(read) == []

    manager.goes("/expected")
    expect(page.get_by_text("The Region asks something")).to_be_visible()
    manager.clicks_on("Answer", "link")
    page.get_by_label("Ask or answer").fill("You are right: ten, then fifteen.")
    manager.clicks_on("Say it")
    manager.clicks_on("Propose other targets", "link")
    write(page, "people_trained", CORRECTED)
    manager.clicks_on("Propose to the Region")

    read.reload()
    expect(read.get_by_text("ten, then fifteen")).to_be_visible()
    officer.clicks_on("Agree with this proposal")
    officer.reads("Train more people among members: from 40 in 2019 to 75 in 2022")
    expect(read.get_by_text("Agreed on by Paul on 1 March 2021.")).to_be_visible()
    assert officer.clicks <= CLICKS_OF_THE_OFFICER

    manager.goes("/expected")
    manager.clicks_on("Report on 2020", "link")
    page.get_by_label("Reached").fill("52")
    page.get_by_label("How you see it").fill("Better than feared.")
    manager.clicks_on("Report to the Region")
    expect(page.get_by_text("1 objective reported.")).to_be_visible()
    assert violations(page) == []
    read.reload()
    expect(read.get_by_text("Better than feared.")).to_be_visible()

    assert Trajectory.objects.latest("version").targets == {"2020": 50, "2021": 60, "2022": 75}
    assert Reported.objects.get().value == 52
    record_property("clicks", manager.clicks + officer.clicks)
    for somebody in (manager, officer):
        somebody.leaves()
