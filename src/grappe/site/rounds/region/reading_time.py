"""What reading takes the Region: from the first look at what was sent to the decision on it.

A sum over reports, told once several people have decided: never one person's time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery

from grappe.site.rounds.models import Round, State, Step, Submission

AT_MOST = timedelta(hours=3.5)
"""Half a working day a report: what was opened on Monday and decided on Friday was not read all
week."""
PEOPLE = 2


@dataclass(frozen=True)
class ReadingTime:
    """Hours over so many readings that ended in a decision."""

    readings: int
    hours: float


def reading_time(round_: Round) -> ReadingTime | None:
    """Of one round, over all clusters (one query); None while fewer than two people decided."""
    readings = _readings(round_)
    if len({by for _begun, _decided, by in readings if by}) < PEOPLE:
        return None
    taken = (min(decided - begun, AT_MOST) for begun, decided, _by in readings)
    return ReadingTime(len(readings), sum(taken, timedelta()) / timedelta(hours=1))


def _readings(round_: Round) -> list[tuple[Any, datetime, int | None]]:
    """The first look, the moment of the decision that followed (accepted, or returned), and who
    took it."""
    decision = Step.objects.filter(
        report=OuterRef("report"),
        state__in=(State.ACCEPTED, State.RETURNED),
        at__gte=OuterRef("looked_at"),
    ).order_by("at", "pk")
    looked_at = Submission.objects.filter(report__round=round_).exclude(looked_at=None)
    decided = looked_at.annotate(
        decided_at=Subquery(decision.values("at")[:1]),
        decided_by=Subquery(decision.values("by")[:1]),
    ).exclude(decided_at=None)
    return list(decided.values_list("looked_at", "decided_at", "decided_by"))
