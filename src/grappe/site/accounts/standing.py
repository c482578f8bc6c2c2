"""What a person is in charge of, as frozen data that rights are decided from."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.db.models import Exists, OuterRef, Subquery

if TYPE_CHECKING:
    from grappe.site.accounts.models import User


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

    @property
    def held(self) -> Hashable:
        """The same for all who may do and see the same: all of it but what is still asked of
        them."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        told["looks_after"] = frozenset(self.looks_after.items())
        del told["lacks_second_factor_since"]
        return tuple(told.values())

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


class _Held(NamedTuple):
    """A role that is held; an officer's stands in as many rows as its domain has clusters."""

    kind: str
    in_group: bool
    lacks_since: datetime | None
    cluster: str | None
    domain: str | None
    in_domain: str | None


def standing_of(user: "User") -> Standing:
    """Reads the roles that a person holds now (one query: every page asks this). Of an officer's
    clusters that stand in several of their domains, the main one comes last."""
    asked = user.roles.filter(ended_at=None).annotate(lacks_since=_lacks_second_factor_since())
    rows = asked.order_by("-domain__clusterdomain__position").values_list(*_ASKED)
    held = [_Held(*row) for row in rows]
    return Standing(
        kinds=frozenset(one.kind for one in held),
        manages=_clusters(held, "manager"),
        contributes=_clusters(held, "contributor"),
        looks_after={
            one.in_domain: one.domain
            for one in held
            if one.kind == "officer" and one.in_domain and one.domain
        },
        named=any(one.in_group and one.kind == "manager" for one in held),
        lacks_second_factor_since=max(
            (one.lacks_since for one in held if one.lacks_since), default=None
        ),
    )


_ASKED = (
    *("kind", "in_group", "lacks_since", "cluster__code", "domain__code"),
    "domain__clusterdomain__cluster__code",
)


def _lacks_second_factor_since() -> Subquery:
    """For each role, in the query that reads them."""
    factors = apps.get_model("mfa", "Authenticator").objects.exclude(type="recovery_codes")
    has_one = Exists(factors.filter(user=OuterRef(OuterRef("user"))))
    needed = apps.get_model("accounts", "NeedsSecondFactor").objects.filter(~has_one)
    return Subquery(needed.filter(kind=OuterRef("kind")).values("since")[:1])


def _clusters(held: Iterable[_Held], kind: str) -> frozenset[str]:
    return frozenset(one.cluster for one in held if one.kind == kind and one.cluster)
