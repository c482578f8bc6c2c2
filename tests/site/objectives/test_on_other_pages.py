"""Objectives where people look anyway: what is expected, what waits, before a meeting, a label."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from grappe.site import clock
from grappe.site.objectives.holding import HOLDINGS
from grappe.site.objectives.proposing import remark
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.models import Look
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import client_of, person
from tests.site.objectives.making import TODAY, agreed, proposed, reported, span, wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
MEETING = reverse("dashboards:meeting", args=["minalogic"])


@pytest.fixture(autouse=True)
def in_june():
    with clock.at(TODAY):
        yield


@pytest.fixture
def minalogic():
    return clusters()["minalogic"]


def page(kind, address, of):
    answer = client_of(kind, of).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_expected_says_to_propose_to_answer_and_to_report(minalogic):
    first = page("manager", "/expected", "minalogic")
    assert "Your objectives wait for your proposal." in first
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    remark(
        minalogic,
        span(),
        "people_trained",
        "Why?",
        by=person("officer", of="digital"),
        of_region=True,
    )
    then = page("manager", "/expected", "minalogic")
    assert "wait for your proposal" not in then
    assert "The Region asks something about one of your objectives." in then
    assert "how 2020 went is expected by 31 May 2021" in then
    reported(minalogic, {"people_trained": 21})
    assert "how 2020 went" not in page("manager", "/expected", "minalogic")
    assert "objectives" not in page("contributor", "/expected", "minalogic").split("<main")[1]


def test_an_officer_finds_what_waits_beside_what_is_to_read(minalogic):
    assert "wait for your word" not in page("officer", "/reading", "digital")
    proposed(minalogic, {"people_trained": wish(20, 30, 40), "mentions": wish(20, 30, 40)})
    told = page("officer", "/reading", "digital")
    assert "Objectives that wait for your word" in told
    assert "2 proposals wait" in told
    assert "wait for your word" not in page("officer", "/reading", "health")


def test_before_a_meeting_stands_what_was_promised(minalogic, data, django_assert_max_num_queries):
    published(data)
    assert "No objective is agreed on yet." in page("officer", MEETING, "digital")
    agreed(minalogic, {"people_trained": wish(20, 30, 40), "mentions": wish(20, 30, 40)})
    reported(minalogic, {"people_trained": 25})
    client = client_of("officer", "digital")
    with django_assert_max_num_queries(15):
        told = client.get(MEETING).content.decode()
    assert "What was promised" in told
    assert "<strong>25</strong> in 2020, target: 20" in told
    assert "target of 2020: 20, not reported" in told
    assert "It went well." in told


def test_a_label_is_linked_with_the_objectives_that_lead_to_it(minalogic):
    told = page("manager", "/clusters/minalogic/label", "minalogic")
    assert "Your objective:" in told
    assert "/clusters/minalogic/objectives/of/private_funding" in told


def test_who_is_late_is_told_so_kindly(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    with clock.at(date(2021, 5, 1)):
        early = page("manager", "/expected", "minalogic")
    assert "notice--warning" not in early.split("how 2020 went")[0][-400:]
    late = page("manager", "/expected", "minalogic")
    assert "notice--warning" in late.split("how 2020 went")[0][-400:]


def test_a_cluster_takes_its_road_out_with_everything_else(minalogic):
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    agreed(minalogic, {"people_trained": wish(15, 30, 40)}, reason="Lockdown.")
    reported(minalogic, {"people_trained": 21})
    remark(
        minalogic, span(), "mentions", "Why?", by=person("officer", of="digital"), of_region=True
    )
    archive = Archive(ZipFile(BytesIO(), "w"))
    [kept] = HOLDINGS
    kept.take(minalogic, archive)
    road = next(rows for name, rows in archive.tables.items() if name == "Objectives 2020-2022")
    assert any("It went well." in row for row in road)
    assert [row[-1] for row in archive.tables["Versions of objectives"]] == [
        "Reason",
        "",
        "Lockdown.",
    ]
    assert archive.tables["Said of objectives"][1][-1] == "Why?"


def test_who_looks_at_a_road_is_told_to_its_cluster_by_role(minalogic):
    page("officer", "/clusters/minalogic/objectives", "digital")
    looked = Look.objects.get()
    assert (looked.cluster, looked.what, looked.role) == (minalogic, "objectives", "officer")


PAPER = reverse("dashboards:paper", args=["cluster", "minalogic", "pdf"])
ROAD = "Objectives from 2020 to 2022, along its own trajectory"


def taken(kind, of, asked=""):
    """The words of its portrait, as this reader takes it away, and how many pages it has."""
    answer = client_of(kind, of).get(PAPER + asked)
    assert answer.status_code == 200
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split()), len(pages)


def test_its_portrait_has_what_was_reached_beside_its_own_target(minalogic, data):
    published(data)
    shares = wish(0.2, 0.3, 0.4, baseline=0.1)
    agreed(minalogic, {"people_trained": wish(20, 30, 40), "private_funding": shares})
    proposed(minalogic, {"mentions": wish(20, 30, 40)})
    reported(minalogic, {"people_trained": 21})
    told, pages = taken("manager", "minalogic")
    assert ROAD in told
    line = told[told.index("People trained") :][:100]
    assert "10 21 · target: 20 target: 30 target: 40" in line
    assert "Mentions in the press" not in told
    assert pages == 2


@pytest.mark.parametrize(
    ("kind", "of", "sees"),
    [
        ("contributor", "minalogic", True),
        ("officer", "digital", True),
        ("head_of_unit", None, True),
        ("database_manager", None, False),
    ],
)
def test_objectives_are_in_the_portrait_of_who_may_see_them(minalogic, data, kind, of, sees):
    published(data)
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    told, _pages = taken(kind, of)
    assert (ROAD in told) is sees


def test_objectives_and_amounts_never_stand_in_one_portrait(minalogic, data):
    published(data)
    agreed(minalogic, {"people_trained": wish(20, 30, 40)})
    with_amounts, _pages = taken("manager", "minalogic", "?money=1")
    assert "€100,000" in with_amounts
    assert ROAD not in with_amounts
    without, _pages = taken("manager", "minalogic")
    assert ROAD in without
    assert "€" not in without
