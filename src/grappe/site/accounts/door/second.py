"""Who needs a second factor, who has one, and setting it right when a telephone is lost."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from grappe.site.accounts.door import letters
from grappe.site.accounts.door.elsewhere import SECOND_FACTOR
from grappe.site.accounts.door.factors import STRONG
from grappe.site.accounts.door.sessions import end
from grappe.site.accounts.models import NeedsSecondFactor, Role, User
from grappe.site.trail import record

BY_CLICK = "by_click"
"""In a session of a demonstration that began with one click as one of its people."""


def is_missing(request: HttpRequest, user: User) -> bool:
    """Whether this person must set up a second factor before going on.

    What a person sends who signed in before it was asked of them is still taken: nobody loses what
    they are writing.
    """
    since = user.standing.lacks_second_factor_since
    if since is None or request.session.get(BY_CLICK) or request.session.get(SECOND_FACTOR):
        return False
    signed_in_before = user.last_login is not None and user.last_login < since
    return not (request.method == "POST" and signed_in_before)


def who_have_one() -> QuerySet[User]:
    """People with a second factor, by name."""
    return User.objects.filter(pk__in=Authenticator.objects.values("user")).order_by("name")


def missing_among(kinds: Iterable[str]) -> int:
    """How many people who hold such a role have no second factor yet."""
    holders = User.objects.filter(roles__kind__in=kinds, roles__ended_at=None)
    having = Authenticator.objects.filter(type__in=STRONG).values("user")
    return holders.exclude(pk__in=having).distinct().count()


@transaction.atomic
def require(kinds: Iterable[str], *, by: User) -> None:
    """These kinds of role need a second factor from now on, and no others."""
    wanted = [kind for kind in Role.Kind.values if kind in set(kinds)]
    before = set(NeedsSecondFactor.objects.values_list("kind", flat=True))
    if before == set(wanted):
        return
    NeedsSecondFactor.objects.exclude(kind__in=wanted).delete()
    for kind in set(wanted) - before:
        NeedsSecondFactor.objects.create(kind=kind)
    record("second_factor.required", by=by, detail={"kinds": wanted})


@transaction.atomic
def take_away(user: User, *, by: User) -> None:
    """Forgets the second factors of somebody who lost theirs, ends their sessions, and tells them:
    they sign in as before, and set up a new one."""
    Authenticator.objects.filter(user=user).delete()
    end(list(UserSession.objects.filter(user=user)), by=by)
    record("second_factor.taken_away", by=by, detail={"person": str(user.key)})
    letters.tell_later(user, "factors_taken_away")
