"""Of each row of a list of organisations: who it is, and where else it counts."""

from pathlib import Path
from typing import Any

from grappe.publication import Identity
from grappe.questions import OF_ORGANISATIONS
from tests.figures.tables import Who, published

ROWS = """
    a 2021 001000001 Alpha sme
    a 2021 -         Beta  sme
    b 2021 001000001 ALPHA sme
    c 2021 -         Alpha sme
    c 2021 001000001 Al    sme 2021
    c 2020 001000001 Alpha sme
"""
ALPHA = Identity("o1", "001000001", activity="62.01Z", nomenclature="NAFRev2")
ITS_ROWS = (("a", 2021, 0), ("b", 2021, 0), ("c", 2021, 1), ("c", 2020, 0))
WHO: Who = dict.fromkeys(ITS_ROWS, ALPHA)


def rows(folder: Path, who: Who = WHO) -> list[dict[str, Any]]:
    made = published(ROWS, folder, who=who).frame("members")
    return made.sort("year", "cluster", maintain_order=True).rows(named=True)


def test_a_row_nobody_knows_has_no_identity(tmp_path):
    assert {rows(tmp_path)[2][name] for name in OF_ORGANISATIONS} == {None}


def test_a_table_without_identities_has_the_columns(tmp_path):
    frame = published(ROWS, tmp_path).frame("members").select(*OF_ORGANISATIONS)
    assert frame.null_count().row(0) == (frame.height,) * frame.width


def test_an_organisation_is_in_the_clusters_where_it_counts_that_year(tmp_path):
    met = ("in_clusters", "other_clusters", "other_domains")
    in_2020, in_a, _, in_b, _, left_c = ([row[name] for name in met] for row in rows(tmp_path))
    assert in_2020 == [1, [], []]
    assert in_a == [2, ["B"], []]
    assert in_b == [2, ["A"], []]
    assert left_c == [2, ["A", "B"], ["D"]]


def test_whoever_is_part_of_nothing_is_its_own_whole(tmp_path):
    part = Identity("o2", group="o9")
    told = rows(tmp_path, {("a", 2021, 0): ALPHA, ("a", 2021, 1): part})
    assert [row["group_key"] for row in told[1:3]] == ["o1", "o9"]


def test_an_activity_is_told_with_its_nomenclature(tmp_path):
    told = rows(tmp_path)[1]
    assert (told["register_sector"], told["register_division"]) == ("NAFRev2 J", "NAFRev2 62")


def test_the_manifest_tells_how_many_rows_are_known_and_from_which_register(tmp_path):
    manifest = published(ROWS, tmp_path, who=WHO).manifest
    assert manifest["tables"]["members"]["identified"] == 4
    assert manifest["register"] == {"as_of": "2021-06-01", "units": 1000}
    assert published(ROWS, tmp_path).manifest["register"] is None
