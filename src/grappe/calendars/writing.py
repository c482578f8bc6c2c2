"""One calendar as a file: RFC 5545, with the name and the pace of RFC 7986.

Lines end in CR LF and are folded at 75 octets without ever cutting a letter in two. The same
events give the same bytes: nothing here asks a clock.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from grappe.words import Language

MIME_TYPE = "text/calendar; charset=utf-8"

_LONGEST = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_END_OF_LINE = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


@dataclass(frozen=True)
class Event:
    """Something with a day, or with an hour of a day.

    `uid` names it for ever ("round-12@grappe.example.org"): the same event written again replaces
    itself in people's calendars. `begins` is a date, or a datetime that knows its zone; `ends` is
    of the same kind, and of days it is the last one, included. `changed` is when any of this was
    last changed, with its zone; `revision` counts the changes that people should see. A cancelled
    event stays in the file, so that it goes from people's calendars.
    """

    uid: str
    title: str
    begins: date | datetime
    changed: datetime
    ends: date | datetime | None = None
    text: str = ""
    place: str = ""
    link: str = ""
    revision: int = 0
    cancelled: bool = False
    takes_time: bool = True


def write(name: str, events: Iterable[Event], *, language: Language, hours: int = 12) -> bytes:
    """A calendar that is called `name`, to be looked at again every so many `hours`.

    Raises ValueError for an hour of a day without a zone: it would be another one elsewhere.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Grappe//Grappe//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:PT{hours}H",
        f"X-PUBLISHED-TTL:PT{hours}H",
        *(line for event in events for line in _event(event, language)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(event: Event, language: Language) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_instant(event.changed)}"
    yield f"LAST-MODIFIED:{_instant(event.changed)}"
    yield f"SEQUENCE:{event.revision}"
    yield f"DTSTART{_moment(event.begins)}"
    yield from _until(event)
    yield f"SUMMARY;LANGUAGE={language}:{_text(event.title)}"
    if event.text:
        yield f"DESCRIPTION;LANGUAGE={language}:{_text(event.text)}"
    if event.place:
        yield f"LOCATION;LANGUAGE={language}:{_text(event.place)}"
    if event.link:
        yield f"URL:{_address(event.link)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if event.takes_time else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _until(event: Event) -> Iterator[str]:
    """The end as the format has it: of days, the one after the last."""
    begins, ends = event.begins, event.ends
    if isinstance(begins, datetime):
        if isinstance(ends, datetime) and ends > begins:
            yield f"DTEND{_moment(ends)}"
        return
    yield f"DTEND{_moment(max(ends or begins, begins) + timedelta(days=1))}"


def _moment(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f":{_instant(moment)}"
    return f";VALUE=DATE:{moment:%Y%m%d}"


def _instant(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"an hour of a day needs its zone: {moment.isoformat()}")
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Words as a TEXT value: what would end it is escaped, what nobody sees is left out."""
    plain = _UNSEEN.sub("", _END_OF_LINE.sub("\n", words)).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _address(link: str) -> str:
    return "".join(_UNSEEN.sub("", link).split())


def _folded(line: str) -> str:
    """A long line goes on in the next one, behind a space that counts as one of its octets."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += width
    return "\r\n".join(parts)
