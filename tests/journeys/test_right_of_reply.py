"""From made to public: a cluster reads, comments and disputes, its officer answers, the head of
unit makes it public; in a real browser."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.publication import Publication
from grappe.site import clock
from grappe.site.policy.models import Cluster
from grappe.site.replies import replying
from grappe.site.replies.models import Passage, Reading
from tests.journeys.walking import Person, signed_in, violations
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
BEFORE = "/clusters/minalogic/before-public"


@pytest.fixture
def made(data: Path) -> Publication:
    """A publication that its clusters may reply to for some days more."""
    clusters()
    made = published(data, public=False)
    Passage.objects.update(until=timezone.localdate() + timedelta(days=9))
    return made


def comes(browser: Browser, site: LiveServer, role: str, of: str | None = None) -> Person:
    reach = Cluster.objects.get(code=of) if role == "manager" else of
    return signed_in(browser, site.url, person(role, of=reach, name=role.title()))


def test_a_cluster_s_word_goes_with_its_figure_to_the_public(
    browser: Browser, live_server: LiveServer, made: Publication
):
    manager = comes(browser, live_server, "manager", "minalogic")
    officer = comes(browser, live_server, "officer", "digital")
    head = comes(browser, live_server, "head_of_unit")
    page = manager.goes("/expected")
    page.get_by_role("link", name="Read your figures").click()
    budget = page.locator("#figure-budget")
    budget.get_by_text("Comment or dispute").click()
    budget.get_by_label("Your words").fill("Two years in one.")
    budget.get_by_role("button", name="Keep as a comment").click()
    expect(budget.get_by_text("Two years in one.").first).to_be_visible()
    members = page.locator("#figure-members")
    members.get_by_text("Comment or dispute").click()
    members.get_by_label("Your words").fill("We are twelve.")
    members.get_by_role("button", name="Ask for a correction").click()
    expect(page.get_by_text("One correction waits for your officer's answer.")).to_be_visible()
    assert page.get_by_role("button", name="We have read them").count() == 0

    read = officer.goes("/reading")
    read.get_by_text("Answer", exact=True).first.click()
    read.get_by_label("Your answer to the cluster").fill("The twelfth joined in January.")
    read.get_by_role("button", name="Answer").click()
    expect(read.get_by_text("Answered. Minalogic sees it")).to_be_visible()

    page.reload()
    expect(members.get_by_text("The twelfth joined in January.")).to_be_visible()
    manager.clicks_on("We have read them")
    manager.reads("You have read your figures; they are not public yet")

    told = head.goes(f"/publications/{made.code}")
    assert told.get_by_role("button", name="Make it public").count() == 0
    with clock.at(timezone.now()):
        for one in Reading.objects.filter(agreed_at=None):
            replying.agree(one, by=None)
    told.reload()
    told.locator("summary", has_text="Make it public").click()
    head.clicks_on("Make it public")
    expect(told.get_by_text(f"Publication {made.code} is public.")).to_be_visible()

    own = manager.goes("/my-figures")
    expect(own.get_by_text("Two years in one.").first).to_be_visible()
    for somebody in (manager, officer, head):
        somebody.leaves()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("role", "address"), [
    ("manager", BEFORE), ("officer", BEFORE), ("officer", "/reading"),
    ("head_of_unit", "/publications/2021-06"),
])  # fmt: skip
def test_its_pages_fit_a_phone_and_every_reader(
    browser: Browser, live_server: LiveServer, made: Publication, role: str, address: str,
    language: str,
):  # fmt: skip
    reading = Reading.objects.get(cluster__code="minalogic")
    replying.remark(reading, replying.Place("budget", 2020), "A word.", by=None)
    replying.ask_correction(reading, replying.Place("members", 2020), "Another.", by=None)
    reach = {"manager": reading.cluster, "officer": "digital"}.get(role)
    user = person(role, of=reach, language=language)
    somebody = signed_in(
        browser, live_server.url, user, viewport={"width": 390, "height": 800}, locale=language
    )
    page = somebody.goes(address)
    for more in page.locator("details > summary").all():
        more.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    assert somebody.said == []
    somebody.leaves()
