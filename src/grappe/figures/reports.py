"""The reports that a publication tells of, each with those of a year before that it is compared
with."""

from dataclasses import dataclass

from grappe.figures.connecting import Connection, columns
from grappe.figures.lineage import compared_across
from grappe.policies import Policy
from grappe.publication import Publication


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
    reports = [(r["questionnaire"], *names[r["cluster"]], r["year"]) for r in told]
    connection.ask("told", columns(reports, 4))
    connection.ask("reports")
    called = {code: name for code, (name, _) in names.items()}
    across = _compare_across(connection, publication, called)
    return Reports(tuple(sorted(called.values())), across)


def _compare_across(
    connection: Connection, publication: Publication, called: dict[str, str]
) -> bool:
    """Adds the pairs of reports of clusters that follow others, where there are any."""
    told = publication.manifest
    reports = ((r["questionnaire"], r["cluster"], r["year"]) for r in told["reports"])
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
