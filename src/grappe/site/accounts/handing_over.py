"""Leaving a role: whose clusters they were, who goes on with them, who takes over."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from grappe.site.accounts.inviting import invite
from grappe.site.accounts.models import Role, User
from grappe.site.accounts.naming import end_role, name_role
from grappe.site.policy.models import Cluster


def clusters_of(role: Role) -> list[Cluster]:
    """The clusters that a role is about, by name: its own, or those of its domain."""
    if role.cluster:
        return [role.cluster]
    if role.domain is None:
        return []
    return list(Cluster.objects.filter(domains=role.domain).order_by("name"))


def who_goes_on(role: Role) -> list[Role]:
    """Others who hold the same charge, deputies too, first charges first."""
    same = Role.objects.filter(kind=role.kind, cluster=role.cluster, domain=role.domain)
    held = same.filter(ended_at=None).exclude(user=role.user).select_related("user")
    return list(held.order_by("deputy", "user__name"))


def who_could(role: Role) -> Sequence[User]:
    """Who may take over without an invitation: whoever holds a role of this kind somewhere; for a
    cluster, one of its own people."""
    holders = Role.objects.filter(ended_at=None)
    if role.cluster:
        holders = holders.filter(cluster=role.cluster)
    else:
        holders = holders.filter(kind=role.kind)
    found = User.objects.filter(pk__in=holders.values("user"), is_active=True)
    return list(found.exclude(pk=role.user_id).order_by("name"))


@transaction.atomic
def hand_over(role: Role, *, by: User, to: User | None = None, invited: str = "") -> None:
    """Ends the role; gives it to somebody who is here, or has them invited to it. Nobody to take
    over is an answer, too: what there is to do stays with the cluster or the domain. A deputy who
    takes over is no longer a deputy.

    Raises Refused where the address invited is of somebody who is here.
    """
    reach: dict[str, Any] = {"cluster": role.cluster, "domain": role.domain}
    reach["deputy"] = role.deputy
    stood_in = [one for one in who_goes_on(role) if one.user == to and one.deputy]
    end_role(role, by=by)
    if to is not None:
        name_role(to, role.kind, by=by, **reach)
        for one in [] if role.deputy else stood_in:
            end_role(one, by=by)
    elif invited:
        invite(invited, role.kind, by=by, **reach)
