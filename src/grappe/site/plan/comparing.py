"""What the plan foresees, what was noted, and what the burden meter measured, side by side: sums
over all who are on that side, never one person or one cluster."""

from collections.abc import Iterable
from dataclasses import dataclass

from grappe.policies import SIDES, Action, EffortLine, Side
from grappe.site.plan.models import Spent
from grappe.site.rounds.models import Round
from grappe.site.rounds.region.burden import Burden, burdens


@dataclass(frozen=True)
class Metered:
    """What the meter measured of what the plan foresees for as many reports: working days."""

    reports: int = 0
    planned: float = 0.0
    measured: float = 0.0

    @property
    def saved(self) -> float:
        return self.planned - self.measured

    def __add__(self, other: "Metered") -> "Metered":
        return Metered(
            self.reports + other.reports,
            self.planned + other.planned,
            self.measured + other.measured,
        )


@dataclass(frozen=True)
class Compared:
    """One side of an action: `noted` working days are None where nobody noted any; `metered` where
    no round of it was ever measured."""

    side: Side
    planned: float
    noted: float | None
    metered: Metered | None


def opened_rounds() -> list[Round]:
    """The latest last."""
    return list(Round.objects.exclude(opened_at=None).order_by("year", "quarter"))


def compared(
    actions: Iterable[Action], spent: Iterable[Spent], rounds: Iterable[Round]
) -> dict[int, list[Compared]]:
    """By action's number, its two sides (three queries)."""
    meter, noted = _meter(rounds), list(spent)
    return {
        action.number: [
            Compared(
                side,
                action.effort(side).days,
                _noted(noted, action, side),
                _of(meter, action, side),
            )
            for side in SIDES
        ]
        for action in actions
    }


def saved(told: dict[int, list[Compared]], side: Side) -> Metered | None:
    """Over all actions, on one side."""
    return _sum(one.metered for sides in told.values() for one in sides if one.side == side)


def _noted(spent: list[Spent], action: Action, side: Side) -> float | None:
    own = [
        one.days
        for one in spent
        if one.action == action.number and one.of_clusters is (side == "managers")
    ]
    return sum(own) if own else None


def _meter(rounds: Iterable[Round]) -> dict[str, list[Burden]]:
    """By questionnaire, each round. Quarters are left out: a draft in which things are noted as
    they happen stays open for months, and tells nothing of how long it took."""
    rounds = [one for one in rounds if one.quarter is None]
    told, found = burdens(rounds), dict[str, list[Burden]]()
    for one in rounds:
        found.setdefault(one.questionnaire, []).append(told[one.pk])
    return found


def _of(meter: dict[str, list[Burden]], action: Action, side: Side) -> Metered | None:
    return _sum(
        _one(line, burden, side)
        for line in action.effort(side).lines
        for burden in meter.get(line.questionnaire or "", ())
    )


def _one(line: EffortLine, burden: Burden, side: Side) -> Metered | None:
    if side == "managers":
        looked_at = burden.looked_at
        return Metered(looked_at, line.days_a_report * looked_at, burden.measured_days)
    if burden.reading is None:
        return None
    read = burden.reading.readings
    return Metered(read, line.days_a_report * read, burden.reading_days)


def _sum(several: Iterable[Metered | None]) -> Metered | None:
    counted = [one for one in several if one is not None and one.reports]
    return sum(counted, Metered()) if counted else None
