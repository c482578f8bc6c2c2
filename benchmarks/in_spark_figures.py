"""The figures of a publication on PySpark in local mode: the same templates, the same numbers.

The SQL of measures and indicators is that of `grappe.figures`, template by template; what differs
between the two dialects is rewritten in `spark/dialect.py`. What every indicator gives, but what is
hidden over few companies, is compared with ours: counts exactly, sums of floating-point numbers to
a part in 10¹². Needs `pip install pyspark==4.3.0` and Java 17.
Usage: python benchmarks/in_spark_figures.py PUBLICATION [--workers 2]
"""

import argparse
import os
import sys
import time
from math import isclose
from pathlib import Path

from pyspark.sql import SparkSession
from spark.measuring import in_spark

from grappe.figures import Figure, compute
from grappe.publication import open_publication
from grappe.questions import Period

Key = tuple[str, str, str, Period, str]


def key(one: Figure) -> Key:
    part = next(iter((one.breakdown or {}).values()), None)
    return (one.indicator, one.by, one.name, one.period, part or "")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("publication", type=Path)
    ask.add_argument("--workers", type=int, default=2)
    given = ask.parse_args()
    publication = open_publication(given.publication)
    begun = time.perf_counter()
    ours = {key(one): one for one in compute(publication, publication.policy)}
    print(f"ours {len(ours)} figures, {time.perf_counter() - begun:.2f} s")
    with session(given.workers) as spark:
        begun = time.perf_counter()
        theirs = in_spark(spark, publication)
    print(f"PySpark {len(theirs)} values, {time.perf_counter() - begun:.1f} s")
    wrong = [one for one in sorted(ours, key=str) if not same(ours[one], theirs.get(one))]
    known = {one for one in ours if ours[one].value is not None}
    more = [one for one in theirs if one not in ours]
    alike = sum(ours[one].value == theirs[one][0] for one in known if one in theirs)
    print(f"{len(known)} values of ours, {len(wrong)} differ, {len(more)} are PySpark's alone")
    print(f"{alike} are the same to the last bit")
    for one in [*wrong[:10], *more[:10]]:
        print(one, ours.get(one), theirs.get(one))
    raise SystemExit(bool(wrong or more))


def same(ours: Figure, theirs: tuple[float | None, int] | None) -> bool:
    """A value that we hide is not compared; a part that nobody has is told as 0, or not at all."""
    if ours.status == "hidden":
        return True
    if theirs is None:
        return ours.status == "missing" or not ours.n or ours.value is None
    value, n = theirs
    if value is None or ours.value is None:
        return value is ours.value
    return n == ours.n and isclose(value, ours.value, rel_tol=1e-12)


def session(workers: int) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    asked = SparkSession.builder.master(f"local[{workers}]").appName("grappe")
    for name, value in SETTINGS.items():
        asked = asked.config(name, value)
    made = asked.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}


if __name__ == "__main__":
    main()
