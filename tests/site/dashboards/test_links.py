"""Who works with whom: domains for everybody, named clusters for officers and themselves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grappe.answers import Answer, Row
from grappe.publication import Accepted, Identity, RowPlace
from grappe.site.policy.models import Cluster
from tests.site.dashboards.publishing import MADE_AT, POLICY, clusters, published
from tests.site.dashboards.test_explore import signed_in
from tests.site.dashboards.test_pages import seen
from tests.site.making import person

pytestmark = pytest.mark.django_db
BETWEEN_CLUSTERS = "Members shared between clusters in 2020"


def with_links(data, themes=None, more=()):
    """Minalogic (digital) and CARA (mobility) share two members, Tenerrdis (energy) one with
    CARA; everybody else is known and alone."""
    every = clusters()
    together = {("minalogic", "0"): "x", ("cara", "0"): "x", ("minalogic", "1"): "y",
                ("cara", "1"): "y", ("tenerrdis", "2"): "z", ("cara", "2"): "z"}  # fmt: skip
    published(
        data,
        identities={
            RowPlace(one.code, "members", year, "members", str(row)): Identity(
                together.get((one.code, str(row)), f"{one.code} {row}")
            )
            for one in POLICY.clusters
            for year in (2019, 2020)
            for row in range(11)
        },
        themes=themes,
        more=more,
    )
    return every


def test_everybody_reads_what_domains_share(data):
    with_links(data)
    page = seen(person("elected"), "/links?domain=mobility")
    assert "3 organisations belong to several clusters in 2020" in page
    mobility = "Mobility and intelligent transport systems"
    assert f"{mobility} and Digital technologies share 2 members." in page
    assert f"{mobility} and Energy share one member." in page
    assert f"{mobility} and Health share no member." in page


def test_nobody_else_reads_what_two_named_clusters_share(data):
    with_links(data)
    for reader in (person("elected"), person("evaluation"), person("database_manager")):
        page = seen(reader, "/links?cluster=cara")
        assert BETWEEN_CLUSTERS not in page
        assert "Minalogic" not in page
        seen(reader, "/links/cluster.csv", 404)


def test_officers_read_what_any_two_clusters_share(data):
    with_links(data)
    page = seen(person("officer", of="health"), "/links?cluster=cara")
    assert BETWEEN_CLUSTERS in page
    assert "CARA and Minalogic share 2 members." in page
    assert len(seen(person("officer", of="health"), "/links/cluster.csv").splitlines()) == 232


def test_a_cluster_reads_its_own_row_and_no_other(data):
    with_links(data)
    every = person("manager", of=Cluster.objects.get(code="minalogic"))
    page = seen(every, "/links?cluster=cara")
    assert "Minalogic and CARA share 2 members." in page
    assert "Tenerrdis and CARA" not in page
    assert "CARA and Tenerrdis" not in page
    assert len(seen(every, "/links/cluster.csv").splitlines()) == 22


def test_without_who_is_who_the_page_says_what_will_be_there(data):
    clusters()
    published(data)
    assert "Nobody knows yet" in seen(person("elected"), "/links")
    seen(person("elected"), "/links/domain.csv", 404)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "svg", "png"])
def test_the_network_is_a_table_and_a_picture_to_take_away(data, kind):
    with_links(data)
    answer = signed_in(person("elected")).get(f"/links/domain.{kind}?domain=mobility")
    assert answer.status_code == 200
    assert f'filename="links-domain-2020.{kind}"' in answer["Content-Disposition"]


def test_the_picture_names_its_publication(data):
    with_links(data)
    drawn = seen(person("elected"), "/links/domain.svg")
    assert "Publication 2021-06 · 22 of 22 clusters" in drawn
    assert "var(" not in drawn


CITY = {"smart-city": ["minalogic", "digital-league", "cara", "tenerrdis"]}
MOBILITY = "Mobility and intelligent transport systems"


def test_of_a_theme_its_clusters_alone_count(data):
    with_links(data, CITY)
    page = seen(person("elected"), "/links?theme=smart-city&domain=mobility")
    assert "Smart city: 3 organisations belong to several clusters in 2020" in page
    assert "Digital League and Minalogic" in page
    assert f"{MOBILITY} and Digital technologies share 2 members." in page
    assert "Health" not in page


def test_of_a_theme_each_two_domains_are_a_sentence(data):
    with_links(data, CITY)
    page = seen(person("elected"), "/links?theme=smart-city")
    assert f"Digital technologies and {MOBILITY} share 2 members." in page
    assert "Digital technologies and Energy share no member." in page


def test_two_domains_of_one_cluster_each_keep_what_these_share(data):
    with_links(data, CITY)
    address = "/links?theme=smart-city&domain=mobility"
    page = seen(person("elected"), address)
    assert f"{MOBILITY} and Energy: hidden." in page
    assert "fewer than three clusters of the theme" in page
    table = seen(person("elected"), "/links/domain.csv?theme=smart-city")
    assert "Energy,Mobility and intelligent transport systems,hidden" in table
    officers = seen(person("officer", of="health"), address)
    assert f"{MOBILITY} and Energy share one member." in officers


def test_a_theme_of_two_clusters_tells_nobody_else_what_they_share(data):
    with_links(data, {"smart-city": ["cara", "tenerrdis"]})
    page = seen(person("elected"), "/links?theme=smart-city")
    assert "organisations belong to several" not in page
    assert "one organisation" not in page.lower()


def test_a_theme_that_no_cluster_works_on_says_so(data):
    with_links(data)
    assert "No cluster worked on this theme yet" in seen(
        person("elected"), "/links?theme=circular-economy"
    )
    assert "Themes" in seen(person("elected"), "/links?theme=nothing")


def test_files_of_a_theme_say_which_in_their_name(data):
    with_links(data, CITY)
    answer = signed_in(person("elected")).get("/links/domain.svg?theme=smart-city")
    assert 'filename="links-smart-city-domain-2020.svg"' in answer["Content-Disposition"]
    assert "Smart city" in answer.content.decode()


def quarter(code: str, n: int, rows: int, contributed: int = 1) -> Accepted:
    about = {"kind": "common_project", "led_with": "CEA", "starts_on": f"2020-0{3 * n - 2}-02"}
    if n == 4:
        about["starts_on"] = "2020-10-02"
    actions = tuple(Row(str(one), {"title": f"Action {one}", **about}) for one in range(rows))
    brought = {"excellence_domain": "energy", "contribution": "Roadmap"}
    sections = {
        "common_actions": actions,
        "contributions": tuple(Row(str(one), brought) for one in range(contributed)),
    }
    answer = Answer("operational", "2019", 2020, sections, quarter=n)
    return Accepted(code, answer, f"{code}-q{n}", MADE_AT)


@pytest.fixture
def led(data):
    """In 2020 Minalogic (digital), CARA (mobility) and Tenerrdis (energy) led two actions a
    quarter each; the first of Minalogic's first quarter together with CARA."""
    clusters()
    told = ("minalogic", "cara", "tenerrdis")
    together = {
        RowPlace(code, "operational", 2020, "common_actions", "0", quarter=1): "one"
        for code in ("minalogic", "cara")
    }
    more = [quarter(code, n, 2) for code in told for n in (1, 2, 3, 4)]
    published(data, (2020,), more=more, shared=together, themes={"smart-city": told})


