"""Where members are: a map, by department and by commune, and in how few communes most are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grappe.publication import Identity, RowPlace
from grappe.site.policy.models import Cluster
from tests.site.dashboards.publishing import clusters, published
from tests.site.dashboards.test_explore import signed_in
from tests.site.dashboards.test_pages import seen
from tests.site.making import person

pytestmark = pytest.mark.django_db


def test_the_title_says_in_how_few_communes_half_of_the_members_are(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/map")
    assert "Half of the members in the Region are in one commune, all of them in 1." in page
    assert "2020, 22 of 22 clusters" in page
    assert '<td data-label="Members" class="number">242</td>' in page


def test_the_year_and_the_place_are_chosen_in_the_address(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/map?place=domain-mobility&year=2019")
    assert '<td data-label="Members" class="number">10</td>' in page
    assert "map/communes.csv?place=domain-mobility&amp;year=2019" in page


def test_a_year_with_some_missing_says_how_many_answered(data):
    clusters()
    published(data, late=("cara", "minalogic"))
    assert "2020, 20 of 22 clusters" in seen(person("elected"), "/map?year=2020")
    assert "2019, 22 of 22 clusters" in seen(person("elected"), "/map?year=1066")


def test_a_cluster_is_on_the_map_for_itself_alone(data):
    clusters()
    published(data)
    minalogic = Cluster.objects.get(code="minalogic")
    manager = person("manager", of=minalogic)
    page = seen(manager, "/map?place=cluster-minalogic")
    assert '<td data-label="Members" class="number">11</td>' in page
    assert '<td data-label="Members" class="number">242</td>' in seen(
        manager, "/map?place=cluster-cara"
    )
    assert "CARA" not in seen(manager, "/map")


def test_who_is_elsewhere_by_a_decision_stands_there_and_not_where_the_list_says(data):
    clusters()
    moved = {
        RowPlace("cara", "members", 2020, "members", "0"): Identity("x", department="75"),
        RowPlace("cara", "members", 2020, "members", "1"): Identity("y", department="69"),
        RowPlace("cara", "members", 2020, "members", "2"): Identity("z", department="99"),
    }
    published(data, identities=moved)
    page = seen(person("elected"), "/map?place=domain-mobility&year=2020")
    assert '<th scope="row">Isère (38)</th><td data-label="Members" class="number">8</td>' in page
    assert '<th scope="row">Rhône (69)</th><td data-label="Members" class="number">1</td>' in page
    communes = seen(person("elected"), "/map/communes.csv?place=domain-mobility&year=2020")
    assert "38,Grenoble,38185,8,2020" in communes


def test_without_a_publication_there_is_no_map_yet(data):
    assert "No figure is published yet" in seen(person("elected"), "/map")
    seen(person("elected"), "/map/map.svg", 404)


def test_communes_stand_with_their_codes_in_the_table(data):
    clusters()
    published(data)
    rows = seen(person("elected"), "/map/communes.csv").splitlines()
    assert rows[1] == "38,Grenoble,38185,242,2020,2021-06"


@pytest.mark.parametrize(
    "name", ["map.svg", "map.png", "departments.csv", "departments.xlsx", "communes.xlsx"]
)
def test_the_map_and_its_tables_are_files_too(data, name):
    clusters()
    published(data)
    assert signed_in(person("elected")).get(f"/map/{name}?year=2019").status_code == 200


@pytest.mark.parametrize("name", ["map.csv", "moons.csv", "departments.svg"])
def test_other_files_are_not_there(data, name):
    clusters()
    published(data)
    seen(person("elected"), f"/map/{name}", 404)


def test_the_picture_says_what_it_is_and_where_it_comes_from(data):
    clusters()
    published(data)
    drawn = seen(person("elected"), "/map/map.svg")
    assert "Members, Auvergne-Rhône-Alpes, 2020" in drawn
    assert "Publication 2021-06 · 22 of 22 clusters" in drawn


def test_the_map_asks_the_database_little(data):
    clusters()
    published(data)
    client = signed_in(person("head_of_unit"))
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/map").status_code == 200
    assert len(asked) <= 15


@pytest.mark.parametrize("address", ["/map", "/links"])
def test_a_year_that_is_none_is_left_out(data, address):
    clusters()
    published(data)
    for said in ("²", "1" * 5000, "-1"):
        seen(person("elected"), f"{address}?year={said}")
