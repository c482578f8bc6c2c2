"""The candidate search on PySpark in local mode: the same answers as ours, for many more lines.

Lines are spread over the workers; each opens the index, mapped into memory once a machine, and
searches as ours does. Needs `pip install pyspark==4.3.0` and Java 17; STORE is the data
folder into which `grappe register import --data` put the register.
Usage: python benchmarks/identity/in_spark.py STORE LINES.parquet [--workers 2]
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from grappe.identity import Line, RegisterDirectory
from grappe.identity.alternatives import alternatives
from grappe.identity.lines import ready
from grappe.identity.seeking import seek
from grappe.register import current

ANSWER = pa.schema({"row": pa.int64(), "siren": pa.int64()})
_COLUMNS = ["row", "name", "siren", "siret", "postal_code", "commune", "website"]
_AT_ONCE = 250


def searched(version: Path, rows: list[dict]) -> pa.Table:
    """The candidates of some lines: row of the line, SIREN as a number."""
    index = RegisterDirectory(version).index
    lines = [_line(row) for row in rows]
    made = ready(lines)
    pairs = seek(index, made, alternatives(index, made))
    numbers = np.array([row["row"] for row in rows])
    sirens = index.key[index.organisation[pairs.entry]]
    return pa.table({"row": numbers[pairs.line], "siren": sirens}, schema=ANSWER)


def _line(row: dict) -> Line:
    return Line(
        row=row["row"],
        name=row["name"],
        number=row["siren"] or row["siret"],
        postal_code=row["postal_code"],
        commune=row["commune"],
        website=row["website"],
    )


def in_spark(spark: SparkSession, version: Path, lines: Path, workers: int) -> DataFrame:
    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from searched(version, batch.to_pylist()).to_batches()

    given = spark.createDataFrame(_given(lines).to_arrow(compat_level=pl.CompatLevel.oldest()))
    return given.repartition(workers * 4, "row").mapInArrow(work, "row long, siren long")


def _given(lines: Path) -> pl.DataFrame:
    return pl.read_parquet(lines).with_row_index("row").select(_COLUMNS).cast({"row": pl.Int64})


def here(version: Path, lines: Path) -> pl.DataFrame:
    rows = _given(lines).to_dicts()
    parts = [searched(version, rows[i : i + _AT_ONCE]) for i in range(0, len(rows), _AT_ONCE)]
    return pl.DataFrame(pl.from_arrow(pa.concat_tables(parts)))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("store", type=Path)
    ask.add_argument("lines", type=Path)
    ask.add_argument("--workers", type=int, default=2)
    given = ask.parse_args()
    version = current(given.store / "register")
    if version is None:
        ask.error(f"no register in {given.store}")
    begun = time.perf_counter()
    ours = here(version, given.lines).sort("row", "siren")
    print(f"ours {ours.height} candidates, {time.perf_counter() - begun:.1f} s")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    begun = time.perf_counter()
    with session(given.workers) as spark:
        print(f"PySpark started, {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        table = in_spark(spark, version, given.lines, given.workers).toArrow()
    theirs = pl.DataFrame(pl.from_arrow(table)).sort("row", "siren")
    same = "the same" if theirs.equals(ours) else "OTHERS"
    print(f"PySpark {theirs.height} candidates, {time.perf_counter() - begun:.1f} s, {same}")


def session(workers: int) -> SparkSession:
    asked = SparkSession.builder.master(f"local[{workers}]")
    return asked.config("spark.sql.execution.arrow.maxRecordsPerBatch", _AT_ONCE).getOrCreate()


if __name__ == "__main__":
    main()