def test_everybody_reads_what_domains_led_together(led):
    page = seen(person("elected"), "/links?domain=mobility")
    mobility = "Mobility and intelligent transport systems"
    assert "Actions led together in 2020" in page
    assert f"{mobility} and Digital technologies led one action together." in page
    assert f"{mobility} and Energy led no action together." in page
    table = seen(person("elected"), "/links/domain.csv?figure=actions_between_domains")
    assert "Digital technologies,Mobility and intelligent transport systems,1,2020" in table
    assert "Actions led together" in table.splitlines()[0]


@pytest.mark.parametrize("kind", ["head_of_unit", "elected"])
def test_a_theme_tells_what_its_clusters_did_and_brought_to_roadmaps(led, kind):
    page = seen(person(kind), "/links?theme=smart-city")
    assert "Common actions in 2020: <strong>23</strong>" in page
    assert "3 of 3 clusters" in page
    assert "Contributions to the S3, Q4 2020: <strong>3</strong>" in page


def test_what_a_theme_brought_is_hidden_where_it_would_give_a_cluster_away(data):
    """Four clusters told of it: those of the theme and the Region leave one."""
    clusters()
    told = ("minalogic", "cara", "tenerrdis", "lyonbiopole")
    more = [quarter(code, 4, 1) for code in told]
    published(data, (2020,), more=more, themes={"smart-city": told[:3]})
    page = seen(person("elected"), "/links?theme=smart-city")
    assert "Contributions to the S3, Q4 2020: <strong>hidden</strong>" in page
    page = seen(person("head_of_unit"), "/links?theme=smart-city")
    assert "Contributions to the S3, Q4 2020: <strong>3</strong>" in page


