"""What falls due is told once, whoever asks how often; what is not urgent comes once a day."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from grappe.site import clock
from grappe.site.news.choosing import choose, stop
from grappe.site.news.daily import remind_in_the_morning
from grappe.site.news.models import Mail, News
from grappe.site.news.noting import Noted
from grappe.site.news.reminding import remind
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work, later
from grappe.site.rounds.models import Round
from grappe.site.rounds.opening import change_dates, close_round, open_round
from grappe.site.rounds.reviewing import comment
from tests.site.making import cluster, person
from tests.site.rounds.asked import accepted, asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
WEEK_BEFORE, DAY_BEFORE, DAY_AFTER = date(2021, 5, 24), date(2021, 5, 30), date(2021, 6, 1)


@pytest.fixture
def report():
    """Asked of Minalogic since 3 May, due on 31 May."""
    with clock.at(date(2021, 5, 3)):
        return asked(cluster("Minalogic"))


@pytest.fixture
def manager(report):
    return person("manager", of=report.cluster)


def work():
    while Task.objects.filter(done_at=None, tries=0).exists():
        do_pending_work()


def subjects():
    work()
    return [one.subject for one in mail.outbox]


def reminded(day):
    with clock.at(day):
        return remind().noted


def test_an_answer_is_asked_for_a_week_before_the_day_before_and_once_when_it_is_late(manager):
    told = dict.fromkeys((date(2021, 5, 1) + timedelta(n) for n in range(60)), 0)
    for day in told:
        told[day] = reminded(day).queued
    assert [day for day, queued in told.items() if queued] == [WEEK_BEFORE, DAY_BEFORE, DAY_AFTER]
    with clock.at(date(2021, 6, 2)):
        assert subjects()[2] == "Minalogic: Members 2021 was due on 31 May 2021"


def test_running_it_twice_tells_nothing_twice(manager):
    assert reminded(DAY_BEFORE) == Noted(queued=1)
    assert reminded(DAY_BEFORE) == Noted(already=1)
    with clock.at(DAY_BEFORE):
        assert len(subjects()) == 1


def test_days_that_passed_while_nobody_looked_are_told_by_the_last_one(manager):
    assert reminded(DAY_AFTER) == Noted(queued=1)
    assert News.objects.get().matter == "late"


def test_a_round_that_has_other_days_is_asked_for_again(report, manager):
    assert reminded(DAY_BEFORE).queued == 1
    with clock.at(DAY_BEFORE):
        days = {"opens": report.round.opens, "due": date(2021, 6, 15), "closes": date(2021, 6, 30)}
        change_dates(report.round, **days, by=None)
    assert reminded(date(2021, 6, 14)).queued == 1


def test_who_has_sent_is_not_reminded(report, manager):
    accepted(report)
    assert reminded(DAY_AFTER) == Noted()


def test_a_reminder_of_what_was_sent_meanwhile_does_not_go(report, manager):
    reminded(DAY_BEFORE)
    accepted(report)
    with clock.at(DAY_BEFORE):
        work()
    assert Mail.objects.get(key__startswith="news:").state == Mail.State.DROPPED


def test_a_matter_that_is_not_wanted_is_not_mailed(manager):
    choose(manager, {"late": "never"})
    assert reminded(DAY_AFTER) == Noted(unwanted=1)


def test_a_report_given_back_is_always_told(manager):
    choose(manager, {"returned": "never"})
    assert not manager.mail_preferences.exists()


def test_what_is_not_urgent_comes_once_a_day_in_one_mail(report, manager):
    with clock.at(datetime(2021, 5, 20, 18)):
        accepted(report)
        comment(report, "Thank you", by=None, of_region=True)
        comment(report, "And again", by=None, of_region=True)
        work()
        assert not mail.outbox
    with clock.at(datetime(2021, 5, 21, 7)):
        assert (remind().digests, remind().digests) == (1, 0)
        assert subjects() == ["Grappe, 21 May: 2 things"]
        assert "Minalogic: 2 comments of the Region on Members 2021" in mail.outbox[0].body
        comment(report, "One more", by=None, of_region=True)
        work()
        assert remind().digests == 0
    with clock.at(datetime(2021, 5, 22, 7)):
        assert remind().digests == 1


def test_an_officer_hears_of_what_waits_for_them(report, manager):
    officer, deputy = person("officer", of="health"), person("officer", of="health", deputy=True)
    accepted(report)
    with clock.at(datetime(2021, 5, 21, 7)):
        work()
        remind()
        work()
    assert [one.matter for one in officer.news.all()] == ["sent"]
    assert not deputy.news.exists()


def test_the_deputy_hears_of_it_where_there_is_no_officer(report):
    deputy = person("officer", of="health", deputy=True)
    accepted(report)
    with clock.at(datetime(2021, 5, 21, 7)):
        work()
    assert [one.matter for one in deputy.news.all()] == ["sent"]


def test_whoever_left_hears_of_nothing(report, manager):
    manager.is_active = False
    manager.save()
    assert reminded(DAY_AFTER) == Noted()


def test_a_round_that_opens_is_told_at_once_and_only_once():
    minalogic, tenerrdis = cluster("Minalogic"), cluster("Tenerrdis")
    person("manager", of=minalogic)
    both = person("contributor", of=minalogic)
    from grappe.site.accounts.naming import name_role

    name_role(both, "contributor", by=None, cluster=tenerrdis)
    with clock.at(datetime(2021, 5, 3, 9)):
        round_ = Round.objects.create(
            questionnaire="members",
            year=2021,
            version="2019",
            opens=date(2021, 5, 3),
            due=date(2021, 5, 31),
            closes=date(2021, 6, 30),
        )
        open_round(round_, by=None)
        assert sorted(subjects()) == [
            "Minalogic and Tenerrdis: Members 2021, due on 31 May 2021",
            "Minalogic: Members 2021, due on 31 May 2021",
        ]
        (of_both,) = (one for one in mail.outbox if one.to == [both.email])
        assert "/expected\n" in of_both.body
    with clock.at(datetime(2021, 5, 4, 9)):
        close_round(round_, by=None)
        open_round(round_, by=None)
        assert len(subjects()) == 2


def test_a_round_of_a_former_year_that_is_opened_now_is_no_news(manager):
    days = {"opens": date(2018, 5, 3), "due": date(2018, 5, 31), "closes": date(2018, 6, 30)}
    with clock.at(date(2021, 5, 3)):
        open_round(
            Round.objects.create(questionnaire="members", year=2018, version="2019", **days),
            by=None,
        )
        assert subjects() == []


def test_what_happened_long_ago_is_no_news(report, manager):
    accepted(report)
    with clock.at(date(2021, 7, 1)):
        work()
    assert not News.objects.exists()


def test_a_task_that_is_done_twice_tells_once(report, manager):
    accepted(report)
    with clock.at(date(2021, 5, 21)):
        work()
        told = Task.objects.filter(kind="news").last()
        later("news", **told.payload)
        work()
    assert News.objects.count() == 1


def test_the_morning_comes_at_seven_and_once(report, manager, monkeypatch):
    monkeypatch.setattr("grappe.site.news.daily._done", set())
    with clock.at(datetime(2021, 6, 1, 6, 59)):
        remind_in_the_morning()
        assert not News.objects.exists()
    with clock.at(datetime(2021, 6, 1, 7, 0)):
        remind_in_the_morning()
        assert News.objects.count() == 1


def test_whoever_stops_the_digest_gets_none_any_more(report, manager):
    accepted(report)
    with clock.at(datetime(2021, 5, 21, 7)):
        work()
        stop(manager, "digest")
        assert remind().digests == 0
    assert dict(manager.mail_preferences.values_list("matter", "choice"))["accepted"] == "never"
    assert not manager.mail_preferences.filter(matter="opened").exists()
