"""Giving and ending roles, and seats in the working group; each leaves a trace."""

from typing import Any

from django.db import transaction

from grappe.site import clock
from grappe.site.accounts.models import Role, User
from grappe.site.policy.models import Cluster, Domain
from grappe.site.trail import record


@transaction.atomic
def name_role(
    user: User,
    kind: str,
    *,
    by: User | None,
    cluster: Cluster | None = None,
    domain: Domain | None = None,
    deputy: bool = False,
) -> Role:
    """The role, held from now on; naming somebody twice gives the role they hold already.

    Raises IntegrityError where a kind does not go with that reach (see `Duty`).
    """
    reach: dict[str, Any] = {"cluster": cluster, "domain": domain, "deputy": deputy}
    role, new = Role.objects.get_or_create(user=user, kind=kind, ended_at=None, **reach)
    if new:
        record("role.named", by=by, cluster=cluster, what=kind, detail=_detail(role))
        _forget_standing(user)
    return role


@transaction.atomic
def end_role(role: Role, *, by: User | None) -> None:
    """The role ends now; one that ended before stays as it ended."""
    if role.ended_at is not None:
        return
    role.ended_at = clock.now()
    role.save(update_fields=["ended_at"])
    record("role.ended", by=by, cluster=role.cluster, what=role.kind, detail=_detail(role))
    _forget_standing(role.user)


@transaction.atomic
def seat(role: Role, *, by: User | None) -> None:
    """Whoever holds the role is a member of the working group from now on."""
    _in_group(role, seated=True, by=by)


@transaction.atomic
def unseat(role: Role, *, by: User | None) -> None:
    """They are no longer a member of the working group; the role goes on."""
    _in_group(role, seated=False, by=by)


def _in_group(role: Role, *, seated: bool, by: User | None) -> None:
    if role.in_group is seated:
        return
    role.in_group = seated
    role.save(update_fields=["in_group"])
    action = "group.joined" if seated else "group.left"
    record(action, by=by, cluster=role.cluster, what=role.kind, detail=_detail(role))
    _forget_standing(role.user)


def _detail(role: Role) -> dict[str, Any]:
    return {
        "person": str(role.user.key),
        "domain": role.domain.code if role.domain else None,
        "deputy": role.deputy,
    }


def _forget_standing(user: User) -> None:
    user.__dict__.pop("standing", None)
