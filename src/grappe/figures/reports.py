"""The reports that a publication tells of, each with those of a year before that it is compared
with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grappe.figures.connecting import Connection, columns
from grappe.figures.lineage import compared_across
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import QUARTERS


@dataclass(frozen=True, slots=True)
class Reports:
    """`clusters`: names of those that the publication knows; `across`: whether some are compared
    with the reports of clusters that they follow."""

    clusters: tuple[str, ...]
    across: bool


def prepare_reports(connection: Connection, publication: Publication, policy: Policy) -> Reports:
    """The tables `places`, `reports` and `pairs`."""
    names = {one.code: (one.name, policy.domain(one.domain).name.fr) for one in policy.clusters}
    names |= {one.code: (one.name, one.domain) for one in publication.former}
    told = publication.manifest["reports"]
    reports = [(r["questionnaire"], *names[r["cluster"]], *_period(r)) for r in told]
    connection.ask("told", columns([*reports, *_whole_years(reports)], 5))
    connection.ask("reports")
    called = {code: name for code, (name, _) in names.items()}
    across = _compare_across(connection, publication, called)
    return Reports(tuple(sorted(called.values())), across)


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
    yearly = (r for r in told["reports"] if not r.get("quarter"))
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
