"""Reminders and digests once a day, by the worker, when people begin their day."""

from datetime import date

from django.utils import timezone

from grappe.site import clock
from grappe.site.news.reminding import remind

HOUR = 7
_done: set[date] = set()
"""Days on which this process did it: looking again would change nothing, and cost a little."""


def remind_in_the_morning() -> None:
    """From seven o'clock on, the first time that it is called on a day."""
    now = timezone.localtime(clock.now())
    if now.hour >= HOUR and now.date() not in _done:
        remind()
        _done.add(now.date())
