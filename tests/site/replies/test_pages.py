"""What each reader finds before and after a publication is public."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from grappe.publication import Publication
from grappe.site import clock
from grappe.site.replies.models import Correction, Passage, Reading
from grappe.site.replies.passing import make_public
from grappe.site.replies.reading import remarks
from tests.site.dashboards.publishing import MADE_AT, clusters, published
from tests.site.making import client_of

pytestmark = pytest.mark.django_db
SAY = "/clusters/minalogic/before-public/say"
BEFORE = "/clusters/minalogic/before-public"


@pytest.fixture
def made(data: Path) -> Publication:
    clusters()
    return published(data, public=False)


@pytest.fixture(autouse=True)
def two_days_later():
    with clock.at(MADE_AT.replace(day=6)):
        yield


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def says(client: Client, text: str, act: str = "remark", indicator: str = "budget", **more: str):
    said = {"indicator": indicator, "year": "2020", "text": text, "act": act, **more}
    return client.post(SAY, said, follow=True)


def make_it_public() -> None:
    passage = Passage.objects.get()
    with clock.at(passage.until):
        make_public(passage, by=None)


@pytest.mark.parametrize("role", ["elected", "evaluation", "database_manager"])
def test_before_it_is_public_a_reader_finds_nothing(made, role):
    reader = client_of(role)
    assert "No figure is published yet" in page(reader, "/region")
    assert made.code not in page(reader, "/publications")
    page(reader, f"/publications/{made.code}", 404)
    page(reader, "/figures/region/auvergne-rhone-alpes/members.csv", 404)


@pytest.mark.parametrize(("role", "of"), [("head_of_unit", None), ("officer", "digital")])
def test_officers_and_the_head_of_unit_see_it_and_read_that_it_is_not_public(made, role, of):
    region = page(client_of(role, of), "/region")
    assert "242 members" in region
    assert "is not public yet: its clusters may reply until 19 June 2021" in region


def test_a_cluster_sees_its_own_figures_and_nobody_else_s(made):
    told = page(client_of("manager", "minalogic"), BEFORE)
    assert "you may reply until 19 June" in told
    assert "13 days are left to reply" in told
    assert "€100,000" in told
    assert "Axelera" not in told
    assert "No figure is published yet" in page(client_of("manager", "minalogic"), "/my-figures")


def test_it_is_expected_of_the_cluster_until_it_agrees(made):
    manager = client_of("manager", "minalogic")
    told = page(manager, "/expected")
    assert "Figures about you wait to be read, before they are public" in told
    assert BEFORE in told
    manager.post(f"{BEFORE}/agree")
    assert "wait to be read" not in page(manager, "/expected")
    assert "You have read your figures" in page(manager, BEFORE)
    manager.post(f"{BEFORE}/agree", {"act": "no_more"})
    assert Reading.objects.get(cluster__code="minalogic").agreed_at is None


def test_a_contributor_comments_and_does_not_agree(made):
    contributor = client_of("contributor", "minalogic")
    assert "Your comment is kept" in says(contributor, "Two years in one.").content.decode()
    assert contributor.post(f"{BEFORE}/agree").status_code == 403
    assert "We have read them" not in page(contributor, BEFORE)


def test_an_officer_reads_the_page_and_says_nothing_there(made):
    officer = client_of("officer", "digital")
    assert "<textarea" not in page(officer, BEFORE)
    assert officer.post(SAY, {"act": "remark"}).status_code == 403
    assert Reading.objects.get(cluster__code="minalogic").opened_at is None


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"indicator": "nothing"}, "tells no such figure of you"),
        ({"year": "1999"}, "tells no such figure of you"),
        ({"year": "²"}, "tells no such figure of you"),
        ({"year": "1" * 5000}, "tells no such figure of you"),
        ({"text": "x" * 2001}, "Please keep it under 2000"),
        ({"text": ""}, "Please write your comment first"),
    ],
)
def test_what_cannot_be_kept_is_said_and_is_still_there(made, more, why):
    asked = {"text": "What I typed", "indicator": "budget", **more}
    answered = says(client_of("manager", "minalogic"), **asked).content.decode()
    assert why in answered
    assert asked["text"] in answered
    assert remarks(made.code) == ()


def test_what_comes_too_late_is_shown_and_not_lost(made):
    make_it_public()
    answered = says(client_of("manager", "minalogic"), "Too late, alas").content.decode()
    assert "This was not kept" in answered
    assert "Too late, alas" in answered


def test_a_comment_stands_beside_the_figure_for_who_may_see_it_and_in_its_file(made):
    says(client_of("manager", "minalogic"), "Two years <in> one.")
    make_it_public()
    manager = client_of("manager", "minalogic")
    assert "Two years &lt;in&gt; one." in page(manager, "/my-figures")
    rows = page(manager, "/figures/cluster/minalogic/budget.csv").splitlines()
    assert [("Two years <in> one." in row) for row in rows] == [False, False, True]
    drawn = page(manager, "/figures/cluster/minalogic/budget.svg")
    assert "Minalogic on 2020: “Two years &lt;in&gt; one.”" in drawn
    officer = client_of("officer", "digital")
    assert "Two years &lt;in&gt; one." in page(officer, "/clusters/minalogic/figures")


def test_a_comment_on_a_figure_that_is_hidden_is_hidden_with_it(made):
    says(client_of("manager", "minalogic"), "A secret of the budget.")
    make_it_public()
    keeper = client_of("database_manager")
    assert "A secret" not in page(keeper, "/clusters/minalogic/figures")
    for kind in ("csv", "svg"):
        assert "A secret" not in page(keeper, f"/figures/cluster/minalogic/budget.{kind}")
    elected = client_of("elected")
    assert "A secret" not in page(elected, "/domains/digital") + page(elected, "/region")


def test_a_correction_waits_in_the_officer_s_inbox_and_is_answered_there(made):
    says(client_of("manager", "minalogic"), "It is 90 000 €.", "correction")
    officer = client_of("officer", "digital")
    assert "It is 90 000 €." in page(officer, "/reading")
    assert "It is 90 000 €." not in page(client_of("officer", "energy"), "/reading")
    asked = Correction.objects.get()
    address = reverse("rounds:answer_correction", args=[asked.pk])
    other = client_of("officer", "energy")
    assert other.post(address, {"text": "No."}).status_code == 403
    assert "write your answer" in officer.post(address, {"text": ""}, follow=True).content.decode()
    officer.post(address, {"text": "Your report is open again."})
    assert "Your report is open again." in page(client_of("manager", "minalogic"), BEFORE)
    assert "It is 90 000 €." not in page(officer, "/reading")


def test_the_head_of_unit_reads_who_said_what_and_makes_it_public_on_its_day(made):
    says(client_of("manager", "minalogic"), "Two years in one.")
    head, address = client_of("head_of_unit"), f"/publications/{made.code}"
    told = page(head, address)
    assert "Two years in one." in told
    assert "Clusters may reply until 19 June 2021" in told
    assert "may reply until" in head.post(f"{address}/public", follow=True).content.decode()
    with clock.at(Passage.objects.get().until):
        assert "Make it public" in page(head, address)
        assert "is public" in head.post(f"{address}/public", follow=True).content.decode()
    assert "242 members" in page(client_of("elected"), "/region")


def test_an_officer_reads_what_the_own_clusters_said_alone(made):
    says(client_of("manager", "minalogic"), "Two years in one.")
    address = f"/publications/{made.code}"
    assert "Two years in one." in page(client_of("officer", "digital"), address)
    assert "Two years in one." not in page(client_of("officer", "energy"), address)


@pytest.mark.parametrize(
    ("role", "of", "address"),
    [
        ("manager", "minalogic", BEFORE),
        ("manager", "minalogic", "/expected"),
        ("head_of_unit", None, "/publications/2021-06"),
        ("head_of_unit", None, "/publications"),
        ("head_of_unit", None, "/reading"),
        ("officer", "digital", "/clusters/minalogic/figures"),
    ],
)
def test_a_page_asks_the_database_little(made, role, of, address):
    for indicator in ("budget", "members"):
        says(client_of("manager", "minalogic"), "A word.", indicator=indicator)
        says(client_of("manager", "minalogic"), "A word.", "correction", indicator=indicator)
    client = client_of(role, of)
    with CaptureQueriesContext(connection) as asked:
        page(client, address)
    assert len(asked) <= 15
