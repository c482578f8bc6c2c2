"""What a person is in charge of, as frozen data that rights are decided from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Exists, OuterRef, Subquery

from grappe.site.policy.models import ClusterDomain

if TYPE_CHECKING:
    from grappe.site.accounts.models import Role, User


@dataclass(frozen=True)
class Standing:
    """Kinds of role held, and the codes of the clusters that a person manages, contributes to, or
    looks after as an officer (each with the domain through which they do); `named` by the clusters
    to the working group."""

    kinds: frozenset[str] = frozenset()
    manages: frozenset[str] = frozenset()
    contributes: frozenset[str] = frozenset()
    looks_after: dict[str, str] = field(default_factory=dict)
    named: bool = False
    lacks_second_factor_since: datetime | None = None

    @property
    def own(self) -> frozenset[str]:
        """Codes of all clusters that are this person's own, in whatever role."""
        return self.manages | self.contributes | frozenset(self.looks_after)

    def capacity(self, cluster: str = "") -> str:
        """The role in which one acts towards a cluster: "manager:minalogic", "officer:health"."""
        if cluster in self.manages:
            return f"manager:{cluster}"
        if cluster in self.contributes:
            return f"contributor:{cluster}"
        if cluster in self.looks_after:
            return f"officer:{self.looks_after[cluster]}"
        return next((kind for kind in _BY_REACH if kind in self.kinds), "")


_BY_REACH = (
    "head_of_unit",
    "database_manager",
    "administrator",
    "evaluation",
    "officer",
    "elected",
    "manager",
    "contributor",
)


def standing_of(user: "User") -> Standing:
    """Reads the roles that a person holds now (two queries at most)."""
    asked = user.roles.filter(ended_at=None).annotate(lacks_since=_lacks_second_factor_since())
    roles = list(asked.select_related("cluster"))
    lacking = [role.lacks_since for role in roles if role.lacks_since]
    return Standing(
        kinds=frozenset(role.kind for role in roles),
        manages=_clusters(roles, "manager"),
        contributes=_clusters(roles, "contributor"),
        looks_after=_looked_after([role for role in roles if role.kind == "officer"]),
        named=any(role.in_group and role.kind == "manager" for role in roles),
        lacks_second_factor_since=max(lacking, default=None),
    )


def _lacks_second_factor_since() -> Subquery:
    """For each role, in the query that reads them: every page asks this."""
    factors = apps.get_model("mfa", "Authenticator").objects.exclude(type="recovery_codes")
    has_one = Exists(factors.filter(user=OuterRef(OuterRef("user"))))
    needed = apps.get_model("accounts", "NeedsSecondFactor").objects.filter(~has_one)
    return Subquery(needed.filter(kind=OuterRef("kind")).values("since")[:1])


def _clusters(roles: "Iterable[Role]", kind: str) -> frozenset[str]:
    return frozenset(role.cluster.code for role in roles if role.kind == kind and role.cluster)


def _looked_after(roles: "list[Role]") -> dict[str, str]:
    """Clusters that stand in the domains of these roles; one's first charge before a deputy's."""
    domains = {role.domain_id for role in roles if role.domain_id}
    if not domains:
        return {}
    found = ClusterDomain.objects.filter(domain__in=domains).order_by("-position")
    return dict(found.values_list("cluster__code", "domain__code"))
