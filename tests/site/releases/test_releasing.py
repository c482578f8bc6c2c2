"""Open data: released by officers, read by everybody; portraits released by their clusters."""

import json
from io import BytesIO
from pathlib import Path

import polars
import pytest
from django.test import Client

from grappe.publication import Publication
from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES, do_pending_work
from grappe.site.policy.models import Cluster
from grappe.site.releases.models import Portrait, Release
from grappe.site.releases.portraits import let_go
from grappe.site.releases.releasing import make, release
from grappe.site.replies.models import Passage
from grappe.site.replies.passing import make_public
from grappe.site.trail.models import Event
from tests.site.dashboards import publishing
from tests.site.dashboards.publishing import MADE_AT, clusters, published
from tests.site.making import client_of, person

pytestmark = pytest.mark.django_db
KNOWN = ("members", "expenses")


@pytest.fixture
def made(data: Path) -> Publication:
    clusters()
    return published(data)


@pytest.fixture(autouse=True)
def three_weeks_later():
    with clock.at(MADE_AT.replace(day=25)):
        yield


def lets_go(code: str, *sections: str) -> None:
    cluster = Cluster.objects.get(code=code)
    let_go(cluster, sections, KNOWN, by=person("manager", of=cluster))


def released(publication: str) -> str:
    code = release(publication, by=person("officer", of="digital")).code
    assert do_pending_work() == 1
    return code


def frame(code: str, path: str) -> polars.DataFrame:
    answer = Client().get(f"/open-data/{code}/{path}")
    assert answer.status_code == 200
    return polars.read_parquet(BytesIO(b"".join(answer.streaming_content)))


def test_an_officer_releases_and_everybody_takes_it_without_signing_in(made):
    officer = client_of("officer", "digital")
    assert "Release publication 2021-06" in officer.get("/open-data").content.decode()
    asked = officer.post("/open-data/release", {"publication": made.code}, follow=True)
    assert "is being made" in asked.content.decode()
    assert 'hx-trigger="every 2s"' in asked.content.decode()
    assert do_pending_work() == 1
    assert "every 2s" not in officer.get("/open-data").content.decode()
    page = Client().get("/open-data").content.decode()
    assert f"/open-data/{made.code}/" in page
    assert "Release publication" not in page
    figures = frame(made.code, "figures.parquet")
    region = figures.filter(polars.col("domain").is_null(), indicator="members", year=2020)
    assert region["value"].to_list() == [242.0]
    assert Event.objects.filter(action="publication.released", what=made.code).count() == 1


def test_a_release_that_was_given_up_says_so_and_is_looked_at_no_more(made):
    officer = client_of("officer", "digital")
    officer.post("/open-data/release", {"publication": made.code})
    Task.objects.update(tries=MOST_TRIES)
    page = officer.get("/open-data").content.decode()
    assert "could not be made" in page
    assert "every 2s" not in page
    assert "could not be made" not in Client().get("/open-data").content.decode()


def test_a_file_that_is_no_file_of_the_release_is_not_found(made):
    released(made.code)
    for path in ("../../grappe.sqlite3", "sections", "nothing.csv", "%2e%2e/secret-key"):
        assert Client().get(f"/open-data/{made.code}/{path}").status_code == 404


def test_a_file_keeps_its_kind_and_never_changes(made):
    code = released(made.code)
    answer = Client().get(f"/open-data/{code}/figures.sdmx.csv")
    assert answer["Content-Type"] == "text/csv"
    assert "immutable" in answer["Cache-Control"]
    page = Client().get(f"/open-data/{code}/").content.decode()
    assert "figures.sdmx.csv" in page


