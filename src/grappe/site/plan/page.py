"""What the page of the plan tells."""

from dataclasses import dataclass
from typing import Any

from grappe.policies import SIDES, Action, Plan
from grappe.questions import Words
from grappe.site.plan.comparing import Compared, compared, saved
from grappe.site.plan.following import Told, followed
from grappe.site.plan.milestones import Stand, stands
from grappe.site.plan.models import Spent


@dataclass(frozen=True)
class OnPage:
    """An action with all there is to tell of it; `notes` are what the plan itself says of how it
    was printed."""

    action: Action
    cost: float
    milestones: list[Stand]
    sides: list[Compared]
    monitoring: list[Told]
    notes: list[Words]


def page_of(plan: Plan | None) -> dict[str, Any]:
    """The plan, its actions, and the sums over them (nine queries); without a plan, no action."""
    if plan is None:
        return {"plan": None, "actions": []}
    told, spent = stands(), list(Spent.objects.all())
    sides, monitoring = compared(plan.actions, spent), followed(plan.actions)
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
        "late": sum(one.late for one in told.values()),
        "cost": plan.cost(),
        "noted": noted,
        "noted_cost": plan.cost(noted),
        "spent": spent,
        "meter": meter,
        "days_saved": days_saved,
        "cost_saved": plan.cost(days_saved),
    }


def _notes(action: Action) -> list[Words]:
    said = [action.officers.note, action.managers.note, *(one.note for one in action.milestones)]
    return [note for note in said if note]
