"""The action plan as data: what is to be done by when, what it takes, what it costs, and how it is
followed; and the instruments through which the Region pays.

Costs are computed as the plan does: working days times the cost of one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field as Default
from pydantic import model_validator

from grappe.questions import Period
from grappe.words import Frozen, Words

Side = Literal["officers", "managers"]
SIDES: tuple[Side, ...] = ("officers", "managers")


class DayCost(Frozen):
    """What a working day costs: a gross monthly salary with the employer's contribution (€), and
    hours a month and a day."""

    monthly_salary: float = Default(gt=0)
    monthly_hours: float = Default(gt=0)
    daily_hours: float = Default(gt=0)

    @property
    def euros(self) -> int:
        """In whole euros, as the plan rounds it."""
        return round(self.monthly_salary / self.monthly_hours * self.daily_hours)


class AllAnswered(Frozen):
    """A round in which every cluster that is asked has answered, on the day of the last one."""

    questionnaire: str
    year: int
    quarter: Literal[1, 2, 3, 4] | None = None

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)


class Milestone(Frozen):
    """What is to be done by a day: within the month of `planned`, or `exactly` then. `found` is how
    the product knows that it is done, or the kind of `meeting` that it is, held with its minutes;
    else somebody says so."""

    code: str
    what: Words
    planned: date
    exactly: bool = False
    found: AllAnswered | None = None
    meeting: Literal["presentation", "review", "group"] | None = None
    note: Words | None = None


class EffortLine(Frozen):
    """Working days for one thing. With a `questionnaire`, they are for so many of its `reports`."""

    what: Words
    days: float = Default(gt=0)
    questionnaire: str | None = None
    reports: int | None = Default(default=None, gt=0)

    @model_validator(mode="after")
    def _reports_of_a_questionnaire(self) -> "EffortLine":
        if (self.questionnaire is None) != (self.reports is None):
            raise ValueError("'questionnaire' and 'reports' go together")
        return self

    @property
    def days_a_report(self) -> float:
        return self.days / self.reports if self.reports else 0.0


class Effort(Frozen):
    """What an action takes one side. `days` is what the plan says in all and reckons by; where its
    lines add up to something else, `note` says so."""

    days: float = Default(gt=0)
    lines: tuple[EffortLine, ...] = Default(min_length=1)
    note: Words | None = None

    @property
    def days_of_lines(self) -> float:
        return sum(line.days for line in self.lines)

    @property
    def difference(self) -> float:
        """By how many days the lines exceed what the plan reckons by."""
        return self.days_of_lines - self.days

    @model_validator(mode="after")
    def _adds_up_or_says_why(self) -> "Effort":
        if self.difference and self.note is None:
            raise ValueError("the lines add up to 'days', or a 'note' says why not")
        return self


_NAME_NOTHING = {"stories", "aims", "adapted", "roads"}


class Measured(Frozen):
    """How the product measures what is followed: by a questionnaire that is in force, by its guide
    for filling in, or by the clusters that have answered its latest round; by the figure of an
    `indicator` for the Region; by the domains that have told their stories of a year; by the
    objectives that there are (`aims`), the indicators that a working group's decisions changed
    (`adapted`), or the clusters that have reported on their objectives (`roads`)."""

    by: Literal["in_force", "guide", "answered", "figure", "stories", "aims", "adapted", "roads"]
    questionnaire: str | None = None
    indicator: str | None = None

    @model_validator(mode="after")
    def _by_what_it_names(self) -> "Measured":
        told = (self.questionnaire is not None, self.indicator is not None)
        if told != (self.by not in {"figure", *_NAME_NOTHING}, self.by == "figure"):
            raise ValueError(
                "a 'figure' names an 'indicator', 'stories', 'aims', 'adapted' and 'roads' "
                "nothing, others a 'questionnaire'"
            )
        return self


class Followed(Frozen):
    """An indicator of the plan: `measured`, or `unmeasured` with the reason, in a few words."""

    code: str
    what: Words
    measured: Measured | None = None
    unmeasured: Words | None = None

    @model_validator(mode="after")
    def _measured_or_not(self) -> "Followed":
        if (self.measured is None) == (self.unmeasured is None):
            raise ValueError("either 'measured' or 'unmeasured' is expected")
        return self


class Action(Frozen):
    """One action of the plan, by its number."""

    number: int = Default(gt=0)
    title: Words
    players: tuple[Words, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    officers: Effort
    managers: Effort
    monitoring: tuple[Followed, ...] = ()

    def effort(self, side: Side) -> Effort:
        return self.officers if side == "officers" else self.managers

    @property
    def days(self) -> float:
        return self.officers.days + self.managers.days


class Bounds(Frozen):
    """Of the costs that count, the least and the most that is paid (fractions)."""

    least: float = Default(ge=0, le=1)
    most: float = Default(ge=0, le=1)

    @model_validator(mode="after")
    def _in_order(self) -> "Bounds":
        if self.least > self.most:
            raise ValueError("the minimum is at most the maximum")
        return self


class Instrument(Frozen):
    """What the Region pays through; `budget` is in € a year, `notified` says whether it is a State
    aid notified to the European Commission, `identifier` is its own in the national schema of aid
    schemes (schema.data.gouv.fr/etalab/schema-dispositif-aide), where it is described there."""

    code: str
    name: Words
    share: Bounds | None = None
    budget: float | None = Default(default=None, gt=0)
    notified: bool = False
    identifier: str | None = None


class Grantor(Frozen):
    """Who grants: its official name and its SIRET."""

    name: str
    siret: str


class Plan(Frozen):
    """The plan of a policy."""

    day_cost: DayCost
    grantor: Grantor | None = None
    instruments: tuple[Instrument, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def days(self) -> float:
        return sum(action.days for action in self.actions)

    def cost(self, days: float | None = None) -> float:
        """In €: of so many working days, of all that is planned where none are given."""
        return round((self.days if days is None else days) * self.day_cost.euros, 2)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        return tuple(one for action in self.actions for one in action.milestones)

    def line_for(self, questionnaire: str, side: Side) -> EffortLine | None:
        """What the plan foresees on one side for a questionnaire's reports."""
        lines = (line for action in self.actions for line in action.effort(side).lines)
        return next((line for line in lines if line.questionnaire == questionnaire), None)


def plan_document(plan: Plan | None, done: Mapping[str, date]) -> dict[str, Any]:
    """The plan as `grappe plan --json` prints it; `done`: the days of milestones, by their codes.

    Days are working days, costs €. A policy without a plan has no actions and costs nothing.
    """
    if plan is None:
        return {"actions": [], "cost": 0, "days": 0}
    actions = [_action(plan, action, done) for action in plan.actions]
    return {"actions": actions, "cost": plan.cost(), "days": plan.days}


def _action(plan: Plan, action: Action, done: Mapping[str, date]) -> dict[str, Any]:
    return {
        "action": action.number,
        "officer_days": action.officers.days,
        "manager_days": action.managers.days,
        "cost": plan.cost(action.days),
        "milestones": [
            {
                "code": one.code,
                "planned": one.planned.isoformat(),
                "done": done[one.code].isoformat() if one.code in done else None,
            }
            for one in action.milestones
        ],
    }
