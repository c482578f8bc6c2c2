"""The burden meter and the timeliness of a round: sums and counts over clusters."""

from datetime import timedelta

import pytest

from grappe.site import clock
from grappe.site.rounds.models import Report
from grappe.site.rounds.region.burden import burden
from grappe.site.rounds.region.timeliness import progress
from grappe.site.rounds.submitting import say_how_it_went
from tests.site.making import cluster
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
    say_how_it_went(sent(one, ROWS).submissions.get(), minutes=90, hard="")
    sent(other, ROWS)
    told = burden(round_)
    assert (told.told, told.tellers, told.reports) == (1.5, 1, 2)
    assert told.told_for_all == pytest.approx(3 / 7)


def test_the_plans_days_are_for_as_many_reports_as_were_asked():
    round_ = opened(2021, *(cluster(f"Cluster {n}") for n in range(22)))
    told = burden(round_)
    assert (told.planned_days, told.planned_reading_days) == (66, 44)


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
