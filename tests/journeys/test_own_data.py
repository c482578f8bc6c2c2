"""A cluster manager reads who looked, takes everything out and opens it, in a real browser."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.operations.pending import do_pending_work
from grappe.site.policy.models import Cluster
from tests.journeys.walking import signed_in, violations
from tests.site.making import cluster, person
from tests.site.rounds.asked import accepted, asked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PAGES = ("promises", "what-is-shared", "record-of-processing")
OF_MINALOGIC = ("who-looked", "everything", "leaving")


@pytest.fixture
def minalogic(data: Path) -> Cluster:
    made = cluster("Minalogic")
    accepted(asked(made, year=2020), rows=2)
    return made


def test_a_manager_reads_who_looked_and_takes_everything_out(
    browser: Browser, live_server: LiveServer, minalogic: Cluster
):
    officer = signed_in(browser, live_server.url, person("officer", of="health", name="Paul"))
    report = minalogic.reports.get()
    officer.goes(f"/reading/{report.pk}")

    claire = signed_in(browser, live_server.url, person("manager", of=minalogic))
    page = claire.goes("/account")
    page.get_by_role("link", name="What we promise you").click()
    page.get_by_role("link", name="Who looked at your data").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your data was last looked at")
    expect(page.get_by_text("Officer · Health")).to_be_visible()
    assert "Paul" not in page.content()

    page.get_by_role("link", name="Take all of your data out").click()
    claire.clicks_on("Make the file")
    expect(page.get_by_text("The file is being made")).to_be_visible()
    do_pending_work()
    link = page.get_by_role("link", name="Download the file")
    expect(link).to_be_visible()
    with page.expect_download() as download:
        link.click()
    file = ZipFile(BytesIO(Path(download.value.path()).read_bytes()))
    read = browser.new_context().new_page()
    read.set_content(file.read("index.html").decode())
    expect(read.get_by_role("heading", level=1)).to_have_text("All the data of Minalogic in Grappe")
    assert {a.get_attribute("href") for a in read.get_by_role("link").all()} < set(file.namelist())
    for somebody in (officer, claire):
        somebody.leaves()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_pages_fit_a_phone_and_every_reader(
    browser: Browser, live_server: LiveServer, minalogic: Cluster, language: str
):
    user = person("manager", of=minalogic, language=language)
    view = {"width": 390, "height": 800}
    claire = signed_in(browser, live_server.url, user, viewport=view, locale=language)
    for name in (*PAGES, *(f"clusters/minalogic/{one}" for one in OF_MINALOGIC)):
        page = claire.goes(f"/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        assert violations(page) == [], name
    assert claire.said == []
    claire.leaves()
