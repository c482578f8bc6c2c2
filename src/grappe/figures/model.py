"""A figure: a number, and whether it may and can be told."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from grappe.questions import Level, Period
from grappe.questions.model import Sensitivity

Status = Literal["shown", "hidden", "missing", "not_applicable"]
Unit = Literal["count", "fte", "eur", "share", "years"]


class Figure(NamedTuple):
    """An indicator's value for a place and a year, or a `quarter` of it.

    `by` is the kind of place, `name` its French name, `n` the clusters behind the value, shares
    are fractions. *missing*: nobody answered, or nobody looked up who is who; *not_applicable*:
    it cannot be computed from the answers (a share of nothing); *hidden*: it is known, and not
    for this reader, or for nobody where too few companies stand behind it.
    """

    indicator: str
    unit: Unit
    sensitivity: Sensitivity
    by: Level
    name: str
    year: int
    breakdown: Mapping[str, str | None] | None
    value: float | None
    n: int
    status: Status
    quarter: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)


def as_row(figure: Figure) -> dict[str, Any]:
    """The figure as a row of JSON, in which `by` is the name of the place, and `quarter` stands
    where it is about one."""
    row = figure._asdict()
    name, quarter = row.pop("name"), row.pop("quarter")
    return {**row, "by": name} | ({"quarter": quarter} if quarter else {})
