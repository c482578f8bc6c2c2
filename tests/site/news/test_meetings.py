"""Meetings in mails and calendars: whom they concern, when they move, once minutes are there."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from grappe.site import clock
from grappe.site.meetings import convening
from grappe.site.news import feeds
from grappe.site.news.models import News
from grappe.site.news.reminding import remind
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work
from tests.site.making import cluster, person
from tests.site.meetings.making import call, managers, meeting, named
from tests.site.news.mail_server import post, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
__all__ = ["post"]
NOON, DAY = datetime(2021, 5, 20, 12), date(2021, 6, 3)


@pytest.fixture(autouse=True)
def in_may():
    with clock.at(NOON):
        yield


def work():
    while Task.objects.filter(done_at=None, due__lte=timezone.now()).exists():
        do_pending_work()


def events(who):
    feeds.renew(who)
    path = urlsplit(feeds.address_of(who)).path
    return icalendar.Calendar.from_ical(Client().get(path).content).walk("VEVENT")


def subjects(post):
    return [message["Subject"] for message in post.taken]


def test_the_working_groups_meeting_is_mailed_to_its_members_alone(post):
    seated, other = managers("Minalogic", "Tenerrdis")
    named(seated)
    person("officer", of="digital")
    meeting(DAY, place="Lyon")
    work()
    assert post.to == [[seated.email]]
    (message,) = post.taken
    assert message["Subject"] == "Working group: 3 June 2021, 14:00–17:00, Lyon"
    assert "You are asked to come." in text_of(message)
    assert [len(events(who)) for who in (seated, other)] == [1, 0]


@pytest.mark.parametrize("kind", ["presentation", "review"])
def test_a_presentation_is_for_all_managers_and_who_follows_them(post, kind):
    cluster_manager, officer = managers("Minalogic")[0], person("officer", of="digital")
    evaluation, contributor = person("evaluation"), person("contributor", of=cluster("Minalogic"))
    convening.call(call(DAY, kind=kind), by=person("head_of_unit"))
    work()
    assert post.to == [[cluster_manager.email], [officer.email]]
    concerned = (cluster_manager, officer, evaluation, contributor)
    assert [len(events(who)) for who in concerned] == [1, 1, 0, 0]


def test_the_mail_brings_the_meeting_to_a_calendar(post):
    (seated,) = managers("Minalogic")
    named(seated)
    made = meeting(DAY, agenda="Welcome\nIndicators")
    work()
    (file,) = [part for part in post.taken[0].walk() if part.get_content_type() == "text/calendar"]
    assert file.get_filename() == "2021-06-03.ics"
    (event,) = icalendar.Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    assert event["UID"] == f"meeting-{made.uid}@grappe.test"
    assert event.start == made.starts_at
    assert event["DESCRIPTION"] == "Welcome\nIndicators"


def test_a_meeting_that_moves_is_told_and_moves_in_calendars(post):
    (seated,) = managers("Minalogic")
    named(seated)
    made = meeting(DAY)
    (before,) = events(seated)
    convening.change(made, call(DAY + timedelta(days=7), begins=time(9)), by=None)
    work()
    assert subjects(post)[-1] == "Working group is now on 10 June 2021, 09:00–17:00"
    (after,) = events(seated)
    assert after["UID"] == before["UID"]
    assert (after["SEQUENCE"], after.start.date()) == (before["SEQUENCE"] + 1, date(2021, 6, 10))


def test_another_agenda_alone_is_no_mail(post):
    (seated,) = managers("Minalogic")
    named(seated)
    convening.change(meeting(DAY), call(DAY, agenda="Indicators"), by=None)
    work()
    assert len(post.taken) == 1
    assert events(seated)[0]["DESCRIPTION"] == "Indicators"


def test_a_cancelled_meeting_is_told_and_goes_from_calendars(post):
    (seated,) = managers("Minalogic")
    named(seated)
    made = meeting(DAY)
    work()
    convening.cancel(made, by=None)
    work()
    assert subjects(post)[-1] == "Working group, on 3 June 2021, is cancelled"
    assert events(seated)[0]["STATUS"] == "CANCELLED"


def test_minutes_are_told_once_in_the_daily_mail(post):
    (seated,) = managers("Minalogic")
    named(seated)
    made = meeting(NOON.date() - timedelta(days=1))
    for words in ("Said.", "Said better."):
        convening.keep_minutes(made, words, by=None)
    work()
    assert post.taken == []
    remind()
    work()
    assert subjects(post) == ["Working group, 19 May 2021: the minutes are there"]
    assert f"/meetings/{made.pk}" in text_of(post.taken[0])


def test_nobody_is_asked_to_a_meeting_that_was(post):
    named(managers("Minalogic")[0])
    made = meeting(NOON.date() - timedelta(days=1))
    convening.change(made, call(made.on, place="Lyon"), by=None)
    work()
    assert not News.objects.exists()


def test_two_meetings_called_at_once_are_two_mails(post):
    named(managers("Minalogic")[0])
    for title in ("First", "Second"):
        meeting(DAY, title=title)
    work()
    assert {one.partition(":")[0] for one in subjects(post)} == {"First", "Second"}


def test_it_is_mailed_in_its_readers_language(post):
    (seated,) = managers("Minalogic")
    seated.language = "fr"
    seated.save()
    named(seated)
    convening.cancel(meeting(DAY), by=None)
    work()
    assert subjects(post)[-1] == "Working group, le 3 juin 2021\u202f: la réunion est annulée"
