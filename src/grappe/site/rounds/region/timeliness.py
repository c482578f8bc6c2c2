"""How complete a round is, and how much of it came in time: counts, never an order of clusters."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Min
from django.utils import timezone

from grappe.site import clock
from grappe.site.rounds.models import Report, Round, State


@dataclass(frozen=True)
class Progress:
    """A round over some clusters: `answered` sent at least once, `late` among them after the due
    day; `missing` are the reports that are overdue and never came; `days` is the median from
    opening to sending, None before anybody sent."""

    round: Round
    asked: int
    answered: int
    to_read: int
    returned: int
    accepted: int
    in_time: int
    late: int
    missing: tuple[Report, ...]
    days: float | None


def progress(
    rounds: Iterable[Round], clusters: Collection[str] | None = None
) -> tuple[Progress, ...]:
    """One for each round, in their order (one query), over all clusters or those with a code."""
    rounds = tuple(rounds)
    found = Report.objects.filter(round__in=rounds).annotate(sent_at=Min("submissions__at"))
    if clusters is not None:
        found = found.filter(cluster__code__in=clusters)
    by_round: dict[int, list[Report]] = defaultdict(list)
    for report in found.select_related("cluster").order_by("cluster__name"):
        by_round[report.round_id].append(report)
    return tuple(_progress(one, by_round[one.pk]) for one in rounds)


def is_overdue(report: Report, round_: Round) -> bool:
    """Nothing was sent and the due day is over."""
    never = report.state in {State.EXPECTED, State.DRAFT}
    return never and round_.due < clock.today()


def _progress(round_: Round, reports: list[Report]) -> Progress:
    sent = [r for r in reports if r.sent_at]  # type: ignore[attr-defined]
    in_time = sum(timezone.localdate(r.sent_at) <= round_.due for r in sent)  # type: ignore[attr-defined]
    states = [r.state for r in reports]
    return Progress(
        round=round_,
        asked=len(reports),
        answered=len(sent),
        to_read=states.count(State.SUBMITTED),
        returned=states.count(State.RETURNED),
        accepted=states.count(State.ACCEPTED),
        in_time=in_time,
        late=len(sent) - in_time,
        missing=tuple(r for r in reports if is_overdue(r, round_)),
        days=_median_days(round_, sent),
    )


def _median_days(round_: Round, sent: list[Report]) -> float | None:
    if round_.opened_at is None or not sent:
        return None
    waited = (r.sent_at - round_.opened_at for r in sent)  # type: ignore[attr-defined]
    return median(max(one, timedelta()) / timedelta(days=1) for one in waited)
