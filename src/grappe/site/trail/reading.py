"""The trail read back: verified from the database or from an exported file, and exported."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.db import connection

from grappe.site.trail.chain import Checked, Link, canonical, check, read_lines
from grappe.site.trail.models import COLUMNS, Event, moment

_AT_ONCE = 5000
_LINES = "SELECT {columns} FROM trail_event ORDER BY number"
_AS_TEXT = {
    "postgresql": {
        "at": """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
        "detail": "detail::text",
    },
    "sqlite": {"at": "CAST(at AS TEXT)"},
}
"""What a database is asked for in place of a column, so that nobody makes more of it than words."""


def documents() -> Iterator[dict[str, Any]]:
    """Every line, the first one first, read as the database writes them, some thousands at a time:
    there may be millions."""
    asked = _AS_TEXT[connection.vendor]
    with connection.chunked_cursor() as cursor:
        cursor.execute(_LINES.format(columns=", ".join(asked.get(one, one) for one in COLUMNS)))
        while rows := cursor.fetchmany(_AT_ONCE):
            for row in rows:
                yield _document(dict(zip(COLUMNS, row, strict=True)))


def _document(told: dict[str, Any]) -> dict[str, Any]:
    """What somebody put in place of a moment or a detail is told as it stands: it won't hold."""
    with suppress(ValueError, TypeError):
        told["at"], told["detail"] = _moment(told["at"]), json.loads(told["detail"])
    return told


def _moment(written: str) -> str:
    """As a line says it (see `models.moment`); SQLite writes "2021-06-07 08:00:06", in UTC, with
    the microseconds where there are any."""
    day, hour = written[:10], written[11:]
    if written[10:11] == " " and len(hour) in _HOURS:
        return f"{day}T{hour}{_HOURS[len(hour)]}"
    return moment(datetime.fromisoformat(written).replace(tzinfo=UTC))


_HOURS = {len("08:00:06"): ".000000Z", len("08:00:06.000000"): "Z"}


def verify(seals: Iterable[Link] = ()) -> Checked:
    """The trail of the database, as far as it holds."""
    return check(documents(), seals)


def verify_file(file: Path, seals: Iterable[Link] = ()) -> Checked:
    """An exported trail, as far as it holds."""
    with file.open("rb") as lines:
        return check(read_lines(lines), seals)


def export(to: IO[bytes]) -> int:
    """Writes every line as JSON, one a line, and gives how many there are."""
    count = 0
    for document in documents():
        to.write(f"{canonical(document)}\n".encode())
        count += 1
    return count


def last_link() -> Link | None:
    """The end of the trail; None where nothing happened yet."""
    found = Event.objects.order_by("-number").values_list("number", "hash").first()
    return Link(*found) if found else None
