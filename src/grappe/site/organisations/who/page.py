"""Everything that the page *Who is this?* shows."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.references import OUTLINES_VINTAGE, country_name
from grappe.site.organisations.models import Wording
from grappe.site.organisations.who.asking import ask, find
from grappe.site.organisations.who.placing import placed
from grappe.site.organisations.who.queueing import ASKED, Queue
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import standing_decision
from grappe.site.organisations.who.saying import name_for, title
from grappe.site.organisations.who.seeing import seen_by
from grappe.site.organisations.who.telling import Told, told_of
from grappe.site.policy.reading import current
from grappe.site.speaking import language_of_reader


@dataclass(frozen=True)
class Notes:
    """What the page is shown with: which list, what is looked for, the words that came with a
    choice that was refused, and why it was."""

    show: str = ""
    find: str = ""
    why: str = ""
    refusal: str = ""


def page_of(reader: Reader, queue: Queue, wording: Wording | None, notes: Notes) -> dict[str, Any]:
    """The context of the page (some ten queries, however many lines wait)."""
    context = {
        "reader": reader,
        "queue": queue,
        "wording": wording,
        "notes": notes,
        "title": title(reader, queue.counts),
        "lede": _lede(reader, queue),
        "pills": _pills(reader, queue, notes.show),
        "who_address": reader.address("who"),
        "decisions_address": reader.address("decisions"),
        "last": _last(reader, queue),
    }
    return context | (_line(reader, wording, notes) if wording else {})


def _last(reader: Reader, queue: Queue) -> Told | None:
    """What the reader decided last today; a line at hand tells its own decision itself."""
    last = queue.last
    return told_of(reader, last) if last and last.wording_id != queue.at else None


def _line(reader: Reader, wording: Wording, notes: Notes) -> dict[str, Any]:
    seen = seen_by(reader, wording)
    asked = find(notes.find, reader) if notes.find else ask(seen.line, reader)
    settled = wording.state in (Wording.State.ASKED, Wording.State.DECIDED)
    decision = standing_decision(wording) if settled else None
    found = wording.organisation
    return {
        "seen": seen,
        "country": _abroad(seen.line.country),
        "contradiction": asked.contradiction,
        "candidates": asked.candidates,
        "decision": told_of(reader, decision) if decision else None,
        "recognised_as": name_for(reader, found, wording) if found else "",
        "may_choose": reader.may_decide and (wording.is_open or reader.speaks_for is None),
        "decide_address": reader.address("decide", wording.pk),
        "later_address": reader.line_address(past=wording.pk, show=notes.show),
        "line_address": reader.line_address(line=wording.pk, show=notes.show),
        "map": placed(current().region, seen.place, [one.place for one in asked.candidates]),
        "outlines_vintage": OUTLINES_VINTAGE,
    }


def _abroad(country: str) -> str:
    known = country_name(country, language_of_reader())
    return "" if country == "FR" else known or country


def _lede(reader: Reader, queue: Queue) -> str:
    asked = queue.counts[Wording.State.ASKED]
    if reader.cluster is None or not asked:
        return ""
    first = ngettext(
        "The Region asks you about one of them; it comes first.",
        "The Region asks you about %(n)s of them; they come first.",
        asked,
    )
    return first % {"n": asked}


def _pills(reader: Reader, queue: Queue, show: str) -> list[tuple[str, int, str, bool]]:
    """The Region's two lists, where clusters were asked about a line."""
    counts = queue.counts
    todo = counts[Wording.State.TO_DECIDE] + counts[Wording.State.UNKNOWN]
    asked = counts[Wording.State.ASKED]
    if reader.cluster is not None or not asked:
        return []
    return [
        (_("To decide"), todo, "?", show != ASKED),
        (_("Asked of the clusters"), asked, f"?show={ASKED}", show == ASKED),
    ]
