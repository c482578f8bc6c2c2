"""Meetings in calendars: of a person, and of the mail that tells of one."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from grappe.calendars import Event, write
from grappe.site.accounts.models import User
from grappe.site.meetings.calendar import event_of
from grappe.site.meetings.concerning import meetings_of
from grappe.site.meetings.models import Meeting
from grappe.site.speaking import language_of_reader


def events_for(person: User, since: date) -> Iterator[Event]:
    """Those that concern a person, from a day on; a cancelled one goes from their calendar."""
    for meeting in meetings_of(person).filter(on__gte=since).order_by("on", "begins", "pk"):
        yield _event(meeting)


def file_of(meeting: Meeting) -> bytes:
    """One meeting, in the language that is spoken now."""
    return write(meeting.title, [_event(meeting)], language=language_of_reader())


def _event(meeting: Meeting) -> Event:
    page = settings.ADDRESS + reverse("meetings:meeting", args=[meeting.pk])
    return event_of(meeting, urlsplit(settings.ADDRESS).hostname or "", page)
