"""Grants as their readers see them: the Region's own clusters, a cluster its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from grappe.policies import Instrument
from grappe.questions import as_text
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.errors import say
from grappe.site.grants.asked import section
from grappe.site.grants.line import line_of
from grappe.site.grants.models import Deed, Grant
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current


@dataclass(frozen=True)
class Paid:
    """What is granted through an instrument in a year, over the clusters that the reader sees."""

    instrument: Instrument
    clusters: int
    amount: Decimal


def seen_by(user: User) -> list[Cluster]:
    """The clusters whose grants somebody reads, by name (one query)."""
    return [one for one in Cluster.objects.all() if rights.can_see_grants(user, one)]


def kept_by(user: User) -> dict[str, Cluster]:
    """The clusters whose grants somebody enters, by code (one query)."""
    return {one.code: one for one in Cluster.objects.all() if rights.can_keep_grants(user, one)}


def grants_of(clusters: Iterable[Cluster], year: int | None = None) -> list[Grant]:
    """By cluster's name, never by amount."""
    found = Grant.objects.filter(cluster__in=clusters).select_related("cluster")
    return list(found if year is None else found.filter(year=year))


def years_of(grants: Iterable[Grant]) -> list[int]:
    """The latest first."""
    return sorted({one.year for one in grants}, reverse=True)


def name_of(instrument: str) -> str:
    return next((say(one.name) for one in instruments() if one.code == instrument), instrument)


def instruments() -> tuple[Instrument, ...]:
    plan = current().plan
    return plan.instruments if plan else ()


def paid(grants: Iterable[Grant]) -> list[Paid]:
    """By instrument, in the plan's order; those through which nothing is paid are left out."""
    told = []
    for one in instruments():
        own = [grant for grant in grants if grant.instrument == one.code]
        if own:
            clusters = len({grant.cluster_id for grant in own})
            told.append(Paid(one, clusters, sum((g.amount for g in own), Decimal())))
    return told


def table_of(grants: Iterable[Grant], language: str) -> Rows:
    """As a file that can be brought in again: the first row are the heads."""
    fields = section().fields
    rows: list[list[Cell]] = [[field.label.to(language) for field in fields]]
    for grant in grants:
        line = line_of(grant)
        rows.append(
            [
                line[f.code] if f.kind in ("amount", "year") else as_text(f, line[f.code], language)
                for f in fields
            ]
        )
    return rows


def deeds_for(kept: dict[str, Cluster], at_most: int = 5) -> list[Deed]:
    """The last ones that are not undone and whose clusters are all among those kept."""
    recent = Deed.objects.filter(undone_at=None).select_related("by")[:50]
    return [one for one in recent if touches(one) <= set(kept)][:at_most]


def touches(deed: Deed) -> set[str]:
    """Codes of the clusters whose grants a deed made or changed."""
    return {line["cluster"] for step in deed.steps for line in step.values() if line}
