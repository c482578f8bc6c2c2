"""Letters of the door. What waits to be sent holds no code and no link: both are made of the
secret key when the letter is written."""

import secrets
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from grappe.site.accounts.models import User
from grappe.site.operations.pending import later

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTH = 8
CHANGES = {
    "password_changed": ("Votre mot de passe a changé", "Your password was changed"),
    "password_reset": ("Votre mot de passe a changé", "Your password was changed"),
    "password_set": ("Vous avez maintenant un mot de passe", "You have a password now"),
    "totp_activated": (
        "Une application donne maintenant des codes pour votre accès",
        "An application gives codes for your access now",
    ),
    "totp_deactivated": (
        "Votre accès ne demande plus le code d’une application",
        "Your access no longer asks for an application’s code",
    ),
    "webauthn_added": (
        "Une clé d’accès ouvre maintenant votre compte",
        "A passkey opens your account now",
    ),
    "webauthn_removed": (
        "Une clé d’accès n’ouvre plus votre compte",
        "A passkey no longer opens your account",
    ),
    "recovery_codes_generated": (
        "Vous avez de nouveaux codes de secours",
        "You have new recovery codes",
    ),
    "factors_taken_away": (
        "Votre second facteur a été retiré, à votre demande : choisissez-en un nouveau",
        "Your second factor was taken away, as you asked: please set up a new one",
    ),
}
"""What may happen to how somebody signs in, as allauth calls it, and how it is told."""


def seed() -> str:
    return secrets.token_urlsafe(24)


def code_of(made_of: str) -> str:
    """Eight letters and digits (no vowels: no words), 38 bits; only the secret key gives them."""
    digest = int.from_bytes(salted_hmac("code by mail", made_of, algorithm="sha256").digest())
    code = ""
    for _n in range(LENGTH):
        digest, rest = divmod(digest, len(LETTERS))
        code += LETTERS[rest]
    return f"{code[:4]}-{code[4:]}"


def send_code_later(email: str, made_of: str) -> None:
    user = User.objects.get(email__iexact=email)
    later("login_code", pk=user.pk, seed=made_of)


def send_code(pk: int, seed: str) -> None:
    """Mails the code to sign in with, and a link that carries it."""
    user, code = _user(pk), code_of(seed)
    link = settings.ADDRESS + reverse("account_confirm_login_code") + f"?code={code}"
    _send(user, "Votre code pour Grappe / Your code for Grappe", "code", code=code, link=link)


def send_password_link_later(user: User) -> None:
    later("password_link", pk=user.pk)


def send_password_link(pk: int) -> None:
    """Mails a link that opens once, to choose a new password."""
    user = _user(pk)
    key = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    link = settings.ADDRESS + reverse("account_reset_password_from_key", args=key)
    _send(user, "Grappe : un nouveau mot de passe / a new password", "password", link=link)


def tell_later(user: Any, change: str) -> None:
    """Leaves a letter about a change to how somebody signs in. Raises KeyError for an unknown
    one."""
    assert CHANGES[change]
    later("door_changed", pk=user.pk, change=change)


def tell(pk: int, change: str) -> None:
    fr, en = CHANGES[change]
    link = settings.ADDRESS + reverse("accounts:account")
    _send(_user(pk), f"Grappe : {fr} / {en}", "changed", fr=fr, en=en, link=link)


def _user(pk: int) -> User:
    return User.objects.get(pk=pk)


def _send(user: User, subject: str, letter: str, **words: str) -> None:
    text = render_to_string(f"accounts/letters/{letter}.txt", words)
    send_mail(subject, text, None, [user.email])
