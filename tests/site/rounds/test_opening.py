"""Rounds are planned, opened to every cluster, dated and closed."""

from datetime import date

import pytest

from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Report
from grappe.site.rounds.opening import change_dates, close_round, open_round
from grappe.site.trail.models import Event
from tests.site.making import cluster, person
from tests.site.rounds.region_making import opened, planned

pytestmark = pytest.mark.django_db


def test_opening_asks_every_cluster_once():
    clusters = [cluster(name) for name in ("Minalogic", "CIMES", "Techtera")]
    round_ = opened()
    assert {r.cluster for r in round_.reports.all()} == set(clusters)
    assert {r.state for r in round_.reports.all()} == {"expected"}


def test_a_cluster_that_is_there_no_longer_is_not_asked():
    asked, gone = cluster("Minalogic"), cluster("Imaginove")
    Cluster.objects.filter(pk=gone.pk).update(in_policy=False)
    assert [one.cluster for one in opened().reports.all()] == [asked]


def test_a_round_that_is_open_is_not_opened_again():
    with pytest.raises(Refused) as refused:
        open_round(opened(), by=None)
    assert refused.value.code == "already_open"


def test_opening_again_after_closing_keeps_reports_and_asks_new_clusters():
    round_ = opened(2021, cluster("Minalogic"))
    before = set(Report.objects.values_list("pk", flat=True))
    close_round(round_, by=None)
    cluster("Newcomer")
    again = open_round(round_, by=None)
    assert again.is_open
    assert before < set(Report.objects.values_list("pk", flat=True))


def test_only_an_open_round_closes():
    with pytest.raises(Refused) as refused:
        close_round(planned(), by=None)
    assert refused.value.code == "not_open"


def test_planning_again_changes_nothing():
    first = planned()
    change_dates(first, opens=first.opens, due=date(2021, 6, 7), closes=date(2021, 6, 30), by=None)
    assert planned().due == date(2021, 6, 7)


def test_dates_that_are_out_of_order_are_refused():
    round_ = planned()
    with pytest.raises(Refused):
        change_dates(round_, opens=round_.closes, due=round_.due, closes=round_.closes, by=None)


def test_who_changed_the_dates_stands_in_the_trail():
    head = person("head_of_unit")
    round_ = planned()
    change_dates(round_, opens=round_.opens, due=round_.due, closes=date(2021, 7, 2), by=head)
    event = Event.objects.get(action="round.dated")
    assert event.actor == str(head.key)
    assert event.detail["after"][2] == "2021-07-02"
