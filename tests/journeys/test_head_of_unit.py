"""From an accepted report that was wrong to a publication with its correction: three people, in a
real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site.policy.loading import load
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report
from grappe.site.rounds.publishing import publications, publish_accepted
from tests.journeys.walking import Person, signed_in, violations
from tests.site.making import person
from tests.site.rounds.asked import accepted, asked

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]


@pytest.fixture
def report() -> Report:
    """Accepted and published, its round still open."""
    load(current())
    made = asked(Cluster.objects.get(code="minalogic"))
    accepted(made)
    publish_accepted(by=None)
    return made


def test_a_reopened_report_is_corrected_accepted_and_published_as_a_correction(
    browser: Browser, live_server: LiveServer, report: Report
):
    def comes(role: str, of: object = None) -> Person:
        return signed_in(browser, live_server.url, person(role, of=of, name=role.title()))

    officer, manager, head = (
        comes("officer", "digital"),
        comes("manager", report.cluster),
        comes("head_of_unit"),
    )
    review = reverse("rounds:review", args=[report.pk])
    officer.goes(review)
    officer.page.locator(".decide summary").click()
    officer.page.get_by_label("Why does it have to be corrected?").fill("A member was forgotten.")
    officer.clicks_on("Reopen")

    manager.goes(reverse("rounds:report", args=[report.pk]))
    manager.reads("The Region asks you to correct what it had accepted")
    expect(manager.page.get_by_text("A member was forgotten.")).to_be_visible()
    manager.clicks_on("Send to the Region")

    officer.goes(review)
    officer.page.keyboard.press("a")
    expect(officer.page.get_by_text("It will be part of the next publication")).to_be_visible()

    head.goes(reverse("rounds:publications"))
    expect(head.page.get_by_text("One accepted report")).to_be_visible()
    head.page.locator("summary", has_text="Publish").click()
    head.clicks_on("Publish")
    head.page.wait_for_url(re.compile(r"/publications/[\w-]+$"))
    corrected, correction = (one.number for one in report.submissions.all())
    told = [
        (one["number"], one["correction"]) for p in publications() for one in p.manifest["reports"]
    ]
    assert told == [(corrected, None), (correction, corrected)]
    for somebody in (officer, manager, head):
        somebody.leaves()


def test_a_milestone_noted_and_undone_a_grant_put_right_a_theme_said(
    browser: Browser, live_server: LiveServer
):
    load(current())
    head = signed_in(browser, live_server.url, person("head_of_unit", name="Head"))
    page = head.goes(reverse("plan:plan"))
    page.get_by_label("Milestone", exact=True).select_option("management_tool")
    page.get_by_label("Done on").fill("2019-04-26")
    head.clicks_on("Note this milestone")
    head.reads("1 milestone of 20 is done; 19 are late")
    assert violations(page) == []
    page.locator("summary", has_text="Undo what was said").click()
    page.get_by_role("button", name="Undo The Department sets up").click()
    head.reads("0 milestones of 20 are done; 20 are late")

    page = head.goes(reverse("grants:new"))
    page.get_by_label("Cluster").select_option("minalogic")
    page.get_by_label("Instrument").select_option(label="Clusters’ action plans")
    said = {"Year": "2021", "Reference of": "CP-1", "Amount granted": "95", "Eligible costs": "100"}
    said |= {"Date of": "2021-03-26", "Paid from": "2021-04-15", "Subject": "Actions 2021"}
    for label, value in said.items():
        page.get_by_label(label).fill(value)
    head.clicks_on("Keep this grant")
    page.locator("#errors a").click()
    expect(page.get_by_label("Amount granted")).to_be_focused()
    assert violations(page) == []
    page.get_by_label("Amount granted").fill("90")
    head.clicks_on("Keep this grant")
    head.reads("€90 granted to one cluster for 2021")
    assert violations(page) == []

    page = head.goes(reverse("rounds:themes"))
    head.ticks("Minalogic, Smart city")
    head.clicks_on("Keep these themes")
    expect(page.get_by_text("Kept: the next publication will hold it.")).to_be_visible()
    assert violations(page) == []
    head.leaves()
