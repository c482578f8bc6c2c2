"""All members' indicators over 1,000 clusters × 10 years × 175 members, and a tenth of it.

`python benchmarks/figures.py [--small]` prints clusters, rows and seconds.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars

from grappe.figures import compute
from grappe.policies import Policy, load_policy
from grappe.policies.model import Cluster
from grappe.publication import Publication, open_publication, table_names
from grappe.publication.tables import tables_of

MEMBERS, YEARS = 175, range(2012, 2022)
TYPES = ("sme", "sme", "sme", "large", "medium", "research", "training", "public", "other")


def made(folder: Path, clusters: int) -> tuple[Publication, Policy]:
    """A publication of invented lists, one member in ten changing each year."""
    shipped = load_policy()
    domains = [d.code for d in shipped.domains]
    policy = shipped.model_copy(update={"clusters": tuple(_clusters(clusters, domains))})
    frame = _members(policy, tables_of((), policy)["members"].schema)
    frame.write_parquet(folder / "members.parquet")
    (folder / "policy.json").write_text(policy.model_dump_json())
    tables = {"members": {"file": "members.parquet", "columns": dict.fromkeys(frame.columns)}}
    reports = [
        {"cluster": c.code, "questionnaire": "members", "year": y}
        for c in policy.clusters
        for y in YEARS
    ]
    about = {"code": "b", "made_at": "2021-06-07", "reports": reports, "tables": tables}
    (folder / "manifest.json").write_text(json.dumps(about))
    assert ("members", "members") in table_names(policy.questionnaires)
    return open_publication(folder), policy


def _clusters(number: int, domains: list[str]) -> list[Cluster]:
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


def ours(publication: Publication, policy: Policy) -> int:
    codes = [i.code for i in policy.questionnaire("members").indicators]
    return len(compute(publication, policy, indicators=codes))


def timed(verb: Callable[..., object], *given: object) -> float:
    begun = time.perf_counter()
    verb(*given)
    return time.perf_counter() - begun


def main() -> None:
    for clusters in (100,) if "--small" in sys.argv else (100, 1000):
        with tempfile.TemporaryDirectory() as folder:
            publication, policy = made(Path(folder), clusters)
            seconds = timed(ours, publication, policy)
            print(f"{clusters} clusters, {clusters * len(YEARS) * MEMBERS} rows: {seconds:.2f} s")


if __name__ == "__main__":
    main()
