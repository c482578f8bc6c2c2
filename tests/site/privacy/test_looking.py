"""Who looked: noted for everybody but the cluster's own people, read by the cluster."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from grappe.site import clock
from grappe.site.privacy.kinds import LOOKS
from grappe.site.privacy.looking import forget_what_is_noted, note
from grappe.site.privacy.models import Look
from grappe.site.rounds import draft_rows
from grappe.site.rounds.submitting import submit
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import client_of, cluster, domain, person
from tests.site.rounds.asked import asked, member
from tests.site.test_every_address import ADDRESSES

pytestmark = pytest.mark.django_db

SHOWN_TO_NOBODY_ELSE = {
    "privacy:everything",
    "privacy:file",
    "rounds:how",
    "dashboards:own",
}


@pytest.fixture
def report(data):
    found = asked(cluster("Minalogic"))
    draft_rows.add_rows(found, "members", [member()], by=None)
    submit(found, by=None)
    return found


def looks():
    return {
        (one.day, one.cluster.code, one.what, one.role, one.reach) for one in Look.objects.all()
    }


def test_an_officer_who_reads_a_report_is_noted_once_a_day(report, django_assert_num_queries):
    paul = client_of("officer", "health")
    at = reverse("rounds:review", args=[report.pk])
    with clock.at(datetime(2021, 6, 7, 9)):
        for _n in range(3):
            assert paul.get(at).status_code == 200
    assert looks() == {(date(2021, 6, 7), "minalogic", "answers", "officer", "health")}
    with clock.at(datetime(2021, 6, 8, 9)):
        paul.get(at)
    assert {one[0].day for one in looks()} == {7, 8}


def test_however_many_clusters_are_looked_at_they_are_noted_at_once(django_assert_num_queries):
    several = [cluster(name, "health") for name in ("Minalogic", "Tenerrdis", "Techtera")]
    sophie = person("head_of_unit")
    assert sophie.standing.kinds == {"head_of_unit"}
    for queries in (1, 0):
        with django_assert_num_queries(queries):
            note(sophie, Look.What.TABLES, [one.code for one in several])
    assert {one.cluster for one in Look.objects.all()} == set(several)


@pytest.mark.parametrize(
    ("address", "who", "noted"),
    [
        ("/over-time?place=cluster-minalogic", ("officer", "digital"), {"minalogic"}),
        ("/over-time?place=cluster-minalogic", ("officer", "health"), set()),
        ("/over-time?place=domain-digital", ("officer", "digital"), set()),
        ("/map?place=cluster-minalogic", ("head_of_unit",), {"minalogic"}),
        ("/explore?by=clusters&cluster=cara", ("head_of_unit",), {"cara"}),
        ("/explore?by=clusters&domain=mobility", ("head_of_unit",), {"cara"}),
        ("/explore?by=clusters", ("elected",), set()),
    ],
)
def test_a_cluster_that_is_asked_for_on_a_page_of_figures_is_noted(data, address, who, noted):
    every = clusters()
    published(data)
    for _again in range(2):
        assert client_of(*who).get(address).status_code == 200
        assert {one.cluster.code for one in Look.objects.all()} & set(every) == noted
        forget_what_is_noted()


def test_the_clusters_own_people_are_not_noted(report):
    for kind in ("manager", "contributor"):
        client = client_of(kind, "minalogic")
        assert client.get(reverse("rounds:sent", args=[report.pk])).status_code == 200
    assert looks() == set()


def test_who_may_not_look_is_not_noted(report):
    cluster("Tenerrdis", "energy")
    client = client_of("manager", "tenerrdis")
    assert client.get(reverse("rounds:review", args=[report.pk])).status_code == 403
    assert looks() == set()


def test_the_cluster_reads_a_role_and_a_department_and_never_a_name(report):
    domain("health")
    paul = client_of("officer", "health")
    with clock.at(datetime(2021, 6, 7, 9)):
        paul.get(reverse("rounds:review", args=[report.pk]))
        client_of("head_of_unit").get(reverse("rounds:sent_answer", args=[report.pk]))
        claire = client_of("manager", "minalogic")
        page = claire.get(reverse("privacy:looks", args=["minalogic"])).content.decode()
    assert "Your data was last looked at on 7 June 2021" in page
    assert "Officer · Health" in page
    assert "Head of unit · Economy Department" in page
    assert "Person" not in page.partition("<table")[2]


def test_the_page_of_who_looked_says_when_nobody_did(data):
    cluster("Minalogic")
    page = client_of("contributor", "minalogic").get(reverse("privacy:looks", args=["minalogic"]))
    assert "Nobody has looked at your data" in page.content.decode()


def test_a_page_of_many_looks_takes_few_queries(report, django_assert_max_num_queries):
    day = date(2021, 1, 1)
    Look.objects.bulk_create(
        Look(day=day + timedelta(n), cluster=report.cluster, what="answers", role="officer")
        for n in range(600)
    )
    claire = client_of("manager", "minalogic")
    with django_assert_max_num_queries(15):
        page = claire.get(reverse("privacy:looks", args=["minalogic"]))
    assert page.content.decode().count("<tr>") == 501


def test_every_address_about_a_cluster_says_what_it_shows():
    """An address about one cluster's report, figures or lines is noted, or shown to itself alone,
    or changes something (and stands on the trail)."""
    about_one = {
        name
        for name, kinds in ADDRESSES.items()
        if name.startswith(("rounds:", "dashboards:", "labels:", "organisations:cluster_"))
        and isinstance(kinds, set)
        and "manager" in kinds
    }
    assert set(LOOKS) <= set(ADDRESSES)
    assert {"rounds:review", "rounds:file", "rounds:table", "api:figures"} <= set(LOOKS)
    silent = about_one - set(LOOKS) - SHOWN_TO_NOBODY_ELSE
    assert silent == OF_SEVERAL_OR_ACTS


OF_SEVERAL_OR_ACTS = {
    *(f"rounds:{name}" for name in ("expected", "actions", "note", "share", "partners", "save")),
    *(f"rounds:{name}" for name in ("cells", "upload", "to_correct", "recognise", "send")),
    *(f"rounds:{name}" for name in ("reply", "guide", "themes", "publications", "publication")),
    *(f"dashboards:{name}" for name in ("region", "domain", "indicator", "indicators")),
    *(f"dashboards:{name}" for name in ("links", "links_file", "say", "agree")),
    *(f"organisations:cluster_{name}" for name in ("decide", "undo")),
}
"""Figures of domains and the Region, facts that are open, and what changes something."""
