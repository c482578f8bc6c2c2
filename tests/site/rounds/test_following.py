"""Clusters merge, take another name, are split: their successors go on from what they answered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from grappe.policies import Lineage
from grappe.site import clock
from grappe.site.organisations.models import SentLine
from grappe.site.policy import reading
from grappe.site.policy.loading import load
from grappe.site.policy.models import Cluster
from grappe.site.rounds import draft_rows, reviewing, submitting
from grappe.site.rounds.desk import desk_of
from grappe.site.rounds.models import Report
from grappe.site.rounds.region.read_by_region import read_report
from grappe.site.rounds.waiting import waiting_for
from tests.site.making import cluster, person
from tests.site.organisations.known_making import all_memberships
from tests.site.rounds.asked import asked, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]

OPTICS = member(name="Optique Vercors")
SILK = member(name="Soie Rhône")
HIDES = member(name="Cuir Bron")


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What became of clusters, as the policy says it."""

    def say(*told: dict[str, Any]) -> None:
        lineage = tuple(Lineage.model_validate(one) for one in told)
        policy = reading.current().model_copy(update={"lineage": lineage})
        monkeypatch.setattr(reading, "_read", lambda *_: policy)
        load(policy)

    load(reading.current())
    return say


def told(of: Cluster, year: int, *rows: dict[str, object]) -> Report:
    """Its list about a year, accepted in the one after."""
    report = asked(of, year=year)
    with clock.at(datetime(year + 1, 5, 20, 9)):
        new = [row for row in rows if row["name"] not in names(report)]
        draft_rows.add_rows(report, "members", new, by=None)
        submitting.submit(report, by=None)
        reviewing.accept(report, by=None)
    return report


def names(report: Report) -> list[object]:
    return [row.values["name"] for row in desk_of(report).answer.rows("members")]


def code(cluster_code: str) -> Cluster:
    return Cluster.objects.get(code=cluster_code)


def came(report: Report) -> list[tuple[str, str]]:
    """How each of its members began there, and where it came from."""
    known = {
        line.wording.organisation_id: line.wording.name
        for line in SentLine.objects.select_related("wording")
    }
    spans = {
        known[one.organisation]: one.spans[0]
        for one in all_memberships()
        if one.cluster == report.cluster.code and one.spans
    }
    return [(spans[name].began, spans[name].came_from) for name in sorted(spans)]


def became_of(kind: str, before: Sequence[str], *after: str) -> dict[str, Any]:
    return {"kind": kind, "on": "2021-01-15", "from": list(before), "to": list(after)}


def test_two_clusters_merge(became):
    one, other = cluster("Imaginove", "digital"), cluster("Grain", "digital")
    told(one, 2019, OPTICS, SILK)
    told(other, 2019, SILK | {"name": "SOIE RHONE SAS"}, HIDES)
    became(became_of("merger", ["Imaginove", "grain"], "minalogic"))
    report = asked(code("minalogic"), year=2020)
    desk = desk_of(report)
    assert names(report) == ["SOIE RHONE SAS", "Cuir Bron", "Optique Vercors"]
    assert {row.origin for row in desk.answer.rows("members")} == {"carried"}
    assert not [f for f in desk.findings if f.code == "member_gone"]
    assert waiting_for([report.cluster])[0].carried == desk.carried()
    told(report.cluster, 2020)
    hides, optics, silk = came(report)
    assert (hides, optics) == (("moved", "grain"), ("moved", "imaginove"))
    assert silk in (hides, optics)
    read = read_report(report, person("officer", of="digital"))
    assert [one.year for one in read.earlier.values()] == [2019]


def test_a_renamed_cluster_goes_on_from_its_own_answers(became):
    before = cluster("Imaginove", "digital")
    told(before, 2019, OPTICS, SILK)
    became(became_of("renaming", ["imaginove"], "minalogic"))
    report = asked(code("minalogic"), year=2020)
    assert names(report) == ["Optique Vercors", "Soie Rhône"]
    told(report.cluster, 2020, HIDES)
    assert came(report) == [("joined", ""), ("moved", "imaginove"), ("moved", "imaginove")]
    following = asked(report.cluster, year=2021)
    assert names(following) == ["Optique Vercors", "Soie Rhône", "Cuir Bron"]


def test_the_parts_of_a_split_go_on_from_the_whole(became):
    told(code("minalogic"), 2019, OPTICS, SILK)
    became(became_of("split", ["minalogic"], "minalogic", "axelera"))
    parts = [asked(code(part), year=2020) for part in ("minalogic", "axelera")]
    assert [names(part) for part in parts] == [["Optique Vercors", "Soie Rhône"]] * 2
    for part, gone in zip(parts, ("Soie Rhône", "Optique Vercors"), strict=True):
        with clock.at(datetime(2021, 5, 1, 9)):
            rows = {r.values["name"]: r.id for r in desk_of(part).answer.rows("members")}
            draft_rows.mark_left(part, "members", [rows[gone]], by=None)
        told(part.cluster, 2020)
    assert came(parts[1]) == [("moved", "minalogic")]
    assert names(asked(code("axelera"), year=2021)) == ["Soie Rhône"]


def test_a_cluster_that_takes_another_in_goes_on_from_both_from_the_year_of_the_day_on(became):
    told(cluster("Imaginove", "digital"), 2019, SILK)
    told(code("minalogic"), 2019, OPTICS)
    became(became_of("merger", ["imaginove"], "minalogic"))
    assert names(told(code("minalogic"), 2020)) == ["Optique Vercors"]
    report = asked(code("minalogic"), year=2021)
    assert names(report) == ["Optique Vercors", "Soie Rhône"]
    told(report.cluster, 2021)
    assert came(report) == [("there", ""), ("moved", "imaginove")]
