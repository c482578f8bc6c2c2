"""What happens in a quarter, when: opened, noted, confirmed, sent, accepted, closed."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from grappe.demonstration.actions import confirmed
from grappe.policies import Policy, RoundPlan

STILL_TO_SEND = ("minalogic", "cara", "cimes", "terralia", "techtera", "lyonbiopole", "axelera")
"""Who has noted what it did in the quarter that is due, and not sent it."""


class Happening(NamedTuple):
    at: datetime
    what: Literal["open", "note", "confirm", "send", "accept", "close"]
    round: RoundPlan
    cluster: str = ""


def happenings(policy: Policy, today: date, seed: int) -> Iterator[Happening]:
    """Of every round that asks about a quarter, up to today."""
    chance = random.Random(seed)
    for plan in policy.rounds:
        if plan.quarter:
            yield from _round(policy, plan, today, chance)


def _round(
    policy: Policy, plan: RoundPlan, today: date, chance: random.Random
) -> Iterator[Happening]:
    over = min(plan.period.last_day, today - timedelta(days=4))
    yield Happening(_at(plan.opens, 8), "open", plan)
    for cluster in policy.clusters:
        yield Happening(
            _at(over, chance.randint(9, 17), chance.randint(0, 59)), "note", plan, cluster.code
        )
    if over < plan.period.last_day:
        return
    for code in confirmed(plan.period):
        yield Happening(_at(over + timedelta(days=2), 10), "confirm", plan, code)
    due = plan.closes > today
    for cluster in policy.clusters:
        if not (due and cluster.code in STILL_TO_SEND):
            yield from _sent(plan, cluster.code, over, chance)
    if not due:
        yield Happening(_at(plan.closes, 19), "close", plan)


def _sent(plan: RoundPlan, cluster: str, over: date, chance: random.Random) -> Iterator[Happening]:
    """In the four weeks after the quarter, accepted some days later."""
    day = over + timedelta(days=chance.randint(4, 27))
    sent = _at(day, chance.randint(9, 17), chance.randint(0, 59))
    yield Happening(sent, "send", plan, cluster)
    yield Happening(sent + timedelta(days=chance.randint(1, 8)), "accept", plan, cluster)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
