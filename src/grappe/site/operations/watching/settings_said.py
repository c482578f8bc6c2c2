"""What the settings themselves say, before anything is reached."""

import stat
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import run_checks
from django.utils.translation import gettext as _

from grappe.site import demonstrated, environment
from grappe.site.operations.watching.doctor import Said, unknown

_LOCAL = {"localhost", "127.0.0.1", "::1"}
_SHORT = 32


def _address() -> Iterator[Said]:
    told, name = urlsplit(settings.ADDRESS), "GRAPPE_ADDRESS"
    host = told.hostname or ""
    if told.scheme not in ("http", "https") or not host:
        words = _("“%(address)s” is no address.") % {"address": settings.ADDRESS}
        yield Said(name, "problem", words, _("Write https:// and the name that people type."))
    elif host not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        words = _("Pages are not answered under %(host)s.") % {"host": host}
        yield Said("GRAPPE_HOSTS", "problem", words, _("Add it to GRAPPE_HOSTS."))
    else:
        yield Said(name, "fine", _("People come to %(address)s.") % {"address": settings.ADDRESS})
    if "*" in settings.ALLOWED_HOSTS:
        words = _("Pages are answered under any name.")
        yield Said("GRAPPE_HOSTS", "problem", words, _("Name the hosts, with commas."))


def _https() -> Iterator[Said]:
    told, name = urlsplit(settings.ADDRESS), "GRAPPE_HTTPS"
    if settings.HTTPS and told.scheme != "https":
        words = _("Pages are served over https, and links in e-mails say http.")
        yield Said(name, "problem", words, _("Begin GRAPPE_ADDRESS with https://."))
    elif not settings.HTTPS and told.hostname not in _LOCAL:
        words = _("What people send can be read on its way.")
        change = _("Put a reverse proxy with a certificate in front, then set GRAPPE_HTTPS=1.")
        yield Said(name, "problem", words, change)
    else:
        words = _("Over https alone.") if settings.HTTPS else _("On this machine alone.")
        yield Said(name, "fine", words)


def _django() -> Iterator[Said]:
    """What Django finds in settings that are meant for others to reach."""
    if settings.HTTPS:
        for one in run_checks(include_deployment_checks=True):
            if not one.is_silenced():
                where = _("Look for it in Django's deployment checklist.")
                yield Said(str(one.id), "problem", str(one.msg), str(one.hint or where))


def _debug() -> Iterator[Said]:
    if settings.DEBUG:
        words = _("Errors show the inside of the program to whoever meets them.")
        yield Said("GRAPPE_DEBUG", "problem", words, _("Take GRAPPE_DEBUG out."))
    else:
        yield Said("GRAPPE_DEBUG", "fine", _("Errors show a page that says what to do."))


def _key() -> Iterator[Said]:
    name, path = "GRAPPE_SECRET_KEY", Path(settings.DATA, "secret-key")
    if environment.said(name):
        short = len(settings.SECRET_KEY) < _SHORT
        words = _("The key is shorter than %(n)s characters.") % {"n": _SHORT}
        change = _("Take it out: a long one is made in the data folder, or write a longer one.")
        yield Said(name, "problem", words, change) if short else Said(name, "fine", _("Set."))
    elif path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        words = _("Others on this machine can read %(path)s.") % {"path": path}
        yield Said(name, "problem", words, f"chmod 600 {path}")
    else:
        yield Said(name, "fine", _("Made once, in the data folder, for its owner alone."))


def _mail() -> Iterator[Said]:
    if not environment.said("GRAPPE_MAIL_HOST"):
        words = _("E-mails are written into the data folder and reach nobody.")
        if demonstrated.read():
            yield Said("GRAPPE_MAIL_HOST", "fine", words)
        else:
            yield Said("GRAPPE_MAIL_HOST", "advice", words, _("Name your mail server."))
    elif settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        words = _("E-mails come from an address that is none.")
        yield Said(
            "GRAPPE_MAIL_FROM", "problem", words, _("Write an address that can be answered.")
        )


def _measures() -> Iterator[Said]:
    name, token = "GRAPPE_METRICS_TOKEN", settings.METRICS_TOKEN
    if token and len(token) < _SHORT:
        words = _("The token is shorter than %(n)s characters.") % {"n": _SHORT}
        yield Said(name, "problem", words, "openssl rand -hex 24")
    elif not token and settings.HTTPS:
        words = _("Only this machine reads /metrics; a proxy that hides who asks would open it.")
        yield Said(name, "advice", words, _("Set a token, and give it to Prometheus."))
    else:
        words = _("Whoever knows the token reads /metrics.") if token else _("From here alone.")
        yield Said(name, "fine", words)


def _misspelt() -> Iterator[Said]:
    for name in unknown():
        near = get_close_matches(name, environment.ASKED, 1)
        change = _("Did you mean %(name)s?") % {"name": near[0]} if near else _("Take it out.")
        yield Said(name, "advice", _("Nothing asks for this setting."), change)


LOOKS = (_address, _https, _django, _debug, _key, _mail, _measures, _misspelt)
