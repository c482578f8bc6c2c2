"""Memberships, read from the lines of accepted reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from grappe.questions import fold
from grappe.site.organisations.history.heirs import Heirs, through, told_since
from grappe.site.organisations.history.memberships import Membership, Told, memberships
from grappe.site.organisations.models import SentLine
from grappe.site.organisations.standing import Kin, kin
from grappe.site.policy.models import Cluster, Lineage


def memberships_in(lines: Iterable[SentLine], family: Kin) -> list[Membership]:
    """What lines tell, those of accepted reports alone, each of the organisation that goes on for
    its own (two queries more, three with lineage)."""
    listed = _listed()
    told = (
        Told(
            family.goes_on.get(pk, pk),
            one.cluster.code,
            one.year,
            one.counts,
            one.joined,
            one.left,
            one.steers,
        )
        for one in lines
        if one.accepted_at and (pk := one.wording.organisation_id)
    )
    return memberships(told, listed, _heirs(listed))


def clusters_now(organisations: Collection[int], family: Kin) -> dict[int, list[str]]:
    """The names of the clusters in whose latest accepted lists each of these, or a double of it,
    stands; in alphabetical order (two queries)."""
    found: dict[int, set[str]] = defaultdict(set)
    lines = _in_latest_lists().filter(wording__organisation__in=family.family(organisations))
    for pk, name in lines.values_list("wording__organisation", "cluster__name"):
        found[family.goes_on.get(pk, pk)].add(name)
    return {pk: sorted(found.get(family.goes_on.get(pk, pk), ())) for pk in organisations}


def in_several_clusters() -> set[int]:
    """Whoever stands in the latest accepted lists of at least two clusters."""
    goes_on = kin().goes_on
    found: dict[int, set[int]] = defaultdict(set)
    for pk, cluster in _in_latest_lists().values_list("wording__organisation", "cluster"):
        found[goes_on.get(pk, pk)].add(cluster)
    return {pk for pk, clusters in found.items() if len(clusters) > 1}


def _in_latest_lists() -> "QuerySet[SentLine]":
    """The lines that count in each cluster's latest accepted list (one query to find out)."""
    latest = {cluster: years[-1] for cluster, years in _listed().items()}
    those = [Q(cluster__code=cluster, year=year) for cluster, year in latest.items()]
    lines = (
        _accepted().filter(reduce(or_, those), counts=True) if those else SentLine.objects.none()
    )
    return lines.order_by()


def _listed() -> dict[str, list[int]]:
    """The years of each cluster's accepted lists, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    lists = SentLine.objects.exclude(accepted_at=None).order_by("year")
    for cluster, year in lists.values_list("cluster__code", "year").distinct():
        found[cluster].append(year)
    return found


def _heirs(listed: Mapping[str, Sequence[int]]) -> Heirs:
    """Lineage by codes: a cluster of before is named by its code or its name."""
    lineage = list(Lineage.objects.all())
    known = Cluster.objects.values_list("name", "code", "in_policy") if lineage else ()
    codes = {fold(name): code for name, code, _ in known}
    there = {code for _, code, in_policy in known if in_policy}
    heirs: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in lineage:
        before = codes.get(fold(one.before), one.before)
        heirs[before].append((one.after, one.on.year))
    found = through(heirs, listed)
    gone = {before: listed.get(before, ()) for before in found if before not in there}
    return {
        before: [
            (heir, told_since(year, listed.get(heir, ()), gone.get(before, ())))
            for heir, year in following
        ]
        for before, following in found.items()
    }


def _accepted() -> "QuerySet[SentLine]":
    return SentLine.objects.exclude(accepted_at=None).exclude(wording__organisation=None)
