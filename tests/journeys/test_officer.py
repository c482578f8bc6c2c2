"""An officer reads what a cluster sent, asks, returns, accepts: in a real browser."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.rounds.models import Report
from grappe.site.rounds.submitting import submit
from tests.journeys.walking import violations
from tests.site.making import cluster, person
from tests.site.rounds.region_making import MAY_3, accepted, member, opened, sent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("data")]
ROWS = {"a": member("Optique Vercors", headcount=20), "b": member("Soie Rhône")}
Open = Callable[..., Page]


@pytest.fixture
def as_(browser: Browser, live_server: LiveServer) -> Open:
    """A page of somebody who is signed in, with scripts or without."""

    def page(user: User, address: str, *, scripts: bool = True) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(java_script_enabled=scripts)
        value = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        opened_page = context.new_page()
        opened_page.goto(live_server.url + address)
        return opened_page

    return page


def two_reports() -> tuple[Report, Report]:
    clusters = cluster("Minalogic"), cluster("Techtera")
    accepted(clusters[0], ROWS, year=2020)
    opened(2021, *clusters)
    first = sent(clusters[0], {**ROWS, "c": member("Laser Forez")}, days=10)
    return first, sent(clusters[1], ROWS, days=12)


def test_from_the_inbox_to_the_next_report_by_keys_alone(as_: Open) -> None:
    first, second = two_reports()
    page = as_(person("officer", of="health"), reverse("rounds:inbox"))
    assert page.locator("h1").inner_text() == "Two reports wait to be read"
    page.keyboard.press("j")
    page.wait_for_url(f"**{reverse('rounds:review', args=[first.pk])}")
    page.keyboard.press("a")
    page.get_by_text("It will be part of the next publication").wait_for()
    page.keyboard.press("j")
    page.wait_for_url(f"**{reverse('rounds:review', args=[second.pk])}")
    first.refresh_from_db()
    assert first.state == "accepted"


def test_a_comment_at_its_place_then_returned_then_sent_again(as_: Open) -> None:
    report, _other = two_reports()
    page = as_(person("officer", of="health"), reverse("rounds:review", args=[report.pk]))
    page.keyboard.press("c")
    page.get_by_label("On Members").fill("Since when?")
    page.locator("#comment button").click()
    page.get_by_text("Your comment is noted").wait_for()
    page.keyboard.press("r")
    page.get_by_text("sees your comments").wait_for()
    report.refresh_from_db()
    assert report.state == "returned"
    with clock.at(MAY_3.replace(day=20)):
        submit(report, by=None)
    page.reload()
    assert page.get_by_role("button", name="Accept").is_visible()


def test_everything_can_be_done_without_scripts(as_: Open) -> None:
    report, _other = two_reports()
    reader = person("officer", of="health")
    page = as_(reader, reverse("rounds:review", args=[report.pk]), scripts=False)
    page.get_by_role("link", name="Comment").first.click()
    page.locator("#comment textarea").fill("Since when?")
    page.locator("#comment button").click()
    page.get_by_role("button", name="Return with your comments").click()
    report.refresh_from_db()
    assert report.state == "returned"


@pytest.mark.parametrize("name", ["inbox", "review", "clusters", "rounds", "round", "publications"])
def test_pages_are_accessible_and_fit_a_phone(as_: Open, name: str) -> None:
    report, _other = two_reports()
    arguments = {"review": [report.pk], "round": [report.round_id]}
    query = "?all&on=members/a/type" if name == "review" else ""
    address = reverse(f"rounds:{name}", args=arguments.get(name, []))
    page = as_(person("head_of_unit"), address + query)
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
