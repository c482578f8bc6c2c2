"""What each kind of reader finds on the pages of figures."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grappe.figures.drawing import drawn
from grappe.policies.pages import Pages
from grappe.site.dashboards import views
from grappe.site.dashboards.published import latest
from tests.site.dashboards.publishing import POLICY, clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db


def seen(user, address: str, status: int = 200) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_without_a_publication_the_page_says_what_will_be_here(data):
    assert "No figure is published yet" in seen(person("elected"), "/region")


def test_the_region_is_told_in_a_title_with_its_year_and_its_clusters(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/region")
    assert "22 clusters bring together 242 members, 64% of them SMEs" in page
    assert "Members in 2020, 22 more than in 2019" in page
    assert "22 of 22 clusters" in page
    assert '<td data-label="Members" class="number">242</td>' in page


def test_a_year_that_some_have_not_answered_about_is_not_compared(data):
    clusters()
    published(data, (2019, 2020, 2021), late=("cara", "minalogic"))
    page = seen(person("elected"), "/region")
    assert "For 2021, 20 of 22 clusters are published so far" in page
    assert "242 members" in page


def test_a_title_says_once_how_many_clusters_have_answered(data):
    clusters()
    published(data, (2021,), late=("cara", "minalogic"))
    assert "20 of 22 clusters bring together" in seen(person("elected"), "/region")


def test_the_region_names_no_cluster(data):
    every = clusters()
    published(data)
    page = seen(person("head_of_unit"), "/region")
    assert not [one.name for one in every.values() if one.name in page]


def test_a_manager_sees_the_own_cluster_against_its_own_past(data):
    every = clusters()
    published(data)
    page = seen(person("manager", of=every["minalogic"]), "/my-figures")
    assert "Minalogic: 11 members in 2020, 1 more than in 2019" in page
    assert "€100,000" in page
    assert not [one for one in every.values() if one.name != "Minalogic" and one.name in page]


def test_the_own_past_is_drawn_with_its_words_and_its_table(data):
    every = clusters()
    published(data)
    page = seen(person("manager", of=every["minalogic"]), "/my-figures")
    by_parts = 1
    """Drawn a second time for a phone."""
    who_stays = 2
    assert page.count('role="img"') == len(POLICY.pages.cluster.charts) - 1 + by_parts + who_stays
    assert "<title>Minalogic · Members in 2020, 1 more than in 2019</title>" in page
    assert "<desc>2019 10, 2020 11</desc>" in page
    assert '<th scope="row">2019</th><td data-label="Value" class="number">10</td>' in page


def test_a_chart_is_drawn_once(data):
    every = clusters()
    published(data)
    client = Client()
    client.force_login(person("manager", of=every["minalogic"]))
    client.get("/my-figures")
    before = drawn.cache_info().misses
    client.get("/my-figures")
    assert drawn.cache_info().misses == before


def test_a_year_that_some_have_not_answered_about_is_drawn_hollow(data):
    clusters()
    published(data, (2019, 2020, 2021), late=("cara", "minalogic"))
    page = seen(person("elected"), "/indicators/members")
    assert "2021 20 of 22 240" in page


def test_what_this_reader_may_not_see_is_not_drawn(data):
    clusters()
    published(data)
    page = seen(person("database_manager"), "/clusters/cara/figures")
    assert "Budget in 2020" not in page
    assert "100,000" not in page


def test_without_pages_in_the_policy_every_figure_is_still_there(data, monkeypatch):
    clusters()
    published(data)
    bare = POLICY.model_copy(update={"pages": Pages()})
    found = latest(person("elected"))
    monkeypatch.setattr(views, "latest", lambda _user: replace(found, policy=bare))
    page = seen(person("elected"), "/region")
    assert "The Region at a glance" in page
    assert "What each figure means" in page
    assert "Members" in seen(person("head_of_unit"), "/clusters/cara/figures")
    assert "Number of running memberships" in seen(person("elected"), "/indicators")


def test_somebody_with_two_clusters_chooses(data):
    every = clusters()
    published(data)
    user = person("manager", of=every["minalogic"])
    user.roles.create(kind="contributor", cluster=every["cara"])
    assert "CARA: 11 members" in seen(user, "/my-figures?cluster=cara")
    assert "Minalogic: 11 members" in seen(user, "/my-figures?cluster=minalogic")


def test_another_cluster_is_nobodys_business(data):
    every = clusters()
    published(data)
    manager = person("manager", of=every["minalogic"])
    seen(manager, "/clusters/cara/figures", 403)
    seen(manager, "/figures/cluster/cara/budget.csv", 403)
    assert "Minalogic: 11 members" in seen(manager, "/my-figures?cluster=cara")
    seen(person("evaluation"), "/clusters/cara/figures", 403)


def test_the_database_manager_sees_members_but_no_amount(data):
    clusters()
    published(data)
    page = seen(person("database_manager"), "/clusters/cara/figures")
    assert "CARA: 11 members" in page
    assert "€100,000" not in page
    assert "here they are hidden" in page


def test_the_head_of_unit_sees_a_cluster_whole(data):
    clusters()
    published(data)
    assert "€100,000" in seen(person("head_of_unit"), "/clusters/cara/figures")


def test_a_domain_of_one_cluster_shows_what_is_open_and_hides_the_rest(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/domains/mobility")
    assert "11 members in 2020" in page
    assert "€100,000" not in page
    assert "Hidden is not zero" in page
    rows = seen(person("elected"), "/figures/domain/mobility/budget.csv")
    assert "100000" not in rows
    assert "hidden" in rows


def test_a_domain_is_shown_whole_to_its_officer(data):
    clusters()
    published(data)
    page = seen(person("officer", of="mobility"), "/domains/mobility")
    assert "€100,000" in page
    assert "Hidden is not zero" not in page


def test_what_is_hidden_cannot_be_had_by_subtraction(data):
    clusters()
    published(data)
    reader = person("elected")
    told = [seen(reader, f"/figures/domain/{code}/budget.csv") for code in ("industry", "mobility")]
    assert "700000" in told[0]
    hidden = ("mobility", "digital", "health", "energy", "sports")
    assert all("hidden" in seen(reader, f"/figures/domain/{code}/budget.csv") for code in hidden)


def test_an_indicator_is_explained_down_to_its_sql(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/indicators/cost_per_member")
    assert "Budget ÷ members of the same year." in page
    assert "budget / members" in page
    assert "SELECT cluster, year, sum(amount)" in page
    seen(person("elected"), "/indicators/nothing", 404)


@pytest.mark.parametrize("page", ["/region", "/domains/industry", "/my-figures", "/indicators/fte"])
def test_a_page_of_figures_asks_the_database_little(data, page):
    every = clusters()
    published(data)
    client = Client()
    client.force_login(person("manager", of=every["minalogic"]))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    assert len(asked) <= 15


def test_pages_carry_no_inline_style(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/region")
    assert "style=" not in page
    assert "<style" not in page


def test_all_figures_are_listed_with_what_they_mean(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/indicators")
    assert "Budget ÷ members of the same year." in page
    assert "Budget and funding" in page


def test_a_definition_has_its_history(data):
    clusters()
    published(data)
    assert "begins here" in seen(person("elected"), "/indicators/budget")


def test_who_stays_is_told_by_the_year_of_joining(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/region")
    assert "Who stays" in page
    rows = seen(person("elected"), "/staying/region/auvergne-rhone-alpes.csv").splitlines()
    assert rows == ["\ufeffJoined in,2019,2020,Publication", "2015,220,242,2021-06"]
    assert "Still among the members in 2020, by the year of joining" in page
    assert "2015 · 220 in 2019 242 · 110%" in page
    picture = seen(person("elected"), "/staying/region/auvergne-rhone-alpes.svg")
    assert "Publication 2021-06" in picture


def test_who_stays_in_another_cluster_is_nobodys_business(data):
    every = clusters()
    published(data)
    manager = person("manager", of=every["minalogic"])
    assert "2015" in seen(manager, "/staying/cluster/minalogic.csv")
    seen(manager, "/staying/cluster/cara.csv", 403)
    seen(manager, "/staying/cluster/nothing.csv", 404)


def test_one_year_alone_has_no_change_no_line_and_nobody_who_stays(data):
    every = clusters()
    published(data, (2020,))
    page = seen(person("manager", of=every["minalogic"]), "/my-figures")
    assert "Members in 2020" in page
    assert "Who stays" not in page
    assert 'class="sparkline"' not in page


ADDRESSES = (
    *("/explore", "/explore?indicator=members_by_type&by=domains", "/links", "/map", "/region"),
    *("/domains/mobility", "/clusters/minalogic/figures"),
)


@pytest.mark.parametrize("years", [(), (2020,)])
def test_nothing_yet_one_year_and_a_cluster_without_data_are_told_on_every_page(data, years):
    clusters()
    if years:
        published(data, years, late=("minalogic",))
    head = person("head_of_unit")
    for address in ADDRESSES:
        page = seen(head, address)
        assert "<h1" in page, address
        assert not [word for word in ("NaN", "Infinity", ">None<") if word in page], address
        assert "Who stays" not in page, address


def test_a_share_of_nothing_is_explored_as_such_and_never_as_zero(data):
    """No cluster has any funding."""
    clusters()
    published(data)
    page = seen(person("head_of_unit"), "/explore?indicator=private_share&by=region")
    assert "Private share of funding" in page
    assert "Missing" in page
    assert not [zero for zero in (">0%<", " 0%", "€0") if zero in page]


def test_a_cluster_without_data_reads_missing_and_never_zero(data):
    every = clusters()
    published(data, (2020,), late=("minalogic",))
    page = seen(person("manager", of=every["minalogic"]), "/my-figures")
    assert "Missing" in page
    assert 'line__value">0' not in page
