"""The reports that a publication tells of, each with those of a year before that it is compared
with."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grappe.figures.connecting import Connection, columns, listed, quoted, text
from grappe.figures.lineage import compared_across
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import QUARTERS


@dataclass(frozen=True, slots=True)
class Reports:
    """`clusters`: names of those that the publication knows; `across`: whether some are compared
    with the reports of clusters that they follow; `alone`: by domain, the names of clusters that
    count, where they do so alone."""

    clusters: tuple[str, ...]
    across: bool
    alone: Mapping[str, Collection[str]] | None = None

    def column(self, code: str) -> str:
        """A column of a section in SQL; those that name other clusters name these alone."""
        if self.alone is None or code not in _MET:
            return quoted(code)
        every = listed([name for names in self.alone.values() for name in names])
        domains = ", ".join(f"{text(one)}: {listed([*some])}" for one, some in self.alone.items())
        met = _MET[code].format(every=every, domains=domains or "'': []")
        return f"{met} AS {quoted(code)}"


_MET: Mapping[str, str] = {
    "other_clusters": "list_intersect(other_clusters, {every})",
    "other_domains": "list_filter(other_domains, lambda one: "
    "list_has_any(other_clusters, MAP {{{domains}}}[one]))",
    "in_clusters": "1 + len(list_intersect(other_clusters, {every}))",
}
"""What is told of a row that counts, of these clusters and domains alone."""


def prepare_reports(
    connection: Connection,
    publication: Publication,
    policy: Policy,
    among: Collection[str] | None = None,
) -> Reports:
    """The tables `places`, `reports` and `pairs`, of clusters with these codes alone where some are
    given."""
    names = {one.code: (one.name, policy.domain(one.domain).name.fr) for one in policy.clusters}
    names |= {one.code: (one.name, one.domain) for one in publication.former}
    if among is not None:
        names = {code: names[code] for code in among if code in names}
    told = [r for r in publication.manifest["reports"] if r["cluster"] in names]
    reports = [(r["questionnaire"], *names[r["cluster"]], *_period(r)) for r in told]
    connection.ask("told", columns([*reports, *_whole_years(reports)], 5))
    connection.ask("reports")
    called = {code: name for code, (name, _) in names.items()}
    across = _compare_across(connection, publication, called)
    alone = None if among is None else _by_domain(names.values())
    return Reports(tuple(sorted(called.values())), across, alone)


def _by_domain(places: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, domain in places:
        found.setdefault(domain, []).append(name)
    return found


_Told = tuple[str, str, str, int, int]
"""Questionnaire, cluster, domain, year, and quarter, which is 0 for a whole year."""


def _period(report: Mapping[str, Any]) -> tuple[int, int]:
    return report["year"], report.get("quarter") or 0


def _whole_years(reports: Iterable[_Told]) -> Iterator[_Told]:
    """The years of which a cluster answered about each quarter."""
    answered = Counter(one[:4] for one in set(reports) if one[4])
    yield from ((*one, 0) for one, n in answered.items() if n == len(QUARTERS))


def _compare_across(
    connection: Connection, publication: Publication, called: dict[str, str]
) -> bool:
    """Adds the pairs of reports of clusters that follow others, where there are any."""
    told = publication.manifest
    told_of = (r for r in told["reports"] if r["cluster"] in called)
    yearly = (r for r in told_of if not r.get("quarter"))
    reports = ((r["questionnaire"], r["cluster"], r["year"]) for r in yearly)
    found = [
        (
            one.questionnaire,
            one.year,
            called.get(one.now, one.now),
            called[one.before] if one.before else None,
            one.bears,
        )
        for one in compared_across(told.get("lineage", ()), reports)
    ]
    if found:
        connection.ask("lineage", columns(found, 5))
        connection.ask("across")
    return bool(found)
