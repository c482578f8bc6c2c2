"""How much of the disk a day may take: whoever holds one account cannot fill it.

Each file is kept as it came, for years; so how many are taken in a day has a limit, far above what
a deadline asks for. Nothing that was kept or typed is touched by it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.look.templatetags.look import moment
from grappe.site.rounds.models import Report

DAY = timedelta(days=1)
TOO_MANY = "too_many"
_MEGABYTE = 1_000_000
Kept = tuple[datetime, int]
"""When a file came, and how large it is in bytes."""


def refuse_beyond_a_days_files(report: Report, size: int) -> None:
    """Raises Refused, saying from when on one of `size` bytes is taken, where a report has had its
    files of the last 24 hours (GRAPPE_FILES_A_DAY, GRAPPE_MEGABYTES_A_DAY)."""
    most = settings.MEGABYTES_A_DAY * _MEGABYTE
    kept = sorted(_of_the_last_day(report))
    opens = _opens(kept, size, settings.FILES_A_DAY, most)
    if opens is None:
        return
    words = _(
        "%(n)s files came for this report within a day: that is as much as one day takes. The next "
        "one is taken from %(moment)s on. Meanwhile the pages on the web take every correction."
    )
    raise Refused(words % {"n": len(kept), "moment": moment(opens)}, TOO_MANY)


def has_had_its_day(rows: "QuerySet[Any]", moment_field: str) -> bool:
    """Whether as many rows were made within the last 24 hours as a day takes files."""
    since = _since()
    if since is None:
        return False
    return rows.filter(**{f"{moment_field}__gt": since}).count() >= settings.FILES_A_DAY


def _of_the_last_day(report: Report) -> Iterator[Kept]:
    since = _since()
    if since is None:
        return
    yield from report.uploads.filter(at__gt=since).values_list("at", "size")
    held = report.held.filter(at__gt=since)
    yield from held.annotate(size=Length("content")).values_list("at", "size")


def _since() -> datetime | None:
    """None in a demonstration, whose day never ends and whose people are invented."""
    return None if clock.demonstration_day() else clock.now() - DAY


def _opens(kept: Iterable[Kept], size: int, most_files: int, most_bytes: int) -> datetime | None:
    """When the next file is taken: once enough of those that came are a day old; None for now."""
    left, opens = list(kept), None
    while left and (len(left) >= most_files or sum(one for _at, one in left) + size > most_bytes):
        opens = left.pop(0)[0] + DAY
    return opens
