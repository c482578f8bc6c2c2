"""An action noted on a phone the day it happens, confirmed by the other cluster, then sent."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site import clock
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.reading import draft_answer
from tests.journeys.walking import signed_in, violations
from tests.site.making import cluster, person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]
PHONE = {"width": 390, "height": 844}
MOST_CLICKS, MOST_KEYS = 4, 30
KEY, CLICK, THINKING = 0.28, 1.1, 1.35
"""Seconds of the keystroke-level model (Card, Moran and Newell, 1983), a key being that of somebody
who types now and then, a tap a pointing."""


def asked(name: str) -> Report:
    today = clock.today()
    quarter = (today.month + 2) // 3
    round_, _new = Round.objects.get_or_create(
        questionnaire="operational",
        year=today.year,
        quarter=quarter,
        defaults={
            "version": "2019",
            "opens": date(today.year, 3 * quarter - 2, 1),
            "due": date(today.year + 1, 1, 31),
            "closes": date(today.year + 1, 3, 31),
            "opened_at": datetime(today.year, 3 * quarter - 2, 1, tzinfo=UTC),
        },
    )
    return Report.objects.create(round=round_, cluster=cluster(name))


def test_an_action_is_noted_in_half_a_minute_confirmed_and_sent(
    browser: Browser, live_server: LiveServer
):
    ours, theirs = asked("Minalogic"), asked("Tenerrdis")
    claire = signed_in(browser, live_server.url, person("manager", of=ours.cluster), viewport=PHONE)
    page, keys = claire.goes(reverse("rounds:actions")), 0
    claire.reads("Note an action")
    assert violations(page) == []
    for label, text in (("Title", "Hydrogen day"), ("Other clusters", "Tenerrdis")):
        claire.clicks += 1
        page.get_by_label(label, exact=False).click()
        page.keyboard.type(text)
        keys += len(text)
    claire.clicks_on("Note it")
    expect(page.get_by_text("Noted.")).to_be_visible()
    assert claire.clicks <= MOST_CLICKS
    assert keys <= MOST_KEYS
    assert keys * KEY + claire.clicks * CLICK + 3 * THINKING < 30
    expect(page.get_by_role("link", name="Hydrogen day")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert violations(page) == []

    other = signed_in(
        browser, live_server.url, person("manager", of=theirs.cluster), viewport=PHONE
    )
    page = other.goes("/expected")
    expect(page.get_by_text("Another cluster names you in an action.")).to_be_visible()
    page.get_by_role("link", name="Say what is yours too").click()
    page.get_by_role("button", name="Yes, ours too").click()
    expect(page.get_by_text("it counts for you too")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Yes, ours too").click()
    assert violations(page) == []
    (row,) = draft_answer(theirs).rows("common_actions")
    assert row.values["with_clusters"] == "Minalogic"

    Round.objects.update(year=2020, quarter=1)
    page = claire.goes(reverse("rounds:actions"))
    page.get_by_role("link", name="Look through this quarter and send it").click()
    expect(page.locator("h1")).to_contain_text("correct")
    for one in (claire, other):
        one.leaves()
