"""What leaves in a release, and what does not."""

import json
from pathlib import Path

import polars
import pytest

from grappe.figures import NOTHING, Released, Remark
from grappe.releases import NoReleaseError, open_release, told_in, write
from tests.releases.making import release, told

MEMBERS = Released("A", "members")
SAID = Remark("members", "A", 2021, "=Two of ours merged")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(release(told(tmp_path), [MEMBERS], [SAID]), tmp_path / "out")
    return tmp_path / "out"


def everything(folder: Path) -> str:
    return "\n".join(p.read_text("utf-8") for p in folder.rglob("*.*") if p.suffix != ".parquet")


def test_figures_hold_domains_and_the_region_and_no_cluster(folder):
    rows = open_release(folder).frame("figures")
    members = rows.filter(indicator="members", year=2021)
    assert sorted(members.select("domain", "value", "n").rows(), key=str) == [
        ("D", 3.0, 2), ("E", 1.0, 1), (None, 4.0, 3)
    ]  # fmt: skip


def test_a_protected_figure_over_fewer_than_three_clusters_is_hidden(folder):
    rows = open_release(folder).frame("figures").filter(indicator="secret", year=2021)
    told = {domain: (value, status) for domain, value, status in
            rows.select("domain", "value", "status").rows()}  # fmt: skip
    assert told == {"D": (None, "hidden"), "E": (None, "hidden"), None: (4.0, "shown")}


def test_hidden_and_missing_are_different_words(folder):
    rows = open_release(folder).frame("figures")
    assert set(rows.filter(indicator="members", year=2020)["status"]) == {"shown", "missing"}
    assert rows.filter(polars.col("status") != "shown")["value"].null_count() == len(
        rows.filter(polars.col("status") != "shown")
    )


def test_what_a_cluster_wrote_of_its_members_never_leaves(folder):
    text = everything(folder)
    assert not [name for name in ("Alpha", "Beta", "Gamma", "001000001", "by_name") if name in text]


def test_portraits_hold_the_clusters_that_released_them_alone(folder):
    rows = open_release(folder).frame("portraits")
    assert set(rows["cluster"]) == {"A"}
    own = rows.filter(indicator="members", year=2021)
    assert own.select("section", "value", "remark").rows() == [("members", 2.0, SAID.text)]


def test_a_comment_is_no_formula_in_the_csv(folder):
    assert ",'=Two of ours merged" in (folder / "portraits.csv").read_text("utf-8")


def test_a_release_without_portraits_has_its_columns_all_the_same(tmp_path):
    write(release(told(tmp_path)), tmp_path / "out")
    assert open_release(tmp_path / "out").frame("portraits").is_empty()


def test_what_is_not_known_of_a_part_has_a_code_of_its_own(folder):
    rows = open_release(folder).frame("figures").filter(indicator="by_type", year=2021)
    parts = dict(rows.filter(domain="E").select("breakdown", "value").rows())
    assert parts == {"sme": 0.0, "large": 0.0, "_U": 1.0}


def test_every_code_is_in_its_list_with_words_in_both_languages(folder):
    opened = open_release(folder)
    figures = opened.frame("figures")
    listed = opened.frame("codes/breakdowns").select("indicator", "breakdown").rows()
    used = figures.filter(polars.col("breakdown").is_not_null())
    assert set(used.select("indicator", "breakdown").rows()) <= set(listed)
    for name, column in (("indicators", "indicator"), ("domains", "domain")):
        known = opened.frame(f"codes/{name}")
        assert set(figures[column].drop_nulls()) <= set(known[column])
        assert known.select("label_fr", "label_en").null_count().row(0) == (0, 0)


def test_a_section_has_a_tidy_table_with_labels_beside_codes(folder):
    rows = open_release(folder).frame("sections/members").filter(indicator="by_type", year=2021)
    region = rows.filter(polars.col("domain").is_null(), breakdown="sme")
    assert region.select("breakdown_label_en", "domain_label_en", "value").rows() == [
        ("sme", "Region", 2.0)
    ]


def test_the_dictionary_tells_each_file_its_hash_and_its_columns(folder):
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    paths = {one["path"] for one in told["resources"]}
    there = {str(p.relative_to(folder)) for p in folder.rglob("*.*") if p.is_file()}
    assert there - paths == {"datapackage.json", "catalog.jsonld"}
    figures = next(one for one in told["resources"] if one["path"] == "figures.csv")
    assert [one["name"] for one in figures["schema"]["fields"]][0] == "indicator"
    assert figures["bytes"] == (folder / "figures.csv").stat().st_size
    names = {one["name"] for one in told["resources"]}
    for one in told["resources"]:
        for key in one.get("schema", {}).get("foreignKeys", ()):
            assert key["reference"]["resource"] in names


def test_a_release_is_written_once(folder, tmp_path):
    with pytest.raises(OSError):
        write(release(told(tmp_path / "again")), folder)
    assert open_release(folder).frame("portraits").height
    assert not list(tmp_path.glob(".releasing-*"))


def test_a_folder_without_a_dictionary_holds_no_release(tmp_path):
    with pytest.raises(NoReleaseError):
        open_release(tmp_path)


def test_what_its_portraits_told_is_known_to_what_is_told_later(tmp_path):
    one = told(tmp_path)
    write(release(one, [MEMBERS]), tmp_path / "releases" / "2021-06")
    opened = open_release(tmp_path / "releases" / "2021-06")
    known = told_in(opened, one.publication.policy)
    assert {clusters for _quantities, clusters in known} in ({frozenset({"A"})}, set())
    assert known != NOTHING
