"""Small changes to a draft, each giving a new answer."""

import random
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from grappe.answers.model import Answer, Explanation, Place, Row
from grappe.questions import Section, Value, Words, filled, quoted

_HAS_GONE = Words(
    fr="{name} était là l’an dernier\u202f: plutôt que de supprimer la ligne, "
    "indiquez l’année du départ dans {field}.",
    en="{name} was there last year: rather than removing the row, give the year of leaving "
    "in {field}.",
)


class AnswerError(Exception):
    """A change that an answer does not allow; `message` says why, in both languages."""

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message


def new_row_id(chance: random.Random | None = None) -> str:
    """An id that no other row has: ten hexadecimal digits; `chance` makes them repeatable."""
    bits = chance.getrandbits(40) if chance is not None else secrets.randbits(40)
    return f"{bits:010x}"


def set_cell(answer: Answer, place: Place, value: Value) -> Answer:
    """The answer with one cell changed; its row becomes *entered*, and begins where there was
    none. A value of None empties the cell. The same value again changes nothing."""
    return set_cells(answer, [(place, value)])


def set_cells(answer: Answer, cells: Iterable[tuple[Place, Value]]) -> Answer:
    """The answer with many cells changed, each as `set_cell` does, in one pass over the rows."""
    sections: dict[str, dict[str, Row]] = {}
    for place, value in cells:
        if place.row is None or place.field is None:
            raise ValueError("a cell has a row and a field")
        if place.section not in sections:
            sections[place.section] = {row.id: row for row in answer.rows(place.section)}
        rows = sections[place.section]
        rows[place.row] = _set(rows.get(place.row, Row(place.row, {})), place.field, value)
    changed = {section: tuple(rows.values()) for section, rows in sections.items()}
    return replace(answer, sections={**answer.sections, **changed})


def add_row(
    answer: Answer, section: str, values: Mapping[str, Value], row_id: str | None = None
) -> Answer:
    """The answer with one more row at the end of a section."""
    row = Row(row_id or new_row_id(), {c: v for c, v in values.items() if v is not None})
    return with_rows(answer, section, (*answer.rows(section), row))


def remove_row(
    answer: Answer, section: Section, row_id: str, previous: Answer | None = None
) -> Answer:
    """The answer without a row and its explanations. Where rows can be marked as left, a row of
    last year's (carried, confirmed, or in `previous`) goes only that way: AnswerError."""
    rows = answer.rows(section.code)
    for row in rows:
        if row.id == row_id and section.left and _was_there(row, section, previous):
            name = quoted(row_name(section, row))
            field = quoted(section.field(section.left).label)
            raise AnswerError(filled(_HAS_GONE, {"name": name, "field": field}))
    kept = with_rows(answer, section.code, (row for row in rows if row.id != row_id))
    gone = (section.code, row_id)
    explanations = (e for e in answer.explanations if (e.place.section, e.place.row) != gone)
    return replace(kept, explanations=tuple(explanations))


def confirm(answer: Answer, section: str | None = None, row_id: str | None = None) -> Answer:
    """The answer with what was carried over confirmed as unchanged: all of it, a section, a row."""
    sections = {
        code: tuple(_confirmed(r) if row_id in (None, r.id) else r for r in rows)
        if section in (None, code)
        else rows
        for code, rows in answer.sections.items()
    }
    return replace(answer, sections=sections)


def explain(answer: Answer, place: Place, code: str, text: str) -> Answer:
    """The answer with a line explaining what a warning asks about; an empty one takes it away."""
    others = tuple(e for e in answer.explanations if (e.place, e.code) != (place, code))
    said = (Explanation(place, code, text.strip()),) if text.strip() else ()
    return replace(answer, explanations=(*others, *said))


def with_rows(answer: Answer, section: str, rows: Iterable[Row]) -> Answer:
    return replace(answer, sections={**answer.sections, section: tuple(rows)})


def row_name(section: Section, row: Row) -> Words:
    """What a person would call a row: its item, or its first filled text."""
    if section.kind == "fixed" and row.id in section.item_by_code:
        return section.item_by_code[row.id].label
    written = (row.values.get(f.code) for f in section.fields if f.kind in ("text", "long_text"))
    name = next((str(value) for value in written if value), "")
    return Words(fr=name, en=name) if name else section.label


def _set(row: Row, field: str, value: Value) -> Row:
    if row.values.get(field) == value and type(row.values.get(field)) is type(value):
        return row
    others = {code: v for code, v in row.values.items() if code != field}
    values = others if value is None else {**row.values, field: value}
    return Row(row.id, values, "entered")


def _confirmed(row: Row) -> Row:
    return Row(row.id, row.values, "confirmed") if row.origin == "carried" else row


def _was_there(row: Row, section: Section, previous: Answer | None) -> bool:
    known = previous is not None and any(r.id == row.id for r in previous.rows(section.code))
    return known or row.origin != "entered"
