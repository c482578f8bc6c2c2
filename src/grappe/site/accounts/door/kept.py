"""What the door keeps of a person: told to who asks, and forgotten."""

import json
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from grappe.site.accounts.models import User
from grappe.site.typed import typed_by

KEPT_BY_ALLAUTH = (EmailAddress, Authenticator, SocialAccount, UserSession)
"""Addresses, second factors and passkeys, accounts elsewhere (tokens hang on them), sessions with
the address and browser that they began in."""


def told_of(user: User) -> dict[str, Any]:
    """Kinds of second factor, accounts elsewhere, and where sessions began; no secret."""
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    elsewhere = SocialAccount.objects.filter(user=user).order_by("pk")
    begun = UserSession.objects.filter(user=user).order_by("pk")
    return {
        "second_factors": [one.type for one in factors],
        "accounts_elsewhere": [f"{one.provider}: {one.uid}" for one in elsewhere],
        "sessions": [f"{one.created_at:%Y-%m-%d %H:%M} {one.ip}" for one in begun],
        "last_login": user.last_login,
    }


def forget(user: User) -> None:
    """Takes away every way in and every session of somebody, those in which they were only about
    to sign in too."""
    for model in KEPT_BY_ALLAUTH:
        model.objects.filter(user=user).delete()
    gone = [session.pk for session in Session.objects.all() if _names(session, user)]
    Session.objects.filter(pk__in=gone).delete()
    user.last_login = None
    user.set_unusable_password()
    user.save()


def _names(session: Session, user: User) -> bool:
    held = session.get_decoded()
    numbers = {str(held.get(SESSION_KEY, "")), typed_by(held)}
    return str(user.pk) in numbers or user.email in json.dumps(held, default=str)
