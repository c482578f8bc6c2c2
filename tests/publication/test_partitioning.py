"""Where there are many rows: the same tables by year, for Spark, Trino and DuckDB."""

import json
from pathlib import Path

import duckdb
import polars
import pytest

from grappe.publication import Publication, partitioned
from grappe.publication.model import sha256
from tests.figures.tables import published, who

ROWS = """
    a 2021 001000001 Alpha sme
    a 2020 -         Beta
    b 2021 001000001 Alpha large 2021
    c 2020 -         Γάμμα
"""
WHO = """
    a 2021 0 alpha
    b 2021 0 alpha
"""


def made(folder: Path) -> Publication:
    return published(ROWS, folder, who=who(WHO))


def test_a_folder_of_its_own_holds_each_year(tmp_path):
    one = made(tmp_path)
    place = partitioned(one, tmp_path / "lake")
    assert place == tmp_path / "lake" / one.code
    found = sorted(str(p.relative_to(place)) for p in place.rglob("*.parquet"))
    assert found == [f"members/year={year}/part-0.parquet" for year in (2020, 2021)]


def test_duckdb_and_polars_read_the_rows_that_were_published(tmp_path):
    one = made(tmp_path)
    files = str(partitioned(one, tmp_path / "lake") / "members" / "*" / "*.parquet")
    whole = one.frame("members")
    read = polars.read_parquet(files, hive_partitioning=True).select(whole.columns)
    key = ["year", "cluster", "name"]
    assert read.sort(key).equals(whole.sort(key))
    asked = "FROM read_parquet($1) SELECT year, count(*), count(other_clusters) GROUP BY ALL"
    assert sorted(duckdb.execute(asked, [files]).fetchall()) == [(2020, 2, 0), (2021, 2, 2)]


def test_spark_reads_them_too(tmp_path):
    sql = pytest.importorskip("pyspark.sql")
    one = made(tmp_path)
    spark = sql.SparkSession.builder.master("local[1]").getOrCreate()
    rows = spark.read.parquet(str(partitioned(one, tmp_path / "lake") / "members"))
    assert {tuple(r) for r in rows.select("cluster", "year", "name").collect()} == set(
        one.frame("members").select("cluster", "year", "name").rows()
    )


def test_its_manifest_names_every_file_with_its_hash(tmp_path):
    one = made(tmp_path)
    place = partitioned(one, tmp_path / "lake")
    told = json.loads((place / "manifest.json").read_text())
    assert told["code"] == one.code
    assert told["tables"]["members"]["folder"] == "members"
    assert told["tables"]["members"]["partitioned_by"] == ["year"]
    assert set(told["files"]) == {
        "policy.json",
        *(f"members/year={year}/part-0.parquet" for year in (2020, 2021)),
    }
    assert all(sha256(place / name) == known for name, known in told["files"].items())


def test_what_is_there_stays(tmp_path):
    one = made(tmp_path)
    place = partitioned(one, tmp_path / "lake")
    written = (place / "manifest.json").stat().st_mtime_ns
    assert partitioned(one, tmp_path / "lake") == place
    assert (place / "manifest.json").stat().st_mtime_ns == written


def test_an_interruption_leaves_nothing(tmp_path, monkeypatch):
    one = made(tmp_path)
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        partitioned(one, tmp_path / "lake")
    assert not [*(tmp_path / "lake").iterdir()]


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt
