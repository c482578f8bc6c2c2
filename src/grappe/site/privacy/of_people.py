"""What this room keeps: people with their roles, and invitations on their way."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import uuid4

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.questions import fold
from grappe.site.accounts.door import kept
from grappe.site.accounts.models import FORGOTTEN, Invitation, Role, User
from grappe.site.accounts.naming import end_role
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Expired, Found, Holding, Place, expired_of


def _take(cluster: Cluster, archive: Archive) -> None:
    roles = Role.objects.filter(cluster=cluster).select_related("user").order_by("since")
    rows = [
        (one.user.get_full_name(), one.get_kind_display(), one.since, one.ended_at) for one in roles
    ]
    heads = [_("Name"), _("Role"), _("Since"), _("Until")]
    archive.table(_("People of the cluster"), heads, rows)


def _gone(before: datetime) -> QuerySet[User]:
    """People who hold no role, whose last one ended before."""
    people = User.objects.exclude(email__endswith=FORGOTTEN).exclude(roles__ended_at=None)
    return people.annotate(last=Max("roles__ended_at")).filter(last__lt=before)


def _gone_for_good(before: datetime) -> Expired:
    return expired_of(_gone(before), "last")


def _forget_who_is_gone(before: datetime) -> int:
    return sum(map(_forget, _gone(before)))


def _find(who: str) -> Iterator[Found]:
    for one in User.objects.exclude(email__endswith=FORGOTTEN):
        if fold(who) in (fold(one.name), fold(one.email)):
            roles = [str(role) for role in one.roles.all()]
            told = {"name": one.name, "email": one.email, "language": one.language, "roles": roles}
            yield Found({"key": str(one.key)}, told | kept.told_of(one))


def _forget_these(places: Sequence[Place]) -> int:
    return sum(map(_forget, User.objects.filter(key__in=[one["key"] for one in places])))


def _forget(user: User) -> int:
    """The row stays, for what hangs on it; the name, the address and the key are gone: no line of
    the trail leads to the person any more."""
    Invitation.objects.filter(email=user.email).delete()
    kept.forget(user)
    for role in user.roles.filter(ended_at=None):
        end_role(role, by=None)
    user.key = uuid4()
    user.name, user.email, user.is_active = "", f"{user.key}{FORGOTTEN}", False
    user.save()
    return 1


def _take_leave(cluster: Cluster, by: User | None) -> int:
    roles = Role.objects.filter(cluster=cluster, ended_at=None).select_related("user", "cluster")
    invitations = Invitation.objects.filter(cluster=cluster, accepted_at=None)
    for role in roles:
        end_role(role, by=by)
    return len(roles) + invitations.delete()[0]


def _unanswered(before: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(Q(expires_at__lt=before) | Q(accepted_at__lt=before))


def _old_invitations(before: datetime) -> Expired:
    return expired_of(_unanswered(before), "expires_at")


def _erase_invitations(before: datetime) -> int:
    return _unanswered(before).delete()[0]


def _find_invited(who: str) -> Iterator[Found]:
    for one in Invitation.objects.filter(email=who.strip().lower()):
        yield Found({"pk": one.pk}, {"email": one.email, "role": one.kind, "until": one.expires_at})


def _forget_invited(places: Sequence[Place]) -> int:
    return Invitation.objects.filter(pk__in=[one["pk"] for one in places]).delete()[0]


HOLDINGS = (
    Holding(
        "accounts",
        label=gettext_lazy("people and their roles"),
        holds=gettext_lazy(
            "name, professional address, language, roles held and since when; second factors, "
            "sessions and accounts elsewhere by which they sign in"
        ),
        why=gettext_lazy("To know who may do what, and to write to them."),
        people=gettext_lazy("those who work with Grappe, at the clusters and at the Region"),
        rows=("roles",),
        take=_take,
        expired=_gone_for_good,
        erase=_forget_who_is_gone,
        find=_find,
        forget=_forget_these,
        leave=_take_leave,
    ),
    Holding(
        "invitations",
        label=gettext_lazy("invitations"),
        holds=gettext_lazy("the address that somebody was invited at, and the role that waits"),
        why=gettext_lazy("To let new people in, and nobody else."),
        people=gettext_lazy("those who were invited"),
        rows=("roles",),
        expired=_old_invitations,
        erase=_erase_invitations,
        find=_find_invited,
        forget=_forget_invited,
    ),
)
