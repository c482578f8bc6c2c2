"""From an accepted report that was wrong to a publication with its correction: three people, in a
real browser."""

import os
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
from tests.journeys.walking import Person, signed_in
from tests.site.making import person
from tests.site.rounds.asked import accepted, asked

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


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
