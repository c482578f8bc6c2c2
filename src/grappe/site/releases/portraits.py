"""A cluster releases its portrait section by section, and withdraws it; money is not ticked unless
the cluster ticks it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from grappe.figures import Published, Released
from grappe.releases import leaves
from grappe.site.accounts.models import User
from grappe.site.errors import say
from grappe.site.policy.models import Cluster
from grappe.site.releases.models import Portrait
from grappe.site.trail import record


@dataclass(frozen=True)
class Part:
    """A section that can be released: `money` where a cluster's amounts are in it, `figures` the
    names of its indicators in the reader's language."""

    code: str
    label: str
    money: bool
    figures: tuple[str, ...]
    released: bool


def parts_of_portrait(published: Published, cluster: Cluster) -> list[Part]:
    """Every section with figures of a cluster, in the order in which they are asked."""
    mine = set(Portrait.objects.filter(cluster=cluster).values_list("section", flat=True))
    found: dict[str, list[str]] = {}
    for one in published.known.indicators.values():
        if "cluster" not in one.levels or not leaves(published, one):
            continue
        for table in dict.fromkeys(s.table for s in published.known.sources_of(one)):
            found.setdefault(table, []).append(say(one.label))
    labels = {one.table: say(one.section.label) for one in published.known.sources.values()}
    commercial = {
        one.table
        for one in published.known.sources.values()
        if any(field.commercial for field in one.section.fields)
    }
    return [
        Part(table, labels[table], table in commercial, tuple(told), table in mine)
        for table, told in found.items()
    ]


@transaction.atomic
def let_go(
    cluster: Cluster, sections: Collection[str], known: Collection[str], *, by: User | None
) -> tuple[list[str], list[str]]:
    """From now on these sections (of those `known`) are released and no others; gives those that
    are new, and those withdrawn. What a release of before holds stays in it."""
    mine = set(
        Portrait.objects.select_for_update()
        .filter(cluster=cluster)
        .values_list("section", flat=True)
    )
    wanted = set(sections) & set(known)
    new, gone = sorted(wanted - mine), sorted(mine - wanted)
    Portrait.objects.bulk_create(Portrait(cluster=cluster, section=one, by=by) for one in new)
    Portrait.objects.filter(cluster=cluster, section__in=gone).delete()
    for action, several in (("portrait.released", new), ("portrait.withdrawn", gone)):
        for section in several:
            record(action, by=by, cluster=cluster, what=section)
    return new, gone


def released_now() -> tuple[Released, ...]:
    """What clusters release at this moment, the first released first."""
    return tuple(Released(*one) for one in Portrait.objects.values_list("cluster__name", "section"))
