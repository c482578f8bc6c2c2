"""Members' indicators, but those of who is who, over 1,000 clusters × 10 years × 175 members.

The same questions to ours, to pandas and to Django's ORM on SQLite, in one run; the numbers have
to agree. Best of three for ours and pandas, both reading the Parquet file each time; the ORM once,
its table filled and indexed before. Usage: python benchmarks/figures.py [--small]
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from math import isclose
from pathlib import Path
from typing import Any

import members_in_django
import members_in_pandas
import polars

from grappe.figures import Figure, compute
from grappe.policies import Policy, load_policy
from grappe.policies.model import Cluster
from grappe.publication import Publication, open_publication, table_names
from grappe.publication.tables import tables_of

MEMBERS, YEARS = 175, range(2012, 2022)
TYPES = ("sme", "sme", "sme", "large", "medium", "research", "training", "public", "other")
ASKED = (
    *("members", "members_by_type", "sme_share", "in_region_share", "new_members", "leavers"),
    *("membership_turnover", "retention", "median_seniority", "in_governance_share"),
)
"""What needs no knowing who is who: pandas and the ORM answer it too."""
DEPARTMENTS = ("01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74")


def made(folder: Path, clusters: int) -> tuple[Publication, Policy]:
    """A publication of invented lists, one member in ten changing each year."""
    shipped = load_policy()
    domains = [d.code for d in shipped.domains]
    policy = shipped.model_copy(update={"clusters": tuple(clusters_of(clusters, domains))})
    frame = _members(policy, tables_of((), policy, {})["members"].schema)
    frame.write_parquet(folder / "members.parquet")
    (folder / "policy.json").write_text(policy.model_dump_json())
    table = {"file": "members.parquet", "identified": 0, "columns": dict.fromkeys(frame.columns)}
    tables = {"members": table}
    reports = [
        {"cluster": c.code, "questionnaire": "members", "year": y}
        for c in policy.clusters
        for y in YEARS
    ]
    about = {"code": "b", "made_at": "2021-06-07", "reports": reports, "tables": tables}
    (folder / "manifest.json").write_text(json.dumps(about))
    assert ("members", "members") in table_names(policy.questionnaires)
    return open_publication(folder), policy


def clusters_of(number: int, domains: list[str]) -> list[Cluster]:
    return [
        Cluster(
            code=f"c{i}",
            name=f"Cluster {i:04d}",
            kind="regional",
            domains=(domains[i % len(domains)],),
            created_in=2005,
        )
        for i in range(number)
    ]


def _members(policy: Policy, schema: Any) -> polars.DataFrame:
    names = {c.name: policy.domain(c.domain).name.fr for c in policy.clusters}
    c = polars.DataFrame({"cluster": names.keys(), "domain": names.values()}).with_row_index("c")
    y = polars.DataFrame({"year": list(YEARS)})
    m = polars.DataFrame({"m": list(range(MEMBERS))})
    rows = c.join(y, how="cross").join(m, how="cross")
    number = polars.col("m") + (polars.col("year") - YEARS[0]) * 17 + polars.col("c") * 1000
    return rows.select(
        "cluster",
        "domain",
        "year",
        ("Organisation " + number.cast(polars.String)).alias("name"),
        number.cast(polars.String).str.zfill(9).alias("siren"),
        (number % len(TYPES)).replace_strict(dict(enumerate(TYPES))).alias("type"),
        (polars.col("year") - number % 20).alias("member_since"),
        (number % 5 == 0).alias("governance"),
        polars.when(number % 4 == 0).then(polars.lit("75001")).otherwise(polars.lit("38000"))
        .alias("postal_code"),
    ).pipe(_complete, schema)  # fmt: skip


def _complete(frame: polars.DataFrame, schema: Any) -> polars.DataFrame:
    missing = [polars.lit(None, t).alias(c) for c, t in schema.items() if c not in frame.columns]
    return frame.with_columns(missing).select(schema.names()).cast(schema)


Told = dict[str, dict[tuple, float]]


def ours(publication: Publication, policy: Policy) -> Sequence[Figure]:
    return compute(publication, policy, indicators=ASKED)


def as_told(figures: Sequence[Figure]) -> Told:
    """The figures that have a value, as the others answer: without types that nobody has."""
    told: Told = {}
    for one in figures:
        broken = tuple(one.breakdown.values()) if one.breakdown else ()
        if one.value is not None and (one.value or not broken):
            place = "region" if one.by == "region" else one.name
            told.setdefault(one.indicator, {})[one.by, place, one.year, *broken] = one.value
    return told


def same(one: Told, other: Told) -> bool:
    return one.keys() == other.keys() and all(
        values.keys() == other[code].keys()
        and all(isclose(value, other[code][key]) for key, value in values.items())
        for code, values in one.items()
    )


def timed(verb: Callable[..., Any], *given: object) -> tuple[float, Any]:
    begun = time.perf_counter()
    answer = verb(*given)
    return time.perf_counter() - begun, answer


def best(verb: Callable[..., Any], *given: object) -> tuple[float, Any]:
    runs = [timed(verb, *given) for _ in range(3)]
    return min(seconds for seconds, _ in runs), runs[-1][1]


def compare(clusters: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        publication, policy = made(folder, clusters)
        rows = clusters * len(YEARS) * MEMBERS
        seconds, figures = best(ours, publication, policy)
        print(f"{clusters} clusters, {rows} rows\n{'grappe':8}{seconds:8.2f} s", flush=True)
        told, path = as_told(figures), folder / "members.parquet"
        asking = members_in_django.Asking(path, folder / "orm.sqlite3")
        ways = {
            "pandas": (best, members_in_pandas.ask, path, DEPARTMENTS, 3),
            "django": (timed, asking.ask, DEPARTMENTS, 5),
        }
        for way, (clock, verb, *given, goal) in ways.items():
            theirs, answer = clock(verb, *given)
            agree = "same numbers" if same(told, answer) else "OTHER NUMBERS"
            times = f"{theirs / seconds:.1f} × ours (goal {goal})"
            print(f"{way:8}{theirs:8.2f} s  {times}, {agree}", flush=True)


def grow() -> None:
    """Ten times the rows should take at most ten times as long."""
    for clusters in (100, 1000):
        with tempfile.TemporaryDirectory() as folder:
            seconds, _ = best(ours, *made(Path(folder), clusters))
            print(f"{clusters * len(YEARS) * MEMBERS:8} rows: {seconds:6.2f} s", flush=True)


if __name__ == "__main__":
    compare(100 if "--small" in sys.argv else 1000)
    if "--small" not in sys.argv:
        grow()
