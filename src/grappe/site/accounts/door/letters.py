"""Letters of the door: which are to be written, and the codes and links that they carry. What waits
to be sent holds neither: both are made of the secret key when the letter is written (by the room
`news`, as all other mail)."""

import secrets
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from grappe.site.accounts.models import User
from grappe.site.operations.pending import later

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTH = 8
CHANGES = {
    "password_changed": _("Your password was changed"),
    "password_reset": _("Your password was changed"),
    "password_set": _("You have a password now"),
    "totp_activated": _("An application gives codes for your access now"),
    "totp_deactivated": _("Your access no longer asks for an application’s code"),
    "webauthn_added": _("A passkey opens your account now"),
    "webauthn_removed": _("A passkey no longer opens your account"),
    "recovery_codes_generated": _("You have new recovery codes"),
    "factors_taken_away": _(
        "Your second factor was taken away, as you asked: please set up a new one"
    ),
}
"""What may happen to how somebody signs in, as allauth calls it, and how it is told."""


def seed() -> str:
    """What tells one letter from any other, and what a code is made of; it opens nothing."""
    return secrets.token_urlsafe(24)


def code_of(made_of: str) -> str:
    """Eight letters and digits (no vowels: no words), 38 bits; only the secret key gives them."""
    digest = int.from_bytes(salted_hmac("code by mail", made_of, algorithm="sha256").digest())
    code = ""
    for _n in range(LENGTH):
        digest, rest = divmod(digest, len(LETTERS))
        code += LETTERS[rest]
    return f"{code[:4]}-{code[4:]}"


def code_link(made_of: str) -> str:
    """Where a code is typed, with the code."""
    there = reverse("account_confirm_login_code")
    return f"{settings.ADDRESS}{there}?code={code_of(made_of)}"


def password_link(user: User) -> str:
    """Opens once, to choose a new password."""
    key = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    return settings.ADDRESS + reverse("account_reset_password_from_key", args=key)


def send_code_later(email: str, made_of: str) -> None:
    user = User.objects.get(email__iexact=email)
    later("login_code", pk=user.pk, seed=made_of)


def send_password_link_later(user: User) -> None:
    later("password_link", pk=user.pk, seed=seed())


def tell_later(user: Any, change: str) -> None:
    """Leaves a letter about a change to how somebody signs in. Raises KeyError for an unknown
    one."""
    assert CHANGES[change]
    later("door_changed", pk=user.pk, seed=seed(), change=change)
