"""What was answered: one document, its places, and what was found in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from grappe.questions import Period, Value, Words
from grappe.questions.model import Severity

Origin = Literal["entered", "carried", "confirmed"]


class Row(NamedTuple):
    """One row. `id` names it for as long as the answer lives (in a *fixed* section: the item's
    code; in a *record*: "1"). `origin`: *carried* over from last year's accepted answer and not
    looked at, *confirmed* as unchanged, or *entered* (written or changed)."""

    id: str
    values: Mapping[str, Value]
    origin: Origin = "entered"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an answer. Without row: the column; without field: the row; without both: the
    section."""

    section: str
    row: str | None = None
    field: str | None = None

    @property
    def is_column(self) -> bool:
        return self.row is None and self.field is not None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The line in which a cluster explains what a warning asks about."""

    place: Place
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A questionnaire's answers about one year, or one `quarter` of it; `sections` maps a section's
    code to its rows."""

    questionnaire: str
    version: str
    year: int
    sections: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    explanations: tuple[Explanation, ...] = ()
    quarter: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)

    def rows(self, section: str) -> tuple[Row, ...]:
        return self.sections.get(section, ())

    def value(self, place: Place) -> Value:
        """The value at a place, None where there is none."""
        for row in self.rows(place.section):
            if row.id == place.row and place.field is not None:
                return row.values.get(place.field)
        return None

    def cells(self) -> Iterator[tuple[Place, Value]]:
        for section, rows in self.sections.items():
            for row in rows:
                for name, value in row.values.items():
                    yield Place(section, row.id, name), value


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: how grave, where, what, and the right value where it is known.

    `sheet` and `cell` ("C9") are known for what was read from a file. A correction of None
    means that none is known. `related` is the other place of a pair.
    """

    severity: Severity
    code: str
    place: Place
    message: Words
    correction: Value = None
    sheet: str | None = None
    cell: str | None = None
    related: Place | None = None

    def concerns(self, row: Row) -> bool:
        """Whether it is about this row of its section: at it, or about a column that the row
        leaves empty."""
        if self.place.is_column:
            return row.values.get(self.place.field or "") is None
        return self.place.row == row.id
