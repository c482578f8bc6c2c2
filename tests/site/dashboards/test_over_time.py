"""How a place went over the years: charts beside each other, that a reader can point at."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from grappe.site.dashboards.engine import engine_name
from tests.site.dashboards.publishing import POLICY, clusters, published
from tests.site.dashboards.test_explore import signed_in, titles
from tests.site.dashboards.test_pages import seen
from tests.site.making import person

pytestmark = pytest.mark.django_db
REGION = "/figures/region/auvergne-rhone-alpes"


def test_the_region_over_the_years_with_its_parts_as_lines(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/over-time")
    assert titles(page)[0] == "Members"
    assert titles(page)[-1] == "Members by type"
    assert "Members by type, 2019–2020" in page
    assert "Company: SME 2019 132, Company: SME 2020 154" in page
    assert f"{REGION}/members_by_type.json?part=%2A" in page


def test_a_table_of_parts_has_a_column_for_each_year(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/over-time")
    table = page.split("Members by type, 2019–2020</caption>")[1].split("</table>")[0]
    assert table.index(">2019<") < table.index(">2020<")
    assert table.count("<tr") > 3


def test_a_domain_is_chosen_in_the_address_and_another_cluster_by_nobody(data):
    every = clusters()
    published(data)
    page = seen(person("elected"), "/over-time?place=domain-health")
    assert "Health: " in page
    page = seen(person("manager", of=every["minalogic"]), "/over-time?place=cluster-cara")
    assert "CARA" not in page
    page = seen(person("manager", of=every["minalogic"]), "/over-time?place=cluster-minalogic")
    assert "Minalogic: " in page


def test_a_year_with_clusters_missing_says_sixteen_of_twenty_two_and_is_no_estimate(data):
    clusters()
    published(data, late=tuple(one.code for one in POLICY.clusters[:6]))
    page = seen(person("elected"), "/over-time")
    assert "16 of 22 clusters" in page
    assert "<desc>2019 220, 2020 16 of 22 176</desc>" in page
    assert "2020 16 of 22 112" in page


def test_explored_by_all_parts_year_by_year(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/explore?indicator=members_by_type&by=domains&part=*")
    assert len(titles(page)) == 8
    assert '<option value="*" selected>All parts, year by year' in page
    drawn = seen(person("elected"), f"{REGION}/members_by_type.svg?part=*")
    assert "Company: SME 2019 132" in drawn


def test_a_chart_to_point_at_is_for_whom_the_figure_is(data):
    every = clusters()
    published(data)
    client = signed_in(person("manager", of=every["minalogic"]))
    chart = client.get("/figures/cluster/minalogic/budget.json").json()
    assert chart["$schema"].endswith("vega/v6.json")
    assert client.get("/figures/cluster/cara/budget.json").status_code == 403
    assert client.get("/figures/cluster/minalogic/nothing.json").status_code == 404


def test_a_chart_to_point_at_tells_nothing_hidden(data):
    clusters()
    published(data)
    assert signed_in(person("elected")).get(f"{REGION}/budget.json").status_code == 200
    seen(person("elected"), "/figures/domain/mobility/budget.json", 404)


def test_what_draws_in_a_browser_is_kept_for_ever_and_known_to_nobody(monkeypatch):
    monkeypatch.setattr("grappe.site.dashboards.engine._packed", lambda: gzip.compress(b"drawing"))
    address = reverse("dashboards:engine", args=[engine_name()])
    plain = Client().get(address)
    assert plain.content == b"drawing"
    assert "immutable" in plain["Cache-Control"]
    assert "Cookie" not in plain["Vary"]
    zipped = Client(headers={"accept-encoding": "gzip, br"}).get(address)
    assert gzip.decompress(zipped.content) == b"drawing"
    assert Client().get(address.replace(engine_name(), "0123")).status_code == 404


def test_no_page_has_the_engine_in_it_before_somebody_points_at_a_chart(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/over-time")
    assert 'data-engine="/drawn-by/vega-' in page
    assert '<script src="/drawn-by' not in page


@pytest.mark.parametrize("place", ["", "domain-health", "cluster-minalogic"])
def test_the_page_asks_the_database_little(data, place):
    clusters()
    published(data)
    client = signed_in(person("head_of_unit"))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/over-time?place={place}").status_code == 200
    assert len(asked) <= 15
