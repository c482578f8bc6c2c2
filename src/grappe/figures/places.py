"""The places that figures are told for: a cluster, a domain, the Region."""

from dataclasses import dataclass

from grappe.policies import Cluster, Policy
from grappe.policies.model import NotInPolicyError
from grappe.questions import Level, Words, fold


@dataclass(frozen=True)
class Where:
    """A place; `name` is the one that figures are kept under, `said` the reader's,
    `clusters` how many stand in it."""

    level: Level
    code: str
    name: str
    said: Words
    clusters: int


def cluster_place(policy: Policy, code: str) -> Where:
    """Raises NotInPolicyError."""
    found = policy.cluster(code)
    return Where("cluster", found.code, found.name, Words(fr=found.name, en=found.name), 1)


def domain_place(policy: Policy, code: str) -> Where:
    """Raises NotInPolicyError. A domain counts the clusters of which it is the main one."""
    found = policy.domain(code)
    inside = sum(cluster.domain == code for cluster in policy.clusters)
    return Where("domain", code, found.name.fr, found.name, inside)


def region_place(policy: Policy) -> Where:
    said = policy.region_name
    return Where("region", policy.code, said.fr, said, len(policy.clusters))


def place_named(policy: Policy, level: str, name: str) -> Where:
    """The place that a person names, by a code or a name in either language. Raises
    NotInPolicyError, which names what comes near."""
    if level == "region":
        return region_place(policy)
    if level == "cluster":
        return cluster_place(policy, name)
    wanted = fold(name)
    for one in policy.domains:
        if wanted in {fold(one.code), fold(one.name.fr), fold(one.name.en)}:
            return domain_place(policy, one.code)
    return domain_place(policy, name)


def clusters_in(policy: Policy, where: Where) -> tuple[Cluster, ...]:
    """The clusters that a place counts, in the policy's order."""
    if where.level == "region":
        return policy.clusters
    own = "code" if where.level == "cluster" else "domain"
    return tuple(one for one in policy.clusters if getattr(one, own) == where.code)


def place_of(policy: Policy, level: str, code: str) -> Where | None:
    """The place of that level and code; None where there is none."""
    try:
        if level == "region":
            return region_place(policy) if code == policy.code else None
        makers = {"cluster": cluster_place, "domain": domain_place}
        return makers[level](policy, code) if level in makers else None
    except NotInPolicyError:
        return None
