"""The burden meter: what a round takes all clusters together, beside what the plan foresaw.

Sums over clusters only, never one person's or one cluster's time.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Sum

from grappe.policies import Side
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Report, Round
from grappe.site.rounds.region.reading_time import ReadingTime, reading_times

DAY = 7.0
AT_MOST = timedelta(hours=DAY)


@dataclass(frozen=True)
class Burden:
    """Hours over the reports that were sent, `looked_at` of them on the site. `measured` runs from
    the first opening to the first sending, at most a working day (7 h) a report, because a form may
    stay open for weeks; `told` is what `tellers` clusters said it took; `reading` what the Region
    took to decide. Planned days are for as many reports as were asked."""

    reports: int
    looked_at: int
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


_Asked = tuple[int, datetime | None, datetime | None, int | None]
"""Of a report its round, when it was opened and first sent, and the minutes that were told."""


def burden(round_: Round) -> Burden:
    """Of one round, over all clusters (two queries)."""
    return burdens([round_])[round_.pk]


def burdens(rounds: Collection[Round]) -> dict[int, Burden]:
    """Of each round, by its key (two queries, however many rounds)."""
    reports = Report.objects.filter(round__in=rounds).annotate(
        sent_at=Min("submissions__at"), told=Sum("submissions__minutes")
    )
    asked = list(reports.values_list("round", "opened_at", "sent_at", "told"))
    n, spent = Counter(round_ for round_, *_more in asked), _spent(asked)
    minutes, read = _told(asked), reading_times(rounds)
    return {
        one.pk: _burden(one, n[one.pk], spent[one.pk], minutes[one.pk], read.get(one.pk))
        for one in rounds
    }


def _burden(
    round_: Round,
    asked: int,
    spent: list[timedelta | None],
    minutes: list[int],
    reading: ReadingTime | None,
) -> Burden:
    measured = [one for one in spent if one is not None]
    return Burden(
        reports=len(spent),
        looked_at=len(measured),
        measured=sum(measured, timedelta()) / timedelta(hours=1),
        told=sum(minutes) / 60,
        tellers=len(minutes),
        planned_days=_planned(round_, "managers", asked),
        planned_reading_days=_planned(round_, "officers", asked),
        reading=reading,
    )


def _planned(round_: Round, side: Side, asked: int) -> float | None:
    plan = current().plan
    line = plan.line_for(round_.questionnaire, side) if plan else None
    return line.days_a_report * asked if line else None


def _spent(asked: Iterable[_Asked]) -> dict[int, list[timedelta | None]]:
    """By round, what each report that was sent took; None of one that nobody opened here."""
    found: dict[int, list[timedelta | None]] = defaultdict(list)
    for round_, opened_at, sent_at, _minutes in asked:
        if sent_at is None:
            continue
        taken = min(max(sent_at - opened_at, timedelta()), AT_MOST) if opened_at else None
        found[round_].append(taken)
    return found


def _told(asked: Iterable[_Asked]) -> dict[int, list[int]]:
    """By round, minutes of each report whose sender said so; a correction's come on top."""
    found: dict[int, list[int]] = defaultdict(list)
    for round_, _opened, _sent, minutes in asked:
        if minutes is not None:
            found[round_].append(minutes)
    return found
