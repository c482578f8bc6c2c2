"""The burden meter and the timeliness of a round: sums and counts over clusters."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from grappe.answers import Place
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.rounds.models import Report
from grappe.site.rounds.region.burden import burden
from grappe.site.rounds.region.reading_time import ReadingTime
from grappe.site.rounds.region.timeliness import progress
from grappe.site.rounds.reviewing import accept, begin_reading, comment, return_report
from grappe.site.rounds.submitting import say_how_it_went
from tests.site.making import cluster, person
from tests.site.rounds.region_making import MAY_3, member, opened, sent

pytestmark = pytest.mark.django_db
ROWS = {"a": member("Optique Vercors")}


def first_seen(report: Report, before: timedelta) -> None:
    report.opened_at = report.submissions.get().at - before
    report.save()


def test_an_hour_counts_as_an_hour_and_weeks_as_one_working_day():
    one, other = cluster("Minalogic"), cluster("CIMES")
    round_ = opened(2021, one, other)
    first_seen(sent(one, ROWS), timedelta(hours=1))
    first_seen(sent(other, ROWS), timedelta(days=9))
    assert burden(round_).measured == pytest.approx(1 + 7)


def test_what_clusters_say_is_summed_beside_it():
    one, other = cluster("Minalogic"), cluster("CIMES")
    round_ = opened(2021, one, other)
    say_how_it_went(sent(one, ROWS).submissions.get(), minutes=90, hard="", by=None)
    sent(other, ROWS)
    told = burden(round_)
    assert (told.told, told.tellers, told.reports) == (1.5, 1, 2)


def test_the_plans_days_are_for_as_many_reports_as_were_asked():
    round_ = opened(2021, *(cluster(f"Cluster {n}") for n in range(22)))
    told = burden(round_)
    assert (told.planned_days, told.planned_reading_days) == (66, 44)


def read_and_accepted(report: Report, by: User, after: timedelta) -> None:
    """Looked at an hour after it was sent, and accepted so long after that look."""
    looked = report.submissions.get().at + timedelta(hours=1)
    with clock.at(looked):
        begin_reading(report)
    with clock.at(looked + after):
        accept(report, by=by)


def test_reading_counts_from_the_first_look_to_the_decision_half_a_day_at_most():
    clusters = [cluster(f"Cluster {n}") for n in range(2)]
    round_ = opened(2021, *clusters)
    for one, after in zip(clusters, (timedelta(hours=1), timedelta(days=4)), strict=True):
        read_and_accepted(sent(one, ROWS), person("officer"), after)
    assert burden(round_).reading == ReadingTime(readings=2, hours=pytest.approx(1 + 3.5))
    assert burden(round_).reading_days == pytest.approx(4.5 / 7)


def test_a_second_look_does_not_begin_the_reading_again():
    clusters = [cluster(f"Cluster {n}") for n in range(2)]
    round_ = opened(2021, *clusters)
    for one in clusters:
        report = sent(one, ROWS)
        with clock.at(report.submissions.get().at):
            begin_reading(report)
        read_and_accepted(report, person("officer"), timedelta(hours=1))
    assert burden(round_).reading == ReadingTime(readings=2, hours=pytest.approx(4))


def test_the_time_of_one_person_alone_is_never_told():
    clusters = [cluster(f"Cluster {n}") for n in range(3)]
    round_, paul = opened(2021, *clusters), person("officer")
    for one in clusters[:2]:
        read_and_accepted(sent(one, ROWS), paul, timedelta(hours=1))
    assert burden(round_).reading is None
    read_and_accepted(sent(clusters[2], ROWS), person("officer"), timedelta(hours=1))
    assert burden(round_).reading == ReadingTime(readings=3, hours=pytest.approx(3))


def test_what_was_returned_was_read_and_what_waits_is_not_counted_yet():
    clusters = [cluster(f"Cluster {n}") for n in range(3)]
    round_ = opened(2021, *clusters)
    returned, taken, waits = (sent(one, ROWS) for one in clusters)
    read_and_accepted(taken, person("officer"), timedelta(hours=1))
    with clock.at(returned.submissions.get().at):
        begin_reading(returned)
        begin_reading(waits)
    with clock.at(returned.submissions.get().at + timedelta(hours=2)):
        place = Place("members", "a", "type")
        comment(returned, "An SME?", by=None, of_region=True, place=place)
        return_report(returned, by=person("officer"))
    assert burden(round_).reading == ReadingTime(readings=2, hours=pytest.approx(1 + 2))


def test_only_who_decides_begins_the_reading_by_opening_the_page():
    report, client = sent_one(), Client()
    for role, begun in (("database_manager", False), ("head_of_unit", True)):
        client.force_login(person(role))
        client.get(reverse("rounds:review", args=[report.pk]))
        assert (report.submissions.get().looked_at is not None) is begun


def sent_one() -> Report:
    one = cluster("Minalogic")
    opened(2021, one)
    return sent(one, ROWS)


def test_progress_counts_in_time_late_and_missing():
    early, tardy, silent = (cluster(name) for name in ("Minalogic", "CIMES", "CARA"))
    round_ = opened(2021, early, tardy, silent)
    sent(early, ROWS, days=10)
    sent(tardy, ROWS, days=30)
    with clock.at(MAY_3 + timedelta(days=35)):
        [one] = progress([round_])
    assert (one.asked, one.answered, one.in_time, one.late) == (3, 2, 1, 1)
    assert [report.cluster for report in one.missing] == [silent]
    assert one.days == pytest.approx(20, abs=0.5)


def test_nothing_is_missing_before_the_due_day():
    round_ = opened()
    with clock.at(round_.due):
        [one] = progress([round_])
    assert one.missing == ()


def test_progress_can_be_asked_for_some_clusters_only():
    one, other = cluster("Minalogic"), cluster("CIMES")
    round_ = opened(2021, one, other)
    [told] = progress([round_], {"cimes"})
    assert told.asked == 1
