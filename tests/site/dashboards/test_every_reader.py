"""Every figure, as everybody: what the table of rights says, and nothing in the order of values."""

from collections.abc import Iterator

import lxml.html
import pytest
from django.test import Client

from grappe.figures import OTHER_CLUSTERS, Figure
from grappe.site.dashboards.audience import every_period_for
from grappe.site.dashboards.published import latest
from tests.site.dashboards.publishing import POLICY
from tests.site.dashboards.test_explore import signed_in
from tests.site.dashboards.test_links import quarter, with_links
from tests.site.making import person

pytestmark = pytest.mark.django_db
ALL = frozenset(one.name for one in POLICY.clusters)
OF_DIGITAL = frozenset(one.name for one in POLICY.clusters if one.domain == "digital")
SEES = {
    "manager": ({"Minalogic"}, {"Minalogic"}),
    "contributor": ({"Minalogic"}, {"Minalogic"}),
    "officer": (OF_DIGITAL, OF_DIGITAL),
    "head_of_unit": (ALL, ALL),
    "database_manager": (ALL, frozenset()),
    "evaluation": (frozenset(), frozenset()),
    "elected": (frozenset(), frozenset()),
}
"""Of a kind of reader, the clusters whose open figures it reads, and whose protected ones."""
OF_QUARTERS = ("minalogic", "cara", "tenerrdis")
LINKS = {"officer", "head_of_unit"}
FILES = {"csv", "xlsx", "svg", "png"}


def reader(kind: str, every):
    of = {"manager": every["minalogic"], "contributor": every["minalogic"], "officer": "digital"}
    return person(kind, of=of.get(kind))


@pytest.fixture
def every(data):
    """Members of all, known who they are; actions and contributions of three clusters."""
    more = [quarter(code, n, 2) for code in OF_QUARTERS for n in (1, 2, 3, 4)]
    return with_links(data, {"smart-city": OF_QUARTERS}, more)


def test_each_kind_of_reader_sees_of_each_figure_what_the_table_of_rights_says(every):
    for kind, (open_ones, protected) in SEES.items():
        user = reader(kind, every)
        figures = [f for f in every_period_for(user, latest(user)) if f.by == "cluster"]
        assert {f.name for f in figures} >= open_ones
        assert [f for f in figures if not may(f, kind, open_ones, protected)] == []


def may(one: Figure, kind: str, open_ones, protected) -> bool:
    """Whether a figure of a cluster stands there as it should for that kind of reader."""
    if OTHER_CLUSTERS in (one.breakdown or {}) and kind in LINKS:
        return True
    if one.sensitivity == "open":
        return one.name in open_ones
    return one.name in protected or (one.name in open_ones and one.value is None)


def test_everybody_reads_the_region_and_domains_and_never_over_fewer_than_three(every):
    for kind in SEES.keys() - {"head_of_unit"}:
        user = reader(kind, every)
        figures = [f for f in every_period_for(user, latest(user)) if f.by != "cluster"]
        assert {f.by for f in figures} == {"domain", "region"}
        shown = [f for f in figures if f.sensitivity == "protected" and f.value is not None]
        assert shown
        others = [behind(f) - SEES[kind][1] for f in shown]
        assert [some for some in others if 0 < len(some) < 3] == []


def behind(one: Figure) -> frozenset[str]:
    """The clusters that answered: every one about years, three about quarters."""
    names = {d.name.fr: d.code for d in POLICY.domains}
    where = names.get(one.name)
    inside = [c for c in POLICY.clusters if where in (None, c.domain)]
    return frozenset(c.name for c in inside if not one.quarter or c.code in OF_QUARTERS)


def test_no_address_puts_anything_in_the_order_of_values(every):
    client = signed_in(person("head_of_unit"))
    for address in (
        "/explore.csv?indicator=members&by=clusters",
        "/explore.csv?indicator=budget&by=domains",
        "/links/cluster.csv?year=2020",
        "/map/departments.csv?year=2020",
        "/api/v1/figures?by=domain&indicator=members",
    ):
        plain = client.get(address)
        for word in ("sort", "order", "order_by", "ordering"):
            asked = client.get(f"{address}&{word}=-value")
            assert asked.content == plain.content or asked.status_code == 422


PAGES = (
    *("/region", "/domains/industry", "/clusters/minalogic/figures", "/over-time", "/links"),
    *("/map", "/explore?indicator=members&by=domains", "/explore?indicator=members_by_type&part=*"),
    *("/indicators/members", "/indicators/members_by_type", "/links?theme=smart-city"),
)


def test_every_chart_has_its_table_and_four_files_and_no_table_is_put_in_order(every):
    client = signed_in(person("head_of_unit"))
    seen = 0
    for address in PAGES:
        page = lxml.html.fromstring(client.get(address).content.decode())
        assert not page.xpath("//*[@aria-sort] | //th//a | //th//button")
        for chart in charts(page):
            around = next(chart.iterancestors("section", "main"))
            named = {one.partition("?")[0].rpartition(".")[2] for one in around.xpath(".//a/@href")}
            assert (address, FILES - named) == (address, set())
            assert around.xpath(".//table")
            seen += 1
    assert seen > 20


def charts(page) -> Iterator[lxml.html.HtmlElement]:
    yield from page.xpath("//main//svg[@role='img']")


def test_every_file_that_a_page_offers_is_there(every):
    client = signed_in(person("elected"))
    page = lxml.html.fromstring(client.get("/over-time").content.decode())
    files = page.xpath("//main//a[contains(@href, '/figures/')]/@href")
    assert len(files) >= 4 * 4
    assert {status(client, one) for one in files} == {200}


def status(client: Client, address: str) -> int:
    return client.get(address).status_code
