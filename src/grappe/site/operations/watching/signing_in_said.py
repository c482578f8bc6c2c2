"""What the settings say of signing in: accounts elsewhere, and where visitors come from."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.utils.translation import gettext as _

from grappe.site.operations.watching.doctor import Said

_PATIENCE = 5
_LOCAL = {"localhost", "127.0.0.1", "::1"}


def _providers() -> Iterator[Said]:
    for one in settings.OPENID_PROVIDERS:
        yield _provider(one, f"GRAPPE_OIDC_{one['provider_id'].upper().replace('-', '_')}")


def _provider(one: dict[str, Any], prefix: str) -> Said:
    issuer = urlsplit(one["settings"]["server_url"])
    safe = issuer.scheme == "https" or issuer.hostname in _LOCAL
    if not issuer.hostname or not safe:
        words = _("The provider's address does not begin with https://.")
        return Said(f"{prefix}_ISSUER", "problem", words, _("Write it as the provider gives it."))
    if not one["client_id"] or not one["secret"]:
        words = _("The provider would not know this site.")
        change = _("Write the client and the secret that the provider gave you.")
        return Said(f"{prefix}_CLIENT", "problem", words, change)
    return _answering(one["name"], one["settings"]["server_url"], f"{prefix}_ISSUER")


def _answering(name: str, issuer: str, setting: str) -> Said:
    """Whether it says of itself that it is the one that was named."""
    try:
        asked = f"{issuer}/.well-known/openid-configuration"
        told = requests.get(asked, timeout=_PATIENCE).json()
        known = str(told.get("issuer", "")).rstrip("/")
    except (requests.RequestException, ValueError, AttributeError):
        words = _("%(name)s does not answer at %(issuer)s.") % {"name": name, "issuer": issuer}
        return Said(setting, "problem", words, _("Correct the address, or let it be reached."))
    if known != issuer:
        words = _("Another provider answers there: %(known)s.") % {"known": known}
        return Said(setting, "problem", words, _("Write that one, if it is the right one."))
    words = _("People may sign in with %(name)s; it answers.") % {"name": name}
    return Said(setting, "fine", words)


def _visitors() -> Iterator[Said]:
    name = "GRAPPE_PROXIES"
    if settings.HTTPS and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        words = _("All visitors seem to come from the proxy: one who guesses stops everybody.")
        yield Said(name, "problem", words, _("Say how many proxies stand in front, as a rule 1."))
    else:
        yield Said(name, "fine", _("Guesses are counted for each visitor and each person."))


LOOKS = (_providers, _visitors)
