"""The Evaluation Department asks one thing more: a field, a measure and an indicator, from the form
in which they are written to the chart that shows what clusters answered."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from grappe.site import clock
from grappe.site.designer.models import Draft
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.replies.models import Passage
from grappe.site.rounds.models import Round
from grappe.site.rounds.publishing import publish_accepted
from grappe.site.rounds.reading import check_report, draft_answer
from grappe.site.rounds.reviewing import accept
from tests.journeys.walking import Person, signed_in, violations
from tests.site.making import cluster, person
from tests.site.rounds.region_making import member, opened, planned, sent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
YEAR = 2030
"""A round that opens after the version is published, whatever today is."""
ON_KEYS, ON_CLICKS = 0.28, 1.1
"""Seconds by the keystroke-level model (Card, Moran and Newell 1980): a key of an average typist,
pointing at something and clicking."""


def test_one_thing_more_is_asked_checked_measured_and_drawn(
    browser: Browser, live_server: LiveServer, data: Path
) -> None:
    minalogic = cluster("Minalogic")
    running, later = opened(2021, minalogic), planned(YEAR)
    writer = signed_in(browser, live_server.url, person("evaluation"))
    writer.goes("/questionnaires")
    assert violations(writer.page) == []
    writer.page.get_by_role("button", name="Write a new version Members").click()
    writes_the_field(writer)
    writes_the_measure(writer)
    writes_the_indicator(writer)
    expect(writer.page.locator(".lede")).to_contain_text("the series “Apprentices” begins")
    assert violations(writer.page) == []
    assert writer.clicks * ON_CLICKS + writer.keys * ON_KEYS < 90

    draft = Draft.objects.get()
    for name in ("guide", "form"):
        writer.goes(reverse(f"designer:{name}", args=[draft.pk, *(["members"] * (name == "form"))]))
        expect(writer.page.get_by_text("Apprentices").first).to_be_visible()
        assert violations(writer.page) == []
    book = writer.page.request.get(
        live_server.url + reverse("designer:workbook", args=[draft.pk])
    ).body()
    rows = load_workbook(BytesIO(book))["Members"].iter_rows(max_row=12, values_only=True)
    assert "Apprentices" in str(list(rows))
    writer.goes(reverse("designer:draft", args=[draft.pk]))
    writer.clicks_on("Publish this version")
    writer.page.get_by_text("is published: rounds that open from now on ask it").wait_for()
    assert violations(writer.page) == []

    assert Round.objects.get(pk=running.pk).version == "2019"
    assert Round.objects.get(pk=later.pk).version == current().questionnaire("members").version
    is_answered(minalogic)
    writer.goes(reverse("dashboards:indicator", args=["apprentices"]))
    expect(writer.page.locator("main svg").first).to_be_visible()
    expect(writer.page.get_by_text("7").first).to_be_visible()
    writer.leaves()


def writes_the_field(writer: Person) -> None:
    writer.clicks_on("Add a field Members", "link")
    assert violations(writer.page) == []
    writer.types("Name, in French", "Apprentis")
    writer.types("Name, in English", "Apprentices")
    writer.types("Explanation, in French", "Présents au 31 décembre.")
    writer.types("Explanation, in English", "Present on 31 December.")
    writer.types("At least", "0")
    writer.clicks_on("Keep it")


def writes_the_measure(writer: Person) -> None:
    writer.clicks_on("Add a measure", "link")
    writer.types("Code", "apprentices")
    writer.page.get_by_label("Section").fill("members")
    writer.types("What is computed", "sum(apprentice)")
    writer.clicks_on("Keep it")
    expect(writer.page.locator("main")).to_contain_text("did you mean: apprentices")
    writer.types("What is computed", "sum(apprentices)")
    expect(writer.page.locator("#look")).to_contain_text("Nothing to correct here.")
    assert violations(writer.page) == []
    writer.clicks_on("Keep it")


def writes_the_indicator(writer: Person) -> None:
    writer.clicks_on("Add an indicator", "link")
    writer.types("Name, in French", "Apprentis")
    writer.types("Name, in English", "Apprentices")
    writer.types("Definition, in French", "Somme des apprentis.")
    writer.types("Definition, in English", "Sum of apprentices.")
    writer.types("Formula", "apprentices")
    writer.chooses("Unit", "count")
    writer.chooses("Who may see it", "open")
    writer.clicks_on("Keep it")


def is_answered(minalogic: Cluster) -> None:
    """Seven apprentices, and a number below zero that the checks find."""
    opened(YEAR, minalogic)
    rows = {"1": member("A", apprentices=3), "2": member("B", apprentices=4)}
    report = sent(minalogic, rows, year=YEAR)
    row = draft_answer(report).rows("members")[0]
    less = row._replace(values={**row.values, "apprentices": -1})
    wrong = replace(draft_answer(report), sections={"members": (less,)})
    assert "apprentices" in {f.place.field for f in check_report(report, wrong).findings}
    accept(report, by=None)
    publish_accepted(by=None)
    Passage.objects.update(public_at=clock.now())
