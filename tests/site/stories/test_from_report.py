"""A line of a quarter's report begins a story by one press, once."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from grappe.answers import Row
from grappe.answers.editing import with_rows
from grappe.site import clock
from grappe.site.rounds.drafting import change
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.reading import report_for
from grappe.site.stories.models import Story
from grappe.site.stories.publishing import propose
from tests.site.making import client_of, cluster
from tests.site.stories.making import manager, minalogic, proposed

pytestmark = pytest.mark.django_db
TODAY = datetime(2021, 7, 5, 9)
LINE = {
    "title": "A battery born between two valleys",
    "excellence_domain": "energy",
    "story_clusters": "Minalogic, Tenerrdis",
    "innovators": "Atelier Martin, CEA",
    "starting_point": "Batteries came from elsewhere.",
    "done_together": "They built one.",
    "came_of_it": "Twelve jobs.",
    "worth_quoting": "30 % less energy than before",
}


@pytest.fixture(autouse=True)
def in_july():
    with clock.at(TODAY):
        yield


def reported(**more: str) -> Report:
    """A quarter in whose draft a story is told."""
    cluster("Tenerrdis", "energy")
    about = {"questionnaire": "operational", "year": 2021, "quarter": 2, "version": "2019"}
    days = {"opens": date(2021, 4, 1), "due": date(2021, 7, 15), "closes": date(2021, 8, 15)}
    round_ = Round.objects.create(**about, **days, opened_at=clock.now())
    Report.objects.create(round=round_, cluster=minalogic())
    report = report_for(minalogic(), "operational", 2021, 2)
    row = (Row("a", {**LINE, **more}),)
    change(report, "cells", lambda answer: with_rows(answer, "stories", row), by=None)
    report.refresh_from_db()
    return report


def begun(report: Report, client):
    return client.post(reverse("stories:from_report", args=[report.pk]), {"row": "a"})


def test_what_was_written_in_the_quarter_is_in_the_draft(client):
    client.force_login(manager())
    answer = begun(reported(), client)
    story = Story.objects.get()
    assert answer.url == reverse("stories:write", args=[story.pk])
    assert story.words == {
        "title": "A battery born between two valleys",
        "actors": "Atelier Martin, CEA",
        "situation": "Batteries came from elsewhere.",
        "together": "They built one.",
        "outcome": "Twelve jobs.",
        "quotable": "30 %",
        "quotable_of": "less energy than before",
    }
    assert (story.domain.code, story.period) == ("energy", "2021-Q2")
    assert set(story.clusters.values_list("code", flat=True)) == {"minalogic", "tenerrdis"}


def test_a_second_press_goes_on_with_the_same_story(client):
    client.force_login(manager())
    report = reported()
    assert begun(report, client).url == begun(report, client).url
    assert Story.objects.count() == 1


def test_the_lines_stand_with_their_button_where_the_quarter_is_written_and_checked(client):
    client.force_login(manager())
    report = reported()
    for page in (
        reverse("rounds:grid", args=[report.pk, "stories"]),
        reverse("rounds:report", args=[report.pk]),
    ):
        shown = client.get(page).content.decode()
        assert reverse("stories:from_report", args=[report.pk]) in shown
        assert 'value="a"' in shown


@pytest.mark.parametrize(("role", "of"), [("head_of_unit", None), ("officer", "energy")])
def test_nobody_begins_a_story_from_answers_that_they_do_not_read(role, of):
    report = reported()
    assert begun(report, client_of(role, of)).status_code == 403
    assert not Story.objects.exists()


def test_a_line_that_has_gone_or_says_too_much_is_told_and_nothing_is_lost(client):
    client.force_login(manager())
    report = reported(title="A" * 130)
    page = client.get(begun(report, client).url)
    assert "10 characters too long" in page.content.decode()
    assert client.post(
        reverse("stories:from_report", args=[report.pk]), {"row": "b"}, follow=True
    ).context["messages"]
    assert not Story.objects.exists()


def test_a_proposed_story_waits_in_the_inbox_of_its_officer_until_it_is_published():
    story = proposed()
    inbox = reverse("rounds:inbox")
    shown = client_of("officer", "digital").get(inbox).content.decode()
    assert "A sensor in a hive" in shown
    assert reverse("stories:story", args=[story.pk]) in shown
    for other in (client_of("officer", "energy"), client_of("head_of_unit")):
        assert "A sensor in a hive" not in other.get(inbox).content.decode()


def test_a_story_begun_from_a_line_is_proposed_like_any_other(client):
    client.force_login(manager())
    begun(reported(), client)
    propose(Story.objects.get(), by=manager())
    assert Story.objects.get().state == "proposed"
