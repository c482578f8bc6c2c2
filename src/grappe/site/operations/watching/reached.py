"""What the settings lead to: the database, the folder, the mail server, the scanner."""

import smtplib
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grappe.apart import landlock
from grappe.policies import PolicyError
from grappe.site import scanner
from grappe.site.environment import said
from grappe.site.operations.watching import health
from grappe.site.operations.watching.doctor import Said
from grappe.site.policy.reading import current

_PATIENCE = 5


def _database() -> Iterator[Said]:
    if not health.answers():
        words = _("The database does not answer.")
        yield Said("DATABASE_URL", "problem", words, _("Start it, or correct DATABASE_URL."))
        return
    yield from _lasting()
    if not health.is_migrated():
        words = _("The tables are not those of this version.")
        yield Said("DATABASE_URL", "problem", words, _("Start `grappe serve`: it brings them up."))


_SAFE = {"sqlite": ("PRAGMA synchronous", ("2", "3")), "postgresql": ("SHOW fsync", ("on",))}


def _lasting() -> Iterator[Said]:
    """Whether what is written stays where the power fails."""
    asked, well = _SAFE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = str(cursor.fetchone()[0])
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    if found in well:
        words = _("%(kind)s answers, and keeps what it was told through a power cut.")
        yield Said("DATABASE_URL", "fine", words % {"kind": kind})
    else:
        words = _("%(kind)s may lose what it was told in a power cut (%(setting)s: %(found)s).")
        about = {"kind": kind, "setting": asked, "found": found}
        yield Said("DATABASE_URL", "problem", words % about, _("Switch it back on."))


def _policy() -> Iterator[Said]:
    try:
        current()
    except PolicyError as mistaken:
        words = mistaken.to(get_language() or "en")
        yield Said("GRAPPE_POLICY", "problem", words, _("Correct this in its files."))
    else:
        yield Said("GRAPPE_POLICY", "fine", _("The policy can be read."))


def _folder() -> Iterator[Said]:
    name, folder = "GRAPPE_DATA", Path(settings.DATA)
    if not health.can_write():
        words = _("Nothing can be written to %(folder)s.") % {"folder": folder}
        yield Said(name, "problem", words, _("Give it to the user that runs Grappe."))
    elif folder.stat().st_mode & stat.S_IRWXO:
        words = _("Everybody on this machine can look into %(folder)s.") % {"folder": folder}
        yield Said(name, "advice", words, f"chmod 750 {folder}")
    else:
        yield Said(name, "fine", _("Files are kept in %(folder)s.") % {"folder": folder})
    left = {"n": round(health.free() / 1e9, 1)}
    if not health.has_space():
        words = _("%(n)s GB are left on its disk.") % left
        yield Said(name, "problem", words, _("Make room: nothing can be taken in soon."))


def _worker() -> Iterator[Said]:
    if health.works():
        yield Said("grappe work", "fine", _("The worker is there."))
    else:
        words = _("No worker has said a word for ten minutes: no e-mail leaves.")
        change = _("Start `grappe serve`, which has one beside it, or `grappe work`.")
        yield Said("grappe work", "advice", words, change)


def _mail_server() -> Iterator[Said]:
    if not said("GRAPPE_MAIL_HOST"):
        return
    try:
        smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=_PATIENCE).quit()
    except (OSError, smtplib.SMTPException):
        words = _("The mail server does not answer.")
        change = _("Look at GRAPPE_MAIL_HOST and GRAPPE_MAIL_PORT; mail waits meanwhile.")
        yield Said("GRAPPE_MAIL_HOST", "problem", words, change)
    else:
        yield Said("GRAPPE_MAIL_HOST", "fine", _("The mail server answers."))


def _scanner() -> Iterator[Said]:
    name = "GRAPPE_CLAMD"
    if not scanner.is_on():
        words = _("Files are opened apart, and no virus scanner looks through them.")
        yield Said(name, "advice", words, _("Name the socket of clamd, if you have one."))
        return
    try:
        yield Said(name, "fine", scanner.version())
    except scanner.ScannerDown:
        words = _("The virus scanner does not answer: files that come wait.")
        yield Said(name, "problem", words, _("Start clamd, or correct its socket."))


def _kernel() -> Iterator[Said]:
    if landlock():
        yield Said("Landlock", "fine", _("What opens files can open no other one."))
    else:
        words = _("What opens files has limits, but may read what Grappe itself may.")
        change = _("A kernel from Linux 5.13 on, with Landlock, keeps it apart.")
        yield Said("Landlock", "advice", words, change)


LOOKS = (_database, _policy, _folder, _worker, _mail_server, _scanner, _kernel)
