"""Cohorts of members: of those who joined in a year, how many still count in each later one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import polars

from grappe.figures.definitions import Source
from grappe.figures.places import Where
from grappe.figures.published import Published
from grappe.publication import counts_in_its_year
from grappe.questions import Section

MOST_COHORTS = 8


@dataclass(frozen=True)
class Cohort:
    """Those who joined in a year; where `is_first`, in it or earlier, all of them together;
    `counts` has one number for each year told, None before they joined."""

    joined: int
    is_first: bool
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class Cohorts:
    """Of a list whose rows say since when they count. Only clusters that answered in each of the
    `years` are counted, so that numbers go on from year to year."""

    section: Section
    years: tuple[int, ...]
    clusters: int
    cohorts: tuple[Cohort, ...]


@lru_cache(maxsize=256)
def cohorts(published: Published, where: Where) -> Cohorts | None:
    """The cohorts of a place in the open list that says since when and until when a row counts;
    None without one, or where nobody answered about two years."""
    source = next(_lists(published), None)
    if source is None:
        return None
    counted = _counted(published, source, where)
    years, clusters = _whole(counted)
    if len(years) < 2 or not clusters:  # noqa: PLR2004 - one year has no later one
        return None
    return Cohorts(source.section, years, len(clusters), _cohorts(counted, years, clusters))


def _lists(published: Published) -> Iterator[Source]:
    for source in published.known.sources.values():
        section = source.section
        if section.joined and section.left and section.sensitivity == "open":
            yield source


def _counted(published: Published, source: Source, where: Where) -> polars.DataFrame:
    """Rows that count, by cluster, year, and the year since when."""
    since = polars.col(str(source.section.joined))
    frame = published.publication.frame(source.table)
    if where.level != "region":
        frame = frame.filter(polars.col(where.level) == where.name)
    counts = counts_in_its_year(source.section)
    return (
        frame.filter(counts & since.is_not_null() & (since <= polars.col("year")))
        .group_by("cluster", "year", since.alias("joined"))
        .len("n")
    )


def _whole(counted: polars.DataFrame) -> tuple[tuple[int, ...], frozenset[str]]:
    """The years, and the clusters that answered in all of them; a year that lacks some is
    left out."""
    by_year: dict[int, set[str]] = {}
    for cluster, year in counted.select("cluster", "year").unique().rows():
        by_year.setdefault(year, set()).add(cluster)
    most = max((len(some) for some in by_year.values()), default=0)
    years = tuple(sorted(year for year, some in by_year.items() if len(some) == most))
    answered = [frozenset(by_year[year]) for year in years]
    return years, frozenset.intersection(*answered) if answered else frozenset()


def _cohorts(
    counted: polars.DataFrame, years: tuple[int, ...], clusters: frozenset[str]
) -> tuple[Cohort, ...]:
    found: Counter[tuple[int, int]] = Counter()
    first = years[-1] - MOST_COHORTS + 1
    kept = counted.filter(polars.col("cluster").is_in(list(clusters)))
    for year, since, n in kept.select("year", "joined", "n").rows():
        found[max(since, first), year] += n
    joined = sorted({since for since, year in found if year in years})
    return tuple(
        Cohort(
            since,
            since == first,
            tuple(found[since, year] if year >= since else None for year in years),
        )
        for since in joined
    )
