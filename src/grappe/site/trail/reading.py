"""The trail read back: verified from the database or from an exported file, and exported."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from grappe.site.trail.chain import Checked, Link, canonical, check, read_lines
from grappe.site.trail.models import COLUMNS, Event, moment

_AT_ONCE = 5000
_AT = COLUMNS.index("at")


def documents() -> Iterator[dict[str, Any]]:
    """Every line, the first one first."""
    rows = Event.objects.order_by("number").values_list(*COLUMNS)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        document = dict(zip(COLUMNS, row, strict=True))
        document["at"] = moment(row[_AT])
        yield document


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
