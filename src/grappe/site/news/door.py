"""Letters about signing in, in the same way as all other mail: what became of them is known."""

import hashlib

from grappe.site.accounts.models import User
from grappe.site.news.door_words import CHANGED, CODE, PASSWORD
from grappe.site.news.models import Mail
from grappe.site.news.sending import send


def send_code(pk: int, seed: str) -> None:
    """Mails the code to sign in with, and a link that carries it."""
    _send(CODE, pk, seed, about=seed)


def send_password_link(pk: int, seed: str) -> None:
    """Mails a link that opens once, to choose a new password."""
    _send(PASSWORD, pk, seed)


def tell_change(pk: int, seed: str, change: str) -> None:
    """Mails that how a person signs in was changed (a key of `letters.CHANGES`)."""
    _send(CHANGED, pk, seed, about=change)


def _send(letter: str, pk: int, seed: str, *, about: str = "") -> None:
    person = User.objects.filter(pk=pk).first()
    if person is None:
        return
    key = f"{letter}:{hashlib.sha256(seed.encode()).hexdigest()[:40]}"
    defaults = {"person": person, "to": person.email, "letter": letter, "about": about}
    mail, _new = Mail.objects.get_or_create(key=key, defaults=defaults)
    send(mail.pk)
