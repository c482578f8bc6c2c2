"""Grants as their readers see them: the Region's own clusters, a cluster its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from grappe.policies import Bounds, Instrument
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
    """What is granted through an instrument in a year, over the clusters that the reader sees; the
    plan may not name it any longer."""

    code: str
    instrument: Instrument | None
    grants: list[Grant]

    @property
    def name(self) -> str:
        return say(self.instrument.name) if self.instrument else self.code

    @property
    def budget(self) -> float | None:
        return self.instrument.budget if self.instrument else None

    @property
    def share(self) -> Bounds | None:
        return self.instrument.share if self.instrument else None

    @property
    def amount(self) -> Decimal:
        return sum((one.amount for one in self.grants), Decimal())

    @property
    def clusters(self) -> int:
        return len({one.cluster_id for one in self.grants})


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


def paid(grants: Iterable[Grant]) -> list[Paid]:
    """By instrument, in the plan's order; those through which nothing is paid are left out."""
    plan = current().plan
    known = {one.code: one for one in (plan.instruments if plan else ())}
    found: dict[str, list[Grant]] = {code: [] for code in known}
    for grant in grants:
        found.setdefault(grant.instrument, []).append(grant)
    return [Paid(code, known.get(code), own) for code, own in found.items() if own]


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
