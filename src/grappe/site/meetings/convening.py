"""Meetings: called, changed, cancelled, documents brought, minutes kept. Each act is one
transaction and leaves a trace."""

from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock, scanner
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.meetings.models import Document, Meeting
from grappe.site.operations.pending import word_of
from grappe.site.rounds import files
from grappe.site.rounds.models import Round
from grappe.site.rounds.scanning import infected
from grappe.site.trail import record

LARGEST = 20_000_000
"""Bytes of a document."""
LONGEST = 50_000
"""Characters of minutes."""
_TOLD = ("title", "on", "begins", "ends", "place")
"""What people are told of again when it changes; an agenda is read on its page."""


@dataclass(frozen=True)
class Call:
    """What a meeting is called with; `milestone` is the plan's code or empty, `agenda` a line each,
    `about` the rounds that a review looks back on."""

    kind: str
    title: str
    on: date
    begins: time
    ends: time
    place: str = ""
    agenda: str = ""
    milestone: str = ""
    about: tuple[Round, ...] = ()

    def kept(self) -> dict[str, Any]:
        """What stands in the meeting's own row."""
        names = [one.name for one in fields(self) if one.name != "about"]
        return {name: getattr(self, name) for name in names}


@transaction.atomic
def call(called: Call, *, by: User | None) -> Meeting:
    """Calls a meeting. Raises Refused where it would end before it begins."""
    _in_order(called)
    meeting = Meeting.objects.create(**called.kept(), called_by=by)
    meeting.about.set(called.about)
    record("meeting.called", by=by, what=str(meeting), detail={"kind": called.kind})
    _tell("meeting_called", meeting, by)
    return meeting


@transaction.atomic
def change(meeting: Meeting, called: Call, *, by: User | None) -> Meeting:
    """Another day, place or agenda. Raises Refused for one that is cancelled."""
    meeting = _locked(meeting)
    _stands(meeting)
    _in_order(called)
    otherwise = any(getattr(called, name) != getattr(meeting, name) for name in _TOLD)
    was_ahead = meeting.is_ahead
    for name, value in called.kept().items():
        setattr(meeting, name, value)
    _moved(meeting)
    meeting.about.set(called.about)
    record("meeting.changed", by=by, what=str(meeting))
    if otherwise:
        _tell("meeting_changed", meeting, by, anyway=was_ahead)
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, by: User | None) -> None:
    """It will not take place; it stays in the list, and goes from calendars. Raises Refused for one
    that was held."""
    meeting = _locked(meeting)
    _stands(meeting)
    if meeting.minutes or meeting.decisions.exists():
        raise Refused(_("This meeting was held: it has its minutes or decisions."), "held")
    was_ahead = meeting.is_ahead
    meeting.cancelled_at = clock.now()
    _moved(meeting)
    record("meeting.cancelled", by=by, what=str(meeting))
    _tell("meeting_changed", meeting, by, anyway=was_ahead)


@transaction.atomic
def keep_minutes(meeting: Meeting, minutes: str, *, by: User | None) -> None:
    """What was said; the words before are kept in the trail. Raises Refused before the day."""
    meeting = _locked(meeting)
    _held(meeting)
    minutes = minutes.strip()
    if not minutes:
        raise Refused(_("Write a few words first."), "empty")
    if len(minutes) > LONGEST:
        raise Refused(_("%(most)s characters at most, please.") % {"most": LONGEST}, "long")
    before, meeting.minutes, meeting.minutes_at = meeting.minutes, minutes, clock.now()
    meeting.save(update_fields=["minutes", "minutes_at"])
    record("meeting.minuted", by=by, what=str(meeting), detail={"before": before})
    if not before:
        _tell("minutes_kept", meeting, by, anyway=True)


@transaction.atomic
def bring(meeting: Meeting, name: str, content: bytes, *, by: User | None) -> Document:
    """A document, kept as it came. Raises Refused for one that is empty or too large, or that the
    scanner knows or can't look through now."""
    _stands(_locked(meeting))
    if not content:
        raise Refused(_("This file is empty."), "empty")
    if len(content) > LARGEST:
        raise Refused(_("This file is larger than 20 MB: please make it smaller."), "large")
    _looked_through(content)
    brought = Document.objects.create(
        meeting=meeting, name=name[:255], sha256=files.keep(content), size=len(content), by=by
    )
    detail = {"file": brought.sha256}
    record("meeting.document_brought", by=by, what=str(meeting), detail=detail)
    return brought


@transaction.atomic
def take_away(document: Document, *, by: User | None) -> None:
    """It is no longer shown; the file stays as it came."""
    if document.taken_away_at is None:
        document.taken_away_at = clock.now()
        document.save(update_fields=["taken_away_at"])
        detail = {"file": document.sha256}
        record("meeting.document_taken_away", by=by, what=str(document.meeting), detail=detail)


def _looked_through(content: bytes) -> None:
    if not scanner.is_on():
        return
    try:
        found = scanner.found_in(content)
    except scanner.ScannerDown as down:
        said = _("The virus scanner does not answer: bring this file again in a while.")
        raise Refused(said, "scanner") from down
    if found:
        raise infected(found)


def _in_order(called: Call) -> None:
    if called.ends <= called.begins:
        raise Refused(_("The meeting would end before it begins."), "ends")


def _stands(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise Refused(_("This meeting is cancelled."), "cancelled")


def _held(meeting: Meeting) -> None:
    _stands(meeting)
    if not meeting.was_held:
        raise Refused(_("This meeting is still to come."), "to_come")


def _moved(meeting: Meeting) -> None:
    meeting.revision += 1
    meeting.changed_at = clock.now()
    meeting.save()


def _tell(matter: str, meeting: Meeting, by: User | None, *, anyway: bool = False) -> None:
    """Of a meeting that was on a day past, nobody is told that they are asked to it."""
    if anyway or meeting.is_ahead:
        word_of(matter, by=by, meeting=meeting.pk)


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update().get(pk=meeting.pk)
