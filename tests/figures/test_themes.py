"""What clusters of a theme share: as if no other cluster had answered."""

from collections.abc import Collection
from pathlib import Path

import pytest

from grappe.figures import compute
from tests.figures.tables import indicator, policy, published, who

ROWS = """
    a 2021 - Alpha
    a 2021 - Beta
    b 2021 - Alpha
    b 2021 - Gamma
    c 2021 - Alpha
    c 2021 - Gamma
"""
WHO = """
    a 2021 0 alpha
    a 2021 1 beta
    b 2021 0 alpha
    b 2021 1 gamma
    c 2021 0 alpha
    c 2021 1 gamma
"""
KNOWN = {"section": "members", "where": "organisation_key IS NOT NULL"}
DOMAINS = indicator(
    "domains", **KNOWN, value="count(DISTINCT organisation_key)", breakdown="other_domains",
    each=True, levels=("domain",),
)  # fmt: skip
CLUSTERS = DOMAINS.model_copy(
    update={"code": "clusters", "breakdown": "other_clusters", "levels": ("cluster",)}
)
SEVERAL = indicator(
    "several", **KNOWN, value="count(DISTINCT organisation_key) FILTER (WHERE in_clusters > 1)"
)


def told(folder: Path, code: str, among: Collection[str] | None) -> dict[tuple[object, ...], float]:
    own = policy(DOMAINS, CLUSTERS, SEVERAL)
    made = published(ROWS, folder, own, who(WHO))
    return {
        (one.name, *(one.breakdown or {}).values()): one.value
        for one in compute(made, own, indicators=[code], among=among)
        if one.value is not None
    }


def test_domains_share_what_is_in_clusters_of_both_among_those_of_the_theme(tmp_path):
    assert told(tmp_path, "domains", None) == {("D", "E"): 2, ("E", "D"): 2}
    assert told(tmp_path / "x", "domains", ["a", "c"]) == {("D", "E"): 1, ("E", "D"): 1}


def test_clusters_of_no_theme_stand_with_nobody(tmp_path):
    shared = told(tmp_path, "clusters", ["b", "c"])
    assert shared == {("B", "C"): 2, ("C", "B"): 2}


@pytest.mark.parametrize(("among", "expected"), [(["a", "b"], 1), (["b", "c"], 2), (["a"], 0)])
def test_an_organisation_is_of_several_clusters_where_the_theme_has_several(
    tmp_path, among, expected
):
    assert told(tmp_path, "several", among)["Region",] == expected


@pytest.mark.parametrize("among", [[], ["nobody"]])
def test_a_theme_without_clusters_tells_nothing(tmp_path, among):
    assert told(tmp_path, "several", among) == told(tmp_path, "domains", among) == {}
