"""Accounts elsewhere: what an OpenID Connect provider says of a person, and who that is here.

Nobody gets in who was not invited: the address that the provider vouches for must be that of
somebody who is here, or of an open invitation, which is accepted by it.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from grappe.site.accounts.inviting import accept_known
from grappe.site.accounts.models import User
from grappe.site.trail import record

SECOND_FACTOR = "second_factor_elsewhere"
"""In a session: the provider says that it asked for a second factor."""


class Elsewhere(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Finds who it is; a person who comes like this for the first time is remembered."""
        if not sociallogin.is_existing:
            user = _invited(sociallogin)
            if user is None:
                refuse(request, "unknown")
            _remember(request, sociallogin, user)
        request.session[SECOND_FACTOR] = "mfa" in sociallogin.account.extra_data["amr"]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def send_notification_mail(self, *_given: Any, **_known: Any) -> None:
        """Who comes by an account elsewhere just did so: there is nothing to tell them."""

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **_more: Any
    ) -> None:
        refuse(request, "cancelled" if str(error) == "cancelled" else "failed", provider.name)


def refuse(request: HttpRequest, why: str, name: str = "") -> NoReturn:
    """Says why it did not go, and leads back to signing in."""
    words = {"why": why, "name": name}
    status = 503 if why == "silent" else 403
    raise ImmediateHttpResponse(render(request, "accounts/elsewhere.html", words, status=status))


@transaction.atomic
def _remember(request: HttpRequest, sociallogin: SocialLogin, user: User) -> None:
    sociallogin.connect(request, user)
    record("person.connected", by=user, what=sociallogin.account.provider)


def _invited(sociallogin: SocialLogin) -> User | None:
    """The person with a verified address; an open invitation to it is accepted."""
    for address in sociallogin.email_addresses:
        if not address.verified:
            continue
        known = User.objects.filter(email=address.email.strip().lower()).first()
        if known:
            return known
        return accept_known(address.email, name=sociallogin.account.extra_data["name"])
    return None
