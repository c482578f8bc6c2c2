"""Rows in, and who they are; figures out."""

import json
from pathlib import Path

import polars
import pytest

from grappe.figures import compute
from grappe.publication import open_publication
from grappe.questions import OF_ORGANISATIONS, Indicator
from tests.figures.tables import indicator, policy, published, who

ROWS = """
    a 2021 001000001 Alpha sme
    a 2021 -         Beta  sme
    a 2021 001000003 Gamma large
    b 2021 -         ALPHA sme
    b 2021 001000004 Delta sme
    c 2021 001000001 Al    sme
    c 2021 001000003 Gamma sme 2021
"""
WHO = """
    a 2021 0 alpha category=PME activity=62.01Z nomenclature=NAFRev2
    a 2021 2 gamma category=GE
    b 2021 0 alpha category=PME
    b 2021 1 delta category=PME group=gamma
    c 2021 0 alpha category=PME
    c 2021 1 gamma category=GE
"""
ORGANISATIONS = indicator(
    "distinct",
    section="members",
    value="count(DISTINCT organisation_key)",
    where="organisation_key IS NOT NULL",
)
SHARED = ORGANISATIONS.model_copy(
    update={"code": "shared", "breakdown": "other_clusters", "each": True, "levels": ("cluster",)}
)


def told(folder: Path, one: Indicator, rows: str = ROWS, known: str = WHO, year: int = 2021):
    """Value, clusters behind and status by place, and by part where there is one."""
    own = policy(one)
    figures = compute(published(rows, folder, own, who(known)), own, indicators=[one.code])
    return {
        (f.name, *f.breakdown.values()) if f.breakdown else f.name: (f.value, f.n, f.status)
        for f in figures
        if f.year == year
    }


def test_an_organisation_of_several_clusters_counts_once_for_their_domain_and_the_region(tmp_path):
    assert told(tmp_path, ORGANISATIONS) == {
        "A": (2, 1, "shown"),
        "B": (2, 1, "shown"),
        "C": (1, 1, "shown"),
        "D": (3, 2, "shown"),
        "E": (1, 1, "shown"),
        "Region": (3, 3, "shown"),
    }


def test_a_subsidiary_counts_with_its_group(tmp_path):
    groups = ORGANISATIONS.model_copy(update={"value": "count(DISTINCT group_key)"})
    assert told(tmp_path, groups)["D"] == (2, 2, "shown")


def test_a_part_of_a_list_is_told_for_each_entry_on_its_levels_alone(tmp_path):
    assert told(tmp_path, SHARED) == {
        ("A", "B"): (1, 1, "shown"),
        ("A", "C"): (1, 1, "shown"),
        ("B", "A"): (1, 1, "shown"),
        ("B", "C"): (1, 1, "shown"),
        ("C", "A"): (1, 1, "shown"),
        ("C", "B"): (1, 1, "shown"),
    }


def test_what_the_register_does_not_know_is_a_part_of_its_own(tmp_path):
    by_size = indicator("by_size", formula="all_members", breakdown="register_category")
    found = told(tmp_path, by_size)
    assert {part: found["A", part][0] for part in ("PME", "ETI", "GE", None)} == {
        "PME": 1, "ETI": 0, "GE": 1, None: 1
    }  # fmt: skip
    assert ("C", None) not in found


def test_behind_a_part_stand_all_clusters_that_answered(tmp_path):
    by_sector = indicator("by_sector", formula="all_members", breakdown="register_sector")
    found = told(tmp_path, by_sector)
    assert found["Region", "NAFRev2 J"] == (1, 3, "shown")
    assert found["Region", None] == (5, 3, "shown")


def test_a_division_is_told_as_the_activity_was_given(tmp_path):
    known = "a 2021 0 alpha activity=62.01Z nomenclature=NAFRev2\n"
    known += "a 2021 1 beta activity=62.10Y nomenclature=NAF2025"
    by_division = indicator("by_division", formula="all_members", breakdown="register_division")
    found = told(tmp_path, by_division, ROWS, known)
    assert found["Region", "NAFRev2 62"] == (1, 3, "shown")
    assert {part for place, part in found if place == "Region"} == {"NAFRev2 62", None}


def test_an_activity_is_told_in_naf_2025_from_2027_on(tmp_path):
    rows = ROWS.replace("2021", "2027")
    known = "a 2027 0 alpha activity=62.01Z nomenclature=NAFRev2 activity_2025=62.10Y"
    by_sector = indicator("by_sector", formula="all_members", breakdown="register_sector")
    found = told(tmp_path, by_sector, rows, known, 2027)
    assert found["Region", "NAF2025 K"] == (1, 3, "shown")
    assert ("Region", "NAFRev2 J") not in found


@pytest.mark.parametrize("one", [ORGANISATIONS, SHARED], ids=["distinct", "shared"])
def test_without_anybody_known_who_is_who_is_missing(tmp_path, one):
    assert {status for *_, status in told(tmp_path, one, known="").values()} == {"missing"}


def test_a_publication_of_before_who_is_who_still_computes(tmp_path):
    own = policy(ORGANISATIONS)
    made = published(ROWS, tmp_path, own)
    made.frame("members").drop(*OF_ORGANISATIONS).write_parquet(made.tables["members"])
    manifest = json.loads((made.folder / "manifest.json").read_text())
    table = manifest["tables"]["members"]
    del table["identified"]
    table["columns"] = {c: t for c, t in table["columns"].items() if c not in OF_ORGANISATIONS}
    (made.folder / "manifest.json").write_text(json.dumps(manifest))
    figures = compute(open_publication(made.folder), own, by=["region"])
    found = {f.indicator: (f.value, f.status) for f in figures if f.breakdown is None}
    assert found["distinct"] == (None, "missing")
    assert found["members"] == (6, "shown")
    assert polars.read_parquet(made.tables["members"]).width == 7


TWO_YEARS = """
    a 2020 001000001 Alpha    sme
    a 2020 001000002 Beta     sme
    a 2020 001000003 Gamma    sme
    a 2021 001000009 Renamed  sme
    a 2021 001000002 Other    sme
    a 2021 -         Gamma    sme
"""


@pytest.mark.parametrize(
    ("known", "new", "leavers"),
    [
        ("", 1, 1),
        ("a 2020 0 alpha\na 2021 0 alpha", 0, 0),
        ("a 2020 0 alpha\na 2021 0 alpha\na 2020 1 beta\na 2021 1 other", 1, 1),
        ("a 2020 0 alpha\na 2021 1 other", 1, 1),
    ],
    ids=[
        "nobody_known",
        "a_new_number_and_name_of_the_same",
        "another_organisation_under_the_same_number",
        "known_on_one_side_each",
    ],
)
def test_who_it_is_decides_before_numbers_and_names(tmp_path, known, new, leavers):
    figures = compute(published(TWO_YEARS, tmp_path, who=who(known)), policy(), by=["cluster"])
    found = {f.indicator: f.value for f in figures if (f.name, f.year) == ("A", 2021)}
    assert (found["new"], found["leavers"]) == (new, leavers)


def test_whoever_is_merged_into_another_has_not_left(tmp_path):
    known = """
        a 2020 0 alpha successor=other
        a 2020 1 beta
        a 2020 2 gamma
        a 2021 0 other
        a 2021 1 beta
    """
    own = policy(ORGANISATIONS)
    figures = compute(published(TWO_YEARS, tmp_path, own, who(known)), own, by=["cluster"])
    found = {(f.indicator, f.year): f.value for f in figures if f.name == "A"}
    assert (found["new", 2021], found["leavers", 2021]) == (0, 0)
    assert found["distinct", 2020] == 3
