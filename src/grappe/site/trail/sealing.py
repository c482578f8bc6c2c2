"""Seals: where the trail ended on a day, kept elsewhere, so that a lost tail is told.

A chain says by itself that nothing was changed or taken out of its middle. That its last lines
are gone, or that all was written anew, only somebody can tell who noted its end before.
"""

import json
import os
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.formats import number_format

from grappe.site.trail.chain import Link
from grappe.site.trail.reading import last_link


class UnreadableSealsError(Exception):
    """A file of seals that holds something else; the message names file and line."""


def seals_file() -> Path:
    """Where seals are kept: GRAPPE_SEALS, on another disk at best, else beside the data."""
    return Path(settings.SEALS or Path(settings.DATA) / "seals.jsonl")


def read_seals(file: Path) -> list[Link]:
    """The seals of a file, none where there is no such file. Raises UnreadableSealsError."""
    if not file.exists():
        return []
    return [_read(line, file, n) for n, line in enumerate(file.read_text().splitlines(), 1)]


def seal(file: Path | None = None) -> Link | None:
    """Notes where the trail ends now, in a file and in a mail to whom the settings name; None
    where nothing happened yet."""
    link = last_link()
    if link is None:
        return None
    _append(file or seals_file(), link, timezone.now())
    if settings.SEAL_MAIL:
        _send(link)
    return link


def seal_daily() -> Link | None:
    """One seal a day (of the machine, not of a demonstration), the first time it is asked for."""
    file = seals_file()
    noted = date.fromtimestamp(file.stat().st_mtime) if file.exists() else None
    return None if noted == timezone.localdate() else seal(file)


def _append(file: Path, link: Link, at: datetime) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {"sealed_at": at.isoformat(), "number": link.number, "hash": link.hash}
    with file.open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(told) + "\n")
        kept.flush()
        os.fsync(kept.fileno())


def _read(line: str, file: Path, n: int) -> Link:
    try:
        told = json.loads(line)
        return Link(int(told["number"]), str(told["hash"]))
    except (ValueError, KeyError, TypeError) as wrong:
        raise UnreadableSealsError(f"{file}: {n}") from wrong


def _send(link: Link) -> None:
    """To keep: a mailbox is another place."""
    number = number_format(link.number, force_grouping=True)
    send_mail(
        f"Grappe : scellé du journal / seal of the trail, {link.number}",
        f"Le journal compte {number} lignes. Gardez ce message : il prouve qu’aucune n’a été "
        f"retirée depuis.\nThe trail has {number} lines. Keep this message: it proves that none "
        f"was taken away since.\n\n"
        f'{{"number": {link.number}, "hash": "{link.hash}"}}\n',
        None,
        settings.SEAL_MAIL,
    )
