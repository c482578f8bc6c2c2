"""The address in each mail at which its reader chooses: known to them alone, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from grappe.site.accounts.models import User

DIGEST = "digest"
_SALT = "news.choosing"


def choosing_address(person: User, matter: str) -> str:
    """The whole address; `matter` is what the mail was about, or "digest"."""
    token = signing.dumps([person.key.hex, matter], salt=_SALT)
    return settings.ADDRESS + reverse("news:choose", args=[token])


def read_token(token: str) -> tuple[User, str] | None:
    """Whose it is and what the mail was about; None for a token that was not made here, or whose
    person is gone."""
    try:
        key, matter = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    person = User.objects.filter(key=key, is_active=True).first()
    return (person, matter) if person else None
