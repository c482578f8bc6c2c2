"""A record or a fixed section as fields of a form, last year's value beside each."""

from dataclasses import dataclass, replace

from grappe.answers import Place, Row
from grappe.questions import Field, Item, Section
from grappe.site.errors import say
from grappe.site.rounds.desk import Desk
from grappe.site.rounds.showing import (
    CellShown,
    Conflicts,
    FindingShown,
    before_words,
    comments_at,
    show_cell,
    show_finding,
    sum_of,
)


@dataclass(frozen=True)
class Question:
    """A field of the form: what is asked, and its cell. An item of a fixed section speaks for its
    only field."""

    cell: CellShown
    label: str
    help: str
    unit: str
    optional: bool

    @property
    def slot(self) -> str:
        place = self.cell.place
        return f"{place.section}:{place.row}:{place.field}"


@dataclass(frozen=True)
class Questions:
    """A section as a form: what was found on the whole of it, its questions, its sum."""

    findings: list[FindingShown]
    questions: list[Question]
    sum: float | None
    carried: bool


def groups_of(desk: Desk, section: Section, conflicts: Conflicts) -> Questions:
    rows = {row.id: row for row in desk.answer.rows(section.code)}
    asked = [
        (rows.get(name) or Row(name, {}), item, field)
        for name, item in _rows(section)
        for field in section.fields
    ]
    cells = {f.place for f in desk.of_section(section) if f.place.row and f.place.field}
    return Questions(
        findings=[show_finding(desk, f) for f in desk.of_section(section) if f.place not in cells],
        questions=[_question(desk, section, *one, conflicts) for one in asked],
        sum=sum_of(section, rows.values()),
        carried=any(row.origin == "carried" for row in rows.values()),
    )


def _rows(section: Section) -> list[tuple[str, Item | None]]:
    if section.kind == "fixed":
        return [(item.code, item) for item in section.items]
    return [("1", None)]


def _question(
    desk: Desk,
    section: Section,
    row: Row,
    item: Item | None,
    field: Field,
    conflicts: Conflicts,
) -> Question:
    label, helped = say(field.label), say(field.help)
    if item is not None:
        only = len(section.fields) == 1
        label = say(item.label) if only else f"{say(item.label)} · {label}"
        helped = say(item.help) if item.help else ""
    return Question(
        cell=_cell(desk, section, field, row, conflicts),
        label=label,
        help=helped,
        unit="€" if field.kind == "amount" else say(field.unit) if field.unit else "",
        optional=not (item.mandatory and field.mandatory if item else field.mandatory),
    )


def _cell(desk: Desk, section: Section, field: Field, row: Row, conflicts: Conflicts) -> CellShown:
    cell = show_cell(desk, section, field, row, conflicts)
    was = desk.previous_rows.get(section.code, {}).get(row.id)
    found = [f for f in desk.by_row.get((section.code, row.id), ()) if f.place.field == field.code]
    return replace(
        cell,
        before=before_words(field, was.values.get(field.code), desk.previous.year)
        if was and desk.previous
        else "",
        findings=tuple(show_finding(desk, one) for one in found),
        comments=comments_at(desk.comments, Place(section.code, row.id, field.code)),
    )
