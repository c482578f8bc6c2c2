"""All members' indicators and what each two clusters share, over 1,000 clusters × 10 years × 175
members, one organisation in ten a member of several clusters.

The same questions to ours and to pandas, in one run; the numbers have to agree. pandas finds what
clusters share in two ways, by the lists of other clusters that a publication holds and by the keys
of organisations: the faster one counts. Best of three, both reading the Parquet file each time.
Before, every figure of a publication, the demonstration's say; with --large, ten times the rows.
Usage: python benchmarks/overlap.py [--small] [--large] [PUBLICATION]
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from math import isclose
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import duckdb
import members_in_pandas
import overlap_in_pandas
import polars

import figures as members
from grappe.figures import Figure, compute
from grappe.policies import Policy, load_policy
from grappe.publication import Publication, open_publication
from grappe.publication.tables import tables_of

ASKED = (*members.ASKED, "overlap")
SHARED, TOGETHER = 10, 3
"""Each tenth member of a list is one of all of these clusters that stand side by side."""
TYPES = {
    polars.Int64: "BIGINT",
    polars.Float64: "DOUBLE",
    polars.Boolean: "BOOLEAN",
    polars.Date: "DATE",
}
INVENTED = """
COPY (
  WITH beside AS (
    SELECT c // {together} AS side, list(cluster ORDER BY c) AS names, list(domain) AS domains
    FROM clusters GROUP BY ALL
  ),
  member AS (
    SELECT *, m % {shared} = 0 AS is_shared,
           IF(m % {shared} = 0, c // {together}, 100000 + c) AS list,
           m + (y - {first}) * 17 + 100000::BIGINT * list AS who
    FROM clusters, range({first}, {last} + 1) AS years(y), range({members}) AS members(m)
  )
  SELECT cluster, domain, y AS year, 'Organisation ' || who AS name,
         CAST(who AS VARCHAR) AS siren, {types}[1 + who % len({types})] AS type,
         y - who % 20 AS member_since, who % 5 = 0 AS governance,
         IF(who % 4 = 0, '75001', '38000') AS postal_code,
         'o' || who AS organisation_key, 'o' || who AS successor_key,
         IF(is_shared, len(names), 1) AS in_clusters,
         IF(is_shared, list_filter(names, lambda one: one <> cluster), []) AS other_clusters,
         IF(is_shared, list_distinct(list_filter(domains, lambda one: one <> domain)), [])
           AS other_domains,
         {nothing}
  FROM member JOIN beside ON side = c // {together}
  ORDER BY c, y, m
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""


@contextmanager
def made(clusters: int, years: range, each: int) -> Iterator[tuple[Publication, Policy]]:
    """A publication of invented lists in a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder, shipped = Path(name), load_policy()
        several = members.clusters_of(clusters, [one.code for one in shipped.domains])
        policy = shipped.model_copy(update={"clusters": tuple(several)})
        columns = _invent(policy, folder / "members.parquet", years, each)
        (folder / "policy.json").write_text(policy.model_dump_json())
        table = {"file": "members.parquet", "identified": 1, "columns": dict.fromkeys(columns)}
        reports = [
            {"cluster": c.code, "questionnaire": "members", "year": y}
            for c in policy.clusters
            for y in years
        ]
        about = {"code": "b", "made_at": "2021-06-07", "reports": reports}
        (folder / "manifest.json").write_text(json.dumps({**about, "tables": {"members": table}}))
        yield open_publication(folder), policy


def _invent(policy: Policy, file: Path, years: range, each: int) -> list[str]:
    """Straight from DuckDB to the file, which may be larger than memory; gives its columns."""
    schema = tables_of((), policy, {})["members"].schema
    nothing = [
        f'CAST(NULL AS {TYPES.get(kind, "VARCHAR")}) AS "{code}"'
        for code, kind in schema.items()
        if f"AS {code}" not in INVENTED and code not in ("cluster", "domain")
    ]
    places = {"first": years[0], "last": years[-1], "members": each, "file": file}
    told = {"types": list(members.TYPES), "nothing": ", ".join(nothing)}
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '6GB'; SET temp_directory = '{file.parent}/spilt'")
        clusters = polars.DataFrame(  # noqa: F841 - DuckDB reads it by its name
            {
                "cluster": [one.name for one in policy.clusters],
                "domain": [policy.domain(one.domain).name.fr for one in policy.clusters],
            }
        ).with_row_index("c")
        connection.execute(INVENTED.format(**places, **told, shared=SHARED, together=TOGETHER))
    return list(schema)


def ours(publication: Publication, policy: Policy) -> tuple[Figure, ...]:
    return compute(publication, policy, indicators=ASKED)


def in_pandas(file: Path) -> tuple[float, members.Told]:
    """The other indicators, and the faster way to what clusters share."""
    seconds, told = members.best(members_in_pandas.ask, file, members.DEPARTMENTS)
    ways = [members.best(way, file) for way in overlap_in_pandas.WAYS]
    print("pandas, what clusters share:", *(f"{one:.2f} s" for one, _pairs in ways), flush=True)
    fastest, pairs = min(ways, key=lambda one: one[0])
    return seconds + fastest, {**told, "overlap": pairs}


def compare(clusters: int) -> None:
    with made(clusters, members.YEARS, members.MEMBERS) as (publication, policy):
        seconds, figures = members.best(ours, publication, policy)
        rows = clusters * len(members.YEARS) * members.MEMBERS
        print(f"{rows} rows\ngrappe  {seconds:8.2f} s (goal 3)", flush=True)
        theirs, told = in_pandas(publication.tables["members"])
        agree = "same numbers" if members.same(members.as_told(figures), told) else "OTHER NUMBERS"
        print(f"pandas  {theirs:8.2f} s  {theirs / seconds:.1f} × ours (goal 5), {agree}")


def every_figure(folder: str) -> None:
    """All figures of a publication: that of the demonstration has 22 clusters and 3 years."""
    publication = open_publication(folder)
    seconds, figures = members.best(compute, publication, publication.policy)
    clusters = len({one["cluster"] for one in publication.manifest["reports"]})
    told = f"{publication.code}, {clusters} clusters: {len(figures)} figures"
    print(f"{told} in {seconds:.2f} s (goal 1)", flush=True)


def grow() -> None:
    """Ten times the rows: as many clusters and years, ten times the members."""
    per_row = []
    for each in (members.MEMBERS, 10 * members.MEMBERS):
        with made(1000, members.YEARS, each) as (publication, policy):
            seconds, _figures = members.best(ours, publication, policy)
        rows = 1000 * len(members.YEARS) * each
        per_row.append(seconds / rows)
        peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
        print(f"{rows:9} rows: {seconds:6.2f} s, {seconds / rows * 1e9:.0f} ns a row, "
              f"peak {peak:.0f} MB", flush=True)  # fmt: skip
    linear = per_row[1] <= per_row[0] or isclose(*per_row, rel_tol=0.05)
    print("growth is linear or less" if linear else "growth is MORE THAN LINEAR")


if __name__ == "__main__":
    for folder in (one for one in sys.argv[1:] if not one.startswith("-")):
        every_figure(folder)
    compare(100 if "--small" in sys.argv else 1000)
    if "--large" in sys.argv:
        grow()
