"""The demonstration is believable, made by the product's own doors, and built once."""

import json
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from tests.demonstration.running import ALONE, GRAPPE, Told, run


@pytest.fixture(scope="module")
def members(built: Told, folder: Path) -> pl.DataFrame:
    latest = run(folder, "publications")[-1]
    return pl.read_parquet(Path(folder, latest["folder"]) / latest["tables"]["members"])


def test_every_cluster_is_asked_in_six_rounds_and_ten_quarters_and_some_are_late(
    built: Told, folder: Path
) -> None:
    reports = built["reports"]
    assert (built["clusters"], built["rounds"], sum(reports.values())) == (22, 16, 352)
    with sqlite3.connect(folder / "data" / "grappe.sqlite3") as database:
        yearly = database.execute(
            "SELECT count(*) FROM rounds_report r JOIN rounds_round o ON o.id = r.round_id "
            "WHERE o.quarter IS NULL AND r.state IN ('expected', 'draft')"
        ).fetchone()
    assert yearly == (3,)
    assert reports["expected"] + reports["draft"] == 3 + 7 + 22
    assert reports["returned"] == 2
    assert built["publications"] >= 2


def test_one_export_of_its_own_waits_to_be_explained_and_a_draft_has_mistakes_to_find(
    built: Told, folder: Path
) -> None:
    with sqlite3.connect(folder / "data" / "grappe.sqlite3") as database:
        unmapped = database.execute("SELECT name FROM rounds_upload WHERE NOT mapped").fetchall()
        drafts = database.execute(
            "SELECT sha256 FROM rounds_upload u JOIN rounds_report r ON r.id = u.report_id "
            "WHERE r.state = 'draft' AND u.mapped"
        ).fetchall()
    assert [name for (name,) in unmapped] == ["export-adherents.csv"]
    [(sha256,)] = drafts
    [kept] = (folder / "data").rglob(f"{sha256}*")
    brought = folder / "brought.xlsx"
    brought.write_bytes(kept.read_bytes())
    command = [str(GRAPPE), "check", str(brought), "--json"]
    found = json.loads(subprocess.run(command, env=ALONE, capture_output=True, text=True).stdout)
    errors = [one["code"] for one in found["findings"] if one["severity"] == "error"]
    assert len(errors) == len(set(errors)) >= 3


def test_right_after_it_there_is_nothing_new_to_publish(built: Told, folder: Path) -> None:
    assert built["again"] == run(folder, "publications")[built["publications"] - 1]["publication"]


def test_actions_of_two_clusters_are_one_of_the_region_and_some_wait_for_an_answer(
    built: Told, folder: Path
) -> None:
    told = {
        by: sum(
            one["value"] or 0
            for one in run(folder, "figures", "--indicator", "inter_cluster_actions", "--by", by)
            if one["year"] == 2020 and "quarter" not in one
        )
        for by in ("region", "cluster")
    }
    assert told == {"region": 8, "cluster": 16}
    with sqlite3.connect(folder / "data" / "grappe.sqlite3") as database:
        agreed = database.execute("SELECT count(*) FROM rounds_agreement").fetchone()
    assert agreed == (18,)


def test_a_cluster_has_about_175_members(built: Told) -> None:
    assert 165 < built["members"] / 22 < 185


@pytest.mark.parametrize(
    ("kind", "share"),
    [("sme", 0.74), ("medium", 0.04), ("large", 0.07), ("research", 0.06), ("training", 0.04)],
)
def test_kinds_of_members_are_as_the_region_knows_them(
    members: pl.DataFrame, kind: str, share: float
) -> None:
    of_a_year = members.filter(pl.col("year") == 2020)
    assert (of_a_year["type"] == kind).mean() == pytest.approx(share, abs=0.015)


def test_companies_are_recognisably_invented(members: pl.DataFrame) -> None:
    numbers = members["siren"].drop_nulls()
    assert len(numbers) > 5_000
    assert numbers.str.starts_with("00").all()


