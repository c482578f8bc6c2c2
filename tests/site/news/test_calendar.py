"""A person's calendar of due dates: what it holds, who opens it, when it changes."""

from datetime import date, datetime

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from grappe.site import clock
from grappe.site.news import feeds
from grappe.site.news.models import Feed
from grappe.site.rounds.models import Round
from grappe.site.rounds.opening import change_dates, open_round
from tests.site.making import cluster, person
from tests.site.rounds.asked import accepted, asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


@pytest.fixture(autouse=True)
def in_may():
    with clock.at(datetime(2021, 5, 20, 9)):
        yield


@pytest.fixture
def report():
    return asked(cluster("Minalogic"))


@pytest.fixture
def manager(report):
    return person("manager", of=report.cluster)


def path_of(who):
    return feeds.address_of(who).removeprefix("http://localhost:8000")


def events(who):
    """What their calendar program reads at the address."""
    answer = Client().get(path_of(who))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def subscribed(who):
    feeds.renew(who)
    return who


def test_the_day_on_which_an_answer_is_due_stands_in_it_with_its_link(report, manager):
    (event,) = events(subscribed(manager))
    assert str(event["SUMMARY"]) == "Minalogic: Members 2021 to send"
    assert (event.start, event.end) == (date(2021, 5, 31), date(2021, 6, 1))
    assert event["URL"] == f"http://localhost:8000/reports/{report.pk}"
    assert event["UID"] == f"round-{report.round_id}-minalogic@localhost"


def test_it_speaks_its_readers_language(report):
    reader = person("manager", of=report.cluster, language="fr")
    (event,) = events(subscribed(reader))
    assert str(event["SUMMARY"]) == "Minalogic\u202f: Adhérents 2021 à envoyer"


def test_what_was_sent_stays_and_says_so(report, manager):
    accepted(report)
    (event,) = events(subscribed(manager))
    assert str(event["SUMMARY"]) == "Minalogic: Members 2021, sent"


def test_a_round_that_is_planned_is_there_before_it_opens(manager):
    Round.objects.update(opened_at=None)
    Round.objects.get().reports.all().delete()
    (event,) = events(subscribed(manager))
    assert event.start == date(2021, 5, 31)


def test_other_days_move_the_same_event(report, manager):
    (before,) = events(subscribed(manager))
    days = {"opens": report.round.opens, "due": date(2021, 6, 15), "closes": date(2021, 6, 30)}
    with clock.at(datetime(2021, 5, 21, 9)):
        change_dates(report.round, **days, by=None)
        (after,) = events(manager)
    assert after["UID"] == before["UID"]
    assert after.start == date(2021, 6, 15)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_nothing_of_another_cluster_stands_in_it(manager):
    other = asked(cluster("Tenerrdis", "energy"))
    assert other.round.reports.count() == 2
    assert len(events(subscribed(manager))) == 1


def test_an_officer_has_the_days_of_rounds(report):
    read = events(subscribed(person("officer", of="health")))
    assert [str(one["SUMMARY"]) for one in read] == [
        "Members 2021: answers are due",
        "Members 2021: the round closes",
    ]


def test_a_reader_of_the_region_has_no_rounds_in_it(report):
    assert events(subscribed(person("elected"))) == []


def test_a_new_address_closes_the_old_one(manager):
    old = path_of(subscribed(manager))
    client = Client()
    client.force_login(manager)
    client.post(reverse("news:renew"))
    assert path_of(manager) != old
    assert Client().get(old).status_code == 404
    assert Client().get(path_of(manager)).status_code == 200


def test_the_database_alone_opens_no_calendar(manager):
    subscribed(manager)
    kept = Feed.objects.values_list("number", "token_hash").get()
    assert not any(str(one) in path_of(manager) for one in kept if isinstance(one, str))
    assert Client().get(reverse("news:calendar", args=[kept[1]])).status_code == 404


def test_whoever_left_has_no_calendar(manager):
    address = path_of(subscribed(manager))
    manager.is_active = False
    manager.save()
    assert Client().get(address).status_code == 404


def test_the_same_days_give_the_same_bytes_in_few_queries(
    report, manager, django_assert_max_num_queries
):
    address = path_of(subscribed(manager))
    with django_assert_max_num_queries(10):
        first = Client().get(address).content
    with clock.at(datetime(2021, 5, 22, 9)):
        assert Client().get(address).content == first


def test_a_round_opened_again_keeps_its_event(report, manager):
    subscribed(manager)
    Round.objects.update(opened_at=None)
    open_round(Round.objects.get(), by=None)
    assert len(events(manager)) == 1
