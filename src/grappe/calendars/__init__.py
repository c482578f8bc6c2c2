"""Calendars as files (.ics, RFC 5545): events in, the bytes that any calendar reads out.

Knows no round and no meeting: who has something with a day writes it as an `Event`.
"""

from grappe.calendars.writing import MIME_TYPE, Event, write

__all__ = ["MIME_TYPE", "Event", "write"]
