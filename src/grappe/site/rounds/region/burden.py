"""The burden meter: what a round takes all clusters together, beside what the plan foresaw.

Sums over clusters only, never one person's or one cluster's time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Min

from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.region.reading_time import ReadingTime, reading_time

DAY = 7.0
AT_MOST = timedelta(hours=DAY)


@dataclass(frozen=True)
class Burden:
    """Hours over the reports that were sent. `measured` runs from the first opening to the first
    sending, at most a working day (7 h) a report, because a form may stay open for weeks; `told`
    is what `tellers` clusters said it took; `reading` what the Region took to decide. Planned days
    are for as many reports as were asked."""

    reports: int
    measured: float
    told: float
    tellers: int
    planned_days: float | None
    planned_reading_days: float | None
    reading: ReadingTime | None

    @property
    def measured_days(self) -> float:
        return self.measured / DAY

    @property
    def reading_days(self) -> float:
        return self.reading.hours / DAY if self.reading else 0.0


def burden(round_: Round) -> Burden:
    """Of one round, over all clusters (four queries)."""
    sent = round_.reports.annotate(sent_at=Min("submissions__at")).exclude(sent_at=None)
    spent = list(sent)
    minutes = _told(round_)
    plan = next((p for p in current().burden if p.questionnaire == round_.questionnaire), None)
    share = round_.reports.count() / plan.reports if plan else 0
    return Burden(
        reports=len(spent),
        measured=_hours(spent),
        told=sum(minutes) / 60,
        tellers=len(minutes),
        planned_days=plan.manager_days * share if plan else None,
        planned_reading_days=plan.officer_days * share if plan else None,
        reading=reading_time(round_),
    )


def _hours(reports: Iterable[Report]) -> float:
    taken = (
        min(max(report.sent_at - report.opened_at, timedelta()), AT_MOST)  # type: ignore[attr-defined]
        for report in reports
        if report.opened_at is not None
    )
    return sum(taken, timedelta()) / timedelta(hours=1)


def _told(round_: Round) -> list[int]:
    """Minutes of each report whose sender said so; a correction's come on top."""
    said = round_.reports.exclude(submissions__minutes=None)
    return [int(minutes or 0) for minutes in said.values_list("submissions__minutes", flat=True)]