@pytest.fixture
def brought(data):
    """Every cluster of industry brought one contribution to the roadmap of energy in the last
    quarter of 2020, and so did those of agriculture and Minalogic (digital)."""
    clusters()
    of = {one.code: one.domain for one in POLICY.clusters}
    told = [code for code, domain in of.items() if domain in ("industry", "agriculture")]
    published(data, (2020,), more=[quarter(code, 4, 1) for code in (*told, "minalogic")])
    return sum(of[code] == "industry" for code in told)


def test_everybody_reads_what_a_domain_brings_to_the_roadmaps_of_others(brought):
    page = seen(person("elected"), "/links?domain=industry")
    assert "Contributions to each other&#x27;s roadmaps, Q4 2020" in page
    industry = "Industry of the future and industrial production"
    assert f"{industry} brought {brought} contributions to the roadmap of Energy." in page
    assert f"{industry} brought nothing to the roadmap of Health." in page
    table = seen(person("elected"), "/links/domain.csv?figure=s3_by_domain")
    assert table.splitlines()[0].endswith(
        "Brought by,To the roadmap of,Contributions,Quarter,Publication"
    )
    assert f"{industry},Energy,{brought},Q4 2020" in table


def test_what_one_cluster_of_a_domain_brings_is_hidden_from_others(brought):
    page = seen(person("elected"), "/links?domain=digital")
    assert "Digital technologies to the roadmap of Energy: hidden." in page
    assert "what a domain brings is told over three clusters or more" in page
    left = seen(person("elected"), "/links?domain=agriculture")
    assert "Agriculture, agri-food, forestry to the roadmap of Energy: hidden." in left
    every = seen(person("head_of_unit"), "/links?domain=digital")
    assert "Digital technologies brought one contribution to the roadmap of Energy." in every


@pytest.mark.parametrize("kind", ["xlsx", "svg", "png"])
def test_what_domains_bring_is_a_picture_and_a_file(brought, kind):
    answer = signed_in(person("elected")).get(f"/links/domain.{kind}?figure=s3_by_domain")
    assert answer.status_code == 200


def test_of_a_theme_two_domains_with_fewer_than_three_clusters_are_hidden(led):
    page = seen(person("elected"), "/links?theme=smart-city&domain=mobility")
    assert "Digital technologies: hidden" in page
    assert "led one action together" not in page


@pytest.mark.parametrize("kind", ["head_of_unit", "elected"])
def test_the_page_asks_the_database_little(data, kind):
    with_links(data, CITY)
    client = signed_in(person(kind))
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/links?theme=smart-city").status_code == 200
    assert len(asked) <= 15
