"""How many objectives are on their way, over all clusters or those of a domain: never who.

Counted over three clusters or more. Where all of them are on their way, or none is, the number
would tell of each, and is not told either. Sums are made of what is told, so that nothing can be
subtracted; and the count is of the first day of the month, so that a report that comes in alone
is not told by the difference.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from grappe.figures import FEWEST_CLUSTERS, Published
from grappe.policies import Span
from grappe.site import clock
from grappe.site.objectives.aims import Aim, every_aim
from grappe.site.objectives.models import Reported, Trajectory
from grappe.site.objectives.reading import every_figure


@dataclass(frozen=True)
class Progress:
    """Of one objective and year: how many clusters stand behind, and how many of them are on their
    way; None where that is hidden, or nobody reported."""

    aim: Aim
    behind: int
    on_their_way: int | None

    @property
    def hidden(self) -> bool:
        return self.behind > 0 and self.on_their_way is None


@dataclass(frozen=True)
class Summed:
    """Over those objectives that are told."""

    behind: int
    on_their_way: int


def counted_on() -> datetime:
    """The first moment of this month: what came later is counted next month."""
    return timezone.make_aware(datetime.combine(clock.today().replace(day=1), time.min))


def progress(
    aims: Iterable[Aim], span: Span, year: int, published: Published | None
) -> list[Progress]:
    """A line an objective, in their order (two queries)."""
    until = counted_on()
    targets, said = _targets(span, year, until), _said(span, year, until)
    figures = every_figure(published) if published else {}
    met: dict[str, list[bool]] = defaultdict(list)
    known = every_aim()
    for (cluster, name, objective), target in targets.items():
        aim = known.get(objective)
        if aim is None:
            continue
        value = said.get((cluster, objective))
        if aim.computed is not None:
            value = figures.get(name, {}).get(aim.computed.code, {}).get(year)
        if value is not None:
            met[objective].append(aim.objective.is_met(target, value))
    return [_told(aim, met[aim.code]) for aim in aims]


def summed(lines: Iterable[Progress]) -> Summed:
    told = [one for one in lines if one.on_their_way is not None]
    return Summed(sum(one.behind for one in told), sum(one.on_their_way or 0 for one in told))


def _told(aim: Aim, met: list[bool]) -> Progress:
    tells_of_each = len(met) < FEWEST_CLUSTERS or sum(met) in (0, len(met))
    return Progress(aim, len(met), None if tells_of_each else sum(met))


def _targets(span: Span, year: int, until: datetime) -> dict[tuple[int, str, str], float]:
    """By cluster (its key and name) and objective, the target last agreed on."""
    agreed = Trajectory.objects.filter(begins=span.first, agreed_at__lt=until)
    told = agreed.order_by("version").values_list(
        "cluster", "cluster__name", "objective", "targets"
    )
    last = {(cluster, name, code): targets for cluster, name, code, targets in told}
    return {place: targets[str(year)] for place, targets in last.items() if str(year) in targets}


def _said(span: Span, year: int, until: datetime) -> dict[tuple[int, str], float | None]:
    found = Reported.objects.filter(begins=span.first, year=year, at__lt=until)
    told = found.order_by("version").values_list("cluster", "objective", "value")
    return {(cluster, code): value for cluster, code, value in told}
