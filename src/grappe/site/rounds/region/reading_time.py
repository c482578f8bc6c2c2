"""What reading takes the Region: from the first look at what was sent to the decision on it.

A sum over reports, told once several people have decided: never one person's time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

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


def reading_times(rounds: Collection[Round]) -> dict[int, ReadingTime]:
    """Of each round, by its key, over all clusters (one query); one on which fewer than two people
    decided is left out."""
    found: dict[int, list[_Reading]] = defaultdict(list)
    for round_, *reading in _readings(rounds):
        found[round_].append(_Reading(*reading))
    return {round_: _time(several) for round_, several in found.items() if _several(several)}


class _Reading(NamedTuple):
    begun: datetime
    decided: datetime
    by: int | None


def _several(readings: Iterable[_Reading]) -> bool:
    return len({one.by for one in readings if one.by}) >= PEOPLE


def _time(readings: Collection[_Reading]) -> ReadingTime:
    taken = (min(one.decided - one.begun, AT_MOST) for one in readings)
    return ReadingTime(len(readings), sum(taken, timedelta()) / timedelta(hours=1))


def _readings(rounds: Collection[Round]) -> Iterable[tuple[Any, ...]]:
    """The round, the first look, the moment of the decision that followed (accepted, or returned),
    and who took it."""
    decision = Step.objects.filter(
        report=OuterRef("report"),
        state__in=(State.ACCEPTED, State.RETURNED),
        at__gte=OuterRef("looked_at"),
    ).order_by("at", "pk")
    looked_at = Submission.objects.filter(report__round__in=rounds).exclude(looked_at=None)
    decided = looked_at.annotate(
        decided_at=Subquery(decision.values("at")[:1]),
        decided_by=Subquery(decision.values("by")[:1]),
    ).exclude(decided_at=None)
    return decided.values_list("report__round", "looked_at", "decided_at", "decided_by")
