"""What is asked by quarters, on the page of what a figure means."""

import pytest
from django.test import Client

from grappe.answers import Answer, Row
from grappe.publication import Accepted
from grappe.site import clock
from tests.site.dashboards.publishing import MADE_AT, clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db


def quarter(code: str, n: int, prospecting: int) -> Accepted:
    rows = tuple(
        Row(
            str(one),
            {"title": "Visit", "kind": "site_visit", "happened_on": f"2020-0{3 * n - 1}-02"},
        )
        for one in range(prospecting)
    )
    sections = {"prospecting": rows, "common_actions": rows[:1]}
    answer = Answer("operational", "2019", 2020, sections, quarter=n)
    return Accepted(code, answer, f"{code}-q{n}", MADE_AT)


def seen(user, indicator: str) -> str:
    client = Client()
    client.force_login(user)
    return client.get(
        f"/indicators/{indicator}", headers={"accept-language": "en"}
    ).content.decode()


@pytest.fixture
def known(data):
    every = clusters()
    first = [quarter(code, 1, 2) for code in ("cara", "cimes", "minalogic")]
    published(data, (2020,), more=[*first, quarter("cara", 2, 5), quarter("cimes", 2, 5)])
    return every


def test_each_quarter_stands_in_a_row_and_the_own_cluster_beside_the_region(known):
    page = seen(person("manager", of=known["cara"]), "prospecting_actions")
    assert "Quarter by quarter" in page
    assert page.index("Q1 2020") < page.index("Q2 2020")
    assert 'data-label="CARA" class="number">5<' in page


def test_a_protected_quarter_of_two_clusters_is_hidden_and_that_of_three_is_not(known):
    page = seen(person("evaluation"), "prospecting_actions")
    assert ">6<" in page
    assert ">10<" not in page
    assert "CARA" not in page


def test_what_is_open_is_told_of_however_few(known):
    page = seen(person("elected"), "common_actions")
    assert 'class="number">3<' in page
    assert 'class="number">2<' in page


def test_what_is_asked_by_years_has_no_quarters(known):
    assert "Quarter by quarter" not in seen(person("elected"), "members")


def test_what_is_told_by_quarters_alone_is_not_explored_by_years(known):
    client = Client()
    client.force_login(person("elected"))
    asked = {"headers": {"accept-language": "en"}}
    page = client.get("/explore?indicator=prospecting_actions", **asked).content.decode()
    assert "It is told quarter by quarter" in page
    assert 'href="/indicators/prospecting_actions"' in page
    assert "No report of these years" not in page
    offered = client.get("/explore", **asked).content.decode()
    assert 'value="common_actions"' in offered
    assert 'value="prospecting_actions"' not in offered


@pytest.fixture
def with_its_clusters(data):
    every = clusters()
    quarters = [quarter("cara", n, n) for n in (1, 2)]
    published(data, (2020,), more=quarters, public=False)
    with clock.at(MADE_AT):
        yield every["cara"]


def test_before_it_is_public_a_cluster_reads_its_quarters_and_comments_on_them(with_its_clusters):
    client = Client()
    client.force_login(person("manager", of=with_its_clusters))
    address = "/clusters/cara/before-public"
    page = client.get(address).content.decode()
    for code in ("prospecting_actions", "common_actions"):
        assert page.count(f'id="figure-{code}"') == 1
    told = page.split('id="figure-prospecting_actions"')[1].split('id="figure-')[0]
    assert told.index(">Q1 2020<") < told.index(">Q2 2020<")
    said = {"indicator": "prospecting_actions", "year": "2020", "act": "remark"}
    client.post(f"{address}/say", {**said, "text": "Spring was closed."})
    assert "Spring was closed." in client.get(address).content.decode()


def test_a_year_whose_quarters_were_all_told_is_told_as_a_year(data):
    every = clusters()
    published(data, (2020,), more=[quarter("cara", n, 1) for n in (1, 2, 3, 4)], public=False)
    client = Client()
    client.force_login(person("manager", of=every["cara"]))
    with clock.at(MADE_AT):
        page = client.get("/clusters/cara/before-public").content.decode()
    whole = page.split('id="figure-common_actions"')[1].split('id="figure-')[0]
    assert "Q1 2020" not in whole
    assert "Q4 2020" in page.split('id="figure-prospecting_actions"')[1].split('id="figure-')[0]
