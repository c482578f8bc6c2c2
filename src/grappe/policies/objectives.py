"""Long-term objectives as data: over which years they run, their topics, what each is measured by.

Which target a cluster sets itself, year by year, is no data of the policy: clusters propose it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import Field as Default
from pydantic import model_validator

from grappe.questions.model import Criterion
from grappe.words import Frozen, Words

Aiming = Literal["more", "less", "range"]
AimUnit = Literal["count", "fte", "eur", "share", "years", "score", "step"]


class YearlyReport(Frozen):
    """About which year clusters report, from when on, and until when."""

    year: int
    opens: date
    due: date


class Span(Frozen):
    """The years for which objectives are set, both included."""

    first: int
    last: int
    reports: tuple[YearlyReport, ...] = ()

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def code(self) -> str:
        return f"{self.first}-{self.last}"

    @property
    def baseline_year(self) -> int:
        """The year from which the road begins."""
        return self.first - 1

    def report(self, year: int) -> YearlyReport | None:
        return next((one for one in self.reports if one.year == year), None)

    @model_validator(mode="after")
    def _reports_of_its_years(self) -> "Span":
        if self.first > self.last:
            raise ValueError("the first year comes before the last")
        if any(one.year not in self.years or one.opens > one.due for one in self.reports):
            raise ValueError("a report is about a year of the period, and opens before it is due")
        return self


class ObjectiveTopic(Frozen):
    """What objectives are about; `parts` say it in more detail."""

    code: str
    name: Words
    parts: tuple[Words, ...] = ()


class AskedYearly(Frozen):
    """An indicator that clusters report themselves. A `score` is out of ten; of a `step`, `steps`
    are the words from the lowest to the highest, and a value is the place in them, from 0."""

    label: Words
    definition: Words
    unit: AimUnit
    steps: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _steps_of_a_step(self) -> "AskedYearly":
        if (self.unit == "step") != (len(self.steps) > 1):
            raise ValueError("'steps', two or more, go with the unit 'step'")
        return self


class Objective(Frozen):
    """A *base* objective, common to all clusters, or *specific* to a `domain`. It is measured by an
    `indicator` of the figures, or by what is `asked` each year. With the direction `range`, a value
    reaches its target within the `margin`."""

    code: str
    topic: str
    title: Words
    domain: str | None = None
    indicator: str | None = None
    asked: AskedYearly | None = None
    direction: Aiming
    margin: float | None = Default(default=None, gt=0)
    criteria: tuple[Criterion, ...] = ()

    @property
    def kind(self) -> Literal["base", "specific"]:
        return "specific" if self.domain else "base"

    def is_met(self, target: float, value: float) -> bool:
        """Whether a value is where the target wants it, or beyond."""
        if self.direction == "range":
            return abs(value - target) <= (self.margin or 0)
        return value >= target if self.direction == "more" else value <= target

    def goes_back(self, before: float, after: float) -> bool:
        """Whether a target goes against the direction, after the one before it."""
        return {"more": after < before, "less": after > before, "range": False}[self.direction]

    @model_validator(mode="after")
    def _measured_in_one_way(self) -> "Objective":
        if (self.indicator is None) == (self.asked is None):
            raise ValueError("either 'indicator' or 'asked' is expected")
        if (self.direction == "range") != (self.margin is not None):
            raise ValueError("'margin' goes with the direction 'range'")
        return self


class Objectives(Frozen):
    """All of them. `apart` are indicators of what the Region itself pays: objectives are never
    measured by them, nor shown beside them."""

    periods: tuple[Span, ...] = Default(min_length=1)
    topics: tuple[ObjectiveTopic, ...] = Default(min_length=1)
    objectives: tuple[Objective, ...] = Default(min_length=1)
    apart: tuple[str, ...] = ()

    def of(self, domains: Sequence[str]) -> tuple[Objective, ...]:
        """The base ones and those specific to these domains, by topic."""
        order = {topic.code: n for n, topic in enumerate(self.topics)}
        own = [one for one in self.objectives if one.domain is None or one.domain in domains]
        return tuple(sorted(own, key=lambda one: (one.domain is not None, order[one.topic])))

    def period(self, first: int) -> Span | None:
        return next((one for one in self.periods if one.first == first), None)

    def period_on(self, day: date) -> Span:
        """The one that runs on a day; else the last one before it, else the first."""
        begun = [one for one in self.periods if one.first <= day.year]
        return max(begun, key=lambda one: one.first) if begun else self.periods[0]
