"""What happens when: every round opened, answered, read and published in the order of days."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from grappe.demonstration.aiming import Step, steps
from grappe.demonstration.crossing import SAID_ON
from grappe.demonstration.gathering import Deed, deeds
from grappe.demonstration.granting import GRANTED_ON
from grappe.demonstration.keeping_plan import DAYS
from grappe.demonstration.opening_up import RELEASED_ON
from grappe.demonstration.quarters import happenings
from grappe.demonstration.replies import MADE_PUBLIC_ON, REPLIES, Reply
from grappe.demonstration.tales import Tale, tales
from grappe.policies import Policy, RoundPlan

TODAY = date(2021, 6, 7)
QUARTERS_SEED = 2019
REGISTER_OF = {date(2019, 5, 20): date(2019, 5, 2), date(2021, 4, 26): date(2021, 4, 2)}
"""On which days the company register is loaded, and up to which day its files know."""
PUBLISHED_ON = (date(2019, 10, 31), date(2020, 6, 30), date(2021, 6, 4))
EXPECTED, DRAFTED, OWN_EXPORT = "cara", "minalogic", "techtera"
LATE = (EXPECTED, DRAFTED, OWN_EXPORT)
RETURNED = ("axelera", "cluster-montagne")
WAITING = ("cimes", "digital-league", "terralia", "plastipolis", "lyonbiopole")


@dataclass(frozen=True)
class Event:
    at: datetime
    what: Literal[
        "open",
        "answer",
        "own_export",
        "mistakes",
        "accept",
        "return",
        "close",
        "publish",
        "reply",
        "make_public",
        "open_up",
        "register",
        "story",
        "say_themes",
        "note",
        "confirm",
        "send",
        "keep_plan",
        "grant",
        "aim",
        "gather",
    ]
    round: RoundPlan | None = None
    cluster: str = ""
    reply: Reply | None = None
    tale: Tale | None = None
    step: Step | None = None
    deed: Deed | None = None


def events(policy: Policy, chance: random.Random) -> list[Event]:
    """Everything up to today, the earliest first."""
    yearly = [plan for plan in policy.rounds if not plan.quarter]
    everything = [event for plan in yearly for event in _round(policy, plan, chance)]
    everything += [Event(*one) for one in happenings(policy, TODAY, QUARTERS_SEED)]
    everything += [Event(_at(day, 18), "publish") for day in PUBLISHED_ON]
    everything += [Event(_at(one.on, 9, 40), "reply", reply=one) for one in REPLIES]
    everything += [Event(_at(day, 9), "make_public") for day in MADE_PUBLIC_ON]
    everything += [Event(_at(RELEASED_ON, 11), "open_up")]
    everything += [Event(one.at, "story", tale=one) for one in tales()]
    everything += [Event(_at(SAID_ON, 14), "say_themes")]
    everything += [Event(_at(day, 10), "register") for day in REGISTER_OF]
    everything += [Event(_at(day, 17, 30), "keep_plan") for day in DAYS]
    everything += [Event(_at(day, 16), "grant") for day in GRANTED_ON]
    everything += [Event(one.at, "aim", cluster=one.cluster, step=one) for one in steps(policy)]
    everything += [Event(one.at, "gather", deed=one) for one in deeds(TODAY)]
    return sorted(everything, key=lambda event: event.at)


def _round(policy: Policy, plan: RoundPlan, chance: random.Random) -> Iterator[Event]:
    last = plan.closes > TODAY and plan.questionnaire == "members"
    yield Event(_at(plan.opens, 8), "open", plan)
    for cluster in policy.clusters:
        yield from _report(plan, cluster.code, chance, last=last)
    if plan.closes <= TODAY:
        yield Event(_at(plan.closes, 19), "close", plan)


def _report(plan: RoundPlan, cluster: str, chance: random.Random, *, last: bool) -> Iterator[Event]:
    span = (plan.due - plan.opens).days
    sent = plan.opens + timedelta(days=round(2 + chance.random() ** 0.6 * (span - 3)))
    moment = _at(sent, chance.randint(9, 17), chance.randint(0, 59))
    if last and cluster in LATE:
        late = _at(date(2021, 6, 3), chance.randint(9, 17))
        if cluster != EXPECTED:
            yield Event(late, "mistakes" if cluster == DRAFTED else "own_export", plan, cluster)
        return
    yield Event(moment, "answer", plan, cluster)
    if last and cluster in WAITING:
        return
    decided = min(moment + timedelta(days=chance.randint(1, 8)), _at(date(2021, 6, 3), 17))
    yield Event(decided, "return" if last and cluster in RETURNED else "accept", plan, cluster)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