def test_the_catalogue_holds_every_release(made):
    released(made.code)
    lets_go("minalogic", "members")
    second = released(made.code)
    answer = Client().get("/open-data/catalog.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    found = json.loads(answer.content)["dcat:dataset"]
    assert [one["dcat:version"] for one in found] == [made.code, second]
    assert found[1]["@id"].endswith(f"/open-data/{second}/")


def test_what_is_not_public_is_not_released(data):
    clusters()
    early = published(data, public=False)
    with pytest.raises(Refused, match="not public yet"):
        release(early.code, by=None)
    assert "Release publication" not in client_of("head_of_unit").get("/open-data").content.decode()


def test_the_same_thing_is_released_once(made):
    released(made.code)
    with pytest.raises(Refused, match="with the same portraits already"):
        release(made.code, by=None)


def test_a_release_made_twice_stays_as_it_was_made_first(made):
    code = released(made.code)
    before = frame(code, "figures.parquet")
    make(Release.objects.get().pk)
    assert frame(code, "figures.parquet").equals(before)


def test_a_portrait_is_in_the_next_release_and_no_cluster_that_kept_its_own(made):
    first = released(made.code)
    lets_go("minalogic", "members")
    second = released(made.code)
    assert second == f"{made.code}-r2"
    assert set(frame(second, "portraits.parquet")["cluster"]) == {"Minalogic"}
    assert set(frame(second, "portraits.parquet")["section"]) == {"members"}
    assert frame(first, "portraits.parquet").is_empty()


def test_what_is_withdrawn_is_not_in_the_next_release_and_stays_in_the_one_before(made):
    lets_go("minalogic", "members")
    first = released(made.code)
    lets_go("minalogic")
    second = released(made.code)
    assert frame(first, "portraits.parquet").height
    assert frame(second, "portraits.parquet").is_empty()
    told = Event.objects.filter(cluster="minalogic", action__startswith="portrait.")
    assert [one.action for one in told] == ["portrait.released", "portrait.withdrawn"]


def test_amounts_of_a_domain_of_two_stay_hidden_even_if_one_releases_its_own(made):
    """Digital technologies has two clusters, and the Region's sum was told with them."""
    lets_go("minalogic", "expenses")
    rows = frame(released(made.code), "portraits.parquet").filter(indicator="budget")
    assert set(rows["status"]) == {"shown"}
    figures = frame(made.code, "figures.parquet")
    domain = figures.filter(indicator="budget", domain="Numérique")
    assert set(domain["status"]) == {"hidden"}


def test_a_manager_ticks_sections_and_money_is_not_ticked_by_itself(made):
    manager = client_of("manager", "minalogic")
    page = manager.get("/clusters/minalogic/released").content.decode()
    assert "checked" not in page
    assert "amounts" in page
    ticked = manager.post("/clusters/minalogic/released", {"sections": ["members", "x"]})
    assert ticked.status_code == 302
    assert list(Portrait.objects.values_list("section", flat=True)) == ["members"]
    assert "checked" in manager.get("/clusters/minalogic/released").content.decode()
    assert "/clusters/minalogic/released" in manager.get("/my-figures").content.decode()


@pytest.mark.parametrize(
    ("role", "of"),
    [("contributor", "minalogic"), ("officer", "digital"), ("head_of_unit", None)],
)
def test_others_of_the_cluster_read_what_is_released_and_do_not_tick(made, role, of):
    reader = client_of(role, of)
    assert reader.get("/clusters/minalogic/released").status_code == 200
    posted = reader.post("/clusters/minalogic/released", {"sections": ["members"]})
    assert posted.status_code == 403
    assert not Portrait.objects.exists()


@pytest.mark.parametrize(
    ("role", "of"), [("manager", "tenerrdis"), ("officer", "health"), ("elected", None)]
)
def test_nobody_else_opens_a_cluster_s_choice(made, role, of):
    assert client_of(role, of).get("/clusters/minalogic/released").status_code == 403


def amount_of_construction(reader: Client) -> str:
    """The state of what its three clusters spent in 2019, as a page's table tells it."""
    table = reader.get("/figures/domain/construction/budget.csv").content.decode()
    return next(line for line in table.splitlines() if ",2019," in line)


@pytest.mark.parametrize("released_between", [True, False])
def test_what_a_portrait_told_is_known_to_a_publication_made_before_and_public_after(
    data, monkeypatch, released_between
):
    """Two clusters have answered, and one of them releases its own; then all are there, and the
    sum of its domain would tell that of the domain's two others."""
    late = tuple(set(clusters()) - {"cluster-indura", "minalogic"})
    first = published(data, years=(2019,), late=late)
    monkeypatch.setattr(publishing, "MADE_AT", MADE_AT.replace(day=24))
    second = published(data, years=(2019,), public=False)
    if released_between:
        lets_go("cluster-indura", "expenses")
        rows = frame(released(first.code), "portraits.parquet").filter(indicator="budget")
        assert rows["value"].to_list() == [100_000.0]
    passage = Passage.objects.get(publication=second.code)
    with clock.at(passage.until):
        make_public(passage, by=None)
    told = amount_of_construction(client_of("elected"))
    assert ("300000" in told) is not released_between
