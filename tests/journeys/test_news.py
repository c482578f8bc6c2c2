"""A round opens, the mail arrives over a real server, its one link leads to the report; a cluster
that is late is reminded once."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site import clock
from grappe.site.news.reminding import remind
from grappe.site.operations.pending import do_pending_work
from grappe.site.rounds.models import Report, Round, State
from tests.journeys.walking import Person, signed_in, violations
from tests.site.making import cluster, person
from tests.site.news.mail_server import Post, html_of, post, text_of
from tests.site.rounds.asked import accepted, asked

__all__ = ["post"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data"),
    pytest.mark.browser,
]


def works() -> None:
    while do_pending_work():
        pass


def test_a_round_opens_its_mail_arrives_and_leads_to_the_report_a_late_cluster_is_reminded_once(
    browser: Browser, live_server: LiveServer, post: Post, settings: object
):
    settings.ADDRESS = live_server.url
    minalogic, tenerrdis = cluster("Minalogic", "digital"), cluster("Tenerrdis", "energy")
    for one in (minalogic, tenerrdis):
        accepted(asked(one, year=2020))
    claire = person("manager", of=minalogic, name="Claire", password="a long sentence")
    zoe = person("manager", of=tenerrdis, name="Zoe", language="fr")
    works()
    today = clock.today()
    days = {"opens": today, "due": today + timedelta(20), "closes": today + timedelta(40)}
    round_ = Round.objects.create(questionnaire="members", year=2021, version="2019", **days)

    head = signed_in(browser, live_server.url, person("head_of_unit", name="Sophie"))
    head.goes(reverse("rounds:round", args=[round_.pk]))
    head.page.locator("summary", has_text="Open this round").click()
    head.clicks_on("Open this round")
    expect(head.page.get_by_text("every cluster is asked")).to_be_visible()
    works()
    assert sorted(one for to in post.to for one in to) == sorted([claire.email, zoe.email])
    letter = next(one for one, to in zip(post.taken, post.to, strict=True) if to == [claire.email])
    (link,) = set(re.findall(rf"{live_server.url}/reports/\d+", text_of(letter)))

    me = Person(browser.new_context(locale="en", bypass_csp=True), live_server.url)
    me.page.set_content(html_of(letter))
    assert violations(me.page) == []
    expect(me.page.get_by_role("link", name="Open the report")).to_have_attribute("href", link)
    me.page.get_by_role("link", name="Open the report").click()
    me.page.locator("[name=login]").fill(claire.email)
    me.page.locator("[name=password]").fill("a long sentence")
    me.clicks_on("Sign in")
    me.page.wait_for_url(link)
    me.ticks("What I have not touched is unchanged since last year (3 rows)")
    me.clicks_on("Send to the Region")
    me.page.wait_for_url("**/sent")
    assert Report.objects.get(round=round_, cluster=minalogic).state == State.SUBMITTED

    me.goes(reverse("news:preferences"))
    me.page.get_by_role("group", name="An answer is late").get_by_label("Never").check()
    me.clicks_on("Keep these choices")
    expect(me.page.get_by_text("Kept: this is what you receive")).to_be_visible()
    me.clicks_on("Make the address")
    expect(me.page.get_by_label("Address of your calendar")).to_have_value(re.compile(r"\.ics$"))
    assert violations(me.page) == []

    with clock.at(days["due"] + timedelta(1)):
        assert (remind().noted.queued, remind().noted.queued) == (1, 0)
        works()
    late = [one for one, to in zip(post.taken, post.to, strict=True) if to == [zoe.email]]
    assert [one["Content-Language"] for one in late] == ["fr", "fr"]
    assert "était attendu pour le" in late[-1]["Subject"]

    page = head.goes(reverse("news:mailed"))
    head.reads("No mail was refused")
    assert page.get_by_role("row").count() > 2
    assert violations(page) == []
    for somebody in (head, me):
        somebody.leaves()
