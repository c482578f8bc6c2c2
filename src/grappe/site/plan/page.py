"""What the page of the plan tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from grappe.policies import SIDES, Action, EffortLine, Plan
from grappe.questions import Words
from grappe.site.accounts.models import User
from grappe.site.plan.comparing import Compared, compared, opened_rounds, saved
from grappe.site.plan.following import Told, followed
from grappe.site.plan.milestones import Stand, sent_by_round, stands
from grappe.site.plan.models import Spent


@dataclass(frozen=True)
class OnPage:
    """An action with all there is to tell of it; `notes` say how its days were printed."""

    action: Action
    cost: float
    milestones: list[Stand]
    sides: list[Compared]
    monitoring: list[Told]
    notes: list[Words]

    @property
    def done(self) -> int:
        return sum(one.done is not None for one in self.milestones)

    @property
    def noted(self) -> float:
        return sum(one.noted or 0 for one in self.sides)


def page_of(plan: Plan | None, user: User) -> dict[str, Any]:
    """The plan, its actions, and the sums over them; without a plan, no action."""
    if plan is None:
        return {"plan": None, "actions": [], "next": ""}
    sent = sent_by_round()
    told, spent = stands(sent), list(Spent.objects.all())
    rounds = opened_rounds()
    sides = compared(plan.actions, spent, rounds)
    monitoring = followed(plan.actions, user, sent)
    noted = sum(one.days for one in spent)
    meter = {side: saved(sides, side) for side in SIDES}
    days_saved = sum(one.saved for one in meter.values() if one)
    return {
        "plan": plan,
        "actions": [
            OnPage(
                action,
                plan.cost(action.days),
                [told[one.code] for one in action.milestones],
                sides[action.number],
                monitoring[action.number],
                _notes(action),
            )
            for action in plan.actions
        ],
        "milestones": len(told),
        "done": sum(one.done is not None for one in told.values()),
        "said_done": [one for one in told.values() if one.said],
        "next": _next(told.values()),
        "late": sum(one.late for one in told.values()),
        "cost": plan.cost(),
        "halves": _halves(plan),
        "noted": noted,
        "noted_cost": plan.cost(noted),
        "spent": spent,
        "meter": meter,
        "days_saved": days_saved,
        "cost_saved": round(plan.cost(days_saved)),
    }


def _halves(plan: Plan) -> list[tuple[int, EffortLine]]:
    """Lines that are not in whole days, with the action's number: why the total isn't either."""
    return [
        (action.number, line)
        for action in plan.actions
        for side in SIDES
        for line in action.effort(side).lines
        if line.days % 1
    ]


def _notes(action: Action) -> list[Words]:
    return [note for note in (action.officers.note, action.managers.note) if note]


def _next(told: Iterable[Stand]) -> str:
    """The milestone that is due first of those that are not done."""
    waiting = (one.milestone for one in told if one.done is None)
    first = min(waiting, key=lambda one: one.planned, default=None)
    return first.code if first else ""
