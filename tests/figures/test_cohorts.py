"""Of those who joined in a year, how many still count in each later one."""

from datetime import datetime
from pathlib import Path

from grappe.answers import Answer, Row
from grappe.figures import Cohorts, chart_of_cohorts, cluster_place, cohorts, computed, region_place
from grappe.figures.staying import staying_specification
from grappe.policies import load_policy
from grappe.publication import Accepted, publish

POLICY = load_policy()
MADE_AT = datetime(2021, 6, 7)


def told(folder: Path, lists: str, place: str = "") -> Cohorts | None:
    """Lists as lines: cluster, year, then since when (and until when) each member is there."""
    accepted = []
    for line in filter(None, map(str.strip, lists.splitlines())):
        cluster, year, *members = line.split()
        rows = [_member(n, *one.split("-")) for n, one in enumerate(members)]
        answer = Answer("members", "2019", int(year), {"members": tuple(rows)})
        accepted.append(Accepted(cluster, answer, f"{cluster}-{year}", MADE_AT))
    made = publish(accepted, folder, policy=POLICY, made_at=MADE_AT, made_by="tests")
    where = cluster_place(POLICY, place) if place else region_place(POLICY)
    return cohorts(computed(made, POLICY), where)


def _member(n: int, since: str, left: str = "") -> Row:
    values = {"name": f"{n}", "type": "sme", "postal_code": "38000"}
    left_in = {"left_in": int(left)} if left else {}
    return Row(str(n), {**values, **({"member_since": int(since)} if since else {}), **left_in})


def counts(found: Cohorts | None) -> dict[int, tuple[int | None, ...]]:
    assert found is not None
    return {one.joined: one.counts for one in found.cohorts}


LISTS = """
    cara 2019 2018 2019 2019
    cara 2020 2018 2019-2020 2019 2020
    cimes 2020 2020
"""


def test_each_cohort_is_followed_and_has_no_number_before_it_joined(tmp_path):
    found = told(tmp_path, LISTS, "cara")
    assert counts(found) == {2018: (1, 1), 2019: (2, 1), 2020: (None, 1)}


def test_only_clusters_that_answered_every_year_are_counted(tmp_path):
    found = told(tmp_path, LISTS + "minalogic 2019 2019")
    assert found is not None
    assert found.clusters == 1
    assert counts(found)[2020] == (None, 1)


def test_the_earliest_cohorts_stand_together(tmp_path):
    found = told(tmp_path, "cara 2019 1990 2001 2012\n cara 2020 1990 2001 2020")
    assert counts(found) == {2013: (3, 2), 2020: (None, 1)}
    assert found is not None
    assert [one.is_first for one in found.cohorts] == [True, False]


def test_one_year_has_nothing_to_follow(tmp_path):
    assert told(tmp_path, "cara 2019 2018 2019") is None


def test_a_member_that_joined_nobody_knows_when_is_in_no_cohort(tmp_path):
    found = told(tmp_path, "cara 2019 - 2019\n cara 2020 - 2019")
    assert counts(found) == {2019: (1, 1)}


def drawn(found: Cohorts | None) -> list[tuple[str, float | None, str]]:
    assert found is not None
    rows = staying_specification(found, "en", narrow=False)["data"]["values"]
    return [(row["name"], row["value"], row["label"]) for row in rows]


def test_a_chart_tells_of_each_cohort_with_a_later_year_the_share_that_is_left(tmp_path):
    found = told(tmp_path, LISTS, "cara")
    left = [("2018 · 1 in 2019", 1, "1 · 100%"), ("2019 · 2 in 2019", 0.5, "1 · 50%")]
    assert drawn(found) == left
    svg = chart_of_cohorts(found, "fr", title="Qui reste")
    assert "<title>Qui reste</title><desc>2018 · 1 en 2019 1 · 100\u00a0%," in svg


def test_of_a_cohort_of_nobody_no_share_is_drawn(tmp_path):
    found = told(tmp_path, "cara 2019 2019 2018\n cara 2020 2019 2018-2019 2017")
    assert drawn(found)[0] == ("2017 · 0 in 2019", None, "n/a")


def test_nothing_is_followed_where_no_cluster_answered_about_two_years(tmp_path):
    assert told(tmp_path, "cara 2019 2018\n cimes 2020 2018") is None
