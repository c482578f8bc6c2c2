"""The one clock that the site asks. In a demonstration it stands at the demonstration's day."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

from grappe.site import demonstrated

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """This moment, with its time zone; in a demonstration, this time of day on its day."""
    moment = _set_to.get()
    if moment is not None:
        return moment
    moment = timezone.localtime()
    day = demonstration_day()
    return moment if day is None else moment.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """This day, where the Region is."""
    return timezone.localdate(now())


def demonstration_day() -> date | None:
    """The day at which a demonstration stands, or None where time goes on as it does."""
    said = demonstrated.read()
    return date.fromisoformat(said["today"]) if said and "today" in said else None


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Sets the clock to a moment for what happens inside (a day: its noon), in this thread."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12)
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    before = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(before)
