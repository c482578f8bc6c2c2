"""A reader chooses a figure, its places and years; the address holds what was chosen."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from grappe.questions import fold
from grappe.site.accounts.models import User
from tests.site.dashboards.publishing import POLICY, clusters, published
from tests.site.dashboards.test_pages import seen
from tests.site.making import person

pytestmark = pytest.mark.django_db


def titles(page: str) -> list[str]:
    """The titles of the charts, in their order."""
    return [p.split(">", 1)[1].split("<")[0] for p in page.split('class="multiple__title"')[1:]]


def test_the_first_thing_explored_is_the_regions_first_figure(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/explore")
    assert "Members, the Region as a whole, 2019–2020" in page.replace("The Region", "the Region")
    assert page.count('role="img"') == 1


def test_domains_stand_in_alphabetical_order_and_not_by_value(data):
    clusters()
    published(data)
    shown = titles(seen(person("elected"), "/explore?indicator=members&by=domains"))
    assert len(shown) == 8
    assert shown == sorted(shown, key=fold)


def test_years_and_a_domain_are_chosen_in_the_address(data):
    clusters()
    published(data, (2018, 2019, 2020))
    page = seen(person("elected"), "/explore?by=domains&domain=mobility&from=2020&to=2019")
    assert titles(page) == ["Mobility and intelligent transport systems"]
    assert "2019–2020" in page
    assert "members.csv?from=2019&amp;to=2020" in page


def test_a_part_is_told_through_the_years(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/explore?indicator=members_by_type&part=sme")
    assert "Members by type: " in page
    assert "<desc>2019 " in page
    rows = seen(
        person("elected"),
        "/figures/region/auvergne-rhone-alpes/members_by_type.csv?part=sme&from=2020",
    )
    assert len(rows.splitlines()) == 2


def test_the_whole_is_one_table(data):
    clusters()
    published(data)
    written = seen(person("elected"), "/explore.csv?indicator=members&by=domains&from=2020")
    rows = list(csv.DictReader(StringIO(written.removeprefix("\ufeff"))))
    assert len(rows) == 8
    assert {row["Year"] for row in rows} == {"2020"}


@pytest.mark.parametrize(("language", "between"), [("fr", ";"), ("en", ",")])
def test_a_table_has_words_for_people_and_codes_for_programs(data, language, between):
    clusters()
    published(data)
    reader = person("elected", language=language)
    written = seen(reader, "/explore.csv?indicator=sme_share&by=region&from=2020&to=2020")
    rows = csv.reader(StringIO(written.removeprefix("\ufeff")), delimiter=between)
    [heads, told] = rows
    value, unit = (told[heads.index(_in(language, one))] for one in ("Value", "Unit"))
    assert unit == "%"
    code, _part, unit_code, exact = told[-4:]
    assert (code, unit_code) == ("sme_share", "share")
    shown = value.replace(",", ".") if language == "fr" else value
    assert float(shown) == pytest.approx(float(exact) * 100)


def _in(language, word):
    with translation.override(language):
        return translation.gettext(word)


def test_what_is_not_known_is_left_out_and_told(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/explore?indicator=nothing&by=moons&from=12x&part=%3Cb%3E")
    assert page.count("is not known here") == 3
    assert "<b>" not in page


def test_a_figure_that_is_told_elsewhere_says_where(data):
    clusters()
    published(data)
    page = seen(person("elected"), "/explore?indicator=overlap_of_domains&by=region")
    assert "This figure is told for: Domain by domain." in page


def test_a_reader_without_clusters_is_offered_none_and_sees_none(data):
    every = clusters()
    published(data)
    page = seen(person("elected"), "/explore?by=clusters")
    assert "My clusters" not in page.split("<form", 1)[1]
    assert not [one.name for one in every.values() if f">{one.name}<" in page]


def test_somebody_of_two_clusters_never_sees_them_side_by_side(data):
    every = clusters()
    published(data)
    user = person("manager", of=every["minalogic"])
    user.roles.create(kind="contributor", cluster=every["cara"])
    assert titles(seen(user, "/explore?by=clusters")) == ["CARA"]
    assert titles(seen(user, "/explore?by=clusters&cluster=minalogic")) == ["Minalogic"]


def test_an_officer_sees_the_own_clusters_side_by_side_and_no_other(data):
    clusters()
    published(data)
    shown = titles(seen(person("officer", of="digital"), "/explore?by=clusters"))
    assert shown == ["Digital League", "Minalogic"]


def test_the_head_of_unit_sees_all_by_name(data):
    clusters()
    published(data)
    shown = titles(seen(person("head_of_unit"), "/explore?by=clusters"))
    assert shown == sorted((one.name for one in POLICY.clusters), key=fold)


def test_a_publication_without_indicators_is_not_there(data):
    assert "No figure is published yet" in seen(person("elected"), "/explore")
    seen(person("elected"), "/explore.csv", 404)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_is_a_file_too_for_whom_the_figure_is(data, kind):
    every = clusters()
    published(data)
    client = signed_in(person("manager", of=every["minalogic"]))
    answer = client.get(f"/figures/cluster/minalogic/budget.{kind}?from=2020")
    assert answer.status_code == 200
    assert f'filename="budget-minalogic.{kind}"' in answer["Content-Disposition"]
    assert client.get(f"/figures/cluster/cara/budget.{kind}").status_code == 403
    assert client.get(f"/figures/cluster/minalogic/nothing.{kind}").status_code == 404


def test_a_chart_as_a_file_names_its_publication_and_tells_nothing_hidden(data):
    clusters()
    published(data)
    client = signed_in(person("elected"))
    drawn = client.get("/figures/domain/mobility/budget.svg").content.decode()
    assert "Publication 2021-06" in drawn
    assert "hidden" in drawn
    assert "100,000" not in drawn


@pytest.mark.parametrize("by", ["region", "domains", "clusters"])
def test_exploring_asks_the_database_little(data, by):
    clusters()
    published(data)
    client = signed_in(person("head_of_unit"))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/explore?by={by}").status_code == 200
    assert len(asked) <= 15


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
