"""A draft's fields and findings as templates show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from grappe.answers import Finding, Place, Row
from grappe.questions import Field, Section, Value, value_words
from grappe.site.errors import say
from grappe.site.rounds.cells import control_kind, key_of, name_of, options, shown
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.drafting import Conflict
from grappe.site.rounds.models import Comment
from grappe.site.speaking import language_of_reader

Conflicts = Mapping[Place, Conflict]


@dataclass(frozen=True)
class FindingShown:
    """A finding where it is: its sentence, its way out, the line that explains it."""

    severity: str
    place: str
    message: str
    key: str
    correction: str = ""
    explain_name: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class CellShown:
    """A value with its control; `theirs` is what somebody else wrote in it meanwhile."""

    field: Field
    place: Place
    text: str
    seen: str
    kind: str
    options: list[tuple[str, str]]
    state: str = ""
    theirs: str | None = None
    before: str = ""
    findings: tuple[FindingShown, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.place)

    @property
    def id(self) -> str:
        return anchor(self.place)

    @property
    def label(self) -> str:
        return say(self.field.label)


@dataclass(frozen=True)
class RowShown:
    """A row of a grid with what was found in it; `number`: in the latest file, None where it isn't
    there; its position where no file told of the section; 0 of a blank one."""

    row: Row
    number: int | None
    cells: list[CellShown]
    findings: tuple[FindingShown, ...] = ()
    comments: tuple[Comment, ...] = ()
    mark: str = ""
    name: str = field(default="")

    @property
    def conflict(self) -> bool:
        return any(cell.theirs is not None for cell in self.cells)


def anchor(place: Place) -> str:
    """The id of a place on its page."""
    return f"c-{place.section}-{place.row}-{place.field}"


def show_finding(desk: Desk, found: Finding, labels: bool = True) -> FindingShown:
    place = found.place
    asked = desk.questionnaire.section(place.section)
    warns = found.severity == "warning"
    return FindingShown(
        severity=found.severity,
        place=_place_words(asked, found) if labels else "",
        message=say(found.message),
        key=key_of(found),
        correction=_correction(asked, found),
        explain_name=f"e:{key_of(found)}" if warns else "",
        explanation=desk.explanations.get((place, found.code), "") if warns else "",
    )


def show_cell(
    desk: Desk, section: Section, asked: Field, row: Row, conflicts: Conflicts
) -> CellShown:
    """The cell of a row, without its findings."""
    language = language_of_reader()
    place, value = Place(section.code, row.id, asked.code), row.values.get(asked.code)
    conflict = conflicts.get(place)
    seen = shown(asked, value, language)
    text = shown(asked, conflict.mine, language) if conflict else seen
    return CellShown(
        field=asked,
        place=place,
        text=text,
        seen=seen,
        kind=control_kind(asked),
        options=options(asked, text),
        state="conflict" if conflict else state_of(desk, section, row, asked),
        theirs=say(value_words(asked, conflict.theirs)) if conflict else None,
    )


def state_of(desk: Desk, section: Section, row: Row, asked: Field) -> str:
    """The gravest finding at a cell, or of its column: "error", "warning" or nothing."""
    found = (*desk.by_row.get((section.code, row.id), ()), *desk.of_columns(section))
    grave = {f.severity for f in found if f.place.field == asked.code and f.concerns(row)}
    return next((severity for severity in ("error", "warning") if severity in grave), "")


def before_words(asked: Field, value: Value, year: int) -> str:
    """“2019: 84 000 €”."""
    return _("%(year)s: %(value)s") % {"year": year, "value": say(value_words(asked, value))}


def comments_at(comments: Iterable[Comment], place: Place) -> tuple[Comment, ...]:
    """What was said at a place, replies included."""
    wanted = (place.section, place.row or "", place.field or "")
    return tuple(c for c in comments if (c.section, c.row, c.field) == wanted)


def _place_words(section: Section, found: Finding) -> str:
    if found.cell:
        return _("Cell %(cell)s") % {"cell": found.cell}
    if found.place.field and section.kind == "table":
        label = say(section.field(found.place.field).label)
        return "" if say(found.message).startswith(label) else label
    return ""


def _correction(section: Section, found: Finding) -> str:
    if found.correction is None or found.place.field is None:
        return ""
    words = say(value_words(section.field(found.place.field), found.correction))
    return _("Take %(value)s") % {"value": words}


def sum_of(section: Section, rows: Iterable[Row]) -> float | None:
    """The sum that is shown under a section, None where it has none."""
    if section.total is None:
        return None
    values = (row.values.get(section.total) for row in rows)
    return sum(v for v in values if isinstance(v, int | float) and not isinstance(v, bool))
