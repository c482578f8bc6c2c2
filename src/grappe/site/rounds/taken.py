"""How long reporting takes: from first opening to sending, and as people say. A meter of the
burden of asking, never of people."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import ngettext

from grappe.site.rounds.models import Report, Submission

_HOUR, _DAY = 60, 24 * 60


@dataclass(frozen=True)
class Taken:
    """`passed`: from first opening to sending; `said`: the minutes that the cluster gave."""

    passed: timedelta | None
    said: int | None

    @property
    def words(self) -> str:
        return duration_words(self.passed) if self.passed is not None else ""


def time_taken(report: Report, submission: Submission) -> Taken:
    """Nothing is known of a report that nobody opened on the site."""
    passed = submission.at - report.opened_at if report.opened_at else None
    return Taken(passed, submission.minutes)


def duration_words(passed: timedelta) -> str:
    """“40 minutes”, “3 hours”, “2 days”."""
    minutes = max(1, round(passed.total_seconds() / 60))
    if minutes < _HOUR:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if minutes < _DAY:
        hours = round(minutes / _HOUR)
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = round(minutes / _DAY)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