def test_one_organisation_in_ten_is_in_several_clusters(members: pl.DataFrame) -> None:
    of_a_year = members.filter((pl.col("year") == 2020) & pl.col("siren").is_not_null())
    clusters = of_a_year.group_by(pl.col("siren").str.head(9)).agg(pl.col("cluster").n_unique())
    assert (clusters["cluster"] > 1).mean() == pytest.approx(0.10, abs=0.02)


def test_some_members_are_from_elsewhere(members: pl.DataFrame, folder: Path) -> None:
    told = run(folder, "figures", "--by", "region", "--indicator", "in_region_share")
    assert all(0.9 < one["value"] < 0.97 for one in told)
    assert set(members["country"]) == {"FR", "CH", "IT"}


def test_members_come_and_go(members: pl.DataFrame, folder: Path) -> None:
    told = run(folder, "figures", "--by", "region", "--indicator", "membership_turnover")
    turnover = {one["year"]: one["value"] for one in told}
    assert turnover[2019] is None
    assert 0.02 < turnover[2020] < 0.2


def test_a_second_start_changes_nothing(built: Told, folder: Path) -> None:
    database = folder / "data" / "grappe.sqlite3"
    before = database.stat().st_size
    assert run(folder, "demo", "--no-serve").items() <= built.items()
    assert database.stat().st_size == before


def test_a_publication_is_open_data_with_the_portraits_of_two_clusters(
    built: Told, folder: Path
) -> None:
    released = list((folder / "data" / "releases").glob("*/portraits.parquet"))
    assert len(released) == 1
    assert set(pl.read_parquet(released[0])["cluster"]) == {"Elastopole", "Minalogic"}


def test_forty_stories_of_eight_domains_are_told_and_some_are_under_way(
    built: Told, folder: Path
) -> None:
    told = run(folder, "stories")
    published = [one for one in told if one["state"] == "published"]
    by_year = Counter((one["domain"], one["period"][:4]) for one in published)
    assert len(published) == 40
    assert len(by_year) == 16
    assert min(by_year.values()) >= 2
    assert {one["state"] for one in told} == {"draft", "proposed", "returned", "published"}


def test_of_the_plan_all_that_was_due_is_done_but_one_reporting(built: Told, folder: Path) -> None:
    milestones = [one for action in run(folder, "plan")["actions"] for one in action["milestones"]]
    waiting = {one["code"]: one["planned"] for one in milestones if one["done"] is None}
    assert waiting == {"members_third_report": "2021-05-31", "first_period_ended": "2022-12-31"}


def test_every_cluster_is_granted_something_each_year(built: Told, folder: Path) -> None:
    with sqlite3.connect(folder / "data" / "grappe.sqlite3") as database:
        found = "SELECT year, count(DISTINCT cluster_id) FROM grants_grant GROUP BY year"
        assert database.execute(found).fetchall() == [(2019, 22), (2020, 22), (2021, 22)]


def test_every_cluster_agreed_on_its_road_to_2022_and_most_reported_on_2020(
    built: Told, folder: Path
) -> None:
    with sqlite3.connect(folder / "data" / "grappe.sqlite3") as database:
        told = "SELECT count(DISTINCT cluster_id) FROM objectives_"
        agreed = database.execute(f"{told}trajectory WHERE agreed_at NOT NULL").fetchone()
        reported = database.execute(f"{told}reported WHERE year = 2020").fetchone()
        changed = database.execute(f"{told}trajectory WHERE reason <> ''").fetchone()
        waiting = database.execute(f"{told}trajectory WHERE agreed_at IS NULL").fetchone()
    assert (agreed, reported, changed, waiting) == ((22,), (19,), (3,), (1,))
    own = {one["code"]: one for one in run(folder, "objectives", "--cluster", "Minalogic")}
    assert len(own) == 14
    assert own["people_trained"]["agreed_on"] == "2020-09-21"
    assert own["network_growth"]["values"]["2020"] > 100
    assert own["companies_digitalised"]["kind"] == "specific"
