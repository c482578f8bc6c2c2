"""From the appointment of those who speak for the clusters to an indicator that is adopted, written
and published: in a real browser."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.meetings.appointing import count_due
from grappe.site.meetings.models import Appointment, Meeting
from grappe.site.policy.reading import current
from tests.journeys.walking import Person, signed_in, violations
from tests.site.making import person
from tests.site.meetings.making import managers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PHONE = {"width": 390, "height": 844}
SHEET = {
    "Definition": "Member companies that went to a fair abroad.",
    "Formula": "members",
    "Source": "The list of participants.",
    "Limits": "It does not say what came of it.",
}


def days_pass(appointment: Appointment, days: int) -> None:
    """The appointment began so many days earlier."""
    earlier = timedelta(days=days)
    appointment.names_until -= earlier
    appointment.closes -= earlier
    appointment.save()


def fits(somebody: Person) -> bool:
    page = somebody.page
    page.set_viewport_size(PHONE)
    wide = page.evaluate("document.documentElement.scrollWidth") > 390
    page.set_viewport_size({"width": 1024, "height": 800})
    return not wide and violations(page) == [] and somebody.said == []


def test_from_a_name_put_forward_to_a_version_that_says_which_decision_it_follows(
    browser: Browser, live_server: LiveServer, data: Path
) -> None:
    site, today = live_server.url, clock.today()
    users = managers("Axelera", "Minalogic")
    head = signed_in(browser, site, person("head_of_unit"))
    first, second = (signed_in(browser, site, user) for user in users)

    head.goes("/working-group/appointments/new")
    for label, day in (("Names until", today), ("Voices until", today + timedelta(days=1))):
        head.page.get_by_label(label).fill(day.isoformat())
    head.page.get_by_label("Seats").fill("1")
    head.clicks_on("Ask the clusters")
    appointment = Appointment.objects.get()
    here = f"/working-group/appointments/{appointment.pk}"
    for one in (first, second):
        one.goes(here)
        one.types("Why you, in a sentence (may be left out)", "I finish what I begin.")
        one.clicks_on("Put my name forward")
        expect(one.page.get_by_text("Your name is there").first).to_be_visible()
    days_pass(appointment, 1)
    for one, cluster in ((first, "Axelera"), (second, "Minalogic")):
        one.goes("/expected")
        one.clicks_on("Give your voice", "link")
        one.ticks("Manager of Minalogic, Minalogic")
        one.clicks_on(f"Give this voice {cluster}")
        expect(one.page.get_by_text("it can’t be changed")).to_be_visible()
    assert fits(second)
    days_pass(appointment, 1)
    count_due()
    first.goes(here)
    first.reads("One representative speaks for the clusters")
    expect(first.page.get_by_text("2 clusters of 2 voted")).to_be_visible()

    named = signed_in(browser, site, User.objects.get(pk=users[1].pk))
    named.goes("/working-group/proposals/new")
    assert fits(named)
    named.page.get_by_label("Questionnaire").select_option("members")
    named.types("Name", "Companies abroad")
    for label, words in SHEET.items():
        named.types(label, words)
    named.clicks_on("Propose it")
    named.reads("“Companies abroad”: what do you think of it?")
    first.goes("/working-group")
    first.clicks_on("Read and comment", "link")
    first.types("Your comment", "We can answer it.")
    first.clicks_on("Comment")
    expect(first.page.get_by_text("1 cluster has commented")).to_be_visible()
    assert fits(first)

    head.goes("/meetings/new")
    head.types("Title", "Third meeting")
    head.page.get_by_label("Day").fill(today.isoformat())
    head.clicks_on("Call this meeting")
    head.reads("Third meeting")
    head.page.get_by_label("What was decided").fill("We take it.")
    head.page.get_by_label("On a proposal").select_option(label="Companies abroad")
    head.page.get_by_label("The proposal is").select_option("adopted")
    head.clicks_on("Note this decision")
    expect(head.page.get_by_text("The decision is noted.")).to_be_visible()
    assert fits(head)
    calendar = head.page.request.get(f"{site}/meetings/{Meeting.objects.get().pk}.ics").text()
    assert "SUMMARY;LANGUAGE=en:Third meeting" in calendar

    writer = signed_in(browser, site, person("evaluation"))
    writer.goes("/working-group")
    assert fits(writer)
    writer.page.get_by_role("link", name="read the draft and comment").click()
    writer.page.get_by_role("link", name="Write this indicator").click()
    expect(writer.page.get_by_label("Name, in English")).to_have_value("Companies abroad")
    writer.types("Name, in French", "Entreprises à l’étranger")
    writer.types("Definition, in French", "Entreprises parties à un salon.")
    writer.chooses("Unit", "count")
    writer.clicks_on("Keep it")
    writer.clicks_on("Publish this version")
    expect(writer.page.get_by_text("Where this version comes from")).to_be_visible()
    (follows,) = current().questionnaire("members").follows
    assert "“Companies abroad”" in follows.en
    for one in (head, first, second, named, writer):
        one.leaves()
