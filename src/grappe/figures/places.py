"""The places that figures are told for: a cluster, a domain, the Region."""

from dataclasses import dataclass

from grappe.policies import Policy
from grappe.policies.model import NotInPolicyError
from grappe.questions import Level, Words


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


def place_of(policy: Policy, level: str, code: str) -> Where | None:
    """The place of that level and code; None where there is none."""
    try:
        if level == "region":
            return region_place(policy) if code == policy.code else None
        makers = {"cluster": cluster_place, "domain": domain_place}
        return makers[level](policy, code) if level in makers else None
    except NotInPolicyError:
        return None
