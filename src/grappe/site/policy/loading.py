"""Bringing a policy's domains, clusters and lineage into the database; twice changes nothing."""

from datetime import date

from django.db import transaction

from grappe.policies import Cluster as Described
from grappe.policies import Policy
from grappe.site.policy.models import Cluster, ClusterDomain, Domain, Lineage
from grappe.site.trail import Actor, record


@transaction.atomic
def load(policy: Policy, by: Actor | None = None) -> None:
    """Creates or updates every domain and cluster of the policy, and what became of clusters of
    before; leaves a trace if a cluster is new. Clusters that it no longer names stay, as such.

    Where the database says the same as the policy already, nothing is written.
    """
    if _is_there(policy):
        return
    domains = _load_domains(policy)
    known = set(Cluster.objects.values_list("code", flat=True))
    _take_leave(policy)
    for described in policy.clusters:
        _load_cluster(described, domains)
    _load_lineage(policy)
    new = [described.code for described in policy.clusters if described.code not in known]
    if new:
        record("policy.loaded", by=by, what=policy.code, detail={"clusters": new})


def _is_there(policy: Policy) -> bool:
    clusters: dict[str, tuple[object, ...]] = {
        one.code: (one.name, one.kind, one.created_in)
        for one in Cluster.objects.filter(in_policy=True)
    }
    stands_in: dict[str, list[str]] = {}
    beside = ClusterDomain.objects.order_by("cluster", "position")
    for cluster, domain in beside.values_list("cluster__code", "domain__code"):
        stands_in.setdefault(cluster, []).append(domain)
    names = list(Domain.objects.values_list("code", "name_fr", "name_en"))
    lineage = Lineage.objects.values_list("kind", "on", "before", "after")
    return (
        set(lineage) == _lineage(policy)
        and all((one.code, one.name.fr, one.name.en) in names for one in policy.domains)
        and all(tuple(stands_in.get(one.code, ())) == one.domains for one in policy.clusters)
        and clusters == {c.code: (c.name, c.kind, c.created_in) for c in policy.clusters}
    )


def _take_leave(policy: Policy) -> None:
    """Of clusters that the policy does not name; a name that another one bears now is told apart
    by the code."""
    named = {one.name: one.code for one in policy.clusters}
    for one in Cluster.objects.all():
        one.in_policy = one.code in named.values()
        if named.get(one.name, one.code) != one.code:
            one.name = f"{one.name[:57]} ({one.code})"
        one.save(update_fields=["in_policy", "name"])


def _load_domains(policy: Policy) -> dict[str, Domain]:
    return {
        described.code: Domain.objects.update_or_create(
            code=described.code,
            defaults={
                "name_fr": described.name.fr,
                "name_en": described.name.en,
                "position": position,
            },
        )[0]
        for position, described in enumerate(policy.domains)
    }


def _load_cluster(described: Described, domains: dict[str, Domain]) -> None:
    cluster, _ = Cluster.objects.update_or_create(
        code=described.code,
        defaults={
            "name": described.name,
            "kind": described.kind,
            "created_in": described.created_in,
            "in_policy": True,
            "main_domain": domains[described.domains[0]],
        },
    )
    stands_in = [domains[code] for code in described.domains]
    ClusterDomain.objects.filter(cluster=cluster).exclude(domain__in=stands_in).delete()
    for position, domain in enumerate(stands_in):
        ClusterDomain.objects.update_or_create(
            cluster=cluster, domain=domain, defaults={"position": position}
        )


def _lineage(policy: Policy) -> set[tuple[str, date, str, str]]:
    return {
        (one.kind, one.on, before, after)
        for one in policy.lineage
        for before in one.before
        for after in one.after
        if before != after
    }


def _load_lineage(policy: Policy) -> None:
    Lineage.objects.all().delete()
    Lineage.objects.bulk_create(
        Lineage(kind=kind, on=on, before=before, after=after)
        for kind, on, before, after in sorted(_lineage(policy))
    )
